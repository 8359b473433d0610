import { strict as assert } from 'node:assert';
import { csv } from './csv.js';

/** @param {string[][]} rows @param {string} [lang] */
const linesOf = (rows, lang = 'sv') => csv(rows, lang).slice(1).split('\r\n');

Deno.test('a list begins with a byte order mark and ends its lines as the format says', () => {
  assert.equal(csv([['Å', 'ö'], ['1', '2']], 'sv'), '\ufeffÅ;ö\r\n1;2\r\n');
});

Deno.test('cells are parted as the language does it', () => {
  assert.deepEqual(linesOf([['a', 'b']], 'en'), ['a,b', '']);
  assert.deepEqual(linesOf([['a', 'b']], 'sv'), ['a;b', '']);
});

Deno.test('what would part a cell, or break it off, is quoted', () => {
  assert.deepEqual(linesOf([['a;b', 'c,d', 'e"f', 'g\nh', ' i']]), [
    '"a;b";"c,d";"e""f";"g\nh";" i"',
    '',
  ]);
});

Deno.test('no cell can run as a formula', () => {
  const told = {
    '=1+1': "'=1+1",
    '+46 8 1': "'+46 8 1",
    '-2+3': "'-2+3",
    '@SUM(A1)': "'@SUM(A1)",
    ' =1': '" \'=1"',
    '\t=1': '"\t\'=1"',
    '＝1': "'＝1",
    'a;=1': '"a;\'=1"',
    'a,@b': '"a,\'@b"',
    'a\n-1+2': '"a\n\'-1+2"',
  };
  for (const [cell, expected] of Object.entries(told)) {
    assert.deepEqual(linesOf([[cell]]), [expected, ''], cell);
  }
});

Deno.test('what only looks like a formula stays as it is', () => {
  for (const cell of ['100,-', 'IOP = partnerskap', 'a@example.se', '– ett streck', "'apostrof"]) {
    const [line] = linesOf([[cell]]);
    assert.equal(line.replaceAll('"', ''), cell);
  }
});
