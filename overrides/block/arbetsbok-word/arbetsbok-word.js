/**
 * The workbook's ways to Word and back: a filled diary, the answers out of one, and a draft of the
 * letter of intent. Whoever has the workbook gives it as a `Book`; nothing of it is kept here, and
 * nothing is replaced before the reader has seen what the file holds.
 */

import { download } from '../../scripts/download.js';
import { element } from '../../scripts/element.js';
import { button, liveRegion, say } from '../../scripts/page.js';
import { filled, fold } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { foundTable } from './found.js';

/**
 * @typedef {import('./wordread.js').Published} Published
 * @typedef {import('./worddraft.js').DraftPlan} DraftPlan
 * @typedef {import('./found.js').Chosen} Chosen
 */

/**
 * A workbook, as the diary has it: texts by the diary's tags, choices by their ids and dates as
 * yyyy-mm-dd. `put` takes what the reader has chosen out of a file.
 *
 * @typedef {{
 *   name: string, answers: () => Record<string, string>, put: (chosen: Chosen) => void,
 * }} Book
 */

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const LARGEST = 10_000_000;

/** @returns {Promise<typeof import('./word.js')>} */
const wordEngine = () => import(new URL('./word.js', import.meta.url).href);

/**
 * Shows the ways in an element, which says where the published files are.
 *
 * @param {HTMLElement} root
 * @param {Book} book
 */
export function offerWord(root, book) {
  const desk = new Desk(root, book);
  root.replaceChildren(...desk.sections(), desk.status, desk.result);
  root.hidden = false;
}

/** Does what the reader asks for, one thing at a time, and says how it went. */
class Desk {
  /**
   * @param {HTMLElement} root
   * @param {Book} book
   */
  constructor(root, book) {
    this.root = root;
    this.book = book;
    this.status = liveRegion('ordvag__besked');
    this.status.tabIndex = -1;
    this.result = element('div', { class: 'ordvag__funnet' });
  }

  sections() {
    const { name } = this.book;
    return [
      element('h3', {}, words.word_rubrik),
      element('p', {}, words.word_om),
      element(
        'div',
        { class: 'ordvag__vagar' },
        way(
          words.word_till,
          words.word_till_om,
          button('knapp', words.word_till_tom, () => this.act(() => this.toWord(null))),
          fileButton(words.word_till_egen, (file) => this.act(() => this.toWord(file))),
        ),
        way(
          words.word_fran,
          words.word_fran_om,
          fileButton(words.word_fran_fil, (file) => this.act(() => this.fromWord(file))),
        ),
        way(
          words.word_utkast,
          filled(words.word_utkast_om, { namn: name }),
          button('knapp', words.word_utkast_gor, () => this.act(() => this.draft())),
        ),
      ),
    ];
  }

  /**
   * Does something and says what it says, or why it could not be done.
   *
   * @param {() => Promise<string>} action
   */
  async act(action) {
    const buttons = [...this.root.querySelectorAll('button, input')];
    say(this.status, words.word_vantar);
    this.result.replaceChildren();
    for (const one of buttons) one.toggleAttribute('disabled', true);
    try {
      say(this.status, await action());
    } catch (error) {
      say(this.status, reason(error));
    }
    for (const one of buttons) one.toggleAttribute('disabled', false);
  }

  /** @returns {Published} */
  published() {
    const data = this.root.dataset;
    const languages = (data.sprak ?? '').split(' ');
    return {
      languages,
      language: document.documentElement.lang,
      version: data.version ?? '',
      blank: (language) => fetched(this.root.getAttribute(`data-dagbok-${language}`) ?? ''),
    };
  }

  /** @param {File | null} file */
  async toWord(file) {
    const { fillDiary } = (await wordEngine()).wordWork;
    const given = file && await bytesOf(file);
    const { bytes, left } = await fillDiary(given, this.book.answers(), this.published());
    const name = file ? file.name : `${slug(this.book.name)}-${words.word_filnamn_dagbok}.docx`;
    download(name, bytes, TYPE);
    const done = filled(words.word_till_klar, { fil: name });
    return left.length ? `${done} ${filled(words.word_till_kvar, { antal: left.length })}` : done;
  }

  /** @param {File} file */
  async fromWord(file) {
    const { readDiary } = (await wordEngine()).wordWork;
    const found = await readDiary(await bytesOf(file), this.published());
    const table = foundTable(found, this.book.answers(), file.name, (chosen) => {
      this.result.replaceChildren();
      if (chosen) this.book.put(chosen);
      say(this.status, chosen ? words.word_fran_klar : words.word_fran_avbrutet);
      this.status.focus();
    });
    this.result.replaceChildren(table);
    const heading = table.querySelector('h4');
    heading?.focus();
    return '';
  }

  async draft() {
    const { draftOf, fillForm } = (await wordEngine()).wordWork;
    /** @type {DraftPlan} */
    const plan = JSON.parse(this.root.dataset.utkast ?? '');
    const { texts, gaps } = draftOf(plan, this.book.answers());
    const blank = await fetched(this.root.dataset.brev ?? '');
    const { bytes } = await fillForm(blank, { om: this.book.name, ...texts });
    const name = `${slug(this.book.name)}-${words.word_filnamn_utkast}.docx`;
    download(name, bytes, TYPE);
    this.result.replaceChildren(...gapList(plan, gaps));
    return filled(words.word_utkast_klart, { fil: name, antal: gaps.length });
  }
}

/**
 * @param {string} title
 * @param {string} about
 * @param {...Node} controls
 */
const way = (title, about, ...controls) =>
  element(
    'section',
    { class: 'ordvag__vag' },
    element('h4', {}, title),
    element('p', {}, about),
    element('p', { class: 'ordvag__knappar' }, ...controls),
  );

/**
 * Makes a button that lets the reader choose a file.
 *
 * @param {string} label
 * @param {(file: File) => void} action
 */
function fileButton(label, action) {
  const input = element('input', { type: 'file', accept: `.docx,${TYPE}`, class: 'ordvag__fil' });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    // The same file may be chosen again.
    if (file) action(file);
    input.value = '';
  });
  return element('label', { class: 'knapp ordvag__valj' }, label, input);
}

/**
 * @param {DraftPlan} plan
 * @param {string[]} gaps
 */
function gapList(plan, gaps) {
  if (!gaps.length) return [];
  return [
    element(
      'details',
      {},
      element('summary', {}, filled(words.word_utkast_luckor, { antal: gaps.length })),
      element('ul', {}, ...gaps.map((id) => element('li', {}, `${plan.asked[id]} `, mark(id)))),
    ),
  ];
}

/** @param {string} id */
const mark = (id) => element('span', { class: 'ordvag__id' }, `#${id}`);

/** @param {unknown} error */
function reason(error) {
  const { name, code } = Object(error);
  if (name === 'WordError') return words[`word_fel_${code}`];
  if (name === 'FetchError') return words.word_ohamtad;
  console.error(error);
  return words.word_fel_trasig;
}

/** @param {File} file */
async function bytesOf(file) {
  if (file.size > LARGEST) {
    throw Object.assign(new Error(), { name: 'WordError', code: 'for_stor' });
  }
  return new Uint8Array(await file.arrayBuffer());
}

/** @param {string} address */
async function fetched(address) {
  const failed = () => Object.assign(new Error(address), { name: 'FetchError' });
  const answer = await fetch(address).catch(() => Promise.reject(failed()));
  if (!answer.ok) throw failed();
  return new Uint8Array(await answer.arrayBuffer());
}

/** @param {string} name */
const slug = (name) =>
  fold(name).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) || 'samverkan';
