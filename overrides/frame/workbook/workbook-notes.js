/**
 * What was said, decided and parked at meetings, shown where it belongs.
 *
 * @typedef {import('./workbook.d.ts').Workbook} Workbook
 * @typedef {import('./workbook-model.js').ModelStep} ModelStep
 */

import { element } from '../../scripts/element.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { NOTES } from './workbook-file.js';

const EXERCISE = /^ovning-(.+)-(\d+)$/;
const MOMENT = /^mote-(\d+)-.*-(\d+)$/;

/**
 * Returns what is noted about one thing, with what each kind is called, or null for nothing.
 *
 * @param {Workbook} book
 * @param {string} id
 */
export function notesOn(book, id) {
  const names = {
    notes: words.bok_noterat,
    decisions: words.bok_beslutat,
    parked: words.bok_parkerat,
  };
  const rows = NOTES.flatMap((kind) => {
    const note = book.workshop[kind]?.[id];
    const texts = [note?.text ?? '', ...(note?.others ?? []).map(({ text }) => text)];
    const text = texts.map((one) => one.trim()).filter(Boolean).join('\n\n');
    return text ? [{ name: names[kind], text }] : [];
  });
  if (!rows.length) return null;
  return element(
    'dl',
    { class: 'boksteg__fakta' },
    ...rows.map(({ name, text }) =>
      element('div', {}, element('dt', {}, name), element('dd', { class: 'svar__text' }, text))
    ),
  );
}

/**
 * Returns all that is noted, under what it is about, the model's order first.
 *
 * @param {Workbook} book
 * @param {ModelStep[]} model
 */
export function allNotes(book, model) {
  const noted = new Set(NOTES.flatMap((kind) => Object.keys(book.workshop[kind] ?? {})));
  const known = model.flatMap(({ id, questions }) => [id, ...questions.map((one) => one.id)]);
  const order = [...new Set([...known, ...[...noted].sort()])].filter((id) => noted.has(id));
  const parts = order.flatMap((id) => {
    const notes = notesOn(book, id);
    return notes ? [element('h5', {}, nameOf(id, model)), notes] : [];
  });
  return parts.length ? [element('h4', {}, words.bok_fran_moten), ...parts] : [];
}

/** @param {string} id @param {ModelStep[]} model */
function nameOf(id, model) {
  const question = model.flatMap(({ questions }) => questions).find((one) => one.id === id);
  if (question) return question.text;
  const [, step = '', part = ''] = EXERCISE.exec(id) ?? [];
  const name = model.find((one) => one.id === step)?.name;
  if (name) return filled(words.bok_ovningen, { steg: name, nr: part });
  const [, minutes = '', moment = ''] = MOMENT.exec(id) ?? [];
  return moment ? filled(words.bok_moment, { minuter: minutes, nr: moment }) : words.bok_hela_fasen;
}
