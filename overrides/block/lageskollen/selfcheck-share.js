/**
 * One's own answer to give to whoever gathers the group's: as a link, a code to read out, and a QR
 * code.
 *
 * @typedef {import('./selfcheck.d.ts').SelfCheckAnswer} SelfCheckAnswer
 */

import { linkPart, shortCode } from './selfcheck-code.js';
import { qrPicture } from './selfcheck-qr.js';
import { sharedAddress } from '../../scripts/address.js';
import { element } from '../../scripts/element.js';
import { button, liveRegion, say } from '../../scripts/page.js';
import { words } from '../../scripts/words.js';

/**
 * Returns what shows the link and the code when somebody asks, after saying who can see the answer.
 *
 * @param {SelfCheckAnswer} answer
 * @param {(answers: SelfCheckAnswer[]) => void} add adds it to the group's on this page
 */
export function sharing(answer, add) {
  const place = element('div', {});
  const told = liveRegion('lk__besked skarm');
  const open = button('knapp', words.lk_dela_visa, () => {
    const address = sharedAddress(`${location.href.split('#')[0]}#${linkPart(answer)}`);
    const code = element('p', { class: 'lk__kod', tabindex: '-1' }, shortCode(answer));
    place.replaceChildren(...address ? shared(address, code, told) : [withLabel(code)]);
    open.hidden = true;
    (place.querySelector('input') ?? code).focus();
  });
  return element(
    'section',
    { class: 'lk__ruta lk__dela' },
    element('h4', {}, words.lk_dela),
    element('p', { class: 'skarm' }, words.lk_dela_text),
    element('p', { class: 'skarm' }, open),
    place,
    told,
    element(
      'p',
      { class: 'skarm' },
      button('knapp', words.lk_lagg_mitt, () => add([answer])),
    ),
  );
}

/** @param {HTMLElement} code */
const withLabel = (code) =>
  element('div', {}, element('p', { class: 'lk__etikett' }, words.lk_kod), code);

/** @param {string} address @param {HTMLElement} code @param {HTMLElement} told */
function shared(address, code, told) {
  const link = element('input', { id: 'lk-lank', type: 'text', readonly: '', value: address });
  const picture = element('figure', { class: 'lk__qr' });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link.value);
      say(told, words.lk_kopierad);
    } catch {
      say(told, words.lk_kopiera_sjalv);
      link.select();
    }
  };
  const draw = button('knapp', words.lk_qr_visa, async () => {
    try {
      const svg = await qrPicture(link.value, words.lk_qr_alt);
      picture.replaceChildren(svg, element('figcaption', {}, words.lk_qr_text));
      say(told, words.lk_qr_visas);
    } catch {
      say(told, words.lk_ohamtad);
    }
  });
  return [
    element('label', { for: link.id, class: 'lk__etikett skarm' }, words.lk_lank),
    element('div', { class: 'skarm' }, link),
    element(
      'p',
      { class: 'lk__vagar skarm' },
      button('knapp', words.lk_kopiera, copy),
      draw,
    ),
    element(
      'div',
      { class: 'lk__papper' },
      withLabel(code),
      picture,
    ),
  ];
}
