/**
 * Writes answers into a diary, or into another form of ours, and changes nothing else: every other
 * byte of the text, and every other part of the file, stays as it was.
 */

import { controlsOf } from './wordanswer.js';
import { controlEdits, edited, lastBookmark, MARKS } from './wordedit.js';
import { openWord, refusing, savedWord } from './wordfile.js';
import { bookmarkOf, formOf } from './wordform.js';
import { answersIn, languageOf } from './wordread.js';
import { regionsOf } from './wordregions.js';
import { withRoom } from './wordroom.js';
import { spanText, textOfWord } from './wordtext.js';
import { childOf, withAll } from './wordxml.js';

/**
 * @typedef {import('./wordedit.js').Edit} Edit
 * @typedef {import('./wordfile.js').WordFile} WordFile
 * @typedef {import('./wordread.js').Published} Published
 * @typedef {import('./wordroom.js').OpenForm} OpenForm
 * @typedef {import('./wordtext.js').WordControl} WordControl
 * @typedef {import('./wordtext.js').WordParagraph} WordParagraph
 * @typedef {import('./wordtext.js').WordText} WordText
 * @typedef {import('./wordtext.js').Span} Span
 * @typedef {import('./wordxml.js').XmlNode} XmlNode
 */

/**
 * The filled file, and the tags of the answers that it has no place for.
 *
 * @typedef {{ bytes: Uint8Array<ArrayBuffer>, left: string[] }} Filled
 */

const BLOCKS = new Set(['w:p', 'w:tbl', 'w:sdt', 'w:customXml']);

/**
 * Fills a diary that the reader has, or the published blank one where `bytes` is null. `values` are
 * answers by tag, as `readDiary` gives them. Throws WordError as that does.
 *
 * @param {Uint8Array | null} bytes
 * @param {Record<string, string>} values
 * @param {Published} published
 * @returns {Promise<Filled>}
 */
export function fillDiary(bytes, values, published) {
  return refusing(async () => {
    const own = bytes && await openWord(bytes);
    const language = own ? languageOf(own, published) : published.language;
    const blank = await openForm(await published.blank(language));
    return await filledWord(own ?? blank.file, values, blank);
  });
}

/**
 * Fills a blank form of any kind by its tags.
 *
 * @param {Uint8Array} bytes
 * @param {Record<string, string>} values
 * @returns {Promise<Filled>}
 */
export function fillForm(bytes, values) {
  return refusing(async () => {
    const blank = await openForm(bytes);
    return await filledWord(blank.file, values, blank);
  });
}

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<OpenForm>}
 */
async function openForm(bytes) {
  const file = await openWord(bytes);
  const text = await textOfWord(file);
  return { file, text, form: formOf(text) };
}

/**
 * @param {WordFile} given
 * @param {Record<string, string>} values
 * @param {OpenForm} blank
 * @returns {Promise<Filled>}
 */
async function filledWord(given, values, blank) {
  const file = await withRoom(given, values, blank);
  const text = file === blank.file ? blank.text : await textOfWord(file);
  const pen = new Pen(file, text, blank);
  const left = [];
  for (const [tag, value] of Object.entries(values)) {
    if (value && !pen.write(tag, value)) left.push(tag);
  }
  return { bytes: await savedWord(file, pen.written()), left };
}

/** Writes answers into the text of a file, and keeps the changes until all are known. */
class Pen {
  /**
   * @param {WordFile} file
   * @param {WordText} text
   * @param {OpenForm} blank
   */
  constructor(file, text, blank) {
    this.file = file;
    this.text = text;
    this.blank = blank;
    this.regions = regionsOf(text, blank.form).regions;
    const { found } = answersIn(text, blank.form);
    this.before = new Map(found.map((answer) => [answer.tag, answer.text]));
    /** @type {Edit[]} */
    this.edits = [];
    this.lastId = lastBookmark(file.root);
  }

  /**
   * Writes an answer; says whether there is a place for it.
   *
   * @param {string} tag
   * @param {string} value
   */
  write(tag, value) {
    if (this.before.get(tag) === value) return true;
    const region = this.regions.get(tag);
    const controls = controlsOf(this.text, tag, region);
    const control = controls[0];
    const isWhole = controls.length === 1 && control.tag && !isBlock(control.node) &&
      (!region || spanText(this.text, region).trim() === spanText(this.text, control).trim());
    if (isWhole) this.inControl(control.node, this.shown(tag, control.node, value), value);
    else if (region) return this.inRegion(tag, region, value);
    return Boolean(isWhole || region);
  }

  /**
   * Returns a value as a reader sees it: a choice by its words.
   *
   * @param {string} tag
   * @param {XmlNode} node
   * @param {string} value
   */
  shown(tag, node, value) {
    const list = childOf(childOf(node, 'w:sdtPr'), 'w:dropDownList');
    const item = list?.children.find((one) => one.attributes['w:value'] === value);
    const choices = this.blank.form.fields.get(tag)?.choices ?? new Map();
    const known = [...choices].find(([, id]) => id === value);
    return item?.attributes['w:displayText'] ?? known?.[0] ?? value;
  }

  /**
   * @param {XmlNode} node
   * @param {string} shown
   * @param {string} value
   */
  inControl(node, shown, value) {
    this.edits.push(...controlEdits(node, shown, value));
  }

  /**
   * Puts a fresh control in the place of all that stands in a region.
   *
   * @param {string} tag
   * @param {Span} region
   * @param {string} value
   */
  inRegion(tag, region, value) {
    const paragraphs = this.text.paragraphs.filter((one) =>
      one.from >= region.from && one.to <= region.to
    );
    const control = this.blank.text.controls.find((one) => one.tag === tag);
    const first = paragraphs[0];
    if (!first || !control) return false;
    const nodes = topsOf(paragraphs, this.text, region);
    const marks = nodes.flatMap((node) => withAll(node)).filter((node) => MARKS.has(node.name));
    const source = this.blank.file.source;
    const shown = this.shown(tag, control.node, value);
    const xml = edited(source, controlEdits(control.node, shown, value), control.node);
    const paragraph = this.around(first, marks, tag, xml);
    this.edits.push({ start: nodes[0].start, end: nodes[0].end, xml: paragraph });
    for (const node of nodes.slice(1)) {
      this.edits.push({ start: node.start, end: node.end, xml: '' });
    }
    return true;
  }

  /**
   * Returns a paragraph as it was, with the marks that stood in the region round a control.
   *
   * @param {WordParagraph} paragraph
   * @param {XmlNode[]} marks
   * @param {string} tag
   * @param {string} xml
   */
  around(paragraph, marks, tag, xml) {
    const { source } = this.file;
    const properties = childOf(paragraph.node, 'w:pPr');
    const name = bookmarkOf(tag);
    const kept = marks.map((node) => [node.name, source.slice(node.start, node.end)]);
    const of = (/** @type {string} */ kind) =>
      kept.filter(([known]) => known === kind).map(([, text]) => text).join('');
    const isMarked = this.text.bookmarks.has(name);
    const id = isMarked ? 0 : ++this.lastId;
    const start = isMarked ? '' : `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`;
    const end = isMarked ? '' : `<w:bookmarkEnd w:id="${id}"/>`;
    const form = properties ? source.slice(properties.start, properties.end) : '';
    return `<w:p>${form}${of('w:bookmarkStart')}${start}${xml}${end}${of('w:bookmarkEnd')}</w:p>`;
  }

  written() {
    return edited(this.file.source, this.edits);
  }
}

/**
 * Returns the elements that a region's paragraphs are, or stand in: tables and controls whole.
 *
 * @param {WordParagraph[]} paragraphs
 * @param {WordText} text
 * @param {Span} region
 */
function topsOf(paragraphs, text, region) {
  const own = text.tables.flatMap((table) => table.rows.flat()).find((cell) => cell === region);
  if (own) return own.node.children.filter((node) => BLOCKS.has(node.name));
  const blocks = text.controls.filter((control) => isBlock(control.node));
  /** @type {Set<XmlNode>} */
  const tops = new Set();
  for (const paragraph of paragraphs) {
    const block = blocks.find((one) =>
      one.from <= paragraph.from && one.to >= paragraph.to && one.to <= region.to + 1
    );
    tops.add(block?.node ?? paragraph.cell?.table.node ?? paragraph.node);
  }
  return [...tops];
}

/**
 * Returns whether a control holds whole paragraphs.
 *
 * @param {XmlNode} node
 */
const isBlock = (node) =>
  ['w:p', 'w:tbl', 'w:tc', 'w:tr'].some((name) => childOf(childOf(node, 'w:sdtContent'), name));
