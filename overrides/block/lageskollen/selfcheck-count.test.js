import { strict as assert } from 'node:assert';
import {
  guessable,
  joinedAnswers,
  mostDifferent,
  seenAlike,
  spreadOf,
  stepSpreads,
  toBeginWith,
} from './selfcheck-count.js';

/** @typedef {import('./selfcheck.d.ts').SelfCheckAnswer} SelfCheckAnswer */

/** @param {'offentlig' | 'civil'} party @param {string} digits @param {string} mark @returns {SelfCheckAnswer} */
const answer = (party, digits, mark) => ({
  edition: 1,
  party,
  levels: [...digits].map(Number),
  mark,
});
const PUBLIC = [answer('offentlig', '4321', 'A'), answer('offentlig', '4321', 'B')];
const CIVIL = [answer('civil', '1320', 'C'), answer('civil', '2420', 'D')];

Deno.test('the same answer counts once, and a newer one of the same person takes its place', () => {
  const newer = answer('civil', '1111', 'C');
  const told = joinedAnswers([...PUBLIC, CIVIL[0]], [CIVIL[0], CIVIL[1], CIVIL[1], newer]);
  assert.deepEqual(told.answers, [...PUBLIC, newer, CIVIL[1]]);
  assert.deepEqual([told.added, told.same, told.changed, told.left], [1, 2, 1, 0]);
});

Deno.test('forty answers fit, and no more', () => {
  const many = Array.from({ length: 45 }, (_, place) => answer('civil', '1111', String(place)));
  const told = joinedAnswers([], many);
  assert.deepEqual([told.answers.length, told.added, told.left], [40, 40, 5]);
});

Deno.test('the middle is the median, and those who do not know are counted apart', () => {
  assert.deepEqual(spreadOf([4, 0, 1, 2, 0]), {
    counts: [2, 1, 1, 0, 1],
    known: 3,
    low: 1,
    high: 4,
    middle: 2,
  });
  assert.equal(spreadOf([1, 2, 3, 4]).middle, 2.5);
  assert.equal(spreadOf([0, 0]).middle, null);
});

Deno.test('the steps where the parties differ most come first', () => {
  const steps = stepSpreads([...PUBLIC, ...CIVIL], 4);
  assert.deepEqual(steps.map(({ gap }) => gap), [2.5, 0.5, 0, null]);
  assert.deepEqual(mostDifferent(steps).map(({ step }) => step), [0, 1]);
  assert.deepEqual(seenAlike(steps).map(({ step }) => step), [2]);
});

Deno.test('within one party the widest spread comes first, and nothing is seen alike by both', () => {
  const steps = stepSpreads([answer('civil', '1230', 'A'), answer('civil', '4240', 'B')], 4);
  assert.deepEqual(mostDifferent(steps).map(({ step }) => step), [0, 2]);
  assert.deepEqual(seenAlike(steps), []);
});

Deno.test('with fewer than three of a party the answers can be guessed', () => {
  assert.deepEqual(guessable([...PUBLIC, answer('offentlig', '1111', 'E'), ...CIVIL]), ['civil']);
  assert.deepEqual(guessable([]), []);
});

Deno.test('alone, one begins with what is furthest off', () => {
  assert.deepEqual(toBeginWith([4, 2, 0, 1, 3, 1, 2]), [2, 3, 5, 1]);
});
