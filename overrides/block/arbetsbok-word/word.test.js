import { strict as assert } from 'node:assert';
import { zipFile, zipPart, zipParts } from '../../scripts/zip.js';
import { partText, WordError } from './wordfile.js';
import { fillDiary } from './wordfill.js';
import { readDiary } from './wordread.js';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const HINT = 'Skriv ert svar här.';
const QUESTIONS = { vilja: 'Var är stödet starkt?', makt: 'Hur är makten fördelad?' };

/** @param {string} text */
const run = (text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/**
 * @param {string} style
 * @param {string} content
 * @param {string} [more]
 */
const paragraph = (style, content, more = '') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${content}</w:p>`;

let marks = 0;

/**
 * @param {string} name
 * @param {string} content
 */
function marked(name, content) {
  marks++;
  return `<w:bookmarkStart w:id="${marks}" w:name="${name}"/>${content}<w:bookmarkEnd w:id="${marks}"/>`;
}

/** @param {string} tag */
const under = (tag) => tag.replace(/-/g, '_');

/**
 * @param {string} tag
 * @param {string} hint
 * @param {string} kind
 */
const field = (tag, hint = HINT, kind = '<w:richText/>') =>
  marked(
    `${tag.includes('--') ? 'f' : 'q'}_${under(tag)}`,
    `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/><w:id w:val="7"/><w:showingPlcHdr/>${kind}</w:sdtPr>` +
      `<w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>${hint}</w:t></w:r>` +
      '</w:sdtContent></w:sdt>',
  );

/**
 * @param {string} text
 * @param {...string} tags
 */
const label = (text, ...tags) =>
  tags.reduce((made, tag) => marked(`a_${under(tag)}`, made), run(text));

/** @param {...string} cells */
const row = (...cells) =>
  `<w:tr>${cells.map((cell) => `<w:tc>${paragraph('Tabletext', cell)}</w:tc>`).join('')}</w:tr>`;

/**
 * @param {string} caption
 * @param {...string} rows
 */
const table = (caption, ...rows) =>
  `<w:tbl><w:tblPr><w:tblCaption w:val="${caption}"/></w:tblPr>${rows.join('')}</w:tbl>` +
  paragraph('Aftertable', '');

/** @param {string} tag */
const date = (tag) =>
  field(tag, 'Välj datum', '<w:date><w:dateFormat w:val="yyyy-MM-dd"/></w:date>');

const STATES = '<w:dropDownList><w:listItem w:displayText="Pågår" w:value="pagar"/>' +
  '<w:listItem w:displayText="Klart för nu" w:value="klart"/></w:dropDownList>';

/**
 * @param {string} step
 * @param {string} name
 * @param {Record<string, string>} questions
 */
const stepOf = (step, name, questions) =>
  [
    paragraph('Step0', run(name)),
    paragraph('Normal', run('Stegets syfte.')),
    paragraph('Fieldlabel', label('Vårt svar', `${step}--svar`)),
    paragraph('Answer', field(`${step}--svar`)),
    ...Object.entries(questions).flatMap(([id, text]) => [
      paragraph('Heading3', run(text)),
      paragraph('Questioninfo', label(`För båda parter · #${step}-${id}`, `${step}-${id}`)),
      paragraph('Answer', field(`${step}-${id}`)),
    ]),
    paragraph('Fieldlabel', label('Där vi är eniga', `${step}--enighet`)),
    paragraph('Answer', field(`${step}--enighet`, 'Skriv så att en ny person förstår.')),
  ].join('');

/** @param {number} number */
const meeting = (number) =>
  table(
    `Möte ${number}`,
    row(run(`Möte ${number}`), run('Hjälp')),
    row(label('Datum', `mote-${number}--datum`), date(`mote-${number}--datum`)),
    row(
      label('Vad vi talade om', `mote-${number}--anteckning`),
      field(`mote-${number}--anteckning`, 'Det viktigaste i några meningar'),
    ),
  );

/** @param {number} number */
const decision = (number) =>
  row(
    label(String(number), `beslut-${number}--datum`, `beslut-${number}--beslut`),
    date(`beslut-${number}--datum`),
    field(`beslut-${number}--beslut`, 'Vad bestämdes?'),
  );

const BODY = [
  paragraph('Title', run('Processdagbok')),
  table(
    'Det här är vi',
    row(run('Fält'), run('Hjälp')),
    row(
      label('Namn', 'om--samverkan'),
      field('om--samverkan', 'Ett namn ni använder', '<w:text/>'),
    ),
  ),
  table(
    'Var vi står',
    row(run('Steg'), run('Läge'), run('Senast ändrat')),
    row(
      label('1. Status', 'status--lage', 'status--andrat'),
      field('status--lage', 'Välj', STATES),
      date('status--andrat'),
    ),
  ),
  stepOf('status', '1. Status', QUESTIONS),
  stepOf('kunskap', '2. Kunskap', { sakfragan: 'Vad vet vi?' }),
  paragraph('Heading1', run('Möten')),
  meeting(1),
  meeting(2),
  paragraph('Heading1', run('Beslut')),
  table('Beslutslogg', row(run('Nr'), run('Datum'), run('Beslut')), decision(1), decision(2)),
  paragraph('Small', run('Licens')),
].join('');
const TAGS = [...BODY.matchAll(/<w:tag w:val="([^"]*)"/g)].map(([, tag]) => tag);

/** @type {Record<string, string>} */
const MARKS = {
  'samverkan-dokument': 'processdagbok',
  'samverkan-sprak': 'sv',
  'samverkan-modell': '1.2.0',
};
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

/**
 * Returns a Word file with a body.
 *
 * @param {string} body
 * @param {Record<string, string> | null} [properties]
 * @param {Record<string, string>} [more] other parts
 */
async function word(body, properties = MARKS, more = {}) {
  const custom = Object.entries(properties ?? {}).map(([name, value]) =>
    `<property name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`
  );
  const parts = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels':
      `<Relationships><Relationship Id="a" Type="${OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'docProps/core.xml': '<p xmlns:dc="dc"><dc:language>sv-SE</dc:language></p>',
    ...(properties && {
      'docProps/custom.xml': `<Properties xmlns:vt="vt">${custom.join('')}</Properties>`,
    }),
    'word/styles.xml': `<w:styles xmlns:w="${W}"/>`,
    ...more,
    'word/document.xml':
      `<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}<w:sectPr/></w:body></w:document>`,
  };
  return zipFile(
    await Promise.all(Object.entries(parts).map(([name, text]) => zipPart(name, text))),
  );
}

const published = {
  languages: ['sv', 'en'],
  language: 'sv',
  version: '1.2.0',
  blank: () => word(BODY),
};

/** @param {Uint8Array} bytes */
const bodyOf = async (bytes) =>
  /<w:body>(.*)<w:sectPr\/>/s.exec(await partText(zipParts(bytes), 'word/document.xml'))?.[1] ?? '';

/** @param {Uint8Array} bytes */
async function read(bytes) {
  const found = await readDiary(bytes, published);
  return Object.fromEntries(found.found.map((answer) => [answer.tag, answer.text]));
}

/** @param {Record<string, string>} values */
const filledBody = async (values) => bodyOf((await fillDiary(null, values, published)).bytes);

/** @type {Record<string, string>} */
const ANSWERS = Object.fromEntries(TAGS.map((tag, index) => [
  tag,
  tag.endsWith('--lage')
    ? 'klart'
    : /datum|andrat/.test(tag)
    ? `2027-03-${10 + index}`
    : tag === 'om--samverkan'
    ? 'Vägen dit'
    : ` Svar ${index} på <${tag}> & "annat"\n\n\tandra 😀 stycket `,
]));

Deno.test('a form that nobody has touched gives no answers', async () => {
  const found = await readDiary(await word(BODY), published);
  assert.deepEqual(found.found, []);
  assert.deepEqual(found.unknown, []);
  assert.deepEqual([...found.untouched].sort(), [...TAGS].sort());
  assert.deepEqual([found.language, found.version], ['sv', '1.2.0']);
});

Deno.test('what is written in is read back, by its tag', async () => {
  const { bytes, left } = await fillDiary(null, ANSWERS, published);
  assert.deepEqual(left, []);
  const found = await readDiary(bytes, published);
  assert.deepEqual(await read(bytes), ANSWERS);
  assert.deepEqual(new Set(found.found.map((answer) => answer.from)), new Set(['tag']));
  assert.deepEqual(found.untouched, []);
});

Deno.test('a filled field shows no placeholder, and a choice its words', async () => {
  const body = await filledBody({ 'status-vilja': 'Hos nämnden', 'status--lage': 'pagar' });
  const [vilja] = /<w:sdt><w:sdtPr><w:tag w:val="status-vilja".*?<\/w:sdt>/s.exec(body) ?? [''];
  assert.ok(!/showingPlcHdr|PlaceholderText/.test(vilja), vilja);
  assert.match(body, /<w:t xml:space="preserve">Pågår<\/w:t>/);
});

Deno.test('the answers change and nothing else, and the same answers give the same bytes', async () => {
  const blank = await published.blank();
  const { bytes } = await fillDiary(null, ANSWERS, published);
  assert.deepEqual((await fillDiary(null, ANSWERS, published)).bytes, bytes);
  const before = zipParts(blank);
  const after = zipParts(bytes);
  assert.deepEqual([...after.keys()], [...before.keys()]);
  for (const [name, part] of after) {
    if (name !== 'word/document.xml') assert.deepEqual(part, before.get(name));
  }
  const outside = (/** @type {string} */ body) => body.replace(/<w:sdt>.*?<\/w:sdt>/gs, '<w:sdt/>');
  assert.equal(outside(await bodyOf(bytes)), outside(await bodyOf(blank)));
});

Deno.test('in a file that is opened, answers change and the rest stays', async () => {
  const first = await fillDiary(
    null,
    { 'status-vilja': 'Gammalt', 'status-makt': 'Står kvar' },
    published,
  );
  const own = (await bodyOf(first.bytes)).replace('Stegets syfte.', 'Vår egen anteckning.');
  const { bytes } = await fillDiary(await word(own), { 'status-vilja': 'Nytt' }, published);
  assert.deepEqual(await read(bytes), { 'status-vilja': 'Nytt', 'status-makt': 'Står kvar' });
  assert.equal(await bodyOf(bytes), own.replace('Gammalt', 'Nytt'));
});

Deno.test('a file whose answers are the same is not touched', async () => {
  const { bytes } = await fillDiary(null, ANSWERS, published);
  assert.deepEqual((await fillDiary(bytes, ANSWERS, published)).bytes, bytes);
});

/** @param {string} body */
const withoutTags = (body) => body.replace(/<w:tag w:val="[^"]*"\/>/g, '');
/** @param {string} body */
const withoutControls = (body) =>
  body.replace(/<w:sdtPr>.*?<\/w:sdtPr>|<\/?w:sdt(?:Content)?>/gs, '');
/** @param {string} body */
const withoutBookmarks = (body) => body.replace(/<w:bookmark(?:Start|End) [^>]*>/g, '');
/** @param {string} body */
const withoutAnchors = (body) => body.replace(/<w:bookmarkStart w:id="\d+" w:name="a_[^>]*>/g, '');

Deno.test('answers are found in a file that has lost its tags, controls or bookmarks', async () => {
  const body = await filledBody(ANSWERS);
  const losses = [
    withoutTags(body),
    withoutControls(body),
    withoutBookmarks(body),
    withoutAnchors(body),
    withoutTags(withoutAnchors(body)),
    withoutControls(withoutAnchors(body)),
    withoutControls(withoutBookmarks(body)),
  ];
  for (const [index, loss] of losses.entries()) {
    assert.deepEqual(await read(await word(loss)), ANSWERS, `loss ${index}`);
    const { bytes } = await fillDiary(
      await word(loss),
      { ...ANSWERS, 'status-makt': 'Nytt\nsvar' },
      published,
    );
    assert.deepEqual(
      await read(bytes),
      { ...ANSWERS, 'status-makt': 'Nytt\nsvar' },
      `fill ${index}`,
    );
    assert.equal((await readDiary(bytes, published)).unknown.length, 0);
  }
});

Deno.test('an untouched form that has lost its tags gives no answers either', async () => {
  for (const lose of [withoutTags, withoutControls, withoutBookmarks, withoutAnchors]) {
    assert.deepEqual(await read(await word(lose(BODY))), {}, lose.name);
  }
});

Deno.test('a label alone is enough: its bookmark, the printed id, or its words', async () => {
  const body = withoutControls(await filledBody(ANSWERS));
  const isOf = (/** @type {string} */ letters) =>
    new RegExp(`<w:bookmarkStart w:id="\\d+" w:name="[${letters}]_[^>]*>`, 'g');
  const anchors = body.replace(isOf('qf'), '')
    .replaceAll('Vårt svar', 'Så tycker vi').replaceAll('Där vi är eniga', 'Eniga')
    .replace(/För båda parter · #[a-z-]+/g, 'Båda').replaceAll('Vad vi talade om', 'Om');
  assert.deepEqual(await read(await word(anchors)), ANSWERS);
  const ids = withoutBookmarks(body).replaceAll('För båda parter', 'Båda två');
  assert.deepEqual(await read(await word(ids)), ANSWERS);
});

Deno.test('an answer whose label nobody knows begins after what looks like one', async () => {
  const last = paragraph('Answer', run('Först.')) + paragraph('Answer', '') +
    paragraph('Answer', marked('f_status__svar', run('Sist.'))) +
    paragraph('Answer', run('Allra sist.'));
  const body = withoutAnchors(withoutTags(BODY)).replaceAll('Vårt svar', 'Svar')
    .replace(
      /<w:p><w:pPr><w:pStyle w:val="Answer"\/><\/w:pPr><w:bookmarkStart[^>]*status__svar.*?<\/w:p>/s,
      last,
    );
  assert.deepEqual(await read(await word(body)), {
    'status--svar': 'Först.\n\nSist.\nAllra sist.',
  });
});

Deno.test('a paragraph of an answer may say what a heading does', async () => {
  const said = ['Ett.', 'Vårt svar', '1. Status', 'Två.'];
  const body = answering(said.map((text) => paragraph('Answer', run(text))).join(''));
  const bytes = await word(body);
  assert.deepEqual(await read(bytes), { 'status-vilja': said.join('\n') });
  const same = await fillDiary(bytes, { 'status-vilja': said.join('\n') }, published);
  assert.equal(await bodyOf(same.bytes), body);
});

Deno.test('a field of one line takes several, in a control that every editor keeps whole', async () => {
  const name = { 'om--samverkan': 'Vägen\ndit' };
  const body = await filledBody(name);
  assert.match(body, /om--samverkan"\/><w:id w:val="7"\/><w:richText\/>/);
  assert.match(await filledBody({ 'om--samverkan': 'Vägen' }), /om--samverkan.{20,40}<w:text\/>/);
  assert.deepEqual(await read(await word(body)), name);
});

Deno.test('an older form is read, whose placeholders and labels had other words', async () => {
  const older = withoutAnchors(BODY).replaceAll(HINT, 'Skriv här').replaceAll('Vårt svar', 'Svar');
  assert.deepEqual(await read(await word(older, null)), {});
  const body = withoutAnchors(await filledBody(ANSWERS)).replaceAll('Vårt svar', 'Svar');
  assert.deepEqual(await read(await word(body, null)), ANSWERS);
});

/**
 * Returns the form with the paragraph of a question's answer replaced.
 *
 * @param {string} xml
 */
const answering = (xml) =>
  BODY.replace(/(#status-vilja<.*?<\/w:p>)<w:p>.*?<\/w:p>/s, (_, before) => before + xml);

Deno.test('an answer of several paragraphs, also one that is a list or a table, is read whole', async () => {
  const item = (/** @type {number} */ level, /** @type {number} */ list) =>
    `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
  const body = answering(
    [
      paragraph('Answer', marked('q_status_vilja', run('Först.'))),
      paragraph('Answer', ''),
      paragraph('Answer', run('Sedan:')),
      paragraph('ListParagraph', run('punkt'), item(0, 1)),
      paragraph('ListParagraph', run('under'), item(1, 1)),
      paragraph('ListParagraph', run('ett'), item(0, 2)),
      paragraph('ListParagraph', run('två'), item(0, 2)),
      paragraph('Punkter', run('av formatmallen')),
      `<w:tbl>${row(run('a'), run('b'))}${row(run('c'), run('d'))}</w:tbl>`,
      paragraph('Heading3', run('Vår egen rubrik')),
      paragraph('Answer', run('Sist.')),
    ].join(''),
  );
  const level = (/** @type {number} */ number, /** @type {string} */ format) =>
    `<w:lvl w:ilvl="${number}"><w:numFmt w:val="${format}"/></w:lvl>`;
  const numbering = `<w:numbering xmlns:w="${W}">` +
    `<w:abstractNum w:abstractNumId="5">${level(0, 'bullet')}${
      level(1, 'bullet')
    }</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="6">${level(0, 'decimal')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>' +
    '<w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num></w:numbering>';
  const expected =
    'Först.\n\nSedan:\n- punkt\n  - under\n1. ett\n2. två\n- av formatmallen\na\tb\nc\td\nVår egen rubrik\nSist.';
  const style = (/** @type {string} */ id, /** @type {string} */ content) =>
    `<w:style w:type="paragraph" w:styleId="${id}">${content}</w:style>`;
  const styles = `<w:styles xmlns:w="${W}">${style('Punkter', '<w:basedOn w:val="Punkt"/>')}` +
    style('Punkt', `<w:pPr>${item(0, 1)}</w:pPr>`) + '</w:styles>';
  const parts = { 'word/numbering.xml': numbering, 'word/styles.xml': styles };
  const bytes = await word(body, MARKS, parts);
  assert.deepEqual(await read(bytes), { 'status-vilja': expected });
  const { bytes: rewritten } = await fillDiary(bytes, { 'status-vilja': 'Kort' }, published);
  assert.deepEqual(await read(rewritten), { 'status-vilja': 'Kort' });
  assert.ok(!(await bodyOf(rewritten)).includes('Vår egen rubrik'));
});

Deno.test('a control round several paragraphs is read whole, and filled', async () => {
  const block =
    '<w:sdt><w:sdtPr><w:tag w:val="status-vilja"/><w:richText/></w:sdtPr><w:sdtContent>' +
    paragraph('Answer', run('Ett.')) + paragraph('Answer', run('Två.')) + '</w:sdtContent></w:sdt>';
  const bytes = await word(answering(block));
  assert.deepEqual(await read(bytes), { 'status-vilja': 'Ett.\nTvå.' });
  const { bytes: rewritten } = await fillDiary(bytes, { 'status-vilja': 'Tre.' }, published);
  assert.deepEqual(await read(rewritten), { 'status-vilja': 'Tre.' });
});

Deno.test('a cell with several paragraphs and a table in it is read whole, and filled', async () => {
  const within = paragraph('Tabletext', run('Först.')) +
    `<w:tbl>${row(run('a'), run('b'))}</w:tbl>${paragraph('Tabletext', run('Sist.'))}`;
  const body = BODY.replace(
    /<w:p>(?:(?!<w:p>).)*"mote-1--anteckning".*?<\/w:p>/s,
    () => within,
  );
  const bytes = await word(body);
  assert.deepEqual(await read(bytes), { 'mote-1--anteckning': 'Först.\na\tb\nSist.' });
  const { bytes: rewritten } = await fillDiary(bytes, { 'mote-1--anteckning': 'Nytt' }, published);
  assert.deepEqual(await read(rewritten), { 'mote-1--anteckning': 'Nytt' });
  const cells = (await bodyOf(rewritten)).match(/<w:tc>/g)?.length;
  assert.equal(cells, BODY.match(/<w:tc>/g)?.length);
});

Deno.test('of tracked changes the text is read that they give when accepted', async () => {
  const gone = '<w:del><w:r><w:delText>bort</w:delText></w:r></w:del>' +
    `<w:moveFrom>${run('hit')}</w:moveFrom>`;
  const body = answering(
    paragraph(
      'Answer',
      run('Kvar ') + gone + `<w:ins>${run('ny ')}</w:ins>`,
      '<w:rPr><w:del w:id="1"/></w:rPr>',
    ) + paragraph('Answer', `<w:moveTo>${run('dit')}</w:moveTo>`),
  );
  assert.deepEqual(await read(await word(body)), { 'status-vilja': 'Kvar ny dit' });
});

Deno.test('a placeholder that is glued to an answer is taken off', async () => {
  const showing = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>';
  for (const glued of [`Vårt svar${HINT}`, `${HINT}Vårt svar`]) {
    const body = BODY.replace(
      /(status-makt"\/><w:id w:val="7"\/>)<w:showingPlcHdr\/>(.*?)<w:t>.*?<\/w:t>/s,
      (_, before, between) => `${before}${between}<w:t>${glued}</w:t>`,
    );
    assert.ok(body.includes(`${showing}<w:t>${glued}`));
    for (const lose of [String, withoutTags, withoutControls]) {
      assert.deepEqual(await read(await word(lose(body))), { 'status-makt': 'Vårt svar' });
    }
  }
});

Deno.test('an answer in two controls of one tag is read from both, once', async () => {
  const twice = (/** @type {string} */ text) =>
    BODY.replace(
      'Stegets syfte.</w:t></w:r></w:p>',
      (end) =>
        `${end}${
          paragraph(
            'Normal',
            field('status-vilja').replace(HINT, text).replace('<w:showingPlcHdr/>', ''),
          )
        }`,
    )
      .replace(/(#status-vilja<.*?)<w:showingPlcHdr\/>(.*?)Skriv ert svar här\./s, '$1$2Här.');
  const found = await readDiary(await word(twice('Där.')), published);
  const [answer] = found.found.filter((one) => one.tag === 'status-vilja');
  assert.equal(answer.text, 'Här.\n\nDär.');
  assert.deepEqual(answer.notes, ['flera']);
  assert.equal((await read(await word(twice('Här.'))))['status-vilja'], 'Här.');
});

Deno.test('dates are read from the calendar or the text, and choices by their words', async () => {
  const body = await filledBody({ 'status--andrat': '2027-03-01', 'status--lage': 'klart' });
  assert.match(body, /<w:date w:fullDate="2027-03-01T00:00:00Z">/);
  const changed = [
    body.replace('>2027-03-01<', '>1 mars 2027<'),
    body.replace('w:fullDate="2027-03-01T00:00:00Z"', 'w:fullDate="2026-01-01T00:00:00Z"'),
  ];
  for (const one of changed) {
    assert.equal((await read(await word(one)))['status--andrat'], '2027-03-01');
  }
  const other = await readDiary(await word(body.replace('>Klart för nu<', '>Nästan<')), published);
  const [state] = other.found.filter((one) => one.tag === 'status--lage');
  assert.deepEqual([state.text, state.notes], ['Nästan', ['val']]);
});

Deno.test('meetings and decisions that readers add are read, and come back out', async () => {
  const more = {
    'mote-1--anteckning': 'Första',
    'mote-3--datum': '2027-04-01',
    'mote-3--anteckning': 'Tredje\nmötet',
    'beslut-3--beslut': 'Vi fortsätter',
  };
  const { bytes, left } = await fillDiary(null, more, published);
  assert.deepEqual(left, []);
  assert.deepEqual(await read(bytes), more);
  const body = await bodyOf(bytes);
  for (const lose of [withoutTags, withoutControls, withoutBookmarks]) {
    assert.deepEqual(await read(await word(lose(body))), more, lose.name);
  }
  const names = [...body.matchAll(/<w:bookmarkStart w:id="(\d+)" w:name="([^"]*)"/g)];
  for (const part of [1, 2]) {
    assert.equal(new Set(names.map((found) => found[part])).size, names.length);
  }
  assert.match(body, />Möte 3</);
  assert.deepEqual(await read((await fillDiary(bytes, more, published)).bytes), more);
});

Deno.test('a table that is copied with its tags is one meeting more', async () => {
  const filled = await filledBody({ 'mote-2--anteckning': 'Andra' });
  const [copy] = /<w:tbl>(?:(?!<w:tbl>).)*Möte 2.*?<\/w:tbl>/s.exec(filled) ?? [''];
  const body = filled.replace(copy, copy + withoutBookmarks(copy).replace('>Andra<', '>Kopian<'));
  const found = await read(await word(body));
  assert.equal(found['mote-3--anteckning'], 'Kopian');
  assert.equal(found['mote-2--anteckning'], 'Andra');
});

Deno.test('pictures are told of, as no text can hold them', async () => {
  const body = answering(paragraph('Answer', run('Se bilden') + '<w:r><w:drawing/></w:r>'));
  const { found } = await readDiary(await word(body), published);
  assert.deepEqual(found.map((answer) => [answer.text, answer.notes]), [['Se bilden', ['bild']]]);
});

Deno.test('answers to questions that the form does not have are kept apart', async () => {
  const body = (await filledBody({ 'status-makt': 'Lika' }))
    .replaceAll('status-makt', 'status-gammal').replaceAll('status_makt', 'status_gammal');
  const found = await readDiary(await word(body), published);
  assert.deepEqual(found.found, []);
  assert.deepEqual(found.unknown.map((answer) => [answer.tag, answer.text]), [[
    'status-gammal',
    'Lika',
  ]]);
});

Deno.test('a word in an answer that looks like an id or a heading does not end it', async () => {
  const answer = 'Se #status-makt\nVårt svar\n1. Status';
  const { bytes } = await fillDiary(null, { 'status-vilja': answer }, published);
  assert.deepEqual(await read(bytes), { 'status-vilja': answer });
});

Deno.test('a file that is no diary of ours, or that cannot be read, is refused with its reason', async () => {
  const diary = await word(BODY);
  const text = (/** @type {string} */ said) => new TextEncoder().encode(said);
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const locked = [...'EncryptedPackage'].flatMap((char) => [char.charCodeAt(0), 0]);
  /** @type {[Uint8Array | Promise<Uint8Array>, string][]} */
  const refused = [
    [text('hej'), 'inte_word'],
    [text('%PDF-1.7 ett annat slags fil helt och hållet'), 'inte_word'],
    [Uint8Array.from([...ole, ...Array(600).fill(0)]), 'gammal_word'],
    [Uint8Array.from([...ole, ...Array(600).fill(0), ...locked]), 'krypterad'],
    [diary.slice(0, -40), 'trasig'],
    [new Uint8Array(10_000_001), 'for_stor'],
    [zipPart('a.txt', 'a').then((part) => zipFile([part])), 'inte_word'],
    [
      zipPart('mimetype', 'application/vnd.oasis.opendocument.text').then((part) =>
        zipFile([part])
      ),
      'odt',
    ],
    [word(paragraph('Normal', run('Ett brev')), null), 'inte_dagbok'],
    [word(BODY, { ...MARKS, 'samverkan-dokument': 'riskanalys' }), 'annat_slag'],
    [word(BODY, { ...MARKS, 'samverkan-sprak': 'fi' }), 'annat_sprak'],
    [word(BODY, { ...MARKS, 'samverkan-modell': '1.3.0' }), 'nyare'],
    [word(BODY, { ...MARKS, 'samverkan-modell': '2.0.0' }), 'nyare'],
    [word(`${BODY}<w:p>`), 'trasig'],
    [word(BODY, MARKS, { 'docProps/core.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }), 'trasig'],
  ];
  for (const [bytes, code] of refused) {
    const given = await bytes;
    for (
      const act of [readDiary, (/** @type {Uint8Array} */ one) => fillDiary(one, {}, published)]
    ) {
      if (code === 'inte_dagbok' && act !== readDiary) continue;
      await assert.rejects(
        async () => await act(given, published),
        (error) => error instanceof WordError && error.code === code,
        code,
      );
    }
  }
  await readDiary(await word(BODY, { ...MARKS, 'samverkan-modell': '1.2.9' }), published);
});
