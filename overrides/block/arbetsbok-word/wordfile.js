/** A Word file opened: its parts, its text as XML, and what it says that it is. */

import { ZIP_LIMITS, zipContent, ZipError, zipFile, zipPart, zipParts } from '../../scripts/zip.js';
import { innerText, parseXml, withAll, XmlError } from './wordxml.js';

/**
 * @typedef {import('./wordxml.js').XmlNode} XmlNode
 * @typedef {import('../../scripts/zip.js').ZipPart} ZipPart
 */

/**
 * An opened file. `source` is the text of its main part, called `name`, and `root` that part as a
 * tree. `marks` are its properties of our own, `language` a code such as "sv", or "".
 *
 * @typedef {{
 *   parts: Map<string, ZipPart>, name: string, source: string, root: XmlNode,
 *   marks: Record<string, string>, language: string,
 * }} WordFile
 */

/**
 * Why a file is not read: `code` ends the name of the sentence in ord.yml.
 *
 * @typedef {'inte_word' | 'gammal_word' | 'krypterad' | 'for_stor' | 'trasig' | 'odt' | 'inte_dagbok'
 *   | 'annat_slag' | 'annat_sprak' | 'nyare'} WordRefusal
 */

/** A file that is not read, and why. */
export class WordError extends Error {
  /** @param {WordRefusal} code */
  constructor(code) {
    super(code);
    this.name = 'WordError';
    this.code = code;
  }
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
// How an encrypted .docx begins to differ from an old .doc: the name of the stream that holds it.
const ENCRYPTED_STREAM = 'EncryptedPackage';
const MAIN = /\/relationships\/officeDocument$/;
/** @type {Record<string, WordRefusal>} */
const FROM_ZIP = {
  inte_zip: 'inte_word',
  trasig: 'trasig',
  dubbel: 'trasig',
  krypterad: 'krypterad',
  for_stor: 'for_stor',
};

/**
 * Opens a Word file. Throws WordError, and within `refusing` only that.
 *
 * @param {Uint8Array} bytes
 * @returns {Promise<WordFile>}
 */
export async function openWord(bytes) {
  if (OLE.every((byte, index) => bytes[index] === byte)) throw new WordError(kindOfOle(bytes));
  return await openedWord(zipParts(bytes, ZIP_LIMITS));
}

/**
 * Returns what an action gives. Whatever part of a file it finds broken, it throws a WordError.
 *
 * @template T
 * @param {() => Promise<T>} action
 */
export async function refusing(action) {
  try {
    return await action();
  } catch (error) {
    if (error instanceof ZipError) throw new WordError(FROM_ZIP[error.code]);
    if (error instanceof XmlError) throw new WordError('trasig');
    throw error;
  }
}

/**
 * @param {Uint8Array} bytes
 * @returns {WordRefusal}
 */
function kindOfOle(bytes) {
  const name = [...ENCRYPTED_STREAM].map((char) => `${char}\0`).join('');
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 1_000_000));
  return text.includes(name) ? 'krypterad' : 'gammal_word';
}

/** @param {Map<string, ZipPart>} parts */
async function openedWord(parts) {
  const relations = await partText(parts, '_rels/.rels');
  if (!relations) throw new WordError(await foreign(parts));
  const main = withAll(parseXml(relations)).find((node) => MAIN.test(node.attributes.Type));
  const name = (main?.attributes.Target ?? '').replace(/^\//, '');
  const source = await partText(parts, name);
  if (!source) throw new WordError('inte_word');
  const root = parseXml(source);
  if (root.name !== 'w:document') throw new WordError('inte_word');
  return { parts, name, source, root, marks: await marksOf(parts), language: await langOf(parts) };
}

/**
 * @param {Map<string, ZipPart>} parts
 * @returns {Promise<WordRefusal>}
 */
async function foreign(parts) {
  const kind = await partText(parts, 'mimetype');
  return kind.startsWith('application/vnd.oasis.opendocument.text') ? 'odt' : 'inte_word';
}

/**
 * Returns the text of a part, or "" where there is none.
 *
 * @param {Map<string, ZipPart>} parts
 * @param {string} name
 */
export async function partText(parts, name) {
  const part = parts.get(name);
  return part ? new TextDecoder().decode(await zipContent(part)) : '';
}

/** @param {Map<string, ZipPart>} parts */
async function marksOf(parts) {
  const text = await partText(parts, 'docProps/custom.xml');
  /** @type {Record<string, string>} */
  const marks = {};
  for (const node of text ? parseXml(text).children : []) {
    if (node.attributes.name) marks[node.attributes.name] = innerText(node).trim();
  }
  return marks;
}

/** @param {Map<string, ZipPart>} parts */
async function langOf(parts) {
  const text = await partText(parts, 'docProps/core.xml');
  const node = text && withAll(parseXml(text)).find((one) => one.name === 'dc:language');
  return node ? innerText(node).trim().slice(0, 2) : '';
}

/**
 * Returns the bytes of a file whose main part has another text.
 *
 * @param {WordFile} file
 * @param {string} source
 */
export async function savedWord(file, source) {
  const made = await zipPart(file.name, source);
  return zipFile([...file.parts.values()].map((part) => (part.name === file.name ? made : part)));
}
