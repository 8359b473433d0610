import { strict as assert } from 'node:assert';
import { clean, escaped, file, nameFor, oneLine, pieces } from './casefile.js';

Deno.test('what is not seen is left out, and line ends become one', () => {
  assert.equal(clean('a\u00ad\u200bb\u0007c\r\nd\u2028e\ud800'), 'abc\nd\ne');
  assert.equal(oneLine('  ett \n\n två\u00a0tre '), 'ett två tre');
});

Deno.test('text never becomes markup, but citations stay', () => {
  assert.equal(escaped('# Rubrik'), '&#35; Rubrik');
  assert.equal(escaped('1. Först'), '&#49;. Först');
  assert.equal(escaped('<b> *x* [a](b)'), '&#60;b&#62; &#42;x&#42; &#91;a&#93;(b)');
  assert.equal(escaped('Så var det. [@1, 2](x)'), 'Så var det. [@1, 2]&#40;x)');
});

Deno.test('paragraphs are parted by empty lines, items by lines, without their marks', () => {
  assert.deepEqual(pieces('ett\ntvå\n\n\ntre', false), ['ett två', 'tre']);
  assert.deepEqual(pieces('- ett\n2) två\n\n• tre', true), ['ett', 'två', 'tre']);
});

Deno.test('a file name is free, short and plain', () => {
  const limits = { taken: ['oppet-hus'], reserved: ['bidra'], longest: 20 };
  assert.equal(nameFor('Öppet hus!', limits), 'oppet-hus-2');
  assert.equal(nameFor('Bidra', limits), 'bidra-2');
  assert.equal(nameFor('???', limits), 'exempel');
  assert.equal(nameFor('En mycket lång rubrik om allt', limits), 'en-mycket-lang');
});

Deno.test('the file has quoted front matter and a heading for each section with text', () => {
  const sections = [
    { id: 'bakgrund', rubrik: 'Bakgrund', kravs: true, lista: false },
    { id: 'rad', rubrik: 'Råd', kravs: false, lista: true },
    { id: 'tomt', rubrik: 'Tomt', kravs: false, lista: false },
  ];
  const data = {
    titel: 'Ett "hus"',
    lan: ['skane', 'dalarna'],
    parter: [{ namn: 'A', sektor: 'offentlig' }],
    steg: { mal: 'Skäl' },
    kallor: [{ titel: 'K', adress: null, ar: 2020 }],
  };
  assert.equal(
    file(data, sections, { bakgrund: 'Ett.\n\nTvå.', rad: 'a\nb', tomt: ' ' }),
    `---
titel: "Ett \\"hus\\""
lan: [skane, dalarna]
parter:
  - namn: "A"
    sektor: "offentlig"
steg:
  mal: "Skäl"
kallor:
  - titel: "K"
    adress: null
    ar: 2020
---

## Bakgrund {#bakgrund}

Ett.

Två.

## Råd {#rad}

- a
- b
`,
  );
});
