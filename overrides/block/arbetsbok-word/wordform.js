/**
 * The form that a blank file is: its fields in order, and where each stands. The published file is
 * the only place where this is said, so what is read and written here always follows it.
 */

import { spanText } from './wordtext.js';
import { childOf, valueOf } from './wordxml.js';

/**
 * @typedef {import('./wordtext.js').WordText} WordText
 * @typedef {import('./wordtext.js').WordParagraph} WordParagraph
 * @typedef {import('./wordxml.js').XmlNode} XmlNode
 */

/**
 * A field: its tag, what kind of answer it takes, the text that shows while it is empty (`hint`), what
 * it is called for people (`name`), and the ids of its choices by their words. In a table `place` says
 * where: the table's first cell, the row's label, and the column.
 *
 * @typedef {{
 *   tag: string, kind: 'text' | 'line' | 'list' | 'date', hint: string, name: string, label: string,
 *   choices: Map<string, string>, place: { head: string, row: string, column: number } | null,
 * }} WordField
 */

/**
 * `texts` is all that stands in the form and is no field.
 *
 * @typedef {{ fields: Map<string, WordField>, texts: Set<string> }} WordForm
 */

/** @param {string} tag */
export const isQuestion = (tag) => !tag.includes('--');

/** @param {string} tag */
const underscored = (tag) => tag.replace(/-/g, '_');

/** @param {string} tag */
export const anchorOf = (tag) => `a_${underscored(tag)}`;

/** @param {string} tag */
export const bookmarkOf = (tag) => `${isQuestion(tag) ? 'q_' : 'f_'}${underscored(tag)}`;

/**
 * Returns the form of a blank file.
 *
 * @param {WordText} text
 * @returns {WordForm}
 */
export function formOf(text) {
  const fields = new Map();
  const held = new Set();
  for (const control of text.controls) {
    const index = text.paragraphs.findIndex((one) =>
      one.from <= control.from && control.from < one.to
    );
    const paragraph = text.paragraphs[index];
    if (!control.tag || !paragraph) continue;
    held.add(paragraph);
    const label = labelOf(text, control.tag);
    fields.set(control.tag, {
      tag: control.tag,
      ...kindOf(control.node),
      hint: spanText(text, control),
      label,
      name: paragraph.cell ? nameOfCell(text, paragraph) : nameOf(text, control.tag, index, label),
      place: paragraph.cell && placeOfCell(text, paragraph),
    });
  }
  const others = text.paragraphs.filter((one) => !held.has(one)).map((one) => spanText(text, one));
  return { fields, texts: new Set(others.map((said) => said.trim()).filter(Boolean)) };
}

/** @param {XmlNode} node */
function kindOf(node) {
  const properties = childOf(node, 'w:sdtPr');
  const list = childOf(properties, 'w:dropDownList');
  const items = (list?.children ?? []).map(({ attributes }) => attributes).filter((one) =>
    one['w:value']
  );
  /** @type {Map<string, string>} */
  const choices = new Map(
    items.map((item) => [item['w:displayText'] ?? item['w:value'], item['w:value']]),
  );
  /** @type {WordField['kind']} */
  const kind = list
    ? 'list'
    : childOf(properties, 'w:date')
    ? 'date'
    : childOf(properties, 'w:text')
    ? 'line'
    : 'text';
  return { kind, choices };
}

/**
 * @param {WordText} text
 * @param {string} tag
 */
function labelOf(text, tag) {
  const name = anchorOf(tag);
  const paragraph = text.paragraphs.find((one) => one.marks.includes(name));
  return paragraph ? spanText(text, paragraph).trim() : '';
}

/**
 * Returns what a field in the body is called: a question by its words, another by its step and label.
 *
 * @param {WordText} text
 * @param {string} tag
 * @param {number} index the number of its paragraph
 * @param {string} label
 */
function nameOf(text, tag, index, label) {
  const before = text.paragraphs.slice(0, index).reverse();
  const style = isQuestion(tag) ? /^Heading/ : /^(?:Step|Part)/;
  const heading = before.find((one) => style.test(one.style) && one.cell === null);
  const title = heading ? spanText(text, heading).trim() : '';
  return isQuestion(tag) ? title : [title, label].filter(Boolean).join(' · ');
}

/**
 * @param {WordText} text
 * @param {WordParagraph} paragraph in a cell
 */
function nameOfCell(text, { cell }) {
  if (!cell) return '';
  const { table, row, column } = cell;
  const caption = valueOf(childOf(table.node, 'w:tblPr'), 'w:tblCaption');
  const parts = [caption, spanText(text, table.rows[row][0])];
  if (table.rows[0].length > 2) parts.push(spanText(text, table.rows[0][column]));
  return parts.map((part) => part.trim()).filter(Boolean).join(' · ');
}

/**
 * @param {WordText} text
 * @param {WordParagraph} paragraph in a cell
 */
function placeOfCell(text, { cell }) {
  if (!cell) return null;
  const { rows } = cell.table;
  return {
    head: spanText(text, rows[0][0]).trim(),
    row: spanText(text, rows[cell.row][0]).trim(),
    column: cell.column,
  };
}
