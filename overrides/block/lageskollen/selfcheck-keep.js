/**
 * One's own answer in the workbook, where one is open in this browser.
 *
 * @typedef {import('./selfcheck.d.ts').SelfCheckAnswer} SelfCheckAnswer
 * @typedef {import('./selfcheck-book.js').Told} Told
 */

import { bookScript } from './selfcheck-files.js';
import { element } from '../../scripts/element.js';
import { button, liveRegion, say } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

/**
 * Returns what offers to keep an answer in the open workbook; null where none is open.
 *
 * @param {SelfCheckAnswer} answer
 */
export function keeping(answer) {
  // early.js says whether a workbook is open.
  if (document.documentElement.dataset.bok === undefined) return null;
  const told = liveRegion('lk__besked');
  /** @param {Told} done @param {string} said */
  const tell = ({ how, name }, said) =>
    say(told, filled(how === 'kept' ? said : words[`lk_ej_sparat_${how}`], { namn: name }));
  /** @param {'keep' | 'drop'} what @param {string} said */
  async function act(what, said) {
    try {
      const done = (await bookScript()).checkBook[what](answer);
      tell(done, said);
      if (done.how === 'kept') drop.hidden = what === 'drop';
    } catch {
      say(told, words.lk_ohamtad);
    }
    if (drop.hidden) save.focus();
  }
  const save = button('knapp', words.lk_bok, () => act('keep', words.lk_bok_sparat));
  const drop = button('knapp', words.lk_bok_ta_bort, () => act('drop', words.lk_bok_borttaget));
  drop.hidden = true;
  return element(
    'section',
    { class: 'lk__ruta skarm' },
    element('h4', {}, words.lk_bok),
    element('p', {}, words.lk_bok_text),
    element('p', { class: 'lk__vagar' }, save, drop),
    told,
  );
}
