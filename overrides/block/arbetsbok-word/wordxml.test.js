import { strict as assert } from 'node:assert';
import { childOf, escapedXml, innerText, parseXml, withAll, XmlError } from './wordxml.js';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

Deno.test('every element knows where it stands in the text', () => {
  const source = '<?xml version="1.0"?>\n<a x="1"><!-- <b> --><b y=\'2\'/>text<c>d</c></a>\n';
  const root = parseXml(source);
  assert.equal(source.slice(root.start, root.end), source.split('\n')[1]);
  const [b, c] = ['b', 'c'].map((name) => childOf(root, name));
  assert.ok(b && c);
  assert.equal(source.slice(b.start, b.end), "<b y='2'/>");
  assert.equal(source.slice(c.inner, c.outer), 'd');
  assert.equal(b.attributes.y, '2');
  assert.deepEqual(withAll(root).map((node) => node.name), ['a', 'b', 'c']);
});

Deno.test('text is read with its entities, and verbatim text as it is', () => {
  const root = parseXml('<a x="&lt;&#xe5;">1 &amp; 2 &#8212;<![CDATA[ <b> &amp; ]]></a>');
  assert.equal(innerText(root), '1 & 2 — <b> &amp; ');
  assert.equal(root.attributes.x, '<å');
});

Deno.test('names have their usual prefix, whatever the file calls it', () => {
  for (const prefix of ['w:', 'ns0:', '']) {
    const bound = prefix ? `xmlns:${prefix.slice(0, -1)}` : 'xmlns';
    const root = parseXml(`<${prefix}p ${bound}="${W}"><${prefix}r/></${prefix}p>`);
    assert.deepEqual(withAll(root).map((node) => node.name), ['w:p', 'w:r']);
  }
});

Deno.test('what is not well formed is refused, and every DOCTYPE', () => {
  const broken = [
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a></a><b/>',
    '<a x=1/>',
    '<a x="1/>',
    '<a>&nbsp;</a>',
    '<a>& </a>',
    '<a>&#xffffffff;</a>',
    '<a><!-- </a>',
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<a>'.repeat(1000),
  ];
  for (const source of broken) assert.throws(() => parseXml(source), XmlError, source);
});

Deno.test('what XML forbids is written as a replacement mark', () => {
  const text = 'a\u0000b\u001fc\ud800d\uffffe <f> & "g" 😀\t\n';
  const written = escapedXml(text);
  assert.equal(innerText(parseXml(`<a>${written}</a>`)), 'a�b�c�d�e <f> & "g" 😀\t\n');
});
