/**
 * The text of a Word file as its readers see it: in order, with changes that others have proposed
 * accepted, lists with their marks, and with the places of controls and bookmarks known.
 */

import { partText } from './wordfile.js';
import { childOf, parseXml, valueOf, withAll } from './wordxml.js';

/**
 * @typedef {import('./wordxml.js').XmlNode} XmlNode
 * @typedef {import('./wordfile.js').WordFile} WordFile
 */

/**
 * What happens on the way through a text: a piece of text, or that a paragraph, cell, row or control
 * begins or ends, or that something stands there which is no text (`lost`).
 *
 * @typedef {{
 *   kind: 'text' | 'p' | '/p' | 'tc' | '/tc' | 'tr' | '/tr' | 'sdt' | '/sdt' | 'lost',
 *   text: string, node: XmlNode,
 * }} Happening
 */

/** @typedef {{ from: number, to: number }} Span events from one up to, not including, another */

/**
 * A paragraph of the body or of a cell. `unit` is the number of the paragraph or table among those
 * of the body; `cell` is the cell that it stands in, if any.
 *
 * @typedef {Span & {
 *   node: XmlNode, style: string, unit: number, cell: WordCell | null, marks: string[],
 * }} WordParagraph
 */

/** @typedef {Span & { node: XmlNode, row: number, column: number, table: WordTable }} WordCell */
/** @typedef {{ unit: number, node: XmlNode, rows: WordCell[][] }} WordTable */
/** @typedef {Span & { node: XmlNode, tag: string }} WordControl */

/**
 * @typedef {{
 *   events: Happening[], units: Span[], paragraphs: WordParagraph[], tables: WordTable[],
 *   controls: WordControl[], bookmarks: Map<string, Span>,
 * }} WordText
 */

const INSIDE = new Set([
  'w:body',
  'w:sdtContent',
  'w:ins',
  'w:moveTo',
  'w:hyperlink',
  'w:smartTag',
  'w:customXml',
  'w:fldSimple',
  'w:r',
  'w:bdo',
  'w:dir',
  'mc:AlternateContent',
  'mc:Choice',
]);
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins']);
const LOST = new Set(['w:drawing', 'w:pict', 'w:object', 'w:footnoteReference', 'm:oMath']);
/** @type {Record<string, string>} */
const SIGNS = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00ad',
};

/**
 * Returns the text of an opened file.
 *
 * @param {WordFile} file
 * @returns {Promise<WordText>}
 */
export async function textOfWord(file) {
  const body = childOf(file.root, 'w:body');
  /** @type {WordText} */
  const text = {
    events: [],
    units: [],
    paragraphs: [],
    tables: [],
    controls: [],
    bookmarks: new Map(),
  };
  if (body) new Walk(text, await listsOf(file)).through(body, null);
  return text;
}

/** Goes through a text once and writes down what stands where. */
class Walk {
  /**
   * @param {WordText} text
   * @param {Lists} lists
   */
  constructor(text, lists) {
    this.text = text;
    this.lists = lists;
    /** @type {Map<string, string>} */
    this.open = new Map();
    /** @type {WordTable | null} */
    this.table = null;
    /** @type {WordParagraph | null} */
    this.paragraph = null;
  }

  /**
   * @param {Happening['kind']} kind
   * @param {XmlNode} node
   * @param {string} [text]
   */
  add(kind, node, text = '') {
    return this.text.events.push({ kind, node, text }) - 1;
  }

  /**
   * @param {XmlNode} node
   * @param {WordCell | null} cell
   */
  through(node, cell) {
    for (const child of node.children) {
      if (child.name === 'w:p') this.aParagraph(child, cell);
      else if (child.name === 'w:tbl') this.aTable(child, cell);
      else if (child.name === 'w:sdt') this.aControl(child, cell);
      else if (child.name === 'w:t') this.add('text', child, wordsOf(child));
      else if (child.name in SIGNS) this.aSign(child);
      else if (child.name === 'w:bookmarkStart') this.aMark(child);
      else if (child.name === 'w:bookmarkEnd') this.markEnds(child.attributes['w:id']);
      else if (LOST.has(child.name)) this.add('lost', child);
      else if (INSIDE.has(child.name)) this.through(child, cell);
    }
  }

  /**
   * @param {XmlNode} node
   * @param {WordCell | null} cell
   */
  aParagraph(node, cell) {
    const from = this.add('p', node);
    const properties = childOf(node, 'w:pPr');
    const unit = this.table ? this.table.unit : this.text.units.length;
    const paragraph = {
      from,
      to: from,
      node,
      style: valueOf(properties, 'w:pStyle'),
      unit,
      cell,
      marks: [],
    };
    this.text.paragraphs.push(paragraph);
    this.paragraph = paragraph;
    const mark = this.lists.mark(properties, paragraph.style);
    if (mark) this.add('text', node, mark);
    this.through(node, cell);
    const isJoined = childOf(childOf(properties, 'w:rPr'), 'w:del');
    // A paragraph whose mark is deleted goes on in the next one.
    if (!isJoined) this.add('/p', node);
    paragraph.to = this.text.events.length;
    if (!this.table) this.text.units.push({ from, to: paragraph.to });
  }

  /**
   * @param {XmlNode} node
   * @param {WordCell | null} cell
   */
  aTable(node, cell) {
    const outer = this.table;
    const from = this.text.events.length;
    const unit = outer ? outer.unit : this.text.units.length;
    this.table = outer ?? { unit, node, rows: [] };
    if (!outer) this.text.tables.push(this.table);
    for (const row of partsOf(node, 'w:tr')) this.aRow(row, this.table, cell);
    this.table = outer;
    if (!outer) this.text.units.push({ from, to: this.text.events.length });
  }

  /**
   * @param {XmlNode} node
   * @param {WordTable} table
   * @param {WordCell | null} outer
   */
  aRow(node, table, outer) {
    if (childOf(childOf(node, 'w:trPr'), 'w:del')) return;
    this.add('tr', node);
    /** @type {WordCell[]} */
    const cells = [];
    for (const child of partsOf(node, 'w:tc')) {
      const from = this.add('tc', child);
      const cell = {
        from,
        to: from,
        node: child,
        row: table.rows.length,
        column: cells.length,
        table,
      };
      cells.push(cell);
      this.through(child, outer ?? cell);
      this.add('/tc', child);
      cell.to = this.text.events.length;
    }
    if (!outer) table.rows.push(cells);
    this.add('/tr', node);
  }

  /**
   * @param {XmlNode} node
   * @param {WordCell | null} cell
   */
  aControl(node, cell) {
    const from = this.add('sdt', node);
    this.through(node, cell);
    this.add('/sdt', node);
    const tag = valueOf(childOf(node, 'w:sdtPr'), 'w:tag');
    this.text.controls.push({ from, to: this.text.events.length, node, tag });
  }

  /** @param {XmlNode} node */
  aSign(node) {
    const type = node.attributes['w:type'];
    if (type !== 'page' && type !== 'column') this.add('text', node, SIGNS[node.name]);
  }

  /** @param {XmlNode} node */
  aMark(node) {
    const name = node.attributes['w:name'] ?? '';
    const at = this.text.events.length;
    this.open.set(node.attributes['w:id'], name);
    // Two of one name cannot be told apart: the first is the one that Word goes by.
    if (!this.text.bookmarks.has(name)) this.text.bookmarks.set(name, { from: at, to: Infinity });
    this.paragraph?.marks.push(name);
  }

  /** @param {string} id */
  markEnds(id) {
    const span = this.text.bookmarks.get(this.open.get(id) ?? '');
    if (span && span.to === Infinity) span.to = this.text.events.length;
    this.open.delete(id);
  }
}

/** @param {XmlNode} node */
function wordsOf(node) {
  const text = node.children.map((child) => child.text).join('');
  return node.attributes['xml:space'] === 'preserve' ? text : text.trim();
}

/**
 * Returns the elements of a name in a table or row, also those in a control.
 *
 * @param {XmlNode} node
 * @param {string} name
 * @returns {XmlNode[]}
 */
const partsOf = (node, name) =>
  node.children.flatMap((child) => {
    if (child.name === name) return [child];
    return WRAPPERS.has(child.name) ? partsOf(child, name) : [];
  });

/**
 * Returns the text of a span: a line for each paragraph, tabs between the cells of a table.
 *
 * @param {WordText} text
 * @param {Span} span
 */
export function spanText(text, span) {
  let said = '';
  let between = '';
  for (let index = span.from; index < Math.min(span.to, text.events.length); index++) {
    const { kind, text: piece } = text.events[index];
    if (kind === '/p') between += '\n';
    else if (kind === '/tc') between = between.replace(/\n$/, '\t');
    else if (kind === '/tr') between = between.replace(/\t$/, '\n');
    else if (kind === 'text' && piece) {
      said += said ? between + piece : piece;
      between = '';
    }
  }
  return said;
}

/**
 * Returns whether something stands in a span that no text can say.
 *
 * @param {WordText} text
 * @param {Span} span
 */
export function losesIn(text, span) {
  const end = Math.min(span.to, text.events.length);
  for (let at = span.from; at < end; at++) if (text.events[at].kind === 'lost') return true;
  return false;
}

/** @typedef {{ list: string, level: string, base: string }} ListStyle a paragraph style */

/** Knows the marks of lists: which paragraphs are items, and what stands before each. */
class Lists {
  /**
   * @param {Map<string, boolean[]>} numbered whether each level of a list is numbered, by its id
   * @param {Map<string, ListStyle>} styles by id
   */
  constructor(numbered, styles) {
    this.numbered = numbered;
    this.styles = styles;
    /** @type {Map<string, number[]>} */
    this.counts = new Map();
  }

  /**
   * @param {XmlNode | undefined} properties
   * @param {string} style
   */
  mark(properties, style) {
    const own = childOf(properties, 'w:numPr');
    const { list, level: at } = own
      ? { list: valueOf(own, 'w:numId'), level: valueOf(own, 'w:ilvl') }
      : this.ofStyle(style);
    const levels = this.numbered.get(list);
    if (!levels) return '';
    const level = Math.min(Number(at) || 0, 8);
    const counts = (this.counts.get(list) ?? []).slice(0, level + 1);
    counts[level] = (counts[level] ?? 0) + 1;
    this.counts.set(list, counts);
    return `${'  '.repeat(level)}${levels[level] ? `${counts[level]}.` : '-'} `;
  }

  /** @param {string} id */
  ofStyle(id) {
    let style = this.styles.get(id);
    for (let steps = 0; style && !style.list && steps < 10; steps++) {
      style = this.styles.get(style.base);
    }
    return style ?? { list: '', level: '' };
  }
}

/**
 * @param {WordFile} file
 * @returns {Promise<Lists>}
 */
async function listsOf(file) {
  const folder = file.name.replace(/[^/]*$/, '');
  const numbering = await partText(file.parts, `${folder}numbering.xml`);
  const numbered = numbering ? numberedIn(parseXml(numbering)) : new Map();
  const styles = numbered.size ? await partText(file.parts, `${folder}styles.xml`) : '';
  return new Lists(numbered, listStylesIn(styles));
}

/**
 * Returns what the styles say of lists. The styles are half of a file: they are not read as XML, as
 * nothing else in them is asked for.
 *
 * @param {string} source
 */
function listStylesIn(source) {
  /** @type {Map<string, ListStyle>} */
  const styles = new Map();
  const value = (/** @type {string} */ text, /** @type {string} */ name) =>
    new RegExp(`<w:${name} w:val="([^"]*)"`).exec(text)?.[1] ?? '';
  for (const [whole, id] of source.matchAll(/<w:style\b[^>]*w:styleId="([^"]*)".*?<\/w:style>/gs)) {
    const style = {
      list: value(whole, 'numId'),
      level: value(whole, 'ilvl'),
      base: value(whole, 'basedOn'),
    };
    if (style.list || style.base) styles.set(id, style);
  }
  return styles;
}

/** @param {XmlNode} root */
function numberedIn(root) {
  /** @type {Map<string, boolean[]>} */
  const kinds = new Map();
  const numbered = new Map();
  for (const node of withAll(root)) {
    if (node.name === 'w:abstractNum') {
      const levels = node.children.filter((child) => child.name === 'w:lvl');
      const bullets = ['bullet', 'none', ''];
      kinds.set(
        node.attributes['w:abstractNumId'],
        levels.map((level) => !bullets.includes(valueOf(level, 'w:numFmt'))),
      );
    } else if (node.name === 'w:num') {
      const kind = kinds.get(valueOf(node, 'w:abstractNumId'));
      if (kind) numbered.set(node.attributes['w:numId'], kind);
    }
  }
  return numbered;
}
