/**
 * Two workbooks beside each other, question by question: what is alike, what differs, what only one
 * has answered, a shared answer, what to talk about. The result can be kept as a third workbook.
 *
 * @typedef {import('../../frame/workbook/workbook.d.ts').Workbook} Workbook
 * @typedef {import('../../frame/workbook/workbook-model.js').ModelStep} ModelStep
 * @typedef {import('../../frame/workbook/workbook-model.js').Question} Question
 * @typedef {import('../../frame/workbook/workbook-compare.js').Row} Row
 */

import { compared, sharedBook, toTalkAbout } from '../../frame/workbook/workbook-compare.js';
import {
  clean,
  fileName,
  LIMITS,
  minuteOf,
  parse,
  serialise,
  WorkbookFault,
} from '../../frame/workbook/workbook-file.js';
import { modelIn, modelVersion, spoken } from '../../frame/workbook/workbook-model.js';
import { begun, browserPlace, Shelf } from '../../frame/workbook/workbook-store.js';
import { element } from '../../scripts/element.js';
import { button, find, liveRegion, say } from '../../scripts/page.js';
import { download } from '../../scripts/download.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

const SIDES = /** @type {const} */ ([0, 1]);
const ALL = 'jfr--alla';

/** @param {HTMLElement} root */
export default function comparison(root) {
  const model = modelIn(root);
  const stage = find(root, '[data-yta]', HTMLElement);
  const place = browserPlace();
  const shelf = place && new Shelf(place, document.documentElement.dataset.lagring ?? '/');
  const status = liveRegion('bok__besked');
  const result = element('div', {});
  /** @type {[Workbook | null, Workbook | null]} */
  const books = [null, null];
  /** @type {Record<string, string>} */
  let shared = {};
  let isUnsaved = false;
  const tell = (/** @type {string} */ text) => say(status, text);

  /** @param {0 | 1} side @param {Workbook} book */
  function take(side, book) {
    if (isUnsaved && !confirm(words.jfr_lamna)) return;
    books[side] = book;
    shared = {};
    isUnsaved = false;
    for (const one of SIDES) say(chosen[one], nameOf(books[one]) || words.jfr_ingen_vald);
    const [here, there] = books;
    if (!here || !there) return tell('');
    const isSame = here.id === there.id && here.party === there.party;
    tell(isSame ? words.jfr_samma_bok : '');
    result.replaceChildren(...view(here, there));
    result.querySelector('h3')?.focus();
  }

  /** @param {0 | 1} side @param {File} file */
  async function openFile(side, file) {
    try {
      if (file.size > LIMITS.bytes) throw new WorkbookFault('large');
      take(side, parse(new Uint8Array(await file.arrayBuffer())));
    } catch (error) {
      const { reason, where } = error instanceof WorkbookFault
        ? error
        : { reason: 'broken', where: '' };
      tell(filled(words[`bok_fel_${reason}`], { plats: where }));
    }
  }

  /** @type {[HTMLElement, HTMLElement]} */
  const chosen = [element('p', { class: 'jfr__vald' }), element('p', { class: 'jfr__vald' })];

  /** @param {0 | 1} side */
  function chooser(side) {
    const input = element('input', {
      id: `jfr-fil-${side}`,
      type: 'file',
      accept: '.json,application/json',
    });
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      input.value = '';
      if (file) openFile(side, file);
    });
    say(chosen[side], words.jfr_ingen_vald);
    return element(
      'section',
      { class: 'bokruta' },
      element('h3', {}, side ? words.jfr_den_andra : words.jfr_den_ena),
      kept(side),
      element('label', { for: input.id, class: 'svar__namn' }, words.jfr_fil),
      input,
      chosen[side],
    );
  }

  /** @param {0 | 1} side */
  function kept(side) {
    const heads = shelf?.heads() ?? [];
    if (!shelf || !heads.length) return null;
    const ways = heads.map(({ id, name, party }) =>
      element(
        'li',
        {},
        button('bok__lank', `${name}. ${words[`bok_skriver_${party}`]}`, () => {
          const book = shelf.read(id);
          if (book) take(side, book);
        }),
      )
    );
    return element(
      'div',
      {},
      element('p', { class: 'svar__namn' }, words.jfr_i_webblasaren),
      element('ul', { class: 'boklista' }, ...ways),
    );
  }

  /** @param {Workbook} here @param {Workbook} there */
  function view(here, there) {
    const questions = model.flatMap((step) => step.questions);
    const known = questions.map(({ id }) => id);
    const more = [...new Set([...Object.keys(here.answers), ...Object.keys(there.answers)])]
      .filter((id) => !known.includes(id)).sort();
    const rows = compared(here, there, [...known, ...more]);
    const names = namesOf(here, there);
    const talk = toTalkAbout(rows);
    const textOf = (/** @type {string} */ id) =>
      questions.find((one) => one.id === id) ?? { id, text: `#${id}`, lang: 'sv' };
    const all = element('input', { type: 'checkbox' });
    all.addEventListener('change', () => result.classList.toggle(ALL, all.checked));
    return [
      element('h3', { tabindex: '-1' }, `${names[0]} – ${names[1]}`),
      counts(rows),
      element(
        'p',
        { class: 'bok__vagar skarm' },
        button('knapp', words.jfr_skriv_ut, () => globalThis.print()),
      ),
      talkList(talk, textOf),
      element('h3', {}, words.jfr_fraga_for_fraga),
      element('label', { class: 'bok__val skarm' }, all, ` ${words.jfr_visa_lika}`),
      ...model.flatMap((step) => stepRows(step, rows, names)),
      ...extraRows(more, rows, names),
      keeping(here, there),
    ];
  }

  /** @param {ModelStep} step @param {Row[]} rows @param {[string, string]} names */
  function stepRows(step, rows, names) {
    const own = step.questions.flatMap((question) => {
      const row = rows.find(({ id }) => id === question.id);
      return row && row.likeness !== 'ingen' ? [rowOf(question, row, names)] : [];
    });
    if (!own.length) return [];
    const heading = element('h4', {}, `${step.number}. ${step.name}`);
    return [element('section', { class: 'jfr__steg', 'data-del': step.part }, heading, ...own)];
  }

  /** @param {string[]} ids @param {Row[]} rows @param {[string, string]} names */
  function extraRows(ids, rows, names) {
    const own = rows.filter(({ id, likeness }) => ids.includes(id) && likeness !== 'ingen');
    if (!own.length) return [];
    return [
      element('h4', {}, words.jfr_okanda),
      ...own.map((row) => rowOf({ id: row.id, text: `#${row.id}`, lang: 'sv' }, row, names)),
    ];
  }

  /** @param {Question} question @param {Row} row @param {[string, string]} names */
  function rowOf(question, row, names) {
    const title = element(
      'h5',
      { id: `jfr-${row.id}`, tabindex: '-1', ...spoken(question) },
      question.text,
    );
    const area = element('textarea', {
      id: `jfr-svar-${row.id}`,
      class: 'svar__ruta',
      rows: '2',
      maxlength: String(LIMITS.text),
      'aria-labelledby': `jfr-${row.id} jfr-namn-${row.id}`,
    });
    const paper = element('p', { class: 'svar__papper bara-papper' });
    const answer = element('div', { class: 'svar' });
    const take = () => {
      shared[row.id] = clean(area.value);
      paper.textContent = area.value;
      answer.classList.toggle('svar--finns', area.value.trim() !== '');
      isUnsaved = true;
    };
    area.addEventListener('input', take);
    const uses = SIDES.filter((side) => row.texts[side] && row.likeness !== 'lika').map((side) => {
      const use = button('bok__lank', filled(words.jfr_anvand, { part: names[side] }), () => {
        area.value = [area.value.trimEnd(), row.texts[side]].filter(Boolean).join('\n\n');
        take();
        area.focus();
      });
      use.setAttribute('aria-describedby', title.id);
      return use;
    });
    const lines = element(
      'div',
      { class: 'skrivrader', 'aria-hidden': 'true' },
      element('span', { class: 'skrivrad' }),
      element('span', { class: 'skrivrad' }),
    );
    answer.append(
      element(
        'label',
        { for: area.id, id: `jfr-namn-${row.id}`, class: 'svar__namn' },
        words.jfr_gemensamt,
      ),
      area,
      paper,
      lines,
      element('p', { class: 'jfr__val skarm' }, ...uses),
    );
    return element(
      'article',
      { class: `jfr__rad jfr__rad--${row.likeness}`, 'aria-labelledby': title.id },
      title,
      element('p', { class: 'jfr__marke' }, words[`jfr_slag_${row.likeness}`]),
      element(
        'div',
        { class: 'jfr__par' },
        ...SIDES.map((side) =>
          element(
            'div',
            {},
            element('p', { class: 'svar__namn' }, names[side]),
            element('p', { class: 'svar__text' }, row.texts[side] || words.jfr_inget_svar),
          )
        ),
      ),
      answer,
    );
  }

  /** @param {Workbook} here @param {Workbook} there */
  function keeping(here, there) {
    const input = element('input', {
      id: 'jfr-namn',
      type: 'text',
      maxlength: String(LIMITS.name),
      autocomplete: 'off',
      value: here.name,
    });
    const made = () => {
      const now = minuteOf(new Date());
      const told = { name: clean(input.value.trim()) || here.name, organisation: '' };
      const blank = begun({ ...told, party: 'bada', model: modelVersion(root) }, now);
      return sharedBook(blank, here, there, shared, now);
    };
    const toFile = () => {
      const book = made();
      const name = fileName(book.name, new Date());
      download(name, serialise(book), 'application/json');
      isUnsaved = false;
      tell(filled(words.bok_fil_sparad, { namn: name }));
    };
    const toBrowser = () => {
      if (!shelf) return;
      const book = made();
      const how = shelf.put(book);
      if (how !== 'kept') return tell(how === 'full' ? words.bok_fullt : words.bok_stangt);
      shelf.choose(book.id);
      isUnsaved = false;
      location.assign(find(root, '[data-bok]', HTMLAnchorElement).href);
    };
    return element(
      'section',
      { class: 'bokruta skarm' },
      element('h3', {}, words.jfr_behall),
      element('p', {}, words.jfr_behall_text),
      element(
        'div',
        { class: 'bok__falt' },
        element('label', { for: 'jfr-namn' }, words.jfr_namn),
        input,
      ),
      element(
        'p',
        { class: 'bok__vagar' },
        button('knapp knapp--fylld', words.bok_spara_fil, toFile),
        shelf ? button('knapp', words.jfr_behall_har, toBrowser) : null,
      ),
    );
  }

  async function example() {
    const addresses = [root.dataset.exempel ?? '', root.dataset.annat ?? ''];
    const answers = await Promise.all(addresses.map((address) => fetch(address)));
    for (const side of SIDES) {
      if (!answers[side].ok) return;
      take(side, parse(new Uint8Array(await answers[side].arrayBuffer())));
    }
  }

  addEventListener('beforeunload', (event) => {
    if (isUnsaved) event.preventDefault();
  });
  const both = element('div', { class: 'jfr__valj' }, ...SIDES.map(chooser));
  const show = button('knapp', words.jfr_exempel, example);
  stage.append(
    element('div', { class: 'skarm' }, both, element('p', {}, words.jfr_exempel_text), show),
    status,
    result,
  );
  root.classList.add('bok--klar');
}

/** @param {Workbook | null} book */
const nameOf = (book) => book ? `${book.name}. ${words[`bok_skriver_${book.party}`]}` : '';

/**
 * Returns what the two are called: the organisations, else the parties, else the workbooks.
 *
 * @param {Workbook} here
 * @param {Workbook} there
 * @returns {[string, string]}
 */
function namesOf(here, there) {
  const party = (/** @type {Workbook} */ book) =>
    book.organisation || words[`jfr_part_${book.party}`];
  const names = /** @type {[string, string]} */ ([party(here), party(there)]);
  if (names[0] !== names[1]) return names;
  return here.name === there.name
    ? [`${names[0]} (1)`, `${names[1]} (2)`]
    : [here.name, there.name];
}

/** @param {Row[]} rows */
function counts(rows) {
  const kinds = /** @type {const} */ (['lika', 'olika', 'en', 'ingen']);
  const items = kinds.map((kind) => {
    const count = rows.filter(({ likeness, id }) =>
      likeness === kind && (kind !== 'ingen' || !id.startsWith('enkel-'))
    ).length;
    return element(
      'li',
      {},
      element('strong', {}, String(count)),
      ` ${words[`jfr_antal_${kind}`]}`,
    );
  });
  return element('ul', { class: 'jfr__antal' }, ...items);
}

/** @param {Row[]} rows @param {(id: string) => Question} textFor */
function talkList(rows, textFor) {
  if (!rows.length) return element('p', {}, words.jfr_inget_att_tala_om);
  const items = rows.map(({ id, likeness }) => {
    const question = textFor(id);
    const link = element('a', { href: `#jfr-${id}`, ...spoken(question) }, question.text);
    return element(
      'li',
      {},
      link,
      element('span', { class: 'jfr__marke' }, words[`jfr_slag_${likeness}`]),
    );
  });
  return element(
    'section',
    { class: 'jfr__tala' },
    element('h3', {}, words.jfr_att_tala_om),
    element('p', {}, words.jfr_att_tala_om_text),
    element('ol', {}, ...items),
  );
}
