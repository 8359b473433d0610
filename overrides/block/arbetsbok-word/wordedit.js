/** Changes in the text of a file: what gives a control an answer, and how all of them are made. */

import { childOf, escapedXml, withAll } from './wordxml.js';

/**
 * @typedef {import('./wordxml.js').XmlNode} XmlNode
 * @typedef {{ start: number, end: number, xml: string }} Edit what stands in the place of a stretch
 */

export const MARKS = new Set(['w:bookmarkStart', 'w:bookmarkEnd']);

/**
 * Returns what changes in a control when it gets an answer.
 *
 * @param {XmlNode} node
 * @param {string} shown
 * @param {string} value
 * @returns {Edit[]}
 */
export function controlEdits(node, shown, value) {
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
export function edited(source, edits, part = { start: 0, end: source.length }) {
  let at = part.start;
  let text = '';
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    text += source.slice(at, edit.start) + edit.xml;
    at = edit.end;
  }
  return text + source.slice(at, part.end);
}

/**
 * Returns the highest id that a bookmark has, or 0.
 *
 * @param {XmlNode} root
 */
export function lastBookmark(root) {
  let last = 0;
  for (const node of withAll(root)) {
    if (node.name === 'w:bookmarkStart') {
      last = Math.max(last, Number(node.attributes['w:id']) || 0);
    }
  }
  return last;
}
