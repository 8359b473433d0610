/**
 * The minutes of a meeting on the page: to read, to take along in Word, on paper and as a file.
 *
 * @typedef {import('./wall.d.ts').Show} Show
 * @typedef {import('../../frame/workbook/workbook-desk.js').Desk} DeskOf
 * @typedef {{ isLeaving: boolean, back: () => void, close: () => void }} MinutesWays
 */

import { element } from '../../scripts/element.js';
import { button } from '../../scripts/page.js';
import { takeAlong } from '../../scripts/takealong.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { isEmpty, letterOf, minutesOf, nextHead, rowsOf, standsOf } from './wall-minutes.js';

/**
 * @param {Show} show
 * @param {DeskOf} desk
 * @param {MinutesWays | null} ways null on paper, where there are none
 */
export function minutesView(show, desk, ways) {
  const lang = document.documentElement.lang;
  const day = new Date().toLocaleDateString(lang === 'sv' ? 'sv-SE' : 'en-GB', {
    dateStyle: 'long',
  });
  const found = minutesOf(show, desk.book());
  const lead = [filled(words.va_protokoll_om, { namn: show.title, dag: day })];
  if (desk.isKept) lead.push(`${words.bok_arbetsbok}: ${desk.head.name}.`);
  const letter = () =>
    letterOf(minutesOf(show, desk.book()), {
      title: words.va_protokoll_rubrik,
      lang,
      lead: lead.join(' '),
    });
  const stamp = new Date().toISOString().slice(0, 10);
  return element(
    'article',
    { class: 'vprot__blad' },
    element('h1', { tabindex: '-1' }, words.va_protokoll_rubrik),
    element('p', { class: 'vprot__om' }, lead.join(' ')),
    ways ? waysOut(desk, ways, `${words.va_filnamn}-${stamp}`, letter) : null,
    isEmpty(found) ? element('p', {}, words.va_protokoll_tomt) : null,
    ...found.said.map((one) =>
      element(
        'section',
        { class: 'vprot__del' },
        element('h2', {}, one.title),
        list(rowsOf(one)),
      )
    ),
    ...found.steps.map((step) =>
      element(
        'section',
        { class: 'vprot__del' },
        element('h2', {}, step.name),
        list(standsOf(step)),
        step.next.length ? table(step.next) : null,
      )
    ),
  );
}

/** @param {DeskOf} desk @param {MinutesWays} ways @param {string} name @param {() => import('../../scripts/docx.js').Letter} letter */
function waysOut(desk, { isLeaving, back, close }, name, letter) {
  const where = desk.isKept
    ? filled(words.va_i_arbetsboken, { namn: desk.head.name })
    : isLeaving
    ? words.va_innan_ni_stanger
    : words.va_bara_har;
  return element(
    'div',
    { class: 'vprot__vagar skarm' },
    element('p', { class: 'vprot__var' }, where),
    element(
      'p',
      { class: 'vprot__knappar' },
      button('knapp knapp--fylld', words.bok_spara_fil, () => desk.saveFile()),
      button('knapp', words.va_tillbaka, back),
      button('knapp', words.va_stang, close),
    ),
    takeAlong(name, letter, undefined, false),
  );
}

/** @param {[string, string][]} rows */
const list = (rows) =>
  element(
    'dl',
    {},
    ...rows.map(([label, text]) =>
      element('div', {}, element('dt', {}, label), element('dd', { class: 'svar__text' }, text))
    ),
  );

/** @param {import('./wall.d.ts').Action[]} actions */
const table = (actions) =>
  element(
    'table',
    {},
    element('caption', {}, words.bok_harnast),
    element(
      'thead',
      {},
      element('tr', {}, ...nextHead().map((text) => element('th', { scope: 'col' }, text))),
    ),
    element(
      'tbody',
      {},
      ...actions.map(({ what, who, when }) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, what),
          element('td', {}, who),
          element('td', {}, when),
        )
      ),
    ),
  );
