/**
 * The forms of the comparison as the table in the page has them, and what is made of them to show and
 * to take along.
 *
 * @typedef {{ id: string, name: string, page: string, what: string, cells: string[] }} FormRow
 *   `page` is the whole address of the form's page; `cells` are the answers under the headings
 * @typedef {{ headings: string[], rows: FormRow[] }} Forms the first heading is that of the names
 */

import { sharedAddress } from '../../scripts/address.js';
import { element } from '../../scripts/element.js';
import { find, findAll, textOf } from '../../scripts/page.js';
import { asWritten } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

/** @param {Element | null} found */
const plainText = (found) => asWritten(textOf(found));

/**
 * Returns what a row of the table says.
 *
 * @param {HTMLElement} row
 * @returns {FormRow}
 */
export function formIn(row) {
  const link = find(row, 'th a', HTMLAnchorElement);
  return {
    id: row.id.replace(/^form-/, ''),
    name: plainText(link),
    page: link.href,
    what: plainText(row.querySelector('.formtabell__vad')),
    cells: findAll(row, 'td > span:last-child', HTMLElement).map(plainText),
  };
}

/**
 * Returns the forms beside each other: a row for each heading and a column for each form. The roles
 * keep it a table for screen readers where CSS lays it out as a list.
 *
 * @param {Forms} forms
 */
export function besideTable({ headings, rows }) {
  const columns = rows.map(({ name, page }) =>
    element('th', { scope: 'col', role: 'columnheader' }, element('a', { href: page }, name))
  );
  const lines = [words.former_vad, ...headings.slice(1)].map((heading, line) => {
    const cells = rows.map(({ name, page, what, cells }) =>
      element(
        'td',
        { role: 'cell' },
        element(
          'span',
          { class: 'formtabell__etikett' },
          line ? name : element('a', { href: page }, name),
        ),
        ' ',
        element('span', {}, line ? cells[line - 1] : what),
      )
    );
    const head = element('th', { scope: 'row', role: 'rowheader' }, heading);
    return element('tr', { role: 'row' }, head, ...cells);
  });
  const first = element('th', { scope: 'col', role: 'columnheader' }, headings[0]);
  const above = element('tr', { role: 'row' }, first, ...columns);
  return element(
    'table',
    { class: 'formtabell__bredvid', role: 'table' },
    element('caption', { class: 'bara-las' }, words.former_valda_namn),
    element('thead', { role: 'rowgroup' }, above),
    element('tbody', { role: 'rowgroup' }, ...lines),
  );
}

/**
 * Returns forms as the rows of a list: a row for each form, with the address of its page.
 *
 * @param {Forms} forms
 */
export const listOf = ({ headings: [first, ...others], rows }) => [
  [first, words.former_vad, ...others, words.former_sida],
  ...rows.map(({ name, page, what, cells }) => [name, what, ...cells, sharedAddress(page)]),
];

/**
 * Returns forms as a Word file: beside each other as on the page when they are chosen, else a row for
 * each.
 *
 * @param {Forms} forms
 * @param {{ isBeside: boolean, title: string, address: string }} about
 * @returns {import('../../scripts/docx.js').Letter}
 */
export function letterOf({ headings, rows }, { isBeside, title, address }) {
  const names = rows.map(({ name, page }) => ({ text: name, href: sharedAddress(page) }));
  /** @type {import('../../scripts/docx.js').Block[]} */
  const from = address
    ? [{
      kind: 'paragraph',
      text: [`${words.former_hamtat} `, { text: address, href: address }, '.'],
    }]
    : [];
  const beside = {
    head: [headings[0], ...names],
    rows: [words.former_vad, ...headings.slice(1)].map((heading, line) => [
      heading,
      ...rows.map(({ what, cells }) => line ? cells[line - 1] : what),
    ]),
    widths: [2, ...rows.map(() => 3)],
  };
  const [first, ...others] = headings;
  const all = {
    head: [first, words.former_vad, ...others],
    rows: rows.map(({ what, cells }, at) => [names[at], what, ...cells]),
    widths: [14, 18, 10, 12, 13, 14, 18, 18, 10],
  };
  return {
    title: isBeside ? names.map(({ text }) => text).join(' · ') : title,
    lang: document.documentElement.lang,
    landscape: !isBeside || rows.length > 2,
    foot: words.sajt,
    blocks: [
      ...from,
      {
        kind: 'table',
        caption: isBeside ? words.former_valda_namn : words.former_namn,
        ...(isBeside ? beside : all),
      },
    ],
  };
}
