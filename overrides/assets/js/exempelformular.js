/**
 * The form on /exempel/bidra/. It keeps what is typed in this browser, checks it as the build does,
 * shows how the page will look and gives the file: to GitHub, to the disk or to the clipboard.
 * Nothing is sent from here.
 */

import { Checker } from './exempelkontroll.js';
import { clean, file, nameFor, oneLine, pieces } from './exempeltext.js';

const STORAGE_KEY = `${document.documentElement.dataset.lagring}exempelutkast`;
const LONGEST_ADDRESS = 7000;
const LEAST_ROWS = { parter: 2, kallor: 1 };
const MANY = ['lan', 'form', 'teman'];
const PLAIN = ['titel', 'plats', 'lan', 'niva', 'parter', 'period', 'malgrupp', 'teman', 'form', 'resultat', 'kostnad', 'oberoende_utvardering', 'galler_till', 'steg', 'anvander_modellen', 'sammanfattning', 'kallor', 'sakerhet', 'inskickad', 'sprak'];

/** Returns what was kept in this browser, or an empty draft. */
function keptDraft() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    return kept && typeof kept === 'object' ? { fields: kept.fields ?? {}, many: kept.many ?? {} } : { fields: {}, many: {} };
  } catch {
    return { fields: {}, many: {} };
  }
}

function keep(draft) {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function forget() {
  try {
    localStorage.removeItem(STORAGE_KEY);
  } catch {
    // Storage is closed: there is nothing to forget.
  }
}

/** Returns the date of today as the reader's calendar has it. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Returns the numbers of the rows that a draft has fields for. */
function rowsIn(fields, group) {
  const numbers = Object.keys(fields).filter((name) => name.startsWith(`${group}.`)).map((name) => Number(name.split('.')[1]));
  return Math.max(LEAST_ROWS[group], ...numbers.filter(Number.isInteger));
}

/** Returns the fields without a row of a group; the rows after it move up. */
function withoutRow(fields, group, number) {
  const next = {};
  for (const [name, value] of Object.entries(fields)) {
    const [first, row, key] = name.split('.');
    if (first !== group || Number(row) < number) next[name] = value;
    else if (Number(row) > number) next[`${group}.${Number(row) - 1}.${key}`] = value;
  }
  return next;
}

/** Returns a draft as the front matter that the schema describes; what is empty is left out. */
export function dataOf({ fields, many }, sections) {
  const value = (name) => oneLine(String(fields[name] ?? ''));
  const rows = (group, keys) => Array.from({ length: rowsIn(fields, group) }, (_, index) => keys.map((key) => [key, value(`${group}.${index + 1}.${key}`)]))
    .filter((row) => row.some(([, text]) => text));
  const made = {
    parter: rows('parter', ['namn', 'sektor', 'roll']).map((row) => Object.fromEntries(row.filter(([, text]) => text))),
    kallor: rows('kallor', ['titel', 'adress', 'ar']).map((row) => Object.fromEntries(row.map(([key, text]) => [key, source(key, text)]).filter(([, text]) => text !== ''))),
    steg: Object.fromEntries(Object.keys(fields).filter((name) => name.startsWith('steg.') && value(name)).map((name) => [name.slice(5), value(name)])),
    inskickad: today(),
    sprak: 'sv',
  };
  if (fields.anvander_modellen === true) made.anvander_modellen = true;
  for (const name of MANY) made[name] = many[name] ?? [];
  for (const name of PLAIN) if (!(name in made) && name !== 'anvander_modellen' && value(name)) made[name] = value(name);
  const data = Object.fromEntries(PLAIN.filter((name) => name in made).map((name) => [name, made[name]]));
  const texts = Object.fromEntries(sections.map(({ id }) => [id, clean(String(fields[id] ?? ''))]));
  return { data, texts };
}

function source(key, text) {
  if (key === 'titel') return text;
  if (!text) return null;
  return key === 'ar' && /^\d{1,6}$/.test(text) ? Number(text) : text;
}

/** Makes an element; text never becomes markup. */
function make(name, text = '', ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

/** Starts the form in an element made by the building block `exempelformular`. */
export default async function start(root) {
  const part = (name, within = root) => within.querySelector(`[data-${name}]`);
  const form = part('formular');
  const [errors, done, view, saved] = ['felruta', 'klart', 'visning', 'sparat'].map((name) => part(name));
  let draft = keptDraft();
  let checker = null;
  let written = { name: '', text: '' };

  /** Puts the template's rows in, as many as the draft has, at least those that are needed. */
  function showRows(group) {
    const holder = form.querySelector(`[data-rader="${group}"]`);
    const template = form.querySelector(`[data-mall="${group}"]`);
    const rows = Array.from({ length: rowsIn(draft.fields, group) }, (_, index) => {
      const row = template.content.firstElementChild.cloneNode(true);
      for (const node of [row, ...row.querySelectorAll('*')]) {
        for (const { name, value } of [...node.attributes]) node.setAttribute(name, value.replaceAll('__N__', String(index + 1)));
        for (const child of node.childNodes) if (child.nodeType === Node.TEXT_NODE) child.data = child.data.replaceAll('__N__', String(index + 1));
      }
      const remove = part('bort', row);
      remove.hidden = index < LEAST_ROWS[group] && rowsIn(draft.fields, group) <= LEAST_ROWS[group];
      remove.addEventListener('click', () => removeRow(group, index + 1));
      return row;
    });
    holder.replaceChildren(...rows);
  }

  function removeRow(group, number) {
    draft.fields = withoutRow(draft.fields, group, number);
    fill();
    remember();
    form.querySelector(`[data-till="${group}"]`).focus();
  }

  /** Forgets what an older draft has for steps and choices that the form no longer has. */
  function forgetUnknown() {
    const isKnown = (name) => !name.startsWith('steg.') || document.getElementById(`f-${name}`);
    draft.fields = Object.fromEntries(Object.entries(draft.fields).filter(([name]) => isKnown(name)));
    for (const name of MANY) {
      const choices = [...form.querySelectorAll(`[data-flera="${name}"]`)].map((box) => box.value);
      draft.many[name] = [draft.many[name] ?? []].flat().filter((value) => choices.includes(value));
    }
  }

  function fill() {
    for (const group of Object.keys(LEAST_ROWS)) showRows(group);
    for (const field of form.querySelectorAll('[data-falt]')) {
      const value = draft.fields[field.dataset.falt];
      if (field.type === 'checkbox') field.checked = value === true;
      else field.value = typeof value === 'string' ? value : '';
    }
    for (const box of form.querySelectorAll('[data-flera]')) box.checked = (draft.many[box.dataset.flera] ?? []).includes(box.value);
  }

  function take(target) {
    const { falt, flera } = target.dataset;
    if (falt) draft.fields[falt] = target.type === 'checkbox' ? target.checked : target.value;
    if (!flera) return;
    const others = (draft.many[flera] ?? []).filter((value) => value !== target.value);
    draft.many[flera] = target.checked ? [...others, target.value] : others;
  }

  function remember() {
    saved.textContent = keep(draft) ? 'Sparat i den här webbläsaren.' : 'Webbläsaren tillåter inte att texten sparas. Lämna inte sidan innan ni är klara.';
  }

  function clear() {
    forget();
    draft = { fields: {}, many: {} };
    fill();
    showErrors([]);
    done.hidden = true;
    saved.textContent = 'Formuläret är tomt. Inget finns kvar i webbläsaren.';
    form.querySelector('[data-falt]').focus();
  }

  /** Returns the name of the field that a fault is about, or of the group it belongs to. */
  function place({ field }) {
    const names = field.split('.').map((_, index, all) => all.slice(0, all.length - index).join('.'));
    return names.find((name) => document.getElementById(`f-${name}`)) ?? 'titel';
  }

  /** Returns faults with the names of their fields, in the order that the form has these. */
  function placed(faults) {
    const order = [...form.querySelectorAll('[id^="f-"]')].map((field) => field.id);
    const found = faults.map((fault) => ({ ...fault, name: place(fault) }));
    return found.sort((one, other) => order.indexOf(`f-${one.name}`) - order.indexOf(`f-${other.name}`));
  }

  function showErrors(faults) {
    for (const box of form.querySelectorAll('[data-fel]')) box.hidden = true;
    for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
    const links = placed(faults).map(({ name, message, remedy }) => {
      const text = `${message} ${remedy}`;
      const box = document.getElementById(`fel-${name}`);
      if (box) {
        box.textContent = box.hidden ? text : `${box.textContent} ${text}`;
        box.hidden = false;
      }
      const field = document.getElementById(`f-${name}`);
      if (field?.matches('input, select, textarea')) field.setAttribute('aria-invalid', 'true');
      const link = make('a', text);
      link.href = `#f-${name}`;
      link.addEventListener('click', (event) => {
        event.preventDefault();
        field?.focus();
        field?.scrollIntoView({ block: 'center' });
      });
      return make('li', '', link);
    });
    errors.querySelector('ul').replaceChildren(...links);
    errors.hidden = faults.length === 0;
  }

  function facts(data) {
    const label = (name, id) => form.querySelector(`[data-flera="${name}"][value="${id}"]`)?.parentElement.textContent.trim() ?? id;
    const rows = [['Plats', data.plats], ['Län', data.lan.map((id) => label('lan', id)).join(', ')], ['När', data.period], ['Målgrupp', data.malgrupp],
      ['Form', data.form.map((id) => label('form', id)).join(', ')], ['Tema', data.teman.map((id) => label('teman', id)).join(', ')],
      ['Parter', data.parter.map((party) => (party.roll ? `${party.namn} (${party.roll})` : party.namn)).join(', ')]];
    return make('dl', '', ...rows.map(([name, text]) => make('div', '', make('dt', name), make('dd', text))));
  }

  function preview(data, texts) {
    const steps = Object.entries(data.steg).map(([id, why]) => {
      const name = form.querySelector(`label[for="f-steg.${id}"]`).textContent;
      return make('li', '', make('strong', name), make('p', why));
    });
    const sections = checker.sections.flatMap(({ id, rubrik, lista }) => {
      const parts = pieces(texts[id], lista);
      if (parts.length === 0) return [];
      const text = lista ? [make('ul', '', ...parts.map((item) => make('li', item)))] : parts.map((item) => make('p', item));
      return [make('h5', rubrik), ...text];
    });
    const sources = data.kallor.map((one) => make('li', [one.titel, one.ar, one.adress].filter(Boolean).join(', ')));
    view.replaceChildren(make('h4', data.titel), make('p', data.sammanfattning), facts(data), make('h5', 'Steg i modellen'), make('ul', '', ...steps), ...sections, make('h5', 'Källor'), make('ol', '', ...sources));
  }

  function ways() {
    part('filnamn').textContent = written.name;
    part('fil').value = written.text;
    const item = part('github');
    const repository = root.dataset.repo;
    item.hidden = !repository;
    if (!repository) return;
    const path = `${repository}/new/main?filename=${encodeURIComponent(`docs/exempel/${written.name}`)}`;
    const whole = `${path}&value=${encodeURIComponent(written.text)}`;
    const fits = whole.length <= LONGEST_ADDRESS;
    item.querySelector('a').href = fits ? whole : path;
    if (!fits) part('github-text').textContent = 'Texten är för lång för att följa med i länken. Kopiera den först med knappen nedan, öppna GitHub och klistra in den.';
  }

  async function contract() {
    const answer = await fetch(root.dataset.kontrakt);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  /** Moves rows up over empty ones, so that the numbers in the file are those on the screen. */
  function closeGaps(group) {
    const isEmpty = (number) => Object.entries(draft.fields).every(([name, value]) => !name.startsWith(`${group}.${number}.`) || !String(value).trim());
    for (let number = rowsIn(draft.fields, group) - 1; number >= 1; number -= 1) {
      if (isEmpty(number) && !isEmpty(number + 1)) draft.fields = withoutRow(draft.fields, group, number);
    }
  }

  async function finish(event) {
    event.preventDefault();
    Object.keys(LEAST_ROWS).forEach(closeGaps);
    fill();
    try {
      checker ??= new Checker(await contract());
    } catch {
      showErrors([{ field: 'titel', message: 'Kontrollen gick inte att hämta.', remedy: 'Se om ni har kontakt med internet och försök igen. Texten finns kvar.' }]);
      errors.focus();
      return;
    }
    const { data, texts } = dataOf(draft, checker.sections);
    const text = file(data, checker.sections, texts);
    const faults = checker.faults({ data, texts, text });
    showErrors(faults);
    done.hidden = faults.length > 0;
    if (faults.length) {
      errors.focus();
      return;
    }
    const { upptagna, reserverade: reserved, langstaNamn: longest } = checker.contract;
    const taken = Object.keys(upptagna);
    written = { name: `${nameFor(data.titel, { taken, reserved, longest })}.md`, text };
    preview(data, texts);
    ways();
    done.focus();
  }

  function download() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([written.text], { type: 'text/markdown;charset=utf-8' }));
    link.download = written.name;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(written.text);
      part('kopierat').textContent = 'Texten är kopierad.';
    } catch {
      const box = part('fil');
      box.closest('details').open = true;
      box.select();
      part('kopierat').textContent = 'Texten är markerad. Kopiera den med Ctrl+C.';
    }
  }

  form.addEventListener('input', ({ target }) => {
    take(target);
    remember();
  });
  form.addEventListener('submit', finish);
  for (const button of root.querySelectorAll('[data-rensa]')) {
    button.addEventListener('click', () => {
      if (window.confirm('Ta bort allt ni har skrivit?')) clear();
    });
  }
  for (const button of form.querySelectorAll('[data-till]')) {
    button.addEventListener('click', () => {
      const group = button.dataset.till;
      draft.fields[`${group}.${rowsIn(draft.fields, group) + 1}.${group === 'parter' ? 'namn' : 'titel'}`] = '';
      fill();
      form.querySelector(`[data-rader="${group}"] .grupp__rad:last-child [data-falt]`).focus();
    });
  }
  part('ladda').addEventListener('click', download);
  part('kopiera').addEventListener('click', copy);
  forgetUnknown();
  fill();
  root.classList.add('formular--klar');
}
