/**
 * Writes answers into a diary, or into another form of ours, and changes nothing else: every other
 * byte of the text, and every other part of the file, stays as it was.
 */

import { crc32 } from '../../scripts/zip.js';
import { openWord, refusing, savedWord } from './wordfile.js';
import { bookmarkOf, formOf } from './wordform.js';
import { answersIn, controlsOf, languageOf } from './wordread.js';
import { regionsOf } from './wordregions.js';
import { spanText, textOfWord } from './wordtext.js';
import { childOf, escapedXml, parseXml, withAll } from './wordxml.js';

/**
 * @typedef {import('./wordfile.js').WordFile} WordFile
 * @typedef {import('./wordform.js').WordField} WordField
 * @typedef {import('./wordform.js').WordForm} WordForm
 * @typedef {import('./wordread.js').Published} Published
 * @typedef {import('./wordtext.js').WordControl} WordControl
 * @typedef {import('./wordtext.js').WordParagraph} WordParagraph
 * @typedef {import('./wordtext.js').WordText} WordText
 * @typedef {import('./wordtext.js').Span} Span
 * @typedef {import('./wordxml.js').XmlNode} XmlNode
 */

/** @typedef {{ start: number, end: number, xml: string }} Edit */

/** @typedef {{ file: WordFile, text: WordText, form: WordForm }} OpenForm */

/**
 * The filled file, and the tags of the answers that it has no place for.
 *
 * @typedef {{ bytes: Uint8Array<ArrayBuffer>, left: string[] }} Filled
 */

const BLOCKS = new Set(['w:p', 'w:tbl', 'w:sdt', 'w:customXml']);
const MARKS = new Set(['w:bookmarkStart', 'w:bookmarkEnd']);
const GROUP = /^(mote|beslut)-(\d+)--/;

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

/**
 * Returns what changes in a control when it gets an answer.
 *
 * @param {XmlNode} node
 * @param {string} shown
 * @param {string} value
 * @returns {Edit[]}
 */
function controlEdits(node, shown, value) {
  const properties = childOf(node, 'w:sdtPr');
  const content = childOf(node, 'w:sdtContent');
  const showing = childOf(properties, 'w:showingPlcHdr');
  const date = childOf(properties, 'w:date');
  const plain = childOf(properties, 'w:text');
  /** @type {Edit[]} */
  const edits = [];
  if (showing) edits.push({ start: showing.start, end: showing.end, xml: '' });
  if (date && /^\d{4}-\d{2}-\d{2}$/.test(value)) edits.push(dated(date, value));
  // LibreOffice 7 moves the line breaks of a plain-text control to its front.
  if (plain && shown.includes('\n')) {
    edits.push({ start: plain.start, end: plain.end, xml: '<w:richText/>' });
  }
  if (content) {
    const marks = withAll(content).filter((one) => MARKS.has(one.name));
    edits.push({ start: content.inner, end: content.outer, xml: runs(shown, marks) });
  }
  return edits;
}

/**
 * @param {XmlNode} date
 * @param {string} value
 * @returns {Edit}
 */
function dated(date, value) {
  // The tag's own end, "/>" or ">", and what it says besides the date stay.
  const others = Object.entries(date.attributes).filter(([name]) => name !== 'w:fullDate');
  const said = others.map(([name, text]) => ` ${name}="${escapedXml(text)}"`).join('');
  const ending = date.inner === date.end && !date.children.length ? '/>' : '>';
  const xml = `<w:date w:fullDate="${value}T00:00:00Z"${said}${ending}`;
  return { start: date.start, end: date.inner, xml };
}

/**
 * Returns a text as the content of a control, with the bookmarks that stood there.
 *
 * @param {string} text
 * @param {XmlNode[]} marks
 */
function runs(text, marks) {
  const lines = text.replace(/\r\n?/g, '\n').split('\n').map((line) =>
    line.split('\t').map((part) => `<w:t xml:space="preserve">${escapedXml(part)}</w:t>`)
      .join('<w:tab/>')
  );
  const of = (/** @type {string} */ name) =>
    marks.filter((mark) => mark.name === name).map((mark) => markXml(mark)).join('');
  return `${of('w:bookmarkStart')}<w:r>${lines.join('<w:br/>')}</w:r>${of('w:bookmarkEnd')}`;
}

/** @param {XmlNode} mark */
function markXml(mark) {
  const said = Object.entries(mark.attributes)
    .map(([name, value]) => ` ${name}="${escapedXml(value)}"`).join('');
  return `<${mark.name}${said}/>`;
}

/**
 * Returns a text with changes made, or only one element of it.
 *
 * @param {string} source
 * @param {Edit[]} edits none of which overlap
 * @param {{ start: number, end: number }} [part]
 */
function edited(source, edits, part = { start: 0, end: source.length }) {
  let at = part.start;
  let text = '';
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    text += source.slice(at, edit.start) + edit.xml;
    at = edit.end;
  }
  return text + source.slice(at, part.end);
}

/** @param {XmlNode} root */
function lastBookmark(root) {
  let last = 0;
  for (const node of withAll(root)) {
    if (node.name === 'w:bookmarkStart') {
      last = Math.max(last, Number(node.attributes['w:id']) || 0);
    }
  }
  return last;
}

/**
 * Returns a file with as many meetings and decisions as there are answers for: more are made of the
 * blank file's last.
 *
 * @param {WordFile} file
 * @param {Record<string, string>} values
 * @param {OpenForm} blank
 * @returns {Promise<WordFile>}
 */
async function withRoom(file, values, blank) {
  if (!missingIn(values, blank.form, []).length) return file;
  const text = file === blank.file ? blank.text : await textOfWord(file);
  const here = answersIn(text, blank.form).found.map((answer) => answer.tag);
  const missing = missingIn(values, blank.form, here);
  const { regions } = regionsOf(text, blank.form);
  let id = lastBookmark(file.root);
  const edits = missing.flatMap(([group, numbers]) => {
    const last = lastNumber(blank.form, group);
    const piece = pieceOf(blank.text, blank.form, group, last);
    const place = placeOf(text, regions, group);
    if (!piece || !place) return [];
    const source = blank.file.source.slice(piece.start, piece.end);
    const xml = numbers.map((number) => {
      const made = renumbered(source, group, last, number, id);
      id += made.used;
      return made.xml;
    });
    return [{ start: place, end: place, xml: xml.join('') }];
  });
  const source = edited(file.source, edits);
  return { ...file, source, root: parseXml(source) };
}

/**
 * Returns the numbers of meetings and decisions that have answers and no place, by group.
 *
 * @param {Record<string, string>} values
 * @param {WordForm} form
 * @param {string[]} here tags that the file has answers to
 * @returns {[string, number[]][]}
 */
function missingIn(values, form, here) {
  /** @type {Map<string, Set<number>>} */
  const missing = new Map();
  for (const [tag, value] of Object.entries(values)) {
    const [, group, number] = GROUP.exec(tag) ?? [];
    if (!group || !value || form.fields.has(tag) || !lastNumber(form, group)) continue;
    if (here.some((one) => one.startsWith(`${group}-${number}--`))) continue;
    missing.set(group, (missing.get(group) ?? new Set()).add(Number(number)));
  }
  return [...missing].map(([group, numbers]) => [group, [...numbers].sort((a, b) => a - b)]);
}

/**
 * @param {WordForm} form
 * @param {string} group
 */
function lastNumber(form, group) {
  const found = [...form.fields.keys()].map((tag) => GROUP.exec(tag));
  return Math.max(0, ...found.map((one) => (one?.[1] === group ? Number(one[2]) : 0)));
}

/**
 * Returns what holds a meeting (its table, and the space after it) or a decision (its row).
 *
 * @param {WordText} text
 * @param {WordForm} form
 * @param {string} group
 * @param {number} number
 */
function pieceOf(text, form, group, number) {
  const tag = [...form.fields.keys()].find((one) => one.startsWith(`${group}-${number}--`));
  const control = text.controls.find((one) => one.tag === tag);
  const cell = text.tables.flatMap((table) => table.rows.flat()).find((one) =>
    control && one.from <= control.from && control.to <= one.to
  );
  return cell && pieceOfCell(text, cell, group);
}

/**
 * @param {WordText} text
 * @param {import('./wordtext.js').WordCell} cell
 * @param {string} group
 */
function pieceOfCell(text, { table, row }, group) {
  if (group === 'beslut') {
    const node = withAll(table.node).filter((one) => one.name === 'w:tr')[row];
    return { start: node.start, end: node.end };
  }
  const after = text.paragraphs.find((one) => one.unit === table.unit + 1);
  return { start: table.node.start, end: after?.node.end ?? table.node.end };
}

/**
 * Returns where more of a group is put in: after the last that there is, or 0.
 *
 * @param {WordText} text
 * @param {Map<string, Span>} regions
 * @param {string} group
 */
function placeOf(text, regions, group) {
  const cells = text.tables.flatMap((table) => table.rows.flat());
  const ours = [...regions].filter(([tag]) => GROUP.exec(tag)?.[1] === group).map(([, span]) =>
    span
  );
  const last = cells.filter((cell) => ours.includes(cell)).pop();
  return last ? pieceOfCell(text, last, group).end : 0;
}

/**
 * Returns a meeting or a decision under another number: tags, bookmarks, ids and words.
 *
 * @param {string} source
 * @param {string} group
 * @param {number} from
 * @param {number} to
 * @param {number} lastId
 */
function renumbered(source, group, from, to, lastId) {
  /** @type {Map<string, number>} */
  const ids = new Map();
  const numberOf = (/** @type {string} */ id) => {
    if (!ids.has(id)) ids.set(id, lastId + ids.size + 1);
    return ids.get(id);
  };
  const word = new RegExp(`(>|w:val=")([^<>"]*\\b)?${from}(?=["<])`, 'g');
  const xml = source
    .replaceAll(`"${group}-${from}--`, `"${group}-${to}--`)
    .replaceAll(`_${group}_${from}__`, `_${group}_${to}__`)
    .replace(/(<w:bookmark(?:Start|End) w:id=")(\d+)/g, (_, start, id) => start + numberOf(id))
    .replace(
      /(<w:tag w:val="([^"]*)"\/><w:id w:val=")\d+/g,
      (_, start, tag) => `${start}${crc32(new TextEncoder().encode(tag)) & 0x7fffffff}`,
    )
    .replace(
      /<w:t [^>]*>[^<]*<|<w:tblCaption [^>]*>/g,
      (piece) => piece.replace(word, `$1$2${to}`),
    );
  return { xml, used: ids.size };
}
