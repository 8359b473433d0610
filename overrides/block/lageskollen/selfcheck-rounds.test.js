import { strict as assert } from 'node:assert';
import { roundsAsText, roundsIn } from './selfcheck-rounds.js';

const answer = (/** @type {string} */ mark) => ({
  edition: 1,
  party: /** @type {const} */ ('civil'),
  levels: [1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2],
  mark,
});

Deno.test('what is written is read back by round', () => {
  const rounds = /** @type {const} */ ([[answer('AAAA'), answer('BBBB')], [answer('CCCC')]]);
  const text = roundsAsText([[...rounds[0]], [...rounds[1]]]);
  assert.deepEqual(roundsIn(text, 1, 0), { answers: [...rounds], faults: [], without: 0 });
});

Deno.test('a line that does not say its round belongs to the chosen one, others keep theirs', () => {
  const text = 'svar-1-c-123401234012-DDDD\n1: svar-1-c-123401234012-AAAA\nHej';
  const { answers, without } = roundsIn(text, 1, 1);
  assert.deepEqual(answers, [[answer('AAAA')], [answer('DDDD')]]);
  assert.equal(without, 1);
});
