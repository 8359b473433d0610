import { strict as assert } from 'node:assert';
import {
  clashes,
  compared,
  distanceOf,
  joinedBooks,
  preselected,
  sharedBook,
  toTalkAbout,
} from './workbook-compare.js';
import { begun } from './workbook-store.js';

/** @typedef {import('./workbook.d.ts').Workbook} Workbook */

const NOW = '2027-01-18T14:32Z';
const LATER = '2027-01-19T14:32Z';
const head = { name: 'x', organisation: '', model: '1' };
/** @param {Record<string, string>} texts @param {string} [changed] @returns {Workbook} */
const book = (texts, changed = NOW) => ({
  ...begun({ ...head, party: 'civil' }, NOW),
  answers: Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [id, { text, changed }]),
  ),
});

Deno.test('answers are alike, different, of one alone or of nobody', () => {
  const rows = compared(
    book({ a: 'Vi vill!', b: 'Ja, på kvällen', c: 'x', e: ' ' }),
    book({ a: ' vi  vill', b: 'Nej, på dagen', d: 'y' }),
    ['a', 'b', 'c', 'd', 'e'],
  );
  const found = Object.fromEntries(rows.map(({ id, likeness }) => [id, likeness]));
  assert.deepEqual(found, { a: 'lika', b: 'olika', c: 'en', d: 'en', e: 'ingen' });
});

Deno.test('the most different come first, then those of one alone, in the order of the model', () => {
  const one = book({ a: 'ett två tre fyra', b: 'helt annat', c: 'x', d: 'samma' });
  const other = book({ a: 'ett två tre fem', b: 'inget lika', d: 'Samma.', e: 'y' });
  const rows = toTalkAbout(compared(one, other, ['a', 'b', 'c', 'd', 'e']));
  assert.deepEqual(rows.map(({ id }) => id), ['b', 'a', 'c', 'e']);
});

Deno.test('distance is that of the words', () => {
  assert.equal(distanceOf('A b', 'a, B.'), 0);
  assert.equal(distanceOf('a b', 'c d'), 1);
  assert.ok(distanceOf('a b', 'b a') > 0);
  assert.ok(distanceOf('!', '?') === 0);
});

Deno.test('two versions of a workbook clash where they differ, and the later is chosen', () => {
  const [ours, theirs] = [
    book({ a: '1', b: '2', c: '3' }),
    book({ a: '1', b: '9', d: '4' }, LATER),
  ];
  theirs.steps.status = {
    agreed: 'Allt',
    next: [{ what: 'Ring', who: '', when: '' }],
    changed: NOW,
  };
  const found = clashes(ours, theirs);
  assert.deepEqual(found.map(({ id }) => id), ['b', 'c', 'd', 'status/agreed', 'status/next']);
  assert.deepEqual(found.map(preselected), ['theirs', 'ours', 'theirs', 'theirs', 'theirs']);
  const made = joinedBooks(
    ours,
    theirs,
    { b: 'both', d: 'theirs', 'status/agreed': 'theirs' },
    LATER,
  );
  assert.equal(made.answers.b.text, '2');
  assert.deepEqual(made.answers.b.others, [{ text: '9', changed: LATER }]);
  assert.equal(made.answers.c.text, '3');
  assert.equal(made.answers.d.text, '4');
  assert.equal(made.steps.status.agreed, 'Allt');
  assert.equal(made.steps.status.next, undefined);
  assert.equal(ours.answers.d, undefined);
});

Deno.test('a third workbook has the shared answers, and both where there is none yet', () => {
  const blank = begun({ ...head, party: 'bada' }, LATER);
  const one = book({ a: 'Ja', b: 'Vi', c: 'Ensam', d: 'Lika' });
  const other = book({ a: 'Nej', b: 'Ni', d: 'lika.' });
  one.check = { 'offentlig-AAAA': [1] };
  other.check = { 'civil-BBBB': [2] };
  const made = sharedBook(blank, one, other, { a: 'Kanske' }, LATER);
  assert.deepEqual(made.check, { 'offentlig-AAAA': [1], 'civil-BBBB': [2] });
  assert.equal(made.party, 'bada');
  assert.equal(made.answers.a.text, 'Kanske');
  assert.deepEqual(made.answers.a.others?.map(({ text }) => text), ['Ja', 'Nej']);
  assert.equal(made.answers.b.text, '');
  assert.deepEqual(made.answers.b.others?.map(({ text }) => text), ['Vi', 'Ni']);
  assert.equal(made.answers.c.text, 'Ensam');
  assert.equal(made.answers.d.text, 'Lika');
});

Deno.test('notes of a meeting are chosen between like answers, and none is lost', () => {
  const noted = (/** @type {string} */ text, /** @type {string} */ changed) => ({
    ...begun({ name: 'x', party: 'bada', organisation: '', model: '1' }, NOW),
    id: 'bok-1',
    workshop: { parked: { 'status-vilja': { text, changed } } },
  });
  const [mine, theirs] = [noted('Vårt', NOW), noted('Deras', LATER)];
  const [clash, ...rest] = clashes(mine, theirs);
  assert.deepEqual(rest, []);
  assert.equal(clash.id, 'status-vilja/parked');
  assert.equal(preselected(clash), 'theirs');
  const parked = (/** @type {'ours' | 'theirs' | 'both'} */ choice) =>
    joinedBooks(mine, theirs, { [clash.id]: choice }, LATER).workshop.parked;
  assert.deepEqual(parked('ours'), mine.workshop.parked);
  assert.deepEqual(parked('theirs'), theirs.workshop.parked);
  const both = {
    'status-vilja': { text: 'Vårt', changed: NOW, others: [{ text: 'Deras', changed: LATER }] },
  };
  assert.deepEqual(parked('both'), both);
  assert.deepEqual(sharedBook(mine, mine, theirs, {}, LATER).workshop.parked, both);
});
