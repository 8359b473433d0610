import { strict as assert } from 'node:assert';
import { body, clean, escaped, file, nameFor, oneLine, pieces, placeOf, tidy } from './casefile.js';

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

const section = { id: 'bakgrund', rubrik: 'Bakgrund', kravs: true, lista: false };
const written = (/** @type {string} */ bakgrund) =>
  body([section], { bakgrund }).replace('\n## Bakgrund {#bakgrund}\n\n', '').trimEnd();

Deno.test('paragraphs are parted by empty lines, items by lines, without their marks', () => {
  const words = (/** @type {string} */ text, /** @type {boolean} */ isList) =>
    pieces(text, isList).map((piece) => piece.text);
  assert.deepEqual(words('ett\ntvå\n\n\ntre', false), ['ett två', 'tre']);
  assert.deepEqual(words('- ett\n2) två\n\n• tre\n+ fyra\n– fem', true), [
    'ett',
    'två',
    'tre',
    'fyra',
    'fem',
  ]);
});

Deno.test('a list from a word processor is a list of Markdown', () => {
  assert.equal(
    written('Vi gjorde så här:\n•\tEtt möte\n·\tEtt avtal\r\nSedan *började* vi.'),
    'Vi gjorde så här:\n\n- Ett möte\n- Ett avtal\n\nSedan &#42;började&#42; vi.',
  );
  assert.equal(
    written('–\tett\n-\ttvå\no\ttre\n§\tfyra\n\n\uf0b7\tfem'),
    [
      '- ett',
      '- två',
      '- tre',
      '- fyra',
      '- fem',
    ].join('\n'),
  );
});

Deno.test('a numbered list keeps its numbers, and bullets in it stand below', () => {
  assert.equal(
    written('1.\tFörst\n•\tmed en fika\n•\toch ett samtal\n2)\tSedan\n\nSlut.'),
    '1. Först\n    - med en fika\n    - och ett samtal\n2. Sedan\n\nSlut.',
  );
  assert.equal(written('Ett.\n\n3. Tre\n4. Fyra'), 'Ett.\n\n3. Tre\n4. Fyra');
});

Deno.test('a line of dialogue, a year and a letter are no items', () => {
  for (const text of ['– Vi visste inte.', '2019. Det var då.', 'o alla andra', '1.5 tjänst']) {
    assert.equal(pieces(text, false)[0].mark, '', text);
  }
});

Deno.test('quotation marks are those of the site, but not in addresses', () => {
  assert.equal(tidy('"a" “b” „c“ «d» it\'s ‘e’'), '”a” ”b” ”c” ”d” it’s ’e’');
  assert.equal(tidy("https://x.se/it's"), "https://x.se/it's");
});

Deno.test('an address that begins with www gets its scheme', () => {
  assert.equal(
    tidy('Läs på www.orten.se och (WWW.b.se/A).'),
    'Läs på https://www.orten.se och (https://www.b.se/A).',
  );
  for (
    const text of ['https://www.orten.se', 'http://www.orten.se', 'awww.x.se', 'www.', 'www. x']
  ) {
    assert.equal(tidy(text), text);
  }
});

Deno.test('a sentence is found as it was typed', () => {
  const typed = 'Först.\n\nDe sa "ja" (nu)\noch [@1] kom. Slut.';
  const [start, end] = placeOf(typed, 'De sa ”ja” (nu) och kom.') ?? [0, 0];
  assert.equal(typed.slice(start, end), 'De sa "ja" (nu)\noch [@1] kom.');
  assert.equal(placeOf(typed, 'Något annat.'), null);
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
