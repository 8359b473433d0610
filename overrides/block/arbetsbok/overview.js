/**
 * An open workbook: where it is kept, the wheel with each step's status, what is next, the steps,
 * what this version does not know, and the ways out.
 *
 * @typedef {import('../../frame/workbook/workbook.d.ts').Workbook} Workbook
 * @typedef {import('../../frame/workbook/workbook.d.ts').Action} Action
 * @typedef {import('../../frame/workbook/workbook-desk.js').Desk} DeskOf
 * @typedef {import('../../frame/workbook/workbook-model.js').ModelStep} ModelStep
 * @typedef {{ keep: (() => void) | null, others: () => void, remove: () => void,
 *   removeAll: (() => void) | null, more: HTMLElement[], check: HTMLElement }} Ways what the buttons
 *   do, more ways out, and the link to the self-check
 */

import { calendar } from '../../frame/workbook/calendar.js';
import {
  checksIn,
  LIMITS,
  minuteOf,
  PARTIES,
  STATUSES,
} from '../../frame/workbook/workbook-file.js';
import { spoken } from '../../frame/workbook/workbook-model.js';
import { allNotes } from '../../frame/workbook/workbook-notes.js';
import { wantsFile } from '../../frame/workbook/workbook-store.js';
import { element } from '../../scripts/element.js';
import { button, findAll, say } from '../../scripts/page.js';
import { download } from '../../scripts/download.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { markOf, shapesOf } from './marks.js';

const NOT_BEGUN = STATUSES[0];
const WITH_LINES = 'bok--rader';

/**
 * Returns the parts of the view, and what shows them anew after a change.
 *
 * @param {DeskOf} desk
 * @param {ModelStep[]} model
 * @param {HTMLElement} wheel
 * @param {HTMLElement} compare the link to the page that compares
 * @param {Ways} ways
 */
export function overview(desk, model, wheel, compare, ways) {
  const reminder = element('p', { class: 'bok__paminn skarm' }, words.bok_ingen_fil);
  const next = element('div', {});
  const meetings = element('div', { class: 'skarm' });
  const strange = element('div', {});
  const checks = element('div', { class: 'skarm' });
  const paper = element('div', { class: 'bokpapper bara-papper' });
  const steps = model.map((step) => stepItem(desk, step, () => settle(desk.book())));
  const ics = button('knapp', words.bok_kalender, () => saveCalendar(desk.book(), model));

  const wantsOne = (/** @type {Workbook} */ book) => wantsFile(book, desk.shelf.savedAt(desk.id));

  /** Shows what changes without moving anything: somebody may be writing, or about to click. */
  function refresh() {
    const book = desk.book();
    ics.hidden = !actionsOf(book, model).some(({ action }) => action.when);
    if (!wantsOne(book)) reminder.hidden = true;
    for (const { show } of steps) show(book);
    drawOn(wheel, book, model);
  }

  /** @param {Workbook} book */
  function settle(book) {
    next.replaceChildren(...nextParts(actionsOf(book, model)));
    meetings.replaceChildren(...allNotes(book, model));
    strange.replaceChildren(...strangeParts(book, model));
    checks.replaceChildren(...checkParts(book, ways.check, dropChecks));
    refresh();
  }
  function dropChecks() {
    for (const [key] of checksIn(desk.book().check)) desk.shelf.dropCheck(desk.id, key);
    if (!desk.isKept) desk.isUnsaved = true;
    desk.tell(words.bok_kollen_borta);
    settle(desk.book());
  }
  const ending = desk.signal;
  addEventListener('beforeprint', () => {
    desk.flush();
    const book = desk.book();
    settle(book);
    paper.replaceChildren(...onPaper(book, model), ...allNotes(book, model));
  }, { signal: ending });
  reminder.hidden = !wantsOne(desk.book());
  settle(desk.book());
  const parts = [
    head(desk),
    kept(desk, ways.keep),
    reminder,
    waysOut(desk, compare, ics, ways),
    wheel,
    statusKey(),
    next,
    element(
      'section',
      { class: 'skarm' },
      element('h4', {}, words.bok_stegen),
      element('ol', { class: 'boksteg' }, ...steps.map(({ item }) => item)),
    ),
    meetings,
    strange,
    checks,
    ...ways.more,
    clearing(ways),
    paper,
  ];
  return { parts, refresh };
}

/** @param {DeskOf} desk */
function head(desk) {
  const who = element('p', {});
  const show = () => {
    const { organisation, party } = desk.head;
    say(who, [organisation, words[`bok_skriver_${party}`]].filter(Boolean).join('. '));
  };
  show();
  return element(
    'div',
    {},
    element('h3', { class: 'bok__namn', tabindex: '-1' }, desk.head.name),
    who,
    signing(desk, show),
  );
}

/**
 * Lets whoever goes on in another party's workbook say that they write now.
 *
 * @param {DeskOf} desk
 * @param {() => void} show
 */
function signing(desk, show) {
  const summary = element('summary', {}, words.bok_byt);
  const who = element('input', {
    id: 'byt-organisation',
    type: 'text',
    maxlength: String(LIMITS.name),
    autocomplete: 'off',
    value: desk.head.organisation,
  });
  const parties = PARTIES.map((party) => {
    const input = element('input', { type: 'radio', name: 'byt-parti', value: party });
    input.checked = party === desk.head.party;
    return { party, input };
  });
  const form = element(
    'form',
    {},
    element(
      'fieldset',
      { class: 'bok__falt' },
      element('legend', {}, words.bok_vem_skriver),
      ...parties.map(({ party, input }) =>
        element('label', { class: 'bok__val' }, input, ` ${words[`bok_part_${party}`]}`)
      ),
    ),
    element(
      'div',
      { class: 'bok__falt' },
      element('label', { for: who.id }, words.bok_organisation),
      who,
    ),
    element('button', { type: 'submit', class: 'knapp' }, words.bok_byt_knapp),
  );
  const root = element('details', { class: 'bok__byt skarm' }, summary, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const party = parties.find(({ input }) => input.checked)?.party ?? desk.head.party;
    const told = { ...desk.head, party, organisation: who.value.trim() };
    const how = desk.shelf.sign(told);
    if (how !== 'kept') return desk.tell(how === 'full' ? words.bok_fullt : words.bok_stangt);
    desk.head = told;
    if (!desk.isKept) desk.isUnsaved = true;
    show();
    root.open = false;
    summary.focus();
    desk.tell(words.bok_bytt);
  });
  return root;
}

/** @param {DeskOf} desk @param {(() => void) | null} keep */
function kept(desk, keep) {
  return element(
    'div',
    { class: 'bokruta bokruta--var skarm' },
    element('p', {}, desk.isKept ? words.bok_finns_har : words.bok_finns_inte_har),
    keep ? button('knapp', words.bok_behall, keep) : null,
  );
}

/**
 * @param {DeskOf} desk
 * @param {HTMLElement} compare
 * @param {HTMLButtonElement} ics
 * @param {Ways} ways
 */
function waysOut(desk, compare, ics, ways) {
  const lines = element('input', { type: 'checkbox' });
  lines.addEventListener(
    'change',
    () => lines.closest('.bok')?.classList.toggle(WITH_LINES, lines.checked),
  );
  const link = /** @type {HTMLElement} */ (compare.cloneNode(true));
  link.hidden = false;
  link.className = 'knapp';
  return element(
    'div',
    { class: 'skarm' },
    element(
      'p',
      { class: 'bok__vagar' },
      button('knapp knapp--fylld', words.bok_spara_fil, () => desk.saveFile()),
      button('knapp', words.bok_skriv_ut, () => globalThis.print()),
      ...ways.more.map((way) =>
        element('a', { class: 'knapp', href: `#${way.id}` }, words.bok_word)
      ),
      ics,
      link,
      button('knapp', words.bok_andra, ways.others),
    ),
    element('label', { class: 'bok__val' }, lines, ` ${words.bok_med_rader}`),
  );
}

function statusKey() {
  const items = STATUSES.map((status) =>
    element('li', {}, markOf(status), words[`bok_lage_${status}`])
  );
  return element('ul', { class: 'bok__teckenforklaring skarm' }, ...items);
}

/** @param {Ways} ways */
function clearing({ remove, removeAll }) {
  return element(
    'section',
    { class: 'bokruta skarm' },
    element('h4', {}, words.bok_rensa),
    element('p', {}, words.bok_rensa_text),
    element(
      'p',
      { class: 'bok__vagar' },
      button('knapp', words.bok_ta_bort, remove),
      removeAll ? button('knapp', words.bok_ta_bort_alla, removeAll) : null,
    ),
  );
}

/** @param {Workbook} book @param {ModelStep} step */
function told(book, { id, questions }) {
  const own = questions.filter((question) => !question.id.startsWith('enkel-'));
  const status = book.steps[id]?.status || NOT_BEGUN;
  const answered = own.filter((question) => book.answers[question.id]?.text.trim()).length;
  const count = filled(words.bok_antal_svar, { antal: answered, alla: own.length });
  return { status, line: `${words[`bok_lage_${status}`]}. ${count}` };
}

/** @param {DeskOf} desk @param {ModelStep} step @param {() => void} closed */
function stepItem(desk, step, closed) {
  const title = element(
    'h5',
    { id: `boksteg-${step.id}` },
    element('span', { class: 'nummer' }, step.number),
    ' ',
    element('a', { href: step.href }, step.name),
  );
  const state = element('p', { class: 'boksteg__lage' });
  const facts = element('dl', { class: 'boksteg__fakta' });
  const desktop = element('div', { class: 'boksteg__falt', hidden: '' });
  const here = button('bok__lank', words.bok_svara_i_boken, () => {
    if (!desktop.childElementCount) desktop.append(...fieldsFor(desk, step));
    desktop.hidden = !desktop.hidden;
    here.setAttribute('aria-expanded', String(!desktop.hidden));
    here.textContent = desktop.hidden ? words.bok_svara_i_boken : words.bok_stang_steget;
    if (desktop.hidden) desk.flush();
    closed();
    if (!desktop.hidden) desktop.querySelector('textarea')?.focus();
  });
  here.setAttribute('aria-expanded', 'false');
  here.setAttribute('aria-describedby', title.id);
  const item = element('li', { 'data-del': step.part }, title, state, facts, here, desktop);
  /** @param {Workbook} book */
  const show = (book) => {
    const { status, line } = told(book, step);
    state.replaceChildren(markOf(status), line);
    const { agreed = '', open = '', next = [] } = book.steps[step.id] ?? {};
    const rows = [
      [words.bok_eniga, agreed],
      [words.bok_olika, open],
      [words.bok_harnast, next.map(lineFor).join('\n')],
    ].filter(([, text]) => text.trim());
    facts.replaceChildren(
      ...rows.map(([name, text]) =>
        element('div', {}, element('dt', {}, name), element('dd', { class: 'svar__text' }, text))
      ),
    );
    // Nothing grows above a field that somebody writes in.
    facts.hidden = !rows.length || !desktop.hidden;
  };
  return { item, show };
}

/** @param {DeskOf} desk @param {ModelStep} step */
function fieldsFor(desk, step) {
  const fields = step.questions.map((question, index) => {
    const id = `bokfraga-${question.id}`;
    const label = index ? question.text : `${words.bok_nyckelfraga}: ${question.text}`;
    const text = element('p', { id, class: 'boksteg__fraga', ...spoken(question) }, label);
    const field = desk.text(`answers/${question.id}`, words.bok_ert_svar, id);
    return element('div', {}, text, field);
  });
  return [...fields, desk.step(step.id, words.bok_laget, 'h5')];
}

/** @param {Action} action */
const lineFor = ({ what, who, when }) => [what, who, when].filter(Boolean).join(' · ');

/** @param {Workbook} book @param {ModelStep[]} model */
function actionsOf(book, model) {
  const all = model.flatMap((step) =>
    (book.steps[step.id]?.next ?? []).map((action, index) => ({ step, action, index }))
  );
  const key = (/** @type {{ action: Action }} */ { action }) => action.when || '9999';
  return all.sort((one, other) => key(one).localeCompare(key(other)));
}

/** @param {ReturnType<typeof actionsOf>} actions */
function nextParts(actions) {
  if (!actions.length) return [];
  const items = actions.map(({ step, action }) =>
    element(
      'li',
      { 'data-del': step.part },
      action.when ? element('time', { datetime: action.when }, action.when) : null,
      ' ',
      element('strong', {}, action.what),
      action.who ? ` ${action.who}.` : '',
      ' ',
      element('span', { class: 'bok__hjalp' }, step.name),
    )
  );
  return [
    element('h4', {}, words.bok_harnast_rubrik),
    element('ul', { class: 'boknasta' }, ...items),
  ];
}

/** @param {Workbook} book @param {ModelStep[]} model */
function strangeParts(book, model) {
  const known = new Set(model.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const rows = Object.entries(book.answers).filter(([id, { text }]) =>
    !known.has(id) && text.trim()
  );
  if (!rows.length) return [];
  return [
    element('h4', {}, words.bok_okanda),
    element('p', {}, words.bok_okanda_text),
    element(
      'dl',
      { class: 'boksteg__fakta' },
      ...rows.map(([id, { text }]) =>
        element(
          'div',
          {},
          element('dt', {}, `#${id}`),
          element('dd', { class: 'svar__text' }, text),
        )
      ),
    ),
  ];
}

/** @param {Workbook} book @param {HTMLElement} link @param {() => void} drop */
function checkParts(book, link, drop) {
  const count = checksIn(book.check).length;
  if (!count) return [];
  const way = /** @type {HTMLElement} */ (link.cloneNode(true));
  way.hidden = false;
  way.className = 'knapp';
  return [
    element('h4', {}, words.bok_kollen_rubrik),
    element('p', {}, filled(words.bok_kollen_text, { antal: count })),
    element('p', { class: 'bok__vagar' }, way, button('knapp', words.bok_kollen_ta_bort, drop)),
  ];
}

/**
 * Draws each step's status on the wheel, and says it in the name of the step's link.
 *
 * @param {HTMLElement} wheel
 * @param {Workbook} book
 * @param {ModelStep[]} model
 */
function drawOn(wheel, book, model) {
  for (const group of findAll(wheel, '[data-marke]', SVGGElement)) {
    const step = model.find(({ id }) => id === group.dataset.marke);
    const link = group.closest('a');
    if (!step || !link) continue;
    const { status, line } = told(book, step);
    const ground = document.createElementNS(group.namespaceURI ?? '', 'circle');
    ground.setAttribute('r', '13');
    ground.setAttribute('class', 'lage__grund');
    group.replaceChildren(ground, ...shapesOf(status));
    link.dataset.namn ??= link.getAttribute('aria-label') ?? '';
    link.setAttribute('aria-label', `${link.dataset.namn} ${line}`);
  }
}

/** @param {Workbook} book @param {ModelStep[]} model */
function saveCalendar(book, model) {
  const events = actionsOf(book, model).filter(({ action }) => action.when).map((
    { step, action, index },
  ) => ({
    id: `${book.id}-${step.id}-${index}`,
    day: action.when,
    what: action.what || step.name,
    about: `${step.name}, ${book.name}`,
  }));
  download(
    `${minuteOf(new Date()).slice(0, 10)}-arbetsbok.ics`,
    calendar(events, book.name, new Date()),
    'text/calendar',
  );
}

/**
 * Returns the workbook as it is printed: each step with its questions, answered or with lines.
 *
 * @param {Workbook} book
 * @param {ModelStep[]} model
 */
function onPaper(book, model) {
  return model.flatMap((step) => {
    const rows = step.questions.map((question) => {
      const text = book.answers[question.id]?.text.trim() ?? '';
      const isEasy = question.id.startsWith('enkel-');
      return element(
        'div',
        { class: text ? 'bokpapper__svar' : isEasy ? 'bokpapper__utan' : 'bokpapper__rader' },
        element('p', { class: 'boksteg__fraga', ...spoken(question) }, question.text),
        text ? element('p', { class: 'svar__text' }, text) : lines(),
      );
    });
    const { agreed = '', open = '', next = [] } = book.steps[step.id] ?? {};
    const state = [
      [words.bok_eniga, agreed],
      [words.bok_olika, open],
      [words.bok_harnast, next.map(lineFor).join('\n')],
    ].filter(([, text]) => text.trim()).map(([name, text]) =>
      element('p', { class: 'svar__text' }, element('strong', {}, `${name}: `), text)
    );
    const { line } = told(book, step);
    const isEmpty = !state.length && rows.every((row) => row.className !== 'bokpapper__svar');
    return [
      element(
        'section',
        { class: isEmpty ? 'bokpapper__rader' : undefined },
        element('h4', {}, `${step.number}. ${step.name}`),
        element('p', {}, line),
        ...rows,
        ...state,
      ),
    ];
  });
}

const lines = () =>
  element(
    'div',
    { class: 'skrivrader' },
    ...Array.from({ length: 3 }, () => element('span', { class: 'skrivrad' })),
  );
