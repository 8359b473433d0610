/**
 * What the search field and the results page share: asking, waiting, and showing hits as links.
 *
 * @typedef {import('./engine.js').Answer} Answer
 * @typedef {import('./engine.js').Hit} Hit
 * @typedef {import('./engine.js').Shown} Shown
 */

import { element } from '../../scripts/element.js';
import { filled, fold } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

/** After this many milliseconds without an answer the reader is shown another way. */
const PATIENCE = 5000;

/**
 * Fetches the search itself; the field and the results page then have the same.
 *
 * @returns {Promise<typeof import('./engine.js')>}
 */
export const engine = () => import(new URL('./engine.js', import.meta.url).href);

/**
 * "1 träff" or "12 träffar".
 *
 * @param {number} antal
 */
export const counted = (antal) => antal === 1 ? words.sok_en : filled(words.sok_antal, { antal });

/**
 * Returns the address of a hit: the heading that matched, unless the page as a whole is what was
 * asked for.
 *
 * @param {Shown} shown
 * @param {string} question
 */
export function address(shown, question) {
  const asked = fold(question).match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const title = fold(shown.title);
  const stem = (/** @type {string} */ word) => word.slice(0, Math.max(4, word.length - 3));
  const isWhole = !shown.anchor || asked.some((word) => title.includes(stem(word)));
  return isWhole ? shown.url : `${shown.url}#${encodeURIComponent(shown.anchor)}`;
}

/**
 * Returns a hit as a link, with the name of its group and the heading that matched.
 *
 * @param {Hit} hit
 * @param {Shown} shown
 * @param {string} question
 * @param {Node | null} [icon] the group's
 */
export function hitItem({ group }, shown, question, icon = null) {
  const label = words[`sok_grupp_${group}`] ?? '';
  const name = element('p', { class: 'traff__grupp' }, icon, label);
  const href = address(shown, question);
  const link = element('a', { class: 'traff__lank', href }, shown.title);
  const under = shown.heading && shown.heading !== shown.title
    ? element('p', { class: 'traff__rubrik' }, `${words.sok_under}: ${shown.heading}`)
    : null;
  return element('li', { class: 'traff' }, name, link, under);
}

/**
 * Runs the newest of several questions after a pause, and forgets the answers of the older ones.
 * `done` gets the answer and the question, `failed` only the question.
 *
 * @template {unknown[]} Given
 * @template Found
 * @param {number} pause
 * @param {(...given: Given) => Promise<Found>} work
 * @param {(found: Found, ...given: Given) => void} done
 * @param {() => void} failed
 * @returns {(...given: Given) => void}
 */
export function latest(pause, work, done, failed) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let newest = 0;
  return (...given) => {
    clearTimeout(timer);
    newest += 1;
    const mine = newest;
    timer = setTimeout(async () => {
      try {
        const found = await work(...given);
        if (mine === newest) done(found, ...given);
      } catch {
        if (mine === newest) failed();
      }
    }, pause);
  };
}

/**
 * Calls `late` when an answer is long in coming: `begin` when it is asked for, `end` when it has
 * come.
 *
 * @param {() => void} late
 */
export function patience(late) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const end = () => clearTimeout(timer);
  return {
    end,
    begin() {
      end();
      timer = setTimeout(late, PATIENCE);
    },
  };
}
