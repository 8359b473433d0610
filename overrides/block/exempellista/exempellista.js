/**
 * Filters the list of cases by step, form, level, county and theme.
 *
 * The choices are the page's own selects; their state stands in the address (`?steg=…&lan=…`). The
 * list is fetched the first time it is needed. Without this module the page has ready lists.
 */

import { pageAddress, sharedAddress } from '../../scripts/address.js';
import { csv } from '../../scripts/csv.js';
import { download } from '../../scripts/download.js';
import { element } from '../../scripts/element.js';
import { button, find, say, textOf } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import {
  addressWith,
  cellsOf,
  choicesIn,
  countsOf,
  FACETS,
  isChosen,
  matches,
  ofEachFacet,
} from './filter.js';

/**
 * @typedef {import('./filter.js').Case} Case
 * @typedef {import('./filter.js').Choices} Choices
 * @typedef {import('./filter.js').Facet} Facet
 */

const PER_PAGE = 20;

/**
 * Fetches the list; each row becomes an object with the names in `falt`.
 *
 * @param {string} address
 * @returns {Promise<Case[]>}
 */
async function fetchCases(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  /** @type {{ falt: string[], exempel: unknown[][] }} */
  const { falt, exempel } = await answer.json();
  const rows = exempel.map((row) => Object.fromEntries(falt.map((name, at) => [name, row[at]])));
  return /** @type {Case[]} */ (/** @type {unknown} */ (rows));
}

/**
 * Returns what a case is marked with: that it is in Swedish only, that nobody has reviewed it.
 *
 * @param {Case} one
 */
const marksOf = ({ sprak, vantar }) => [
  ...(sprak === document.documentElement.lang ? [] : [words.ex_svensk_text]),
  ...(vantar ? [words.ex_vantar] : []),
];

/**
 * Returns the list item of a case, as the theme draws it.
 *
 * @param {Case} one
 */
function itemOf(one) {
  const lang = one.sprak === document.documentElement.lang ? undefined : one.sprak;
  const href = pageAddress(one.adress, !lang);
  const link = element('a', { href, hreflang: lang, lang }, one.titel);
  const place = element(
    'p',
    { class: 'fall__plats' },
    element('span', { lang }, `${one.plats} · ${one.period}`),
  );
  for (const mark of marksOf(one)) {
    place.append(' ', element('span', { class: 'fall__sprak' }, mark));
  }
  const heading = element('h3', { class: 'fall__titel' }, link);
  const text = one.text ? element('p', { class: 'fall__text', lang }, one.text) : null;
  return element('li', { class: 'fall' }, heading, place, text);
}

/**
 * @param {number} count
 */
function told(count) {
  if (count === 0) return words.ex_inga_traffar;
  return count === 1 ? words.ex_en_traff : filled(words.ex_flera_traffar, { antal: count });
}

/**
 * Starts the filter in an element made by the building block `exempellista`.
 *
 * @param {HTMLElement} root
 */
export default function start(root) {
  const form = find(root, '[data-filter]', HTMLFormElement);
  const selects = ofEachFacet((facet) => find(form, `#filter-${facet}`, HTMLSelectElement));
  const part = (/** @type {string} */ name) => find(root, `[data-${name}]`, HTMLElement);
  const [status, chosen, hits, more] = ['antal', 'valda', 'traffar', 'fler'].map(part);
  const still = find(root, '[data-stilla]', HTMLDetailsElement);
  const take = find(root, '[data-hamta]', HTMLButtonElement);
  const list = find(hits, 'ul', HTMLElement);
  /** @type {Case[] | null} */
  let cases = null;
  /** @type {Case[]} */
  let found = [];
  let shown = 0;

  /** @returns {Choices} */
  const current = () => ofEachFacet((facet) => selects[facet].value);
  const inAddress = () =>
    choicesIn(
      location.href,
      (facet, value) => [...selects[facet].options].some((option) => option.value === value),
    );

  /**
   * @param {Choices} choices
   * @param {Case[]} all
   */
  function showCounts(choices, all) {
    for (const facet of FACETS) {
      const counts = countsOf(facet, all, choices);
      for (const option of selects[facet].options) {
        if (!option.value) continue;
        const count = counts.get(option.value) ?? 0;
        option.textContent = `${option.dataset.namn} (${count})`;
        option.disabled = count === 0 && option.value !== choices[facet];
      }
      selects[facet].classList.toggle('vald', choices[facet] !== '');
    }
  }

  /** @param {Choices} choices */
  function showChosen(choices) {
    const items = FACETS.filter((facet) => choices[facet]).map((facet) => {
      const { labels, selectedOptions } = selects[facet];
      const name = `${textOf(labels[0])}: ${selectedOptions[0].dataset.namn}`;
      const remove = button('filter__bort', name, () => {
        selects[facet].value = '';
        selects[facet].focus();
        update();
      });
      remove.setAttribute('aria-label', `${words.ex_ta_bort} ${name}`);
      return element('li', {}, remove);
    });
    find(chosen, 'ul', HTMLElement).replaceChildren(...items);
    chosen.hidden = items.length === 0;
  }

  function showMore() {
    const next = found.slice(shown, shown + PER_PAGE).map(itemOf);
    list.append(...next);
    shown += next.length;
    more.hidden = shown >= found.length;
    return next.at(0);
  }

  /**
   * @param {Choices} choices
   * @param {Case[]} all
   */
  function showHits(choices, all) {
    found = all.filter((one) => matches(one, choices));
    shown = 0;
    list.replaceChildren();
    showMore();
    const filtered = isChosen(choices);
    hits.hidden = !filtered;
    still.hidden = filtered;
    say(status, filtered ? told(found.length) : '');
    take.hidden = found.length === 0;
  }

  /**
   * Returns the name of a value of a facet, as the select has it.
   *
   * @param {Facet} facet
   * @param {string} id
   */
  function nameOf(facet, id) {
    const option = [...selects[facet].options].find((one) => one.value === id);
    return option?.dataset.namn ?? id;
  }

  /** Gives the cases that match, all of them, with their addresses. */
  async function takeList() {
    if (!cases) await update();
    if (!cases) return;
    const head = [words.ex_titel, words.ex_plats, words.ex_period];
    const labels = FACETS.map((facet) => textOf(selects[facet].labels[0]));
    const rows = found.map((one) => [
      ...cellsOf(one, nameOf, sharedAddress()),
      marksOf(one).join(', '),
    ]);
    const whole = [[...head, ...labels, words.ex_adress, words.ex_marke], ...rows];
    download(words.ex_filnamn, csv(whole, document.documentElement.lang), 'text/csv;charset=utf-8');
  }

  async function update() {
    const choices = current();
    history.replaceState(history.state, '', addressWith(choices, location.href));
    try {
      cases ??= await fetchCases(root.dataset.index ?? '');
    } catch {
      say(status, words.ex_filter_fel);
      return;
    }
    showCounts(choices, cases);
    showChosen(choices);
    showHits(choices, cases);
  }

  function takeUp() {
    const choices = inAddress();
    for (const facet of FACETS) selects[facet].value = choices[facet];
    return isChosen(choices);
  }

  /** What was chosen is shown already: the button takes the reader there, or to all cases. */
  async function goToHits() {
    await update();
    if (hits.hidden) still.open = true;
    const first = hits.hidden ? still.querySelector('summary') : list.querySelector('a');
    first?.focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    goToHits();
  });
  form.addEventListener('change', update);
  take.addEventListener('click', takeList);
  part('rensa').addEventListener('click', () => {
    for (const facet of FACETS) selects[facet].value = '';
    selects.steg.focus();
    update();
  });
  more.addEventListener('click', () => showMore()?.querySelector('a')?.focus());
  addEventListener('popstate', () => {
    takeUp();
    update();
  });
  // Somebody may have chosen before this module came.
  if ((!isChosen(inAddress()) && isChosen(current())) || takeUp()) update();
}
