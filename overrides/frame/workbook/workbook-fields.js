/**
 * Fields on the pages of steps and phases, where a workbook is open: under each question and key
 * question, and for where the step stands. On paper the answers stand where the lines stood.
 *
 * @typedef {import('./workbook.d.ts').Workbook} Workbook
 */

import { element } from '../../scripts/element.js';
import { button, find, findAll, liveRegion, say } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { Desk } from './workbook-desk.js';
import { notesOn } from './workbook-notes.js';
import { browserPlace, Shelf, wantsFile } from './workbook-store.js';

const HEADINGS = 'h1, h2, h3';
const LINES = 'pappersrader';

/** @param {HTMLElement} root the line that leads to the workbook */
export default function fields(root) {
  const place = browserPlace();
  const shelf = place && new Shelf(place, document.documentElement.dataset.lagring ?? '/');
  if (!shelf?.current) return;
  const status = liveRegion('bokrad__besked');
  const tell = (/** @type {string} */ text) => say(status, text);
  const desk = new Desk(shelf, shelf.current, true, tell);
  const href = new URL('workbook.css', import.meta.url).href;
  document.head.append(element('link', { rel: 'stylesheet', href }));
  const address = find(root, 'a', HTMLAnchorElement).href;
  const article = find(document, 'article.text', HTMLElement);
  if (article.contains(root)) root.before(head(desk, address));
  else article.prepend(head(desk, address));
  root.remove();
  const book = desk.book();
  for (const box of findAll(article, '.nyckelfraga[data-steg]', HTMLElement)) {
    addKeyQuestion(desk, box, book);
  }
  for (const heading of findAll(article, '.fraga > h3[id], h3[id^="enkel-"]', HTMLElement)) {
    addQuestion(desk, heading, book);
  }
  addStep(desk, article);
  const save = button('knapp', words.bok_spara_fil, () => desk.saveFile());
  article.append(element('div', { class: 'bokrad skarm' }, status, save));
  addEventListener('beforeprint', () => onSheets(desk));
  if (wantsFile(book, shelf.savedAt(desk.id))) tell(words.bok_ingen_fil);
  // The place that an address leads to has moved.
  if (location.hash.length > 1) {
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }
}

/** @param {Desk} desk @param {string} address */
function head(desk, address) {
  const { name, party } = desk.head;
  const lines = element('input', { type: 'checkbox' });
  lines.addEventListener(
    'change',
    () => document.documentElement.classList.toggle(LINES, lines.checked),
  );
  const remove = () => {
    if (!confirm(filled(words.bok_ta_bort_fraga, { namn: name }))) return;
    desk.isUnsaved = false;
    desk.shelf.choose('');
    desk.shelf.remove(desk.id);
    location.reload();
  };
  return element(
    'section',
    { class: 'bokhuvud skarm', 'aria-label': words.bok_arbetsbok },
    element(
      'p',
      {},
      `${words.bok_arbetsbok}: `,
      element('strong', {}, name),
      '. ',
      words[`bok_skriver_${party}`],
    ),
    element('p', {}, `${words.bok_stannar} ${words.bok_roller}`),
    element(
      'p',
      { class: 'bokhuvud__val' },
      element('a', { href: address }, words.bok_till_boken),
      button('bok__lank', words.bok_ta_bort, remove),
      element('label', {}, lines, ` ${words.bok_rader}`),
    ),
  );
}

/** @param {Desk} desk @param {HTMLElement} box @param {Workbook} book */
function addKeyQuestion(desk, box, book) {
  const step = box.dataset.steg ?? '';
  const question = find(box, '.nyckelfraga__text', HTMLElement);
  question.id ||= `nyckelfraga-${step}`;
  const answer = desk.text(`answers/${step}`, words.bok_ert_svar, question.id);
  const next = box.nextElementSibling;
  const noted = notesOn(book, step);
  (next?.matches('.granvida') ? next : box).after(answer, ...(noted ? [noted] : []));
}

/** @param {Desk} desk @param {HTMLElement} heading @param {Workbook} book */
function addQuestion(desk, heading, book) {
  const answer = desk.text(`answers/${heading.id}`, words.bok_ert_svar, heading.id);
  const section = heading.closest('.fraga');
  const lines = section?.querySelector('.skrivrader');
  const noted = notesOn(book, heading.id);
  const parts = noted ? [answer, noted] : [answer];
  if (lines) lines.before(...parts);
  else if (section) section.append(...parts);
  else endOf(heading).after(...parts);
}

/**
 * Returns the last element before the next heading.
 *
 * @param {Element} heading
 */
function endOf(heading) {
  let last = heading;
  while (last.nextElementSibling && !last.nextElementSibling.matches(HEADINGS)) {
    last = last.nextElementSibling;
  }
  return last;
}

/**
 * Puts the state of each step in: at the end of a step's questions, or under a phase's step.
 *
 * @param {Desk} desk
 * @param {HTMLElement} article
 */
function addStep(desk, article) {
  const boxes = findAll(article, '.nyckelfraga[data-steg]', HTMLElement);
  const questions = findAll(article, '.fraga, h3[id^="enkel-"]', HTMLElement);
  const last = questions.at(-1);
  if (boxes.length === 1 && last) {
    const state = desk.step(boxes[0].dataset.steg ?? '', words.bok_laget, 'h3');
    (last.matches('.fraga') ? last : endOf(last)).after(state);
    return;
  }
  for (const box of boxes) {
    const name = box.previousElementSibling?.closest('h3')?.firstChild?.textContent ?? '';
    const heading = filled(words.bok_laget_i, { steg: name.trim() });
    endOf(box).after(desk.step(box.dataset.steg ?? '', heading, 'h4'));
  }
}

/**
 * Puts the answers on a phase's printed worksheets, in the place of the lines.
 *
 * @param {Desk} desk
 */
function onSheets(desk) {
  const sheets = findAll(document, '.blad :is([data-fraga], [data-steg])', HTMLElement);
  if (!sheets.length) return;
  const { answers } = desk.book();
  for (const item of sheets) {
    const text = answers[item.dataset.fraga ?? item.dataset.steg ?? '']?.text.trim() ?? '';
    item.querySelector('.svar__papper')?.remove();
    item.classList.toggle('svar--finns', text !== '');
    item.closest('.blad')?.classList.toggle('blad--svar', text !== '' || hasAnswer(item));
    if (text) {
      item.querySelector('.skrivrader')?.before(element('div', { class: 'svar__papper' }, text));
    }
  }
}

/** @param {HTMLElement} item */
const hasAnswer = (item) => Boolean(item.closest('.blad')?.querySelector('.svar--finns'));
