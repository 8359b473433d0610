import { strict as assert } from 'node:assert';
import { answersIn, linkPart, newMark, shortCode } from './selfcheck-code.js';

/** @typedef {import('./selfcheck.d.ts').SelfCheckAnswer} SelfCheckAnswer */

/** @type {SelfCheckAnswer} */
const ANSWER = {
  edition: 1,
  party: 'civil',
  levels: [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1],
  mark: 'K7MP',
};
const LINK = 'https://samverkansnavet.se/verktyg/lageskollen/#svar-1-c-012340123401-K7MP';

Deno.test('a link holds the edition, the party, the answers and four characters, and no more', () => {
  assert.equal(linkPart(ANSWER), 'svar-1-c-012340123401-K7MP');
});

Deno.test('a code is twelve characters in three groups of four', () => {
  assert.match(shortCode(ANSWER), /^1[0-9A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
});

Deno.test('every answer comes back from its link and its code', () => {
  for (let round = 0; round < 400; round++) {
    /** @type {SelfCheckAnswer} */
    const answer = {
      edition: 1 + round % 9,
      party: round % 2 ? 'civil' : 'offentlig',
      levels: Array.from({ length: 12 }, (_, place) => (round * 7 + place * place * 3) % 5),
      mark: newMark(),
    };
    for (const text of [linkPart(answer), shortCode(answer)]) {
      assert.deepEqual(answersIn(text, answer.edition).answers, [answer]);
    }
  }
  for (const level of [0, 4]) {
    const edge = { ...ANSWER, levels: Array(12).fill(level) };
    assert.deepEqual(answersIn(shortCode(edge), 1).answers, [edge]);
  }
});

Deno.test('a code is read as people write it: small letters, o for 0, l for 1, no hyphens', () => {
  const code = shortCode({ ...ANSWER, mark: '10AB' });
  const written = code.toLowerCase().replaceAll('0', 'o').replaceAll('-', '').replace(
    /(?!^)1/g,
    'l',
  );
  const [{ mark, levels }] = answersIn(`  ${written} `, 1).answers;
  assert.equal(mark, '10AB');
  assert.deepEqual(levels, ANSWER.levels);
});

Deno.test('several links and codes are found in what somebody has pasted', () => {
  const other = { ...ANSWER, mark: 'AAAA' };
  const text = `Anna 14:02\n${LINK}\r\nHär är min: ${shortCode(other)} och tack!\n\nHej`;
  const found = answersIn(text, 1);
  assert.deepEqual(found.answers.map(({ mark }) => mark), ['K7MP', 'AAAA']);
  assert.equal(found.without, 2);
  assert.deepEqual(found.faults, []);
});

Deno.test('one wrong character in a code is found', () => {
  const code = shortCode(ANSWER).replaceAll('-', '');
  for (let place = 1; place < code.length; place++) {
    for (const symbol of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (symbol === code[place]) continue;
      const wrong = code.slice(0, place) + symbol + code.slice(place + 1);
      assert.deepEqual(answersIn(wrong, 1), { answers: [], faults: ['kontroll'], without: 0 });
    }
  }
});

Deno.test('an answer to another edition is refused', () => {
  assert.deepEqual(answersIn(LINK, 2).faults, ['utgava']);
  assert.deepEqual(answersIn(shortCode(ANSWER), 2).faults, ['utgava']);
});

Deno.test('what is no answer gives none', () => {
  for (const text of ['', '#svar-1-c-512340123401-K7MP', 'svar-1-x-012340123401-K7MP', '070 123']) {
    assert.deepEqual(answersIn(text, 1).answers, []);
  }
});
