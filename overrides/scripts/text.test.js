import { strict as assert } from 'node:assert';
import { asWritten, filled, fold } from './text.js';

Deno.test('a word is folded to lower case without diacritics', () => {
  assert.equal(fold('ÅtgärdsPlan'), 'atgardsplan');
  assert.equal(fold('Idé'), fold('ide'));
});

Deno.test('each name in a text is filled in, as often as it stands there', () => {
  assert.equal(filled('{antal} av {antal}: {namn}', { antal: 3, namn: 'Ö' }), '3 av 3: Ö');
});

Deno.test('a name that nobody fills in stays as it is', () => {
  assert.equal(filled('Visar {antal} av {alla}', { antal: 0 }), 'Visar 0 av {alla}');
});

Deno.test('a text of a page is read without its hyphens and line breaks', () => {
  assert.equal(asWritten(' Över\u00adens\u00adkommelse\n  om  stöd '), 'Överenskommelse om stöd');
});
