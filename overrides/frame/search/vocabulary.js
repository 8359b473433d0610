/**
 * The words of the site, and what a word that it lacks may stand for: another form, two words
 * written as one, a slip of the finger. Without a page and without the search itself.
 *
 * @typedef {{ group: string, title: string[] }} Listed a page: its group, and its title's words
 * @typedef {{ word: string, rank: number }} Known a word as it is written, and its class: names of
 *   things come first
 * @typedef {object} Vocabulary
 * @property {string} lang the language of the words
 * @property {Set<string>} stop words that say nothing about a page
 * @property {Record<string, string>} wrong words that people write for others
 * @property {Map<string, Listed>} pages what is told of each page, by its id
 * @property {Record<string, [string, string]>} terms the anchor and name of each entry of the
 *   glossary, by what stands for it
 * @property {string} glossary the id of the glossary's page
 * @property {number} cases how many cases there are
 * @property {Map<string, Known>} known every word that the site has, folded
 * @property {string[]} sorted the same in order
 */

import { fold } from '../../scripts/text.js';

/** In a word of this length, one wrong letter is a slip rather than another compound. */
export const LONG_WORD = 8;
const LEAST_INSIDE = 5;
const MOST_WORDS = 8;
/** @type {Record<string, string[]>} */
const ENDINGS = {
  // deno-fmt-ignore
  sv: ['arnas', 'ernas', 'ornas', 'arna', 'erna', 'orna', 'ande', 'andet', 'aren', 'are', 'ade',
    'ens', 'ets', 'ers', 'ars', 'nas', 'en', 'et', 'er', 'ar', 'or', 'na', 'ad', 'at', 'as', 'an',
    's', 'a', 'e', 'n', 't', 'r'],
  en: ['ings', 'ing', 'ies', 'ed', 'es', 'er', 's', 'e', 'y', 'd'],
};

/**
 * Returns the words of a question or title.
 *
 * @param {string} text
 * @returns {string[]}
 */
export const cut = (text) =>
  text.normalize('NFC').match(/[\p{L}\p{N}]+/gu)?.slice(0, MOST_WORDS) ?? [];

/**
 * Returns the words of the site, from the text of its file: first what is told about words and
 * pages, then three classes of words.
 *
 * @param {string} text
 * @param {string} lang
 * @returns {Vocabulary}
 */
export function read(text, lang) {
  const [head, ...parts] = text.split('\n\n');
  /**
   * @type {{ stop: string, fel: Record<string, string>, sidor: Record<string, [string, string]>,
   *   fall: number, ord?: Record<string, [string, string]>, ordlista?: string }}
   */
  const { stop, fel, sidor, fall, ord = {}, ordlista = '' } = JSON.parse(head);
  const leftOut = new Set(stop.split(' '));
  const pages = Object.entries(sidor).map(([id, [group, title]]) => {
    const told = cut(title).map(fold).filter((word) => !leftOut.has(word));
    return /** @type {[string, Listed]} */ ([id, { group, title: told }]);
  });
  /** @type {Map<string, Known>} */
  const known = new Map();
  parts.forEach((part, rank) => {
    for (const word of part.split('\n')) if (word) known.set(fold(word), { word, rank });
  });
  const sorted = [...known.keys()].sort();
  return {
    lang,
    stop: leftOut,
    wrong: fel,
    pages: new Map(pages),
    terms: ord,
    glossary: ordlista,
    cases: fall,
    known,
    sorted,
  };
}

/**
 * Says whether a word of the site begins with these letters.
 *
 * @param {Vocabulary} vocabulary
 * @param {string} start
 */
export function begins({ sorted }, start) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < start) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && sorted[low].startsWith(start);
}

/**
 * Returns another form of a word that the site has, as short as can be; else "".
 *
 * @param {Vocabulary} vocabulary
 * @param {string} word
 */
export function otherForm({ lang, known }, word) {
  const endings = ENDINGS[lang] ?? [];
  for (const ending of endings) {
    const stem = word.slice(0, -ending.length);
    if (!word.endsWith(ending) || stem.length < 3) continue;
    const form = ['', ...endings].find((other) => other !== ending && known.has(stem + other));
    if (form !== undefined) return stem + form;
  }
  return '';
}

/**
 * @param {Vocabulary} vocabulary
 * @param {string} word
 */
export const isKnown = (vocabulary, word) =>
  vocabulary.known.has(word) || otherForm(vocabulary, word) !== '';

/**
 * Returns a compound that the site lacks as two words that it has: "samverkansavtal" as its parts.
 *
 * @param {Vocabulary} vocabulary
 * @param {string} word
 * @returns {string[]}
 */
export function split(vocabulary, word) {
  /** @type {string[]} */
  let best = [];
  const shortest = (/** @type {string[]} */ parts) => Math.min(...parts.map((part) => part.length));
  for (let at = 3; at <= word.length - 3; at += 1) {
    const [first, end] = [word.slice(0, at), word.slice(at)];
    const starts = [first, first.replace(/s$/, '')];
    const start = starts.find((one) => one.length >= 3 && isKnown(vocabulary, one));
    if (!start || !isKnown(vocabulary, end) || vocabulary.stop.has(end)) continue;
    if (!best.length || shortest([start, end]) > shortest(best)) best = [start, end];
  }
  return best;
}

/**
 * Returns how far apart two words are: letters changed, left out, added or swapped; a doubled letter
 * is half. Infinity where they are further apart than `most`.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i += 1) {
    rows[i] = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const out = one[i - 1] === one[i - 2] ? 0.5 : 1;
      const into = other[j - 1] === other[j - 2] ? 0.5 : 1;
      const changed = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      rows[i][j] = Math.min(
        rows[i - 1][j] + out,
        rows[i][j - 1] + into,
        rows[i - 1][j - 1] + changed,
        swapped ? rows[i - 2][j - 2] + 0.75 : Infinity,
      );
      least = Math.min(least, rows[i][j]);
    }
    if (least > most) return Infinity;
  }
  return rows[one.length][other.length];
}

/** @param {string} word */
const allowed = ({ length }) => length < 6 ? 1 : length < 10 ? 2 : 3;

/**
 * Returns the word of the site that is nearest to a misspelt one, or undefined.
 *
 * @param {Vocabulary} vocabulary
 * @param {string} word
 */
export function nearest({ known }, word, most = allowed(word)) {
  if (word.length < 4) return undefined;
  /** @type {{ cost: number, written: string } | undefined} */
  let best;
  for (const [other, { word: written, rank }] of known) {
    if (Math.abs(other.length - word.length) > most) continue;
    // Beginnings are seldom misspelt, and names of things are what people look for.
    const cost = distance(word, other, most) + (other[0] === word[0] ? 0 : 0.6) + rank * 0.15;
    if (cost <= most + 0.3 && (!best || cost < best.cost)) best = { cost, written };
  }
  return best?.written;
}

/**
 * Returns the longest word of the site that stands inside a word that it lacks, or undefined.
 *
 * @param {Vocabulary} vocabulary
 * @param {string} word
 */
export function inside({ known }, word) {
  /** @type {string | undefined} */
  let best;
  for (const [other, { word: written }] of known) {
    const isLonger = other.length >= LEAST_INSIDE && other.length > (best?.length ?? 0);
    if (isLonger && word.includes(other)) best = written;
  }
  return best;
}
