/**
 * XML as a tree that knows where each thing stands in the text. So a file can be changed in single
 * places, and every other byte stays as its author left it. It works where there is no DOMParser.
 *
 * Names have the prefix that WordprocessingML usually has, whatever the file calls it. What is not
 * well formed, and every DOCTYPE, throws an XmlError.
 */

/**
 * An element: `start` to `end` is all of it, `inner` to `outer` what stands between its tags. Text
 * is an element without a name.
 *
 * @typedef {{
 *   name: string, attributes: Record<string, string>, children: XmlNode[], text: string,
 *   start: number, inner: number, outer: number, end: number,
 * }} XmlNode
 */

/** The text is no XML that we read. */
export class XmlError extends Error {}

/** @type {Record<string, string>} */
const PREFIXES = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
};
/** @type {Record<string, string>} */
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const MOST_DEPTH = 500;
const [SLASH, QUESTION_MARK, EXCLAMATION] = [...'/?!'].map((sign) => sign.charCodeAt(0));
const VERBATIM = '<![CDATA[';
const SKIPPED = [['<!--', '-->'], ['<?', '?>'], [VERBATIM, ']]>']];
/** @type {Record<string, string>} */
const NO_ATTRIBUTES = Object.freeze({});
/** @type {XmlNode[]} */
const NO_CHILDREN = [];
const TAG = /<([^\s/>"'=<]+)((?:\s+[^\s/>"'=<]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Returns a text with its entities written out.
 *
 * @param {string} text
 */
function unescaped(text) {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w*));?/gi, (mark, hex, decimal, name) => {
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    if (mark.endsWith(';') && name in ENTITIES) return ENTITIES[name];
    if (!mark.endsWith(';') || name || !(code <= 0x10ffff)) throw new XmlError(mark);
    return String.fromCodePoint(code);
  });
}

/** The prefixes that hold in an element, and the usual names of those that it has met. */
class Scope {
  /** @param {Record<string, string>} prefixes */
  constructor(prefixes) {
    this.prefixes = prefixes;
    /** @type {Map<string, string>} */
    this.elements = new Map();
    /** @type {Map<string, string>} */
    this.attributes = new Map();
  }

  /**
   * Returns a name with the prefix that it usually has; an attribute without one is in no namespace.
   *
   * @param {string} name
   * @param {boolean} isElement
   */
  usual(name, isElement) {
    const names = isElement ? this.elements : this.attributes;
    const met = names.get(name);
    if (met !== undefined) return met;
    const colon = name.indexOf(':');
    const prefix = colon === -1 ? '' : name.slice(0, colon);
    const known = prefix || isElement ? PREFIXES[this.prefixes[prefix]] : undefined;
    const found = known ? `${known}:${name.slice(colon + 1)}` : name;
    names.set(name, found);
    return found;
  }
}

/**
 * Returns the root element of an XML text. Throws XmlError.
 *
 * @param {string} source
 */
export function parseXml(source) {
  const top = xmlNode('', 0, 0);
  const stack = [top];
  const scopes = [new Scope({ xml: 'xml' })];
  let at = 0;
  while (at < source.length) {
    const here = source.indexOf('<', at);
    const parent = stack[stack.length - 1];
    if (here === -1 || here > at) addText(parent, source, at, here === -1 ? source.length : here);
    if (here === -1) break;
    const next = source.charCodeAt(here + 1);
    if (next === SLASH) at = closed(stack, scopes, source, here);
    else if (next === QUESTION_MARK || next === EXCLAMATION) at = skipped(parent, source, here);
    else at = opened(stack, scopes, source, here);
  }
  const roots = top.children.filter((child) => child.name);
  if (stack.length > 1 || roots.length !== 1) throw new XmlError('root');
  return roots[0];
}

/**
 * @param {string} name
 * @param {number} start
 * @param {number} end of its start tag
 * @returns {XmlNode}
 */
const xmlNode = (name, start, end) => ({
  name,
  attributes: NO_ATTRIBUTES,
  children: [],
  text: '',
  start,
  inner: end,
  outer: end,
  end,
});

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {XmlNode}
 */
const textNode = (text, start, end) => ({
  name: '',
  attributes: NO_ATTRIBUTES,
  children: NO_CHILDREN,
  text,
  start,
  inner: start,
  outer: end,
  end,
});

/**
 * @param {XmlNode} parent
 * @param {string} source
 * @param {number} start
 * @param {number} end
 */
function addText(parent, source, start, end) {
  const text = unescaped(source.slice(start, end));
  if (!parent.name && text.trim() && text.trim() !== '\ufeff') throw new XmlError('text');
  parent.children.push(textNode(text, start, end));
}

/**
 * Returns where a comment, an instruction or verbatim text ends. Anything else throws: a DOCTYPE.
 *
 * @param {XmlNode} parent
 * @param {string} source
 * @param {number} here
 */
function skipped(parent, source, here) {
  const found = SKIPPED.find(([first]) => source.startsWith(first, here));
  const [first, last] = found ?? ['', ''];
  const end = first ? source.indexOf(last, here + first.length) : -1;
  if (end === -1) throw new XmlError('declaration');
  const whole = end + last.length;
  if (first === VERBATIM) {
    parent.children.push(textNode(source.slice(here + first.length, end), here, whole));
  }
  return whole;
}

/**
 * @param {XmlNode[]} stack
 * @param {Scope[]} scopes
 * @param {string} source
 * @param {number} here
 */
function opened(stack, scopes, source, here) {
  TAG.lastIndex = here;
  const found = TAG.exec(source);
  if (!found || stack.length > MOST_DEPTH) throw new XmlError('tag');
  const [whole, name, written, empty] = found;
  const parsed = written ? attributesIn(written) : null;
  const before = scopes[scopes.length - 1];
  const scope = parsed?.bound ? new Scope({ ...before.prefixes, ...parsed.bound }) : before;
  const node = xmlNode(scope.usual(name, true), here, here + whole.length);
  if (parsed) {
    node.attributes = {};
    for (const [key, value] of parsed.own) node.attributes[scope.usual(key, false)] = value;
  }
  stack[stack.length - 1].children.push(node);
  if (!empty) {
    stack.push(node);
    scopes.push(scope);
  }
  return node.end;
}

/**
 * Returns the attributes of a tag, and the prefixes that it binds, if any.
 *
 * @param {string} written
 */
function attributesIn(written) {
  /** @type {[string, string][]} */
  const own = [];
  /** @type {Record<string, string>} */
  const bound = {};
  for (const [, key, double, single] of written.matchAll(ATTRIBUTE)) {
    const value = unescaped(double ?? single);
    if (key === 'xmlns') bound[''] = value;
    else if (key.startsWith('xmlns:')) bound[key.slice(6)] = value;
    else own.push([key, value]);
  }
  return { own, bound: Object.keys(bound).length ? bound : null };
}

/**
 * @param {XmlNode[]} stack
 * @param {Scope[]} scopes
 * @param {string} source
 * @param {number} here
 */
function closed(stack, scopes, source, here) {
  const end = source.indexOf('>', here);
  if (end === -1 || stack.length < 2) throw new XmlError('end');
  const name = source.slice(here + 2, end).trimEnd();
  const node = stack[stack.length - 1];
  if (scopes[scopes.length - 1].usual(name, true) !== node.name) throw new XmlError('end');
  stack.pop();
  scopes.pop();
  node.outer = here;
  node.end = end + 1;
  return node.end;
}

/**
 * Returns the first child of a name, or undefined.
 *
 * @param {XmlNode | undefined} node
 * @param {string} name
 */
export const childOf = (node, name) => node?.children.find((child) => child.name === name);

/**
 * Returns what a child of a name has as its w:val, or "".
 *
 * @param {XmlNode | undefined} node
 * @param {string} name
 */
export const valueOf = (node, name) => childOf(node, name)?.attributes['w:val'] ?? '';

/**
 * Returns an element and all that it holds, in order.
 *
 * @param {XmlNode} node
 */
export function withAll(node) {
  const found = [];
  const waiting = [node];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    found.push(one);
    for (let index = one.children.length - 1; index >= 0; index--) {
      if (one.children[index].name) waiting.push(one.children[index]);
    }
  }
  return found;
}

/**
 * Returns the text that an element holds, whatever stands round it.
 *
 * @param {XmlNode} node
 * @returns {string}
 */
export const innerText = (node) =>
  node.children.map((child) => (child.name ? innerText(child) : child.text)).join('');

/**
 * Returns a text as it may stand in XML; what XML forbids becomes a replacement mark.
 *
 * @param {string} text
 */
export const escapedXml = (text) =>
  text
    // deno-lint-ignore no-control-regex
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
