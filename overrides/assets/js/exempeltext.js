/**
 * Turns what somebody typed into the file of a case. Typed text never becomes markup: what Markdown
 * would read as a sign is written as a character reference, and YAML gets quoted strings.
 */

const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Noncharacter_Code_Point}/gu;
const CITATION = /(\[@\d{1,2}(?:\s*,\s*\d{1,2})*\])/;
const SPECIAL = /[[\]<>{}*_`\\~|]|&(?=#?\w+;)|!(?=!!)/g;
const AFTER_CITATION = /^[(:]/;
const LINE_START = /^(?:[#+=!>:-]|\d+(?=[.)]))/;
const LETTERS = { å: 'a', ä: 'a', ö: 'o', é: 'e', è: 'e', ü: 'u', æ: 'a', ø: 'o', ñ: 'n' };

/** Returns text without what is not seen or stands for nothing: control characters, soft hyphens. */
export function clean(text) {
  const whole = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
  return whole
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u000b\u000c\u0085]/g, '\n')
    .replace(/[\u00a0\u2007\u202f\t]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '');
}

/** Returns text as one clean line. */
export function oneLine(text) {
  return clean(text).split(/\s+/).filter(Boolean).join(' ');
}

function reference(char) {
  return `&#${char.codePointAt(0)};`;
}

/** Returns a line of plain text as Markdown that shows the same; citations like [@1] stay. */
export function escaped(text) {
  const parts = oneLine(text).split(CITATION);
  const safe = parts.map((part, index) => {
    if (index % 2) return part;
    const plain = part.replace(SPECIAL, reference);
    return index ? plain.replace(AFTER_CITATION, reference) : plain;
  }).join('');
  return safe.replace(LINE_START, (start) => (/\d/.test(start) ? `&#${start.codePointAt(0)};${start.slice(1)}` : reference(start)));
}

/** Returns the paragraphs of a text, or its lines where each is an item of a list. */
export function pieces(text, isList) {
  const parts = isList ? clean(text).split('\n') : clean(text).split(/\n\s*\n/);
  return parts
    .map((part) => oneLine(isList ? part.replace(/^\s*(?:[-*•–+]|\d{1,2}[.)])\s+/, '') : part))
    .filter(Boolean);
}

/** Returns a file name for a title: lower case, a-z, 0-9 and hyphens, not among those taken. */
export function nameFor(title, { taken, reserved, longest }) {
  const plain = [...title.toLowerCase()].map((char) => LETTERS[char] ?? char).join('').normalize('NFD');
  const words = plain.replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  let name = (words || 'exempel').slice(0, longest - 4).replace(/-+$/, '');
  if (words.length > name.length && name.includes('-')) name = name.slice(0, name.lastIndexOf('-'));
  const used = new Set([...taken, ...reserved]);
  let free = name;
  for (let number = 2; used.has(free); number += 1) free = `${name}-${number}`;
  return free;
}

function yaml(value) {
  if (Array.isArray(value)) return `[${value.join(', ')}]`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function yamlRows(rows) {
  return rows.map((row) => Object.entries(row).map(([key, value], index) => `${index ? '    ' : '  - '}${key}: ${yaml(value)}\n`).join('')).join('');
}

/** Returns the front matter as YAML. Lists of ids stand on a line, other lists and maps on many. */
export function frontMatter(data) {
  return Object.entries(data).map(([key, value]) => {
    if (key === 'parter' || key === 'kallor') return `${key}:\n${yamlRows(value)}`;
    if (key === 'steg') return `steg:\n${Object.entries(value).map(([step, why]) => `  ${step}: ${yaml(why)}\n`).join('')}`;
    return `${key}: ${yaml(value)}\n`;
  }).join('');
}

/** Returns the body: a heading for each section that has text, with its paragraphs or items. */
export function body(sections, texts) {
  return sections.map(({ id, rubrik, lista }) => {
    const parts = pieces(texts[id] ?? '', lista).map(escaped);
    if (parts.length === 0) return '';
    const text = lista ? parts.map((part) => `- ${part}`).join('\n') : parts.join('\n\n');
    return `\n## ${rubrik} {#${id}}\n\n${text}\n`;
  }).join('');
}

/** Returns the whole file. */
export function file(data, sections, texts) {
  return `---\n${frontMatter(data)}---\n${body(sections, texts)}`;
}
