/**
 * Ways to take along what a page shows: on paper, as a link, as a Word file and as a list. Files are
 * made here, in the browser, when the reader asks for them; nothing is sent.
 */

import { sharedAddress } from './address.js';
import { csv } from './csv.js';
import { download } from './download.js';
import { element } from './element.js';
import { button, liveRegion, say } from './page.js';
import { words } from './words.js';

/** @returns {Promise<typeof import('./docx.js')>} the writer of Word files, fetched when needed */
const wordWriter = () => import(new URL('./docx.js', import.meta.url).href);

/**
 * Returns the ways as a group of buttons with what they answer. `letter` and `list` are asked for at
 * the press, and tell what is shown then.
 *
 * @param {string} fileName the files' name without its ending
 * @param {() => import('./docx.js').Letter} letter
 * @param {() => string[][]} [list]
 * @param {boolean} [hasLink] whether the page's address leads others to what is shown
 */
export function takeAlong(fileName, letter, list, hasLink = true) {
  const status = liveRegion('tamed__svar');
  const way = (/** @type {string} */ label, /** @type {() => void} */ action) =>
    button('knapp', label, () => {
      say(status, '');
      action();
    });
  const word = async () => {
    try {
      const { docx, WORD } = await wordWriter();
      const file = await docx(letter());
      download(`${fileName}.docx`, file, WORD);
      say(status, words.tamed_klar);
    } catch {
      say(status, words.tamed_fel);
    }
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sharedAddress());
      say(status, words.tamed_kopierad);
    } catch {
      say(status, `${words.tamed_kopiera_sjalv} ${sharedAddress()}`);
    }
  };
  const asList = () => {
    const text = csv(list?.() ?? [], document.documentElement.lang);
    download(`${fileName}.csv`, text, 'text/csv;charset=utf-8');
    say(status, words.tamed_klar);
  };
  return element(
    'div',
    { class: 'tamed skarm', role: 'group', 'aria-label': words.tamed },
    element(
      'p',
      { class: 'tamed__vagar' },
      way(words.tamed_skriv_ut, () => globalThis.print()),
      way(words.tamed_word, word),
      list ? way(words.tamed_lista, asList) : null,
      hasLink && sharedAddress() ? way(words.tamed_lank, copy) : null,
    ),
    status,
  );
}
