/** Room for more meetings and decisions than a file has: made of the blank file's last. */

import { crc32 } from '../../scripts/zip.js';
import { lastOf } from './wordadded.js';
import { edited, lastBookmark } from './wordedit.js';
import { answersIn } from './wordread.js';
import { regionsOf } from './wordregions.js';
import { textOfWord } from './wordtext.js';
import { parseXml, withAll } from './wordxml.js';

/**
 * @typedef {import('./wordfile.js').WordFile} WordFile
 * @typedef {import('./wordform.js').WordForm} WordForm
 * @typedef {import('./wordtext.js').Span} Span
 * @typedef {import('./wordtext.js').WordText} WordText
 * @typedef {{ file: WordFile, text: WordText, form: WordForm }} OpenForm
 */

const GROUP = /^(mote|beslut)-(\d+)--/;

/**
 * Returns a file with as many meetings and decisions as there are answers for: more are made of the
 * blank file's last.
 *
 * @param {WordFile} file
 * @param {Record<string, string>} values
 * @param {OpenForm} blank
 * @returns {Promise<WordFile>}
 */
export async function withRoom(file, values, blank) {
  if (!missingIn(values, blank.form, []).length) return file;
  const text = file === blank.file ? blank.text : await textOfWord(file);
  const here = answersIn(text, blank.form).found.map((answer) => answer.tag);
  const missing = missingIn(values, blank.form, here);
  const { regions } = regionsOf(text, blank.form);
  let id = lastBookmark(file.root);
  const edits = missing.flatMap(([group, numbers]) => {
    const last = lastOf(blank.form, group);
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
    if (!group || !value || form.fields.has(tag) || !lastOf(form, group)) continue;
    if (here.some((one) => one.startsWith(`${group}-${number}--`))) continue;
    missing.set(group, (missing.get(group) ?? new Set()).add(Number(number)));
  }
  return [...missing].map(([group, numbers]) => [group, [...numbers].sort((a, b) => a - b)]);
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
