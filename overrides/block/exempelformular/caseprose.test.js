import { strict as assert } from 'node:assert';
import { isIdentityNumber, readability } from './caseprose.js';
import { KEEPS } from './casevalues.js';

Deno.test('LIX is words per sentence and the percentage of long words', () => {
  const { lix, words, longest } = readability(['Vi ses snart. Kommunen samverkar ofta.']);
  assert.equal(words, 6);
  assert.equal(lix, 3 + (100 * 2) / 6);
  assert.deepEqual(longest, ['Vi ses snart.', 'Kommunen samverkar ofta.']);
  assert.deepEqual(readability([]), { lix: 0, words: 0, longest: [] });
});

Deno.test('digits are an identity number where the date is one and the sum is right', () => {
  assert.ok(isIdentityNumber('19811218', '9876'));
  assert.ok(isIdentityNumber('811278', '9873'), 'a coordination number');
  assert.ok(!isIdentityNumber('811218', '9877'));
  assert.ok(!isIdentityNumber('811318', '9876'));
});

Deno.test('letters are counted as readers count them', () => {
  assert.ok(KEEPS.maxLength({ maxLength: 2 }, '😀ö'));
  assert.ok(!KEEPS.maxLength({ maxLength: 1 }, '😀ö'));
});

Deno.test('a keyword says nothing of a value of another kind', () => {
  for (const keyword of ['minLength', 'pattern', 'minItems', 'minimum', 'minProperties']) {
    assert.ok(KEEPS[keyword]({ [keyword]: 9 }, null), keyword);
  }
});

Deno.test('a date is one that the calendar has', () => {
  assert.ok(KEEPS.format({ format: 'date' }, '2024-02-29'));
  for (const text of ['2023-02-29', '0000-01-01', '2024-2-9', 'i dag']) {
    assert.ok(!KEEPS.format({ format: 'date' }, text), text);
  }
});
