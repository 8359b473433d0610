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

/**
 * Returns the root element of an XML text. Throws XmlError.
 *
 * @param {string} source
 */
export function parseXml(source) {
  const top = xmlNode('', 0);
  const stack = [top];
  /** @type {Record<string, string>[]} */
  const scopes = [{ xml: 'xml' }];
  let at = 0;
  while (at < source.length) {
    const here = source.indexOf('<', at);
    const parent = stack[stack.length - 1];
    if (here === -1 || here > at) addText(parent, source, at, here === -1 ? source.length : here);
    if (here === -1) break;
    const skipped = skippedTo(parent, source, here);
    if (skipped) at = skipped;
    else if (source[here + 1] === '/') at = closed(stack, scopes, source, here);
    else at = opened(stack, scopes, source, here);
  }
  const roots = top.children.filter((child) => child.name);
  if (stack.length > 1 || roots.length !== 1) throw new XmlError('root');
  return roots[0];
}

/**
 * @param {string} name
 * @param {number} start
 * @returns {XmlNode}
 */
const xmlNode = (name, start) => ({
  name,
  attributes: {},
  children: [],
  text: '',
  start,
  inner: start,
  outer: start,
  end: start,
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
  parent.children.push({ ...xmlNode('', start), text, outer: end, end });
}

/**
 * Returns where a comment, an instruction or verbatim text ends, or 0 where there is none.
 *
 * @param {XmlNode} parent
 * @param {string} source
 * @param {number} here
 */
function skippedTo(parent, source, here) {
  const kinds = [['<!--', '-->'], ['<?', '?>'], ['<![CDATA[', ']]>']];
  for (const [first, last] of kinds) {
    if (!source.startsWith(first, here)) continue;
    const end = source.indexOf(last, here + first.length);
    if (end === -1) throw new XmlError(first);
    if (first === '<![CDATA[') {
      const text = source.slice(here + first.length, end);
      parent.children.push({ ...xmlNode('', here), text, outer: end, end: end + last.length });
    }
    return end + last.length;
  }
  return 0;
}

/**
 * @param {XmlNode[]} stack
 * @param {Record<string, string>[]} scopes
 * @param {string} source
 * @param {number} here
 */
function opened(stack, scopes, source, here) {
  TAG.lastIndex = here;
  const found = TAG.exec(source);
  if (!found || stack.length > MOST_DEPTH) throw new XmlError('tag');
  const [whole, name, written, empty] = found;
  /** @type {Record<string, string>} */
  const attributes = {};
  /** @type {Record<string, string>} */
  const own = {};
  for (const [, key, double, single] of written.matchAll(ATTRIBUTE)) {
    const value = unescaped(double ?? single);
    if (key === 'xmlns') own[''] = value;
    else if (key.startsWith('xmlns:')) own[key.slice(6)] = value;
    else attributes[key] = value;
  }
  const before = scopes[scopes.length - 1];
  const scope = Object.keys(own).length ? { ...before, ...own } : before;
  const node = xmlNode(usual(name, scope, ''), here);
  for (const [key, value] of Object.entries(attributes)) {
    node.attributes[usual(key, scope, null)] = value;
  }
  node.inner = node.outer = node.end = here + whole.length;
  stack[stack.length - 1].children.push(node);
  if (!empty) {
    stack.push(node);
    scopes.push(scope);
  }
  return node.end;
}

/**
 * Returns a name with the prefix that it usually has.
 *
 * @param {string} name
 * @param {Record<string, string>} scope
 * @param {string | null} bare the prefix that stands for none
 */
function usual(name, scope, bare) {
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? bare : name.slice(0, colon);
  const known = prefix === null ? undefined : PREFIXES[scope[prefix]];
  return known ? `${known}:${name.slice(colon + 1)}` : name;
}

/**
 * @param {XmlNode[]} stack
 * @param {Record<string, string>[]} scopes
 * @param {string} source
 * @param {number} here
 */
function closed(stack, scopes, source, here) {
  const end = source.indexOf('>', here);
  const name = source.slice(here + 2, end).trim();
  const scope = scopes[scopes.length - 1];
  if (end === -1 || stack.length < 2) throw new XmlError('end');
  const node = stack[stack.length - 1];
  if (usual(name, scope, '') !== node.name) throw new XmlError('end');
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
