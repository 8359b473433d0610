/**
 * Filters and sorts the comparison of forms, and shows those that the reader ticks beside each other.
 * The order of the page is one of the orders. Everything chosen stands in the address.
 */

import { sharedAddress } from '../../scripts/address.js';
import { controls } from '../../scripts/controls.js';
import { element } from '../../scripts/element.js';
import { button, find, findAll, liveRegion, say, textOf } from '../../scripts/page.js';
import { showInAddress } from '../../scripts/query.js';
import { takeAlong } from '../../scripts/takealong.js';
import { asWritten, filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { BESIDE, changed, chosenIn, isBeside, LEAST, MOST } from './choice.js';
import { besideTable, formIn, letterOf, listOf } from './forms.js';

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

/**
 * Puts a box to tick in each row; returns the boxes by the forms' ids.
 *
 * @param {HTMLTableRowElement[]} rows
 * @param {(id: string, isTicked: boolean) => void} change
 */
function tickBoxes(rows, change) {
  const made = rows.map((row) => {
    const { id, name } = formIn(row);
    const label = `${words.former_jamfor} ${name}`;
    const box = element('input', { type: 'checkbox', 'aria-label': label });
    box.addEventListener('change', () => change(id, box.checked));
    find(row, 'th', HTMLElement).append(
      element('label', { class: 'formtabell__valj skarm' }, box, ` ${words.former_jamfor}`),
    );
    return /** @type {[string, HTMLInputElement]} */ ([id, box]);
  });
  return new Map(made);
}

/** @param {HTMLElement} root */
export default function comparison(root) {
  const body = find(root, 'tbody', HTMLTableSectionElement);
  const rows = [...body.rows];
  const headings = findAll(root, 'thead th', HTMLElement).map(textOf);
  const forms = new Map(rows.map((row) => [formIn(row).id, formIn(row)]));
  const part = (/** @type {string} */ name) => find(root, `[data-${name}]`, HTMLElement);
  const [tools, beside, besideRoom] = ['verktyg', 'bredvid', 'bredvid-tabell'].map(part);
  const [table, choice] = ['tabell', 'val'].map(part);
  const status = liveRegion('formtabell__valda');
  const select = find(root, '[data-sortera]', HTMLSelectElement);
  /** @type {string[]} */
  let chosen = [];
  let showOrder = () => {};

  const take = () => {
    chosen = chosenIn(location.href, [...forms.keys()]);
  };
  const now = () => isBeside(location.href, chosen);
  const boxes = tickBoxes(rows, (id, isTicked) => {
    chosen = changed(chosen, id, isTicked);
    showInAddress({ jamfor: chosen });
    showChoice();
  });
  const ids = () =>
    now() ? chosen : [...body.rows].filter((row) => !row.hidden).map((row) => formIn(row).id);
  const shown = () => ({
    headings,
    rows: ids().flatMap((id) => forms.get(id) ?? []),
  });
  const letter = () =>
    letterOf(shown(), {
      isBeside: now(),
      title: asWritten(textOf(document.querySelector('h1'))),
      address: sharedAddress(),
    });

  const goBeside = button('knapp knapp--fylld', words.former_jamfor_valda, () => {
    history.pushState(null, '', BESIDE);
    show();
    find(beside, 'h3', HTMLElement).focus();
  });
  const clear = button('knapp', words.former_rensa, () => {
    const [first] = chosen;
    chosen = [];
    showInAddress({ jamfor: chosen });
    showChoice();
    boxes.get(first)?.focus();
  });
  const back = button('knapp', words.former_andra, () => {
    const { pathname, search } = location;
    history.pushState(null, '', pathname + search);
    show();
    boxes.get(chosen[0])?.focus();
  });

  function told() {
    const names = chosen.map((id) => forms.get(id)?.name ?? '').join(', ');
    if (!chosen.length) return words.former_valj;
    if (chosen.length < LEAST) return filled(words.former_minst, { namn: names });
    const all = filled(words.former_valda, { namn: names });
    return chosen.length < MOST ? all : `${all} ${filled(words.former_flest, { antal: MOST })}`;
  }

  function showChoice() {
    for (const [id, box] of boxes) {
      box.checked = chosen.includes(id);
      box.disabled = !box.checked && chosen.length >= MOST;
    }
    goBeside.hidden = chosen.length < LEAST;
    clear.hidden = !chosen.length;
    say(status, told());
  }

  function show() {
    const isShown = now();
    if (isShown) besideRoom.replaceChildren(besideTable(shown()));
    beside.hidden = !isShown;
    for (const one of [tools, table, choice]) one.hidden = isShown;
    root.classList.toggle('formtabell--bredvid', isShown);
    showChoice();
  }

  choice.append(status, element('p', {}, goBeside, clear));
  beside.append(element('p', { class: 'skarm' }, back));
  table.before(takeAlong(words.former_filnamn, letter, () => listOf(shown())));
  const { apply } = controls(root, words.former_visar, (wanted) => {
    const order = orders[select.value];
    body.append(...(order ? [...rows].sort(order) : rows));
    for (const row of rows) row.hidden = !matches(row, wanted);
    showOrder();
    return [rows.filter((row) => !row.hidden).length, rows.length];
  });
  showOrder = headingButtons(root, select, apply);
  showOrder();
  addEventListener('popstate', () => {
    take();
    show();
  });
  take();
  show();
  if (now()) beside.scrollIntoView();
}
