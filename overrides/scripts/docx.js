/**
 * Writes a Word file (ECMA-376): headings, paragraphs, lists, boxes to tick, tables and links, with a
 * title and a language. The same content always gives the same bytes. Text is text: what XML cannot
 * hold becomes U+FFFD.
 *
 * @typedef {string | { text: string, href?: string, strong?: boolean }} Run a piece of text; `href`
 *   is an absolute address
 * @typedef {Run | Run[]} Text
 * @typedef {{ kind: 'heading', level: 1 | 2 | 3, text: Text }} Heading
 * @typedef {{ kind: 'paragraph', text: Text, style?: 'Lead' | 'Small' }} Paragraph
 * @typedef {{ kind: 'list', items: Text[], numbered?: boolean }} List
 * @typedef {{ kind: 'boxes', items: { text: Text, ticked: boolean }[] }} Boxes
 * @typedef {{ kind: 'table', caption: string, head: Text[], rows: Text[][], widths?: number[] }} Table
 *   `caption` tells a screen reader what the table is; the first column names its row; `widths` are
 *   the columns' shares
 * @typedef {Heading | Paragraph | List | Boxes | Table} Block
 * @typedef {{ title: string, lang: string, blocks: Block[], landscape?: boolean, foot?: string }} Letter
 *   the title is the file's first line too; `foot` stands at the foot of each page beside its number
 */

import { zipFile, zipPart } from './zip.js';

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const SCHEMAS = 'http://schemas.openxmlformats.org';
const RELATIONS = `${SCHEMAS}/officeDocument/2006/relationships`;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = `xmlns:w="${SCHEMAS}/wordprocessingml/2006/main" xmlns:r="${RELATIONS}"`;
const TICKS =
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"';
/** @type {Record<string, string>} */
const CODES = { sv: 'sv-SE', en: 'en-GB' };
/** @type {Record<string, string>} */
const PAGE_WORDS = { sv: 'Sida', en: 'Page' };
// A4 and its margins, in twentieths of a point.
const SHEET = { short: 11906, long: 16838, margin: 1021 };
const BULLETS = 1;
// Characters that XML 1.0 can hold (https://www.w3.org/TR/xml/#charsets).
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** @type {Record<string, string>} */
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {string} text */
const escaped = (text) =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"]/g, (mark) => ESCAPES[mark]);

/** Collects what the file's parts refer to: addresses, and numbered lists. */
class Links {
  /** @type {string[]} */
  addresses = [];
  numberedLists = 0;

  /**
   * Returns the id of an address.
   *
   * @param {string} address
   */
  idOf(address) {
    if (!this.addresses.includes(address)) this.addresses.push(address);
    return `link${this.addresses.indexOf(address) + 1}`;
  }

  /** Returns the id of a new numbered list, which begins at 1. */
  newNumbered() {
    this.numberedLists += 1;
    return BULLETS + this.numberedLists;
  }
}

/**
 * @param {string} text
 * @param {string} properties
 */
function runXml(text, properties) {
  const lines = text.split(/\r\n|[\r\n]/).map((line) =>
    `<w:t xml:space="preserve">${escaped(line)}</w:t>`
  );
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${lines.join('<w:br/>')}</w:r>`;
}

/**
 * @param {Text} text
 * @param {Links} links
 * @param {boolean} [strong]
 */
function runsXml(text, links, strong = false) {
  const made = [text].flat().map((run) => {
    const one = typeof run === 'string' ? { text: run } : run;
    const bold = strong || one.strong ? '<w:b/>' : '';
    if (!one.href) return runXml(one.text, bold);
    const inside = runXml(one.text, `<w:rStyle w:val="Hyperlink"/>${bold}`);
    return `<w:hyperlink r:id="${links.idOf(one.href)}" w:history="1">${inside}</w:hyperlink>`;
  });
  return made.join('');
}

/**
 * @param {string} style
 * @param {string} inside
 * @param {string} [more] properties besides the style
 */
const paragraphXml = (style, inside, more = '') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${inside}</w:p>`;

/**
 * @param {List} list
 * @param {Links} links
 */
function listXml({ items, numbered }, links) {
  const id = numbered ? links.newNumbered() : BULLETS;
  const mark = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
  return items.map((item) => paragraphXml('ListParagraph', runsXml(item, links), mark)).join('');
}

/**
 * @param {Boxes} boxes
 * @param {Links} links
 */
function boxesXml({ items }, links) {
  return items.map(({ text, ticked }) => {
    const state = (/** @type {string} */ name, /** @type {string} */ value) =>
      `<w14:${name} w14:val="${value}" w14:font="MS Gothic"/>`;
    const states = state('checkedState', '2612') + state('uncheckedState', '2610');
    const font = '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/>';
    const box = '<w:sdt><w:sdtPr><w14:checkbox>' +
      `<w14:checked w14:val="${ticked ? 1 : 0}"/>${states}</w14:checkbox></w:sdtPr>` +
      `<w:sdtContent>${runXml(ticked ? '☒' : '☐', font)}</w:sdtContent></w:sdt>`;
    const tab = '<w:r><w:tab/></w:r>';
    return paragraphXml('Box', box + tab + runsXml(text, links));
  }).join('');
}

/**
 * @param {Table} table
 * @param {Links} links
 * @param {number} room the width of the text
 */
function tableXml({ caption, head, rows, widths }, links, room) {
  const shares = widths ?? head.map(() => 1);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const columns = shares.map((share) => Math.floor((room * share) / whole));
  const row = (/** @type {Text[]} */ cells, /** @type {boolean} */ isHead) => {
    const made = cells.map((cell, at) => {
      const style = isHead ? 'TableHead' : 'TableText';
      const inside = paragraphXml(style, runsXml(cell, links, isHead || at === 0));
      return `<w:tc><w:tcPr><w:tcW w:w="${columns[at]}" w:type="dxa"/></w:tcPr>${inside}</w:tc>`;
    });
    const kind = `<w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>`;
    return `<w:tr>${kind}${made.join('')}</w:tr>`;
  };
  const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return '<w:tbl><w:tblPr><w:tblStyle w:val="Lines"/><w:tblW w:w="5000" w:type="pct"/>' +
    '<w:tblLayout w:type="fixed"/><w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" ' +
    'w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>' +
    `<w:tblCaption w:val="${escaped(caption)}"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>` +
    `${row(head, true)}${rows.map((cells) => row(cells, false)).join('')}</w:tbl>` +
    paragraphXml('Small', '');
}

/**
 * @param {Block} block
 * @param {Links} links
 * @param {number} room
 */
function blockXml(block, links, room) {
  switch (block.kind) {
    case 'heading':
      return paragraphXml(`Heading${block.level}`, runsXml(block.text, links));
    case 'paragraph':
      return paragraphXml(block.style ?? 'Normal', runsXml(block.text, links));
    case 'list':
      return listXml(block, links);
    case 'boxes':
      return boxesXml(block, links);
    case 'table':
      return tableXml(block, links, room);
  }
}

/**
 * @param {Letter} letter
 * @param {Links} links
 */
function documentXml({ title, blocks, landscape = false }, links) {
  const [width, height] = landscape ? [SHEET.long, SHEET.short] : [SHEET.short, SHEET.long];
  const room = width - 2 * SHEET.margin;
  const { margin } = SHEET;
  const sides = ['top', 'right', 'bottom', 'left'].map((side) => `w:${side}="${margin}"`).join(' ');
  const turned = landscape ? ' w:orient="landscape"' : '';
  const section = '<w:sectPr><w:footerReference w:type="default" r:id="foot"/>' +
    `<w:pgSz w:w="${width}" w:h="${height}"${turned}/>` +
    `<w:pgMar ${sides} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
  const body = blocks.map((block) => blockXml(block, links, room)).join('');
  return `<w:document ${MAIN} ${TICKS}><w:body>` +
    `${paragraphXml('Title', runXml(title, ''))}${body}${section}</w:body></w:document>`;
}

/** @param {Letter} letter */
function footXml({ lang, foot = '' }) {
  const field = (/** @type {string} */ kind) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const number = `${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText>` +
    `</w:r>${field('separate')}${runXml('1', '')}${field('end')}`;
  const words = runXml(`${foot}${foot && ' · '}${PAGE_WORDS[lang] ?? PAGE_WORDS.sv} `, '');
  return `<w:ftr ${MAIN}>${paragraphXml('Footer', words + number)}</w:ftr>`;
}

/**
 * @param {string} id
 * @param {string} name
 * @param {{ size?: number, bold?: boolean, before?: number, after?: number, keep?: boolean,
 *   level?: number, indent?: number, based?: string }} look sizes in half points, the rest in
 *   twentieths of a point
 */
function styleXml(id, name, { size, bold, before = 0, after = 0, keep, level, indent, based }) {
  const hang = indent ? `<w:ind w:left="${indent}" w:hanging="${indent}"/>` : '';
  const tab = indent ? `<w:tabs><w:tab w:val="left" w:pos="${indent}"/></w:tabs>` : '';
  const outline = level === undefined ? '' : `<w:outlineLvl w:val="${level}"/>`;
  const letters = `${bold ? '<w:b/>' : ''}${size ? `<w:sz w:val="${size}"/>` : ''}`;
  return `<w:style w:type="paragraph" w:styleId="${id}"${based ? '' : ' w:default="1"'}>` +
    `<w:name w:val="${name}"/>${based ? `<w:basedOn w:val="${based}"/>` : ''}` +
    `${level === undefined ? '' : '<w:next w:val="Normal"/>'}<w:qFormat/>` +
    `<w:pPr>${keep ? '<w:keepNext/><w:keepLines/>' : ''}${tab}` +
    `<w:spacing w:before="${before}" w:after="${after}"/>${hang}${outline}</w:pPr>` +
    `${letters && `<w:rPr>${letters}</w:rPr>`}</w:style>`;
}

/** @param {string} code */
function stylesXml(code) {
  const line = (/** @type {string} */ side, /** @type {number} */ size) =>
    `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="auto"/>`;
  const side = (/** @type {string} */ name, /** @type {number} */ width) =>
    `<w:${name} w:w="${width}" w:type="dxa"/>`;
  const based = 'Normal';
  return `<w:styles ${MAIN}><w:docDefaults><w:rPrDefault><w:rPr>` +
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>' +
    `<w:sz w:val="22"/><w:lang w:val="${code}" w:eastAsia="${code}"/></w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:spacing w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>' +
    '</w:docDefaults>' +
    styleXml('Normal', 'Normal', { after: 120 }) +
    styleXml('Title', 'Title', { size: 44, bold: true, after: 120, keep: true, based }) +
    styleXml('Heading1', 'heading 1', {
      size: 32,
      bold: true,
      before: 320,
      after: 80,
      keep: true,
      level: 0,
      based,
    }) +
    styleXml('Heading2', 'heading 2', {
      size: 26,
      bold: true,
      before: 240,
      after: 60,
      keep: true,
      level: 1,
      based,
    }) +
    styleXml('Heading3', 'heading 3', {
      size: 23,
      bold: true,
      before: 180,
      after: 40,
      keep: true,
      level: 2,
      based,
    }) +
    styleXml('Lead', 'Lead', { size: 25, after: 160, based }) +
    styleXml('Small', 'Small', { size: 19, after: 80, based }) +
    styleXml('ListParagraph', 'List Paragraph', { after: 60, based }) +
    styleXml('Box', 'Box', { after: 60, indent: 425, based }) +
    styleXml('TableHead', 'Table head', { size: 20, bold: true, keep: true, based }) +
    styleXml('TableText', 'Table text', { size: 20, based }) +
    styleXml('Footer', 'footer', { size: 18, based }) +
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>' +
    '<w:rPr><w:u w:val="single"/></w:rPr></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>' +
    `<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>${side('top', 0)}${side('left', 108)}` +
    `${side('bottom', 0)}${side('right', 108)}</w:tblCellMar></w:tblPr></w:style>` +
    '<w:style w:type="table" w:styleId="Lines"><w:name w:val="Lines"/>' +
    `<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${line('top', 12)}` +
    `${line('bottom', 8)}${line('insideH', 4)}</w:tblBorders><w:tblCellMar>${side('top', 60)}` +
    `${side('left', 85)}${side('bottom', 60)}${
      side('right', 85)
    }</w:tblCellMar></w:tblPr></w:style>` +
    '</w:styles>';
}

/** @param {Links} links */
function numberingXml({ numberedLists }) {
  const kind = (
    /** @type {number} */ id,
    /** @type {string} */ format,
    /** @type {string} */ text,
  ) =>
    `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>` +
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/>` +
    `<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>` +
    '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>';
  const use = (/** @type {number} */ id, /** @type {number} */ of, restart = '') =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${restart}</w:num>`;
  const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
  const lists = Array.from(
    { length: numberedLists },
    (_, index) => use(BULLETS + 1 + index, 1, restart),
  );
  return `<w:numbering ${MAIN}>${kind(0, 'bullet', '•')}${kind(1, 'decimal', '%1.')}` +
    `${use(BULLETS, 0)}${lists.join('')}</w:numbering>`;
}

const fontsXml = () => {
  const font = (/** @type {string} */ name) =>
    `<w:font w:name="${name}"><w:charset w:val="00"/><w:family w:val="auto"/></w:font>`;
  return `<w:fonts ${MAIN}>${font('Calibri')}${font('MS Gothic')}</w:fonts>`;
};

/** The theme that the format demands: black on white, which nothing in the file refers to. */
function themeXml() {
  const tag = (/** @type {string} */ name, /** @type {string} */ inside, more = '') =>
    `<a:${name}${more}>${inside}</a:${name}>`;
  const colour = (/** @type {string} */ value) => `<a:srgbClr val="${value}"/>`;
  const white = ['lt1', 'lt2'];
  const names = ['dk1', 'lt1', 'dk2', 'lt2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5'];
  const colours = [...names, 'accent6', 'hlink', 'folHlink'].map((name) =>
    tag(name, colour(white.includes(name) ? 'FFFFFF' : '000000'))
  );
  const letters = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>';
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const three = (/** @type {string} */ inside) => inside.repeat(3);
  const named = ' name="Navet"';
  const fonts = tag('majorFont', letters) + tag('minorFont', letters);
  const looks = tag('fillStyleLst', three(fill)) +
    tag('lnStyleLst', three(`<a:ln w="6350">${fill}</a:ln>`)) +
    tag('effectStyleLst', three('<a:effectStyle><a:effectLst/></a:effectStyle>')) +
    tag('bgFillStyleLst', three(fill));
  const elements = tag('clrScheme', colours.join(''), named) + tag('fontScheme', fonts, named) +
    tag('fmtScheme', looks, named);
  const space = ` xmlns:a="${SCHEMAS}/drawingml/2006/main" name="Navet"`;
  return tag('theme', tag('themeElements', elements), space);
}

/**
 * Returns the list of what a part refers to: id, kind and target of each, and whether it is outside.
 *
 * @param {[string, string, string, boolean?][]} relations
 */
function relationsXml(relations) {
  const made = relations.map(([id, kind, target, isOutside]) =>
    `<Relationship Id="${id}" Type="${kind}" Target="${escaped(target)}"` +
    `${isOutside ? ' TargetMode="External"' : ''}/>`
  );
  return `<Relationships xmlns="${SCHEMAS}/package/2006/relationships">${
    made.join('')
  }</Relationships>`;
}

function contentTypesXml() {
  const main = WORD.replace(/\.document$/, '');
  /** @type {[string, string][]} */
  const parts = [
    ['/word/document.xml', `${main}.document.main+xml`],
    ['/word/styles.xml', `${main}.styles+xml`],
    ['/word/settings.xml', `${main}.settings+xml`],
    ['/word/numbering.xml', `${main}.numbering+xml`],
    ['/word/fontTable.xml', `${main}.fontTable+xml`],
    ['/word/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml'],
    ['/word/footer1.xml', `${main}.footer+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ];
  const rels = 'application/vnd.openxmlformats-package.relationships+xml';
  return `<Types xmlns="${SCHEMAS}/package/2006/content-types">` +
    `<Default Extension="rels" ContentType="${rels}"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join('') +
    '</Types>';
}

/**
 * Returns a Word file's parts by name, as text, in the order that they are packed.
 *
 * @param {Letter} letter
 * @returns {Record<string, string>}
 */
export function docxParts(letter) {
  const links = new Links();
  const code = CODES[letter.lang] ?? CODES.sv;
  const main = documentXml(letter, links);
  const kinds = `${RELATIONS}/`;
  const settings = `<w:settings ${MAIN}><w:compat><w:compatSetting w:name="compatibilityMode" ` +
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    `<w:themeFontLang w:val="${code}"/></w:settings>`;
  const core = `<cp:coreProperties xmlns:cp="${SCHEMAS}/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${escaped(letter.title)}</dc:title><dc:language>${code}</dc:language>` +
    '</cp:coreProperties>';
  const parts = {
    '[Content_Types].xml': contentTypesXml(),
    '_rels/.rels': relationsXml([
      ['main', `${kinds}officeDocument`, 'word/document.xml'],
      [
        'core',
        `${SCHEMAS}/package/2006/relationships/metadata/core-properties`,
        'docProps/core.xml',
      ],
    ]),
    'docProps/core.xml': core,
    'word/_rels/document.xml.rels': relationsXml([
      ['styles', `${kinds}styles`, 'styles.xml'],
      ['settings', `${kinds}settings`, 'settings.xml'],
      ['numbering', `${kinds}numbering`, 'numbering.xml'],
      ['fonts', `${kinds}fontTable`, 'fontTable.xml'],
      ['theme', `${kinds}theme`, 'theme/theme1.xml'],
      ['foot', `${kinds}footer`, 'footer1.xml'],
      ...links.addresses.map((address) => /** @type {[string, string, string, boolean]} */ (
        [links.idOf(address), `${kinds}hyperlink`, address, true]
      )),
    ]),
    'word/document.xml': main,
    'word/fontTable.xml': fontsXml(),
    'word/footer1.xml': footXml(letter),
    'word/numbering.xml': numberingXml(links),
    'word/settings.xml': settings,
    'word/styles.xml': stylesXml(code),
    'word/theme/theme1.xml': themeXml(),
  };
  const whole = Object.entries(parts).map(([name, text]) => [name, DECLARATION + text]);
  return Object.fromEntries(whole);
}

/**
 * Returns a Word file.
 *
 * @param {Letter} letter
 */
export async function docx(letter) {
  const parts = Object.entries(docxParts(letter));
  return zipFile(await Promise.all(parts.map(([name, text]) => zipPart(name, text))));
}
