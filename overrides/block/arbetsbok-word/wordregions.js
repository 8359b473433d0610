/**
 * Where each answer stands in a file that somebody has saved: between its label and the next one, or
 * in its cell. Labels are known by the bookmark on them, by the printed #id, or by their words; so an
 * answer is found whatever the editor has done to its control.
 */

import { anchorOf, bookmarkOf } from './wordform.js';
import { spanText } from './wordtext.js';

/**
 * @typedef {import('./wordform.js').WordForm} WordForm
 * @typedef {import('./wordform.js').WordField} WordField
 * @typedef {import('./wordtext.js').WordText} WordText
 * @typedef {import('./wordtext.js').WordParagraph} WordParagraph
 * @typedef {import('./wordtext.js').WordCell} WordCell
 * @typedef {import('./wordtext.js').WordTable} WordTable
 * @typedef {import('./wordtext.js').Span} Span
 */

/**
 * The places of answers by tag. `strangers` are printed ids that the form does not have.
 *
 * @typedef {{ regions: Map<string, Span>, strangers: Map<string, Span> }} WordRegions
 */

const PRINTED_ID = /^(?:.+ · )?#([a-z0-9]+(?:-[a-z0-9]+)*)$/;
const HEADING = /^(?:Heading|Rubrik|berschrift)/i;
const FRAME = /^(?:Step|Part|Keyquestion)\d*$/i;
const ANSWER = 'Answer';
const LABEL = /^(?:Fieldlabel|Questioninfo)$/i;

/**
 * Returns where the answers stand.
 *
 * @param {WordText} text
 * @param {WordForm} form
 * @returns {WordRegions}
 */
export function regionsOf(text, form) {
  const search = new Search(text, form);
  search.byAnchor();
  search.byPrintedId();
  search.byWords();
  search.byTable();
  search.byControl();
  return { regions: search.regions(), strangers: search.strangers };
}

/** Looks for the labels and cells of a form's fields in a text. */
class Search {
  /**
   * @param {WordText} text
   * @param {WordForm} form
   */
  constructor(text, form) {
    this.text = text;
    this.form = form;
    /** @type {Map<string, number>} the unit of each label in the body */
    this.labels = new Map();
    /** @type {Map<string, number>} the unit where an answer begins, whose label is not found */
    this.starts = new Map();
    /** @type {Map<string, WordCell>} */
    this.cells = new Map();
    /** @type {Map<string, number>} */
    this.unknown = new Map();
    /** @type {Map<string, Span>} */
    this.strangers = new Map();
    /** @type {Set<number>} units that end an answer */
    this.borders = new Set();
    this.said = text.units.map((unit) => spanText(text, unit).trim());
    this.styles = text.units.map(() => '');
    for (const one of text.paragraphs) if (!one.cell) this.styles[one.unit] = one.style;
    this.inTables = new Set(text.tables.map((table) => table.unit));
  }

  /** @param {string} tag */
  isFound(tag) {
    return this.labels.has(tag) || this.cells.has(tag) || this.starts.has(tag);
  }

  byAnchor() {
    const tags = new Map([...this.form.fields.keys()].map((tag) => [anchorOf(tag), tag]));
    for (const paragraph of this.text.paragraphs) {
      for (const mark of paragraph.marks) {
        const field = this.form.fields.get(tags.get(mark) ?? '');
        if (!field || this.isFound(field.tag)) continue;
        const cell = paragraph.cell;
        if (!cell) this.labels.set(field.tag, paragraph.unit);
        else this.takeCell(field, cell.table.rows[cell.row]);
      }
    }
  }

  /**
   * @param {WordField} field
   * @param {WordCell[] | undefined} row
   */
  takeCell(field, row) {
    const cell = field.place && row?.[field.place.column];
    if (cell) this.cells.set(field.tag, cell);
  }

  byPrintedId() {
    this.said.forEach((said, unit) => {
      const id = PRINTED_ID.exec(said)?.[1];
      if (!id || this.inTables.has(unit)) return;
      const isTaken = this.isFound(id) && this.labels.get(id) !== unit;
      if (isTaken || this.unknown.has(id)) return;
      if (this.form.fields.has(id)) this.labels.set(id, unit);
      else this.unknown.set(id, unit);
      this.endsBefore(unit);
    });
  }

  /**
   * What stands right before a printed id is its question.
   *
   * @param {number} unit
   */
  endsBefore(unit) {
    let above = unit - 1;
    while (above > 0 && !this.said[above]) above--;
    const isKnown = this.form.texts.has(this.said[above]) || HEADING.test(this.styles[above] ?? '');
    if (isKnown) this.borders.add(above);
  }

  /** Looks for labels by their words, between the neighbours that are found. */
  byWords() {
    const fields = [...this.form.fields.values()].filter((field) => !field.place);
    let from = 0;
    fields.forEach((field, index) => {
      const known = this.labels.get(field.tag);
      if (known === undefined && field.label && !this.isFound(field.tag)) {
        const next = fields.slice(index + 1).map((one) => this.labels.get(one.tag));
        const before = next.find((unit) => unit !== undefined && unit >= from) ?? this.said.length;
        const unit = this.said.indexOf(field.label, from);
        if (unit !== -1 && unit < before) this.labels.set(field.tag, unit);
      }
      from = (this.labels.get(field.tag) ?? from - 1) + 1;
    });
  }

  /** Looks for the cells of fields by the words of their table and row. */
  byTable() {
    const rows = new Map();
    for (const table of this.text.tables) {
      const head = table.rows[0]?.[0] ? spanText(this.text, table.rows[0][0]).trim() : '';
      for (const row of table.rows.slice(1)) {
        const key = `${head}\n${row[0] ? spanText(this.text, row[0]).trim() : ''}`;
        if (!rows.has(key)) rows.set(key, row);
      }
    }
    for (const field of this.form.fields.values()) {
      if (!field.place || this.isFound(field.tag)) continue;
      this.takeCell(field, rows.get(`${field.place.head}\n${field.place.row}`));
    }
  }

  /** Takes what is left from where its control or bookmark stands. */
  byControl() {
    const controls = new Map(
      [...this.text.controls].reverse().map((control) => [control.tag, control.from]),
    );
    for (const tag of this.form.fields.keys()) {
      const at = controls.get(tag) ?? this.text.bookmarks.get(bookmarkOf(tag))?.from;
      if (at === undefined) continue;
      const paragraph = this.text.paragraphs.find((one) => one.to > at);
      if (!paragraph) continue;
      if (paragraph.cell) {
        if (!this.isFound(tag)) this.cells.set(tag, paragraph.cell);
        continue;
      }
      const first = this.firstOf(paragraph.unit);
      if (!this.isFound(tag)) this.starts.set(tag, first);
      if (LABEL.test(this.styles[first - 1] ?? '')) this.borders.add(first - 1);
      if (this.starts.get(tag) === first) this.borders.add(first);
    }
  }

  /**
   * Returns where an answer begins that has a paragraph in a unit: an editor may have kept the mark
   * of its last one only.
   *
   * @param {number} unit
   */
  firstOf(unit) {
    let first = unit;
    while (this.styles[first] === ANSWER && this.styles[first - 1] === ANSWER) first--;
    return first;
  }

  regions() {
    for (const unit of [...this.labels.values(), ...this.unknown.values()]) this.borders.add(unit);
    for (const cell of this.cells.values()) this.borders.add(cell.table.unit);
    this.said.forEach((said, unit) => {
      const style = this.styles[unit];
      if (FRAME.test(style) || (this.form.texts.has(said) && style !== ANSWER)) {
        this.borders.add(unit);
      }
    });
    /** @type {Map<string, Span>} */
    const regions = new Map();
    for (const [tag, unit] of this.labels) regions.set(tag, this.until(unit + 1, unit + 1));
    for (const [tag, unit] of this.starts) regions.set(tag, this.until(unit, unit + 1));
    for (const [tag, cell] of this.cells) regions.set(tag, cell);
    for (const [id, unit] of this.unknown) this.strangers.set(id, this.until(unit + 1, unit + 1));
    return regions;
  }

  /**
   * Returns what stands from a unit on, before the next border.
   *
   * @param {number} first
   * @param {number} least the first unit that may be the border
   */
  until(first, least) {
    let end = least;
    while (end < this.said.length && !this.borders.has(end)) end++;
    const from = this.text.units[first]?.from ?? this.text.events.length;
    return { from, to: end > first ? this.text.units[end - 1].to : from };
  }
}

/**
 * Returns the tables that look like a field's table and that no field has: copies that the reader made.
 *
 * @param {WordText} text
 * @param {WordForm} form
 * @param {Map<string, Span>} regions
 * @param {string} group the beginning of the tags, such as "mote"
 */
export function copiesOf(text, form, regions, group) {
  const fields = [...form.fields.values()].filter((field) => field.tag.startsWith(`${group}-1--`));
  const labels = fields.map((field) => field.place?.row);
  const taken = new Set(regions.values());
  return text.tables.filter((table) => {
    const rows = table.rows.map((row) => (row[0] ? spanText(text, row[0]).trim() : ''));
    const isAlike = labels.filter((label) =>
      label && rows.includes(label)
    ).length > labels.length / 2;
    return isAlike && !table.rows.some((row) => row.some((cell) => taken.has(cell)));
  });
}
