import { strict as assert } from 'node:assert';
import { onTheWeb } from './address.js';

const copy = { root: '/C:/Users/maja/sajt/', site: 'https://a.example/x/', lang: 'sv' };
const file = (/** @type {string} */ path) => `file://${copy.root}${path}`;

Deno.test('a page of a copy has the address that it has on the web', () => {
  const guide = file('strukturer/valj-form/index.html?jamfor=iop#guide=a:b');
  assert.equal(
    onTheWeb(guide, copy),
    'https://a.example/x/strukturer/valj-form/?jamfor=iop#guide=a:b',
  );
  assert.equal(onTheWeb(file('fas/'), copy), 'https://a.example/x/fas/');
});

Deno.test('the first page is that of the language of the copy', () => {
  assert.equal(onTheWeb(file('index.html'), copy), 'https://a.example/x/');
  const english = { ...copy, lang: 'en' };
  assert.equal(onTheWeb(file('index.html#a'), english), 'https://a.example/x/en/#a');
  assert.equal(onTheWeb(file('en/fas/index.html'), english), 'https://a.example/x/en/fas/');
});

Deno.test('a site without an address has none to share, and no path on a disk is told', () => {
  assert.equal(onTheWeb(file('fas/index.html'), { ...copy, site: '' }), '');
});

Deno.test('what lies elsewhere stays', () => {
  for (const address of ['https://b.example/fas/', 'file:///etc/fas/index.html']) {
    assert.equal(onTheWeb(address, copy), address);
  }
});
