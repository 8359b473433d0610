/** The text of a case as it is read: its words, how hard they are, and identity numbers in it. */

import { length } from './casevalues.js';

const LETTER = '[\\p{L}\\p{Nl}\\p{No}]';
const WORD = new RegExp(`${LETTER}+(?:[-'’:]${LETTER}+)*`, 'gu');
const SENTENCE_END = /(?<=[.!?:])["”’»)]*\s+(?=["”«(–-]*[A-ZÅÄÖÉ0-9])/u;
export const ADDRESS = /https?:\/\/\S+/g;
export const CITED = /\s?\[@(\d{1,2}(?:\s*,\s*\d{1,2})*)\]/g;
const LONG_WORD = 6;

/** @param {string} text */
export const spaced = (text) => text.split(/\s+/).filter(Boolean).join(' ');

/**
 * Returns the plain words of what somebody typed: without citations and web addresses.
 *
 * @param {string} text
 */
export const plain = (text) => spaced(text.replace(CITED, '').replace(ADDRESS, ''));

/** @param {string} text @returns {string[]} */
export const wordsOf = (text) => text.match(WORD) ?? [];

/**
 * Returns LIX of paragraphs (words per sentence and the percentage of long words), and more.
 *
 * @param {string[]} paragraphs
 * @returns {{ lix: number, words: number, longest: string[] }}
 */
export function readability(paragraphs) {
  const split = paragraphs.flatMap((text) => text.split(SENTENCE_END));
  const sentences = split.filter((sentence) => wordsOf(sentence).length);
  const found = sentences.flatMap(wordsOf);
  if (found.length === 0) return { lix: 0, words: 0, longest: [] };
  const long = found.filter((word) => length(word) > LONG_WORD).length;
  const byLength = [...sentences].sort((one, two) => wordsOf(two).length - wordsOf(one).length);
  const lix = found.length / sentences.length + (100 * long) / found.length;
  return { lix, words: found.length, longest: byLength.slice(0, 3) };
}

/**
 * Says whether the digits of a date and a number make a Swedish identity or coordination number.
 *
 * @param {string} day
 * @param {string} number
 */
export function isIdentityNumber(day, number) {
  const digits = day.slice(-6) + number;
  const [year, month, written] = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2)));
  const date = new Date(Date.UTC(2000 + year, month - 1, written > 60 ? written - 60 : written));
  if (month < 1 || month > 12 || written < 1 || date.getUTCMonth() !== month - 1) return false;
  const sum = [...digits].reduce((total, char, index) => {
    const value = Number(char) * (2 - (index % 2));
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
