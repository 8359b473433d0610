import { strict as assert } from 'node:assert';
import {
  addressWith,
  cellsOf,
  choicesIn,
  countsOf,
  isChosen,
  matches,
  ofEachFacet,
} from './filter.js';

const none = ofEachFacet(() => '');
const nothing = ofEachFacet(() => /** @type {string[]} */ ([]));
const cases = [
  { ...nothing, steg: ['mal', 'roller'], form: ['iop'], lan: ['skane'], tema: ['kultur'] },
  { ...nothing, steg: ['mal'], form: ['avtal'], lan: ['skane', 'dalarna'], tema: ['idrott'] },
];

Deno.test('choices are taken from an address where the page has them', () => {
  const choices = choicesIn(
    'https://a.example/?steg=mal&lan=hittepa&annat=1',
    (_, value) => value === 'mal',
  );
  assert.deepEqual(choices, { ...none, steg: 'mal' });
  assert.ok(isChosen(choices));
  assert.ok(!isChosen(none));
});

Deno.test('choices are put into an address, and all else in it stays', () => {
  const address = addressWith({ ...none, lan: 'skane' }, 'https://a.example/?q=1&steg=mal#hitta');
  assert.equal(address, 'https://a.example/?q=1&lan=skane#hitta');
});

Deno.test('a case has what is chosen in every facet', () => {
  const found = (/** @type {Partial<typeof none>} */ chosen) =>
    cases.filter((one) => matches(one, { ...none, ...chosen })).length;
  assert.equal(found({}), 2);
  assert.equal(found({ lan: 'dalarna' }), 1);
  assert.equal(found({ lan: 'dalarna', form: 'iop' }), 0);
});

Deno.test('each choice tells how many cases it would give with the others as they are', () => {
  const chosen = { ...none, form: 'iop', tema: 'idrott' };
  assert.deepEqual([...countsOf('tema', cases, chosen)], [['kultur', 1]]);
  assert.deepEqual([...countsOf('lan', cases, none)], [['skane', 2], ['dalarna', 1]]);
});

Deno.test('a case is a row with names of what it has, and its whole address', () => {
  const one = {
    ...cases[1],
    titel: 'Bad',
    adress: 'bad/',
    plats: 'Mora',
    period: '2020',
    text: '',
    sprak: 'sv',
    vantar: false,
  };
  const row = cellsOf(
    one,
    (facet, id) => `${facet} ${id}`,
    'https://a.example/exempel/?lan=skane#x',
  );
  assert.deepEqual(row.slice(0, 4), ['Bad', 'Mora', '2020', 'steg mal']);
  assert.equal(row[6], 'lan skane, lan dalarna');
  assert.equal(row.at(-1), 'https://a.example/exempel/bad/');
});
