/**
 * The form on /exempel/bidra/. It keeps what is typed in this browser, checks it as the build does,
 * shows how the page will look and gives the file: to GitHub, to the disk or to the clipboard.
 * Nothing is sent from here.
 */

import { download } from '../../scripts/download.js';
import { element } from '../../scripts/element.js';
import { find, findAll, say, textOf } from '../../scripts/page.js';
import { forget, keep, kept } from '../../scripts/storage.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { file, nameFor, pieces, placeOf } from './casefile.js';
import { Checker } from './checker.js';
import { dataOf, GROUPS, LEAST_ROWS, MANY, rowsIn, withoutGaps, withoutRow } from './draft.js';

/**
 * @typedef {import('./contract.d.ts').Contract} Contract
 * @typedef {import('./contract.d.ts').Data} Data
 * @typedef {import('./contract.d.ts').Fault} Fault
 * @typedef {import('./contract.d.ts').Piece} Piece
 * @typedef {import('./contract.d.ts').Rule} Rule
 * @typedef {import('./contract.d.ts').Texts} Texts
 * @typedef {import('./draft.js').Draft} Draft
 * @typedef {import('./draft.js').Group} Group
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field
 */

const NAME = 'exempelutkast';
const LONGEST_ADDRESS = 7000;
// What the form lets through and the build does not: the text can be made easier afterwards.
const TOO_HARD = 'lix';
const FIELDS = 'input, select, textarea';
// Where a screen is narrower, one chapter is open at a time.
const ROOM_FOR_ALL = '(min-width: 48rem)';

/**
 * Returns what was kept in this browser, or an empty draft.
 *
 * @returns {Draft}
 */
function keptDraft() {
  try {
    const { fields = {}, many = {} } = Object(JSON.parse(kept(NAME) ?? '{}'));
    return { fields, many };
  } catch {
    return { fields: {}, many: {} };
  }
}

/** @param {unknown} found @returns {found is Field} */
const isField = (found) =>
  found instanceof HTMLInputElement || found instanceof HTMLSelectElement ||
  found instanceof HTMLTextAreaElement;

/** @param {Field} field @returns {field is HTMLInputElement} */
const isBox = (field) => field instanceof HTMLInputElement && field.type === 'checkbox';

/**
 * Returns the row of a template with its number in the place of __N__, everywhere.
 *
 * @param {HTMLTemplateElement} template
 * @param {number} number
 */
function numbered(template, number) {
  const row = find(
    /** @type {DocumentFragment} */ (template.content.cloneNode(true)),
    '*',
    HTMLElement,
  );
  const put = (/** @type {string} */ text) => text.replaceAll('__N__', String(number));
  for (const node of [row, ...row.querySelectorAll('*')]) {
    for (const { name, value } of [...node.attributes]) node.setAttribute(name, put(value));
    for (const child of node.childNodes) if (child instanceof Text) child.data = put(child.data);
  }
  return row;
}

/**
 * Moves the reader to a part of the form: its heading says where they have come.
 *
 * @param {HTMLElement} section
 */
const goTo = (section) => find(section, 'h3', HTMLElement).focus();

/**
 * Moves the reader to a field, and opens its chapter.
 *
 * @param {HTMLElement | null} field
 */
function goToField(field) {
  const chapter = field?.closest('details');
  if (chapter) chapter.open = true;
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

/**
 * Makes the form's chapters follow each other where there is not room for all: one is open, and a
 * button leads to the next.
 *
 * @param {HTMLDetailsElement[]} chapters
 */
function startChapters(chapters) {
  const room = matchMedia(ROOM_FOR_ALL);
  const lay = () => {
    for (const [at, chapter] of chapters.entries()) chapter.open = room.matches || at === 0;
  };
  room.addEventListener('change', lay);
  lay();
  for (const [at, chapter] of chapters.slice(0, -1).entries()) {
    find(chapter, '[data-nasta]', HTMLElement).addEventListener('click', () => {
      if (!room.matches) chapter.open = false;
      chapters[at + 1].open = true;
      const heading = find(chapters[at + 1], 'summary', HTMLElement);
      heading.focus({ preventScroll: true });
      heading.scrollIntoView();
    });
  }
}

/**
 * Returns the rows of the facts that only the fact box shows, with the name that it has there.
 *
 * @param {Data} data
 * @param {Record<string, Rule>} rules
 * @returns {[string, string][]}
 */
function onlyInFactBox(data, rules) {
  return Object.entries(data).flatMap(([name, value]) => {
    const shown = rules[name]?.faktaruta;
    return shown ? [[shown.sv, String(value)]] : [];
  });
}

/**
 * Returns the paragraphs and lists of a text as elements.
 *
 * @param {Piece[]} parts
 * @returns {HTMLElement[]}
 */
function shown(parts) {
  /** @type {HTMLElement[]} */
  const made = [];
  /** @type {HTMLElement[]} */
  let lists = [];
  for (const { mark, depth, text } of parts) {
    lists = mark ? lists.slice(0, depth + 1) : [];
    if (!mark) made.push(element('p', {}, text));
    else if (!lists[depth]) {
      const start = mark === '-' ? 0 : parseInt(mark, 10);
      const list = element(mark === '-' ? 'ul' : 'ol', start > 1 ? { start: String(start) } : {});
      if (depth) lists[depth - 1].lastElementChild?.append(list);
      else made.push(list);
      lists[depth] = list;
    }
    lists[depth]?.append(element('li', {}, text));
  }
  return made;
}

/**
 * Starts the form in an element made by the building block `exempelformular`.
 *
 * @param {HTMLElement} root
 */
export default function start(root) {
  const part = (/** @type {string} */ name) => find(root, `[data-${name}]`, HTMLElement);
  const form = find(root, '[data-formular]', HTMLFormElement);
  const whole = find(root, '[data-fil]', HTMLTextAreaElement);
  const [errors, done, view, saved] = ['felruta', 'klart', 'visning', 'sparat'].map(part);
  const [changed, notes, refused] = ['andrat', 'rad', 'svar'].map(part);
  const chapters = findAll(form, '[data-kapitel]', HTMLDetailsElement);
  const draft = keptDraft();
  /** @type {Checker | null} */
  let ready = null;
  let written = { name: '', text: '' };

  /**
   * Puts the template's rows in, as many as the draft has, at least those that are needed.
   *
   * @param {Group} group
   */
  function showRows(group) {
    const template = find(form, `[data-mall="${group}"]`, HTMLTemplateElement);
    const count = rowsIn(draft.fields, group);
    const rows = Array.from({ length: count }, (_, index) => {
      const row = numbered(template, index + 1);
      const remove = find(row, '[data-bort]', HTMLButtonElement);
      remove.hidden = count <= LEAST_ROWS[group];
      remove.addEventListener('click', () => removeRow(group, index + 1));
      return row;
    });
    find(form, `[data-rader="${group}"]`, HTMLElement).replaceChildren(...rows);
  }

  /**
   * @param {Group} group
   * @param {number} number
   */
  function removeRow(group, number) {
    draft.fields = withoutRow(draft.fields, group, number);
    fill();
    withdraw();
    remember();
    find(form, `[data-till="${group}"]`, HTMLButtonElement).focus();
  }

  /** @param {string} name */
  const boxesOf = (name) => findAll(form, `[data-flera="${name}"]`, HTMLInputElement);

  /** Forgets what an older draft has for steps and choices that the form no longer has. */
  function forgetUnknown() {
    const isKnown = (/** @type {string} */ name) =>
      !name.startsWith('steg.') || document.getElementById(`f-${name}`);
    const known = Object.entries(draft.fields).filter(([name]) => isKnown(name));
    draft.fields = Object.fromEntries(known);
    for (const name of MANY) {
      const choices = boxesOf(name).map((box) => box.value);
      draft.many[name] = [draft.many[name] ?? []].flat().filter((one) => choices.includes(one));
    }
  }

  function fill() {
    GROUPS.forEach(showRows);
    for (const field of [...form.querySelectorAll('[data-falt]')].filter(isField)) {
      const value = draft.fields[field.dataset.falt ?? ''];
      if (isBox(field)) field.checked = value === true;
      else field.value = typeof value === 'string' ? value : '';
    }
    for (const name of MANY) {
      for (const box of boxesOf(name)) box.checked = draft.many[name].includes(box.value);
    }
  }

  /** @param {Field} field */
  function take(field) {
    const { falt, flera } = field.dataset;
    if (falt) draft.fields[falt] = isBox(field) ? field.checked : field.value;
    if (!flera) return;
    const others = draft.many[flera].filter((value) => value !== field.value);
    draft.many[flera] = isBox(field) && field.checked ? [...others, field.value] : others;
  }

  /**
   * Takes back the preview and the file: what is handed out is always what stands in the form.
   */
  function withdraw() {
    if (!written.text) return;
    written = { name: '', text: '' };
    done.hidden = true;
    view.replaceChildren();
    whole.value = '';
    say(part('kopierat'), '');
    say(changed, words.form_andrat);
  }

  function remember() {
    say(saved, keep(NAME, JSON.stringify(draft)) ? words.form_sparat : words.form_sparas_inte);
  }

  function clear() {
    forget(NAME);
    draft.fields = {};
    draft.many = {};
    forgetUnknown();
    fill();
    showErrors([]);
    showAdvice([]);
    withdraw();
    say(changed, '');
    say(saved, words.form_tomt);
    goToField(find(form, '[data-falt]', HTMLElement));
  }

  /**
   * Returns the name of the field that a fault is about, or of the group it belongs to.
   *
   * @param {Fault} fault
   */
  function place({ field }) {
    const parts = field.split('.');
    const names = parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
    return names.find((name) => document.getElementById(`f-${name}`)) ?? 'titel';
  }

  /**
   * Returns faults with the names of their fields, in the order that the form has these.
   *
   * @param {Fault[]} faults
   */
  function placed(faults) {
    const order = findAll(form, '[id^="f-"]', HTMLElement).map((field) => field.id);
    const found = faults.map((fault) => ({ ...fault, at: place(fault) }));
    return found.sort((one, two) => order.indexOf(`f-${one.at}`) - order.indexOf(`f-${two.at}`));
  }

  /**
   * Returns a link to a field of the form, and to a sentence in it if one is given.
   *
   * @param {string} at
   * @param {string} text
   * @param {string} [sentence]
   */
  function linkTo(at, text, sentence) {
    const link = element('a', { href: `#f-${at}` }, text);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const field = document.getElementById(`f-${at}`);
      goToField(field);
      if (!sentence || !(field instanceof HTMLTextAreaElement)) return;
      const found = placeOf(field.value, sentence);
      if (found) field.setSelectionRange(...found);
    });
    return link;
  }

  /** Returns a link from a field back to the list of what is wrong. */
  function backLink() {
    const href = '#fel-lista';
    const link = element('a', { href, class: 'falt__ater' }, words.form_till_listan);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      goTo(errors);
    });
    return link;
  }

  /** @param {Fault[]} faults */
  function showErrors(faults) {
    for (const box of findAll(form, '[data-fel]', HTMLElement)) box.hidden = true;
    for (const back of findAll(form, '.falt__ater', HTMLElement)) back.remove();
    for (const field of form.querySelectorAll('[aria-invalid]')) {
      field.removeAttribute('aria-invalid');
    }
    const links = placed(faults).map(({ at, message, remedy }) => {
      const text = `${message} ${remedy}`;
      const box = document.getElementById(`fel-${at}`);
      if (box) {
        if (box.hidden) box.after(backLink());
        box.textContent = box.hidden ? text : `${box.textContent} ${text}`;
        box.hidden = false;
      }
      const field = document.getElementById(`f-${at}`);
      if (field?.matches(FIELDS)) field.setAttribute('aria-invalid', 'true');
      return element('li', {}, linkTo(at, text));
    });
    for (const chapter of chapters) {
      const count = findAll(chapter, '[data-fel]', HTMLElement).filter((box) => !box.hidden).length;
      const told = count ? filled(words.form_att_ratta, { antal: count }) : '';
      say(find(chapter, '[data-kvar]', HTMLElement), told);
    }
    find(errors, 'ul', HTMLElement).replaceChildren(...links);
    errors.hidden = faults.length === 0;
  }

  /**
   * Shows what the author may want to look at again; nothing of it stops the preview.
   *
   * @param {Fault[]} advice
   */
  function showAdvice(advice) {
    const items = placed(advice).map(({ at, message, remedy, sentences = [] }) => {
      const longest = sentences.map(({ field, text }) =>
        element('li', {}, linkTo(field, `”${text}”`, text))
      );
      const list = longest.length ? element('ol', {}, ...longest) : null;
      return element('li', {}, linkTo(at, message), ` ${remedy}`, list);
    });
    find(notes, 'ul', HTMLElement).replaceChildren(...items);
    notes.hidden = advice.length === 0;
    refused.hidden = !advice.some(({ name }) => name === TOO_HARD);
  }

  /**
   * @param {Data} data
   * @param {Record<string, Rule>} rules
   */
  function facts(data, rules) {
    const names = (/** @type {string} */ name, /** @type {string[]} */ ids = []) =>
      ids.map((id) => {
        const box = form.querySelector(`[data-flera="${name}"][value="${id}"]`);
        return textOf(box?.parentElement) || id;
      }).join(', ');
    const certainty = form.querySelector(`#f-sakerhet option[value="${data.sakerhet}"]`);
    const parties = (data.parter ?? []).map(({ namn, roll }) => roll ? `${namn} (${roll})` : namn);
    /** @type {[string, string | undefined][]} */
    const rows = [
      [words.form_plats, data.plats],
      [words.form_lan, names('lan', data.lan)],
      [words.form_nar, data.period],
      [words.form_malgrupp, data.malgrupp],
      ...onlyInFactBox(data, rules),
      [words.form_form, names('form', data.form)],
      [words.form_tema, names('teman', data.teman)],
      [words.form_parter, parties.join(', ')],
      [words.form_sakerhet_egen, textOf(certainty)],
      [words.form_inskickad, data.inskickad],
    ];
    const made = rows.map(([name, text = '']) =>
      element('div', {}, element('dt', {}, name), element('dd', {}, text))
    );
    return element('dl', {}, ...made);
  }

  /**
   * @param {Data} data
   * @param {Texts} texts
   * @param {Checker} checker
   */
  function preview(data, texts, { contract, sections }) {
    const steps = Object.entries(data.steg ?? {}).map(([id, why]) => {
      const name = textOf(form.querySelector(`label[for="f-steg.${id}"]`));
      return element('li', {}, element('strong', {}, name), element('p', {}, why));
    });
    const told = sections.flatMap(({ id, rubrik, lista }) => {
      const parts = pieces(texts[id], lista);
      return parts.length ? [element('h5', {}, rubrik), ...shown(parts)] : [];
    });
    const sources = (data.kallor ?? []).map((one) =>
      element('li', {}, [one.titel, one.ar, one.adress].filter(Boolean).join(', '))
    );
    view.replaceChildren(
      element('h4', {}, data.titel ?? ''),
      element('p', {}, data.sammanfattning ?? ''),
      element(
        'div',
        { class: 'fall__gammal' },
        element('p', { class: 'fall__vantar' }, words.form_vantar),
        element('p', {}, `${words.form_inskickat} ${data.inskickad}. ${words.form_inte_last}`),
      ),
      facts(data, contract.schema.properties ?? {}),
      element('h5', {}, words.form_steg),
      element('ul', {}, ...steps),
      element('p', {}, words.form_stegen_egen),
      ...told,
      element('h5', {}, words.form_kallor),
      element('ol', {}, ...sources),
    );
  }

  function ways() {
    say(part('filnamn'), written.name);
    whole.value = written.text;
    const item = part('github');
    const repository = root.dataset.repo;
    item.hidden = !repository;
    if (!repository) return;
    const name = encodeURIComponent(`docs/exempel/${written.name}`);
    const path = `${repository}/new/main?filename=${name}`;
    const address = `${path}&value=${encodeURIComponent(written.text)}`;
    const fits = address.length <= LONGEST_ADDRESS;
    find(item, 'a', HTMLAnchorElement).href = fits ? address : path;
    if (!fits) say(part('github-text'), words.form_lang);
  }

  async function checker() {
    const answer = await fetch(root.dataset.kontrakt ?? '');
    if (!answer.ok) throw new Error(String(answer.status));
    /** @type {Contract} */
    const contract = await answer.json();
    return new Checker(contract);
  }

  /** @param {Fault[]} faults */
  function refuse(faults) {
    showErrors(faults);
    goTo(errors);
  }

  /** @param {Event} event */
  async function finish(event) {
    event.preventDefault();
    for (const group of GROUPS) draft.fields = withoutGaps(draft.fields, group);
    fill();
    try {
      ready ??= await checker();
    } catch {
      const [message, remedy] = [words.form_ohamtad, words.form_forsok];
      refuse([{ name: '', field: 'titel', message, remedy }]);
      return;
    }
    const { contract, sections } = ready;
    const { data, texts } = dataOf(draft, contract.schema);
    const text = file(data, sections, texts);
    const found = ready.faults({ data, texts, text });
    const isHard = (/** @type {Fault} */ { name }) => name === TOO_HARD;
    const faults = found.filter((fault) => !isHard(fault));
    const advice = [...found.filter(isHard), ...ready.advice({ data, texts })];
    withdraw();
    say(changed, '');
    showErrors(faults);
    showAdvice(advice);
    if (faults.length) {
      goTo(errors);
      return;
    }
    const taken = Object.keys(contract.upptagna);
    const limits = { taken, reserved: contract.reserverade, longest: contract.langstaNamn };
    written = { name: `${nameFor(data.titel ?? '', limits)}.md`, text };
    preview(data, texts, ready);
    ways();
    done.hidden = false;
    goTo(advice.length ? notes : done);
  }

  function takeFile() {
    download(written.name, written.text, 'text/markdown;charset=utf-8');
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(written.text);
      say(part('kopierat'), words.form_kopierad);
    } catch {
      const details = whole.closest('details');
      if (details) details.open = true;
      whole.select();
      say(part('kopierat'), words.form_markerad);
    }
  }

  form.addEventListener('input', ({ target }) => {
    if (!isField(target)) return;
    take(target);
    withdraw();
    remember();
  });
  form.addEventListener('submit', finish);
  for (const button of findAll(root, '[data-rensa]', HTMLButtonElement)) {
    button.addEventListener('click', () => {
      if (confirm(words.form_ta_bort)) clear();
    });
  }
  for (const group of GROUPS) {
    find(form, `[data-till="${group}"]`, HTMLButtonElement).addEventListener('click', () => {
      const first = group === 'parter' ? 'namn' : 'titel';
      draft.fields[`${group}.${rowsIn(draft.fields, group) + 1}.${first}`] = '';
      fill();
      withdraw();
      const added = `[data-rader="${group}"] .grupp__rad:last-child [data-falt]`;
      find(form, added, HTMLElement).focus();
    });
  }
  part('ladda').addEventListener('click', takeFile);
  part('kopiera').addEventListener('click', copy);
  forgetUnknown();
  fill();
  startChapters(chapters);
  root.classList.add('formular--klar');
}
