import { strict as assert } from 'node:assert';
import { docx, docxParts } from './docx.js';
import { zipContent, zipParts } from './zip.js';

/** @type {import('./docx.js').Letter} */
const letter = {
  title: 'Två former & <en> tabell',
  lang: 'sv',
  foot: 'Samverkansnavet',
  blocks: [
    { kind: 'heading', level: 1, text: 'Rubrik' },
    {
      kind: 'paragraph',
      text: ['Läs mer på ', { text: 'sidan', href: 'https://a.example/?a=1&b="2"' }, '.\nNy rad'],
    },
    { kind: 'list', numbered: true, items: ['Ett', 'Två'] },
    { kind: 'list', numbered: true, items: ['Åter ett'] },
    { kind: 'boxes', items: [{ text: 'Klart', ticked: true }, { text: 'Kvar', ticked: false }] },
    { kind: 'table', caption: 'Former', head: ['', 'IOP'], rows: [['Pengar', 'Ja']] },
  ],
};
const parts = docxParts(letter);
const main = parts['word/document.xml'];
/** @param {RegExp} pattern */
const found = (pattern) => [...main.matchAll(pattern)].map((match) => match[1]);

Deno.test('the title and the language stand in the file, and the title first in the text', () => {
  const core = parts['docProps/core.xml'];
  assert.match(core, /<dc:title>Två former &amp; &lt;en&gt; tabell<\/dc:title>/);
  assert.match(core, /<dc:language>sv-SE<\/dc:language>/);
  assert.match(parts['word/styles.xml'], /<w:lang w:val="sv-SE"/);
  assert.deepEqual(found(/<w:pStyle w:val="(\w+)"\/>/g).slice(0, 2), ['Title', 'Heading1']);
});

Deno.test('an English file is in English', () => {
  const english = docxParts({ ...letter, lang: 'en' });
  assert.match(english['docProps/core.xml'], /en-GB/);
  assert.match(english['word/footer1.xml'], />Samverkansnavet · Page </);
});

Deno.test('a link leads where it says, and the same address is listed once', () => {
  const link = { text: 'a', href: 'https://a.example/?a=1&b="2"' };
  const twice = docxParts({ ...letter, blocks: [{ kind: 'paragraph', text: [link, link] }] });
  const listed = twice['word/_rels/document.xml.rels'].match(/Target="https[^"]*"/g);
  assert.deepEqual(listed, ['Target="https://a.example/?a=1&amp;b=&quot;2&quot;"']);
  assert.equal(twice['word/document.xml'].match(/r:id="link1"/g)?.length, 2);
});

Deno.test('a table says what it is, repeats its first row and names its rows in bold', () => {
  assert.deepEqual(found(/<w:tblCaption w:val="([^"]*)"/g), ['Former']);
  assert.equal(found(/<w:trPr>(<w:cantSplit\/><w:tblHeader\/>)<\/w:trPr>/g).length, 1);
  assert.match(main, /<w:b\/><\/w:rPr><w:t xml:space="preserve">Pengar</);
});

Deno.test('each numbered list begins at one', () => {
  assert.deepEqual(found(/<w:numId w:val="(\d+)"/g), ['2', '2', '3']);
  assert.equal(parts['word/numbering.xml'].match(/startOverride w:val="1"/g)?.length, 2);
});

Deno.test('boxes are ticked or not', () => {
  assert.deepEqual(found(/<w14:checked w14:val="(\d)"/g), ['1', '0']);
  assert.deepEqual(found(/>([☐☒])</g), ['☒', '☐']);
});

Deno.test('what XML cannot hold is replaced, and a new line breaks the line', () => {
  const text = 'a\u0000b\ud800c\u000bd\ufffe\n😀';
  const made = docxParts({ ...letter, blocks: [{ kind: 'paragraph', text }] });
  const [, paragraph] = made['word/document.xml'].match(/"Normal"\/><\/w:pPr>(.*?)<\/w:p>/) ?? [];
  assert.equal(paragraph.replaceAll('<w:br/>', '|').replace(/<[^>]*>/g, ''), 'a�b�c�d�|😀');
});

Deno.test('the same content gives the same bytes, with the kinds of the parts first', async () => {
  const [one, two] = [await docx(letter), await docx(letter)];
  assert.deepEqual(one, two);
  const read = zipParts(one);
  assert.equal([...read.keys()][0], '[Content_Types].xml');
  for (const [name, part] of read) {
    assert.equal(new TextDecoder().decode(await zipContent(part)), parts[name], name);
  }
});
