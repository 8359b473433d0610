/**
 * Turns what somebody typed into the file of a case. Typed text never becomes markup: what Markdown
 * would read as a sign is written as a character reference, and YAML gets quoted strings.
 *
 * @typedef {import('./contract.d.ts').Json} Json
 * @typedef {import('./contract.d.ts').Data} Data
 * @typedef {import('./contract.d.ts').Piece} Piece
 * @typedef {import('./contract.d.ts').Party} Party
 * @typedef {import('./contract.d.ts').Section} Section
 * @typedef {import('./contract.d.ts').Source} Source
 * @typedef {import('./contract.d.ts').Texts} Texts
 */

const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
// deno-lint-ignore no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Noncharacter_Code_Point}/gu;
// deno-lint-ignore no-control-regex -- some control characters end a line
const LINE_END = /\r\n?|[\u2028\u2029\u000b\u000c\u0085]/g;
const HALF_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const CITATION = /(\[@\d{1,2}(?:\s*,\s*\d{1,2})*\])/;
const SPECIAL = /[[\]<>{}*_`\\~|]|&(?=#?\w+;)|!(?=!!)/g;
const AFTER_CITATION = /^[(:]/;
const LINE_START = /^(?:[#+=!>:-]|\d+(?=[.)]))/;
// Word and its like copy a list as lines, each with its sign and a tab.
const BULLET = /^\s*(?:[-*•·●○■▪▫◦‣⁃➢✓\uf0a7\uf0b7](?:\s+|$)|[–—+o§]\t\s*)/;
const LIST_BULLET = /^\s*(?:[–—+](?:\s+|$))/;
const NUMBER = /^\s*(\d{1,2})[.)](?:\s+|$)/;
const INDENT = '    ';
const WHOLE_ADDRESS = /(https?:\/\/\S+)/;
const BARE_ADDRESS = /(?<![\p{L}\p{N}/.@:_-])www\.(?=[^\s.]+\.[^\s.])/giu;
/** @type {Record<string, string>} */
const LETTERS = { å: 'a', ä: 'a', ö: 'o', é: 'e', è: 'e', ü: 'u', æ: 'a', ø: 'o', ñ: 'n' };

/**
 * Returns text without what is not seen or stands for nothing: control characters, soft hyphens.
 *
 * @param {string} text
 */
export function clean(text) {
  return text
    .replace(HALF_PAIR, '')
    .normalize('NFC')
    .replace(LINE_END, '\n')
    .replace(/[\u00a0\u2007\u202f\t]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '');
}

/**
 * Returns text as one clean line.
 *
 * @param {string} text
 */
export function oneLine(text) {
  return clean(text).split(/\s+/).filter(Boolean).join(' ');
}

/** @param {string} char */
const reference = (char) => `&#${char.codePointAt(0)};`;

/**
 * Returns a line of plain text as Markdown that shows the same; citations like [@1] stay.
 *
 * @param {string} text
 */
export function escaped(text) {
  const parts = oneLine(text).split(CITATION);
  const safe = parts.map((part, index) => {
    if (index % 2) return part;
    const plain = part.replace(SPECIAL, reference);
    return index ? plain.replace(AFTER_CITATION, reference) : plain;
  });
  return safe.join('').replace(LINE_START, (start) => reference(start) + start.slice(1));
}

/**
 * Returns text with the quotation marks of the site, ” and ’, and with whole web addresses; what stands
 * in an address is left as it is.
 *
 * @param {string} text
 */
export function tidy(text) {
  const whole = text.replace(BARE_ADDRESS, (found) => `https://${found.toLowerCase()}`);
  const parts = whole.split(WHOLE_ADDRESS);
  const quoted = (/** @type {string} */ part) =>
    part.replace(/["“„‟«»]/g, '”').replace(/['‘‚‛]/g, '’');
  return parts.map((part, index) => index % 2 ? part : quoted(part)).join('');
}

/**
 * Returns a line as an item of a list, or as plain text: its mark is "", "-" or its number.
 *
 * @param {string} line
 * @param {boolean} isList
 */
function marked(line, isList) {
  const [number, digits] = NUMBER.exec(line) ?? [''];
  if (number && !isList) return { mark: `${Number(digits)}.`, text: line.slice(number.length) };
  const patterns = isList ? [BULLET, LIST_BULLET, NUMBER] : [BULLET];
  const start = patterns.flatMap((pattern) => pattern.exec(line) ?? [])[0] ?? '';
  return { mark: isList || start ? '-' : '', text: line.slice(start.length) };
}

/**
 * Returns the paragraphs and items of a text, in order. Where the text is a list, each line is an
 * item. Elsewhere lines with a bullet or a number are, and of two kinds in a list the second stands
 * one level below the first.
 *
 * @param {string} text
 * @param {boolean} isList
 * @returns {Piece[]}
 */
export function pieces(text, isList) {
  /** @type {Piece[]} */
  const found = [];
  let [first, isOpen] = ['', false];
  for (const line of text.replace(LINE_END, '\n').split('\n')) {
    const { mark, text: words } = marked(line, isList);
    const plain = oneLine(words);
    const before = found.at(-1);
    if (mark && plain) {
      const kind = mark === '-' ? 'bullet' : 'number';
      if (!before?.mark) first = kind;
      found.push({ mark, depth: kind === first ? 0 : 1, text: plain });
    } else if (plain && before && isOpen) {
      before.text = `${before.text} ${plain}`;
    } else if (plain) {
      found.push({ mark, depth: 0, text: plain });
    }
    isOpen = plain !== '' && !mark;
  }
  return found;
}

/**
 * Returns a paragraph or item as it begins in Markdown, before its words.
 *
 * @param {Piece} piece
 */
export const beginning = ({ mark, depth }) => mark && `${INDENT.repeat(depth)}${mark} `;

/**
 * Returns where a sentence begins and ends in the text as it was typed; null if it is not there.
 *
 * @param {string} text
 * @param {string} sentence
 * @returns {[number, number] | null}
 */
export function placeOf(text, sentence) {
  const words = sentence.split(' ').map((word) =>
    word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
      .replaceAll('”', '["“”„‟«»]').replaceAll('’', "['‘’‚‛]")
  );
  const found = new RegExp(words.join('(?:\\s|\\[@[\\d, ]*\\]|(?:https?:|www\\.)\\S+)+')).exec(
    text,
  );
  return found && [found.index, found.index + found[0].length];
}

/**
 * Returns a file name for a title: lower case, a-z, 0-9 and hyphens, not among those taken.
 *
 * @param {string} title
 * @param {{ taken: string[], reserved: string[], longest: number }} limits
 */
export function nameFor(title, { taken, reserved, longest }) {
  const letters = [...title.toLowerCase()].map((char) => LETTERS[char] ?? char);
  const plain = letters.join('').normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  let name = (words || 'exempel').slice(0, longest - 4).replace(/-+$/, '');
  if (words.length > name.length && name.includes('-')) name = name.slice(0, name.lastIndexOf('-'));
  const used = new Set([...taken, ...reserved]);
  let free = name;
  for (let number = 2; used.has(free); number += 1) free = `${name}-${number}`;
  return free;
}

/** @param {Json | undefined} value */
function yaml(value) {
  if (Array.isArray(value)) return `[${value.join(', ')}]`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** @param {(Party | Source)[]} rows */
function yamlRows(rows) {
  const line = (
    /** @type {[string, Json | undefined]} */ [key, value],
    /** @type {number} */ index,
  ) => `${index ? '    ' : '  - '}${key}: ${yaml(value)}\n`;
  return rows.map((row) => Object.entries(row).map(line).join('')).join('');
}

/**
 * Returns the front matter as YAML. Lists of ids stand on a line, other lists and maps on many.
 *
 * @param {Data} data
 */
export function frontMatter(data) {
  const { parter, kallor, steg, ...plain } = data;
  const rows = { parter, kallor };
  return Object.keys(data).map((key) => {
    if (key === 'parter' || key === 'kallor') return `${key}:\n${yamlRows(rows[key] ?? [])}`;
    if (key === 'steg') {
      const lines = Object.entries(steg ?? {}).map(([step, why]) => `  ${step}: ${yaml(why)}\n`);
      return `steg:\n${lines.join('')}`;
    }
    const value = plain[/** @type {keyof typeof plain} */ (key)];
    return value === undefined ? '' : `${key}: ${yaml(value)}\n`;
  }).join('');
}

/**
 * Returns the body: a heading for each section that has text, with its paragraphs or items.
 *
 * @param {Section[]} sections
 * @param {Texts} texts
 */
export function body(sections, texts) {
  return sections.map(({ id, rubrik, lista }) => {
    const parts = pieces(texts[id] ?? '', lista);
    if (parts.length === 0) return '';
    const text = parts.reduce((before, piece, index) => {
      const gap = piece.mark && parts[index - 1]?.mark ? '\n' : '\n\n';
      return `${before}${index ? gap : ''}${beginning(piece)}${escaped(piece.text)}`;
    }, '');
    return `\n## ${rubrik} {#${id}}\n\n${text}\n`;
  }).join('');
}

/**
 * Returns the whole file.
 *
 * @param {Data} data
 * @param {Section[]} sections
 * @param {Texts} texts
 */
export function file(data, sections, texts) {
  return `---\n${frontMatter(data)}---\n${body(sections, texts)}`;
}
