/**
 * The answers of a group in two rounds, and the same as text: a line each, links without an address
 * after the number of their round.
 *
 * @typedef {import('./selfcheck.d.ts').SelfCheckAnswer} SelfCheckAnswer
 * @typedef {[SelfCheckAnswer[], SelfCheckAnswer[]]} Rounds
 * @typedef {0 | 1} Round
 */

import { answersIn, linkPart } from './selfcheck-code.js';

export const ROUNDS = /** @type {const} */ ([0, 1]);

/**
 * Returns the answers as text that `roundsIn` reads.
 *
 * @param {Rounds} rounds
 */
export const roundsAsText = (rounds) =>
  ROUNDS.flatMap((round) => rounds[round].map((one) => `${round + 1}: ${linkPart(one)}`))
    .join('\n') + '\n';

/**
 * Returns the answers in a text by their round; a line that does not say belongs to `round`.
 *
 * @param {string} text
 * @param {number} edition
 * @param {Round} round
 */
export function roundsIn(text, edition, round) {
  const lines = text.split(/[\r\n]+/);
  const own = ROUNDS.map((each) => {
    const mark = `${each + 1}: `;
    const isHere = (/** @type {string} */ line) =>
      line.startsWith(mark) || (each === round && !/^[12]: /.test(line));
    return answersIn(lines.filter(isHere).join('\n'), edition);
  });
  return {
    answers: /** @type {Rounds} */ (own.map(({ answers }) => answers)),
    faults: own.flatMap(({ faults }) => faults),
    without: own.reduce((sum, { without }) => sum + without, 0),
  };
}
