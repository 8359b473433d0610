/** Filters and sorts the comparison of forms. The order of the page is one of the orders. */

import { controls } from './urval.js';

const DEGREES = ['ja', 'delvis', 'nej'];

const name = (row) => row.querySelector('th a').textContent;
const orders = {
  namn: (row, other) => name(row).localeCompare(name(other), document.documentElement.lang),
  pengar: (row, other) => DEGREES.indexOf(row.dataset.pengar) - DEGREES.indexOf(other.dataset.pengar),
  bindande: (row, other) => DEGREES.indexOf(row.dataset.bindande) - DEGREES.indexOf(other.dataset.bindande),
  kod: (row, other) => row.dataset.kodordning - other.dataset.kodordning,
};

const matches = (row, chosen) =>
  ['niva', 'pengar', 'bindande', 'kod'].every(
    (key) => !chosen[key] || row.dataset[key].split(' ').includes(chosen[key]),
  );

/** Puts a button in each heading that can be sorted on, and keeps it in step with the list. */
function headingButtons(root, select, apply) {
  const headings = [...root.querySelectorAll('[data-sortera-pa]')];
  for (const heading of headings) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'formtabell__sortera';
    button.textContent = heading.textContent;
    button.addEventListener('click', () => {
      const key = heading.dataset.sorteraPa;
      select.value = select.value === key ? '' : key;
      apply();
    });
    const onPaper = document.createElement('span');
    onPaper.className = 'bara-papper';
    onPaper.textContent = heading.textContent;
    heading.replaceChildren(button, onPaper);
  }
  return () => {
    for (const heading of headings) {
      if (select.value === heading.dataset.sorteraPa) heading.setAttribute('aria-sort', 'ascending');
      else heading.removeAttribute('aria-sort');
    }
  };
}

export default function comparison(root) {
  const body = root.querySelector('tbody');
  const rows = [...body.rows];
  const select = root.querySelector('[data-sortera]');
  let showOrder = () => {};
  const { apply } = controls(root, (chosen) => {
    const order = orders[select.value];
    body.append(...(order ? [...rows].sort(order) : rows));
    for (const row of rows) row.hidden = !matches(row, chosen);
    showOrder();
    return [rows.filter((row) => !row.hidden).length, rows.length];
  });
  showOrder = headingButtons(root, select, apply);
}
