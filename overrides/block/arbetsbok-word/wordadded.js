/** The meetings and decisions that readers have added to a diary: copies of the form's own. */

import { cleaned, controlsOf, isInside, valued, writtenIn } from './wordanswer.js';
import { copiesOf } from './wordregions.js';
import { losesIn, spanText } from './wordtext.js';

/**
 * @typedef {import('./wordanswer.js').FoundAnswer} FoundAnswer
 * @typedef {import('./wordanswer.js').WordNote} WordNote
 * @typedef {import('./wordform.js').WordField} WordField
 * @typedef {import('./wordform.js').WordForm} WordForm
 * @typedef {import('./wordtext.js').WordText} WordText
 * @typedef {import('./wordtext.js').Span} Span
 * @typedef {{ id: string, isTable: boolean }} Group fields that readers copy when they need more
 */

/** @type {Group[]} */
export const GROUPS = [{ id: 'mote', isTable: true }, { id: 'beslut', isTable: false }];

/**
 * Returns the meetings and decisions that readers have added, numbered after the form's last: what each
 * takes up, and its answers.
 *
 * @param {WordText} text
 * @param {WordForm} form
 * @param {Map<string, Span>} regions
 * @param {Group} group
 */
export function extrasOf(text, form, regions, group) {
  const fields = fieldsOf(form, group.id);
  const places = group.isTable
    ? addedTables(text, form, regions, group.id)
    : addedRows(text, regions, group.id);
  let number = lastOf(form, group.id);
  return places.map(({ span, rowOf }) => {
    const answers = fields.flatMap((field) => {
      const cell = rowOf(field)?.[field.place?.column ?? 0];
      return cell ? extraAnswer(text, field, cell, group.id, number + 1) : [];
    });
    if (answers.length) number++;
    return { span, answers };
  });
}

/**
 * @param {WordText} text
 * @param {WordForm} form
 * @param {Map<string, Span>} regions
 * @param {string} group
 */
const addedTables = (text, form, regions, group) =>
  copiesOf(text, form, regions, group).map((table) => {
    const said = (/** @type {Span} */ cell) => spanText(text, cell).trim();
    const rows = new Map(table.rows.filter((row) => row.length).map((row) => [said(row[0]), row]));
    const rowOf = (/** @type {WordField} */ field) => rows.get(field.place?.row ?? '');
    return { span: text.units[table.unit], rowOf };
  });

/**
 * @param {WordText} text
 * @param {Map<string, Span>} regions
 * @param {string} group
 */
function addedRows(text, regions, group) {
  const taken = new Set(regions.values());
  const ours = new Set(
    [...regions].filter(([tag]) => tag.startsWith(`${group}-`)).map(([, span]) => span),
  );
  const table = text.tables.find((one) => one.rows.flat().some((cell) => ours.has(cell)));
  const rows = (table?.rows ?? []).slice(1).filter((row) => row.length);
  return rows.filter((row) => !row.some((cell) => taken.has(cell))).map((row) => ({
    span: { from: row[0].from, to: row[row.length - 1].to },
    rowOf: () => row,
  }));
}

/**
 * @param {WordText} text
 * @param {WordField} field of the group's first
 * @param {Span} cell
 * @param {string} group
 * @param {number} number
 * @returns {FoundAnswer[]}
 */
function extraAnswer(text, field, cell, group, number) {
  const controls = controlsOf(text, '', cell);
  const isBare = controls.some((control) => writtenIn(text, field, control).isHint);
  const said = isBare && isInside(text, controls, cell) ? '' : cleaned(spanText(text, cell), field);
  if (!said) return [];
  /** @type {WordNote[]} */
  const notes = losesIn(text, cell) ? ['bild'] : [];
  const tag = field.tag.replace(`${group}-1--`, `${group}-${number}--`);
  const name = field.name.replace('1', String(number));
  return [{ ...valued(said, field, controls, notes), tag, name, from: 'region', notes }];
}

/**
 * @param {WordForm} form
 * @param {string} group
 */
const fieldsOf = (form, group) =>
  [...form.fields.values()].filter((field) => field.tag.startsWith(`${group}-1--`));

/**
 * Returns the number of a group's last meeting or decision in a form, or 0.
 *
 * @param {WordForm} form
 * @param {string} group
 */
export function lastOf(form, group) {
  const numbers = [...form.fields.keys()].map((tag) =>
    Number(new RegExp(`^${group}-(\\d+)--`).exec(tag)?.[1] ?? 0)
  );
  return Math.max(0, ...numbers);
}
