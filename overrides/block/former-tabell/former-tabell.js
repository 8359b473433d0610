/** Filters and sorts the comparison of forms. The order of the page is one of the orders. */

import { controls } from '../../scripts/controls.js';
import { element } from '../../scripts/element.js';
import { button, find, findAll, textOf } from '../../scripts/page.js';
import { words } from '../../scripts/words.js';

const DEGREES = ['ja', 'delvis', 'nej'];

/** @param {HTMLElement} row */
const name = (row) => textOf(row.querySelector('th a'));
/** @param {HTMLElement} row */
const degree = (row, key = '') => DEGREES.indexOf(row.dataset[key] ?? '');
/** @type {Record<string, (row: HTMLElement, other: HTMLElement) => number>} */
const orders = {
  namn: (row, other) => name(row).localeCompare(name(other), document.documentElement.lang),
  pengar: (row, other) => degree(row, 'pengar') - degree(other, 'pengar'),
  bindande: (row, other) => degree(row, 'bindande') - degree(other, 'bindande'),
  kod: (row, other) => Number(row.dataset.kodordning) - Number(other.dataset.kodordning),
};

/**
 * @param {HTMLElement} row
 * @param {Record<string, string>} chosen
 */
const matches = (row, chosen) =>
  ['niva', 'pengar', 'bindande', 'kod'].every(
    (key) => !chosen[key] || row.dataset[key]?.split(' ').includes(chosen[key]),
  );

/**
 * Puts a button in each heading that can be sorted on, and keeps it in step with the list.
 *
 * @param {HTMLElement} root
 * @param {HTMLSelectElement} select
 * @param {() => void} apply
 */
function headingButtons(root, select, apply) {
  const headings = findAll(root, '[data-sortera-pa]', HTMLElement);
  for (const heading of headings) {
    const text = textOf(heading);
    const sort = button('formtabell__sortera', text, () => {
      const key = heading.dataset.sorteraPa ?? '';
      select.value = select.value === key ? '' : key;
      apply();
    });
    heading.replaceChildren(sort, element('span', { class: 'bara-papper' }, text));
  }
  return () => {
    for (const heading of headings) {
      if (select.value === heading.dataset.sorteraPa) {
        heading.setAttribute('aria-sort', 'ascending');
      } else heading.removeAttribute('aria-sort');
    }
  };
}

/** @param {HTMLElement} root */
export default function comparison(root) {
  const body = find(root, 'tbody', HTMLTableSectionElement);
  const rows = [...body.rows];
  const select = find(root, '[data-sortera]', HTMLSelectElement);
  let showOrder = () => {};
  const { apply } = controls(root, words.former_visar, (chosen) => {
    const order = orders[select.value];
    body.append(...(order ? [...rows].sort(order) : rows));
    for (const row of rows) row.hidden = !matches(row, chosen);
    showOrder();
    return [rows.filter((row) => !row.hidden).length, rows.length];
  });
  showOrder = headingButtons(root, select, apply);
}
