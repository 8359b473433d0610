/** Reads the answers out of a diary that Word, LibreOffice or another editor has saved. */

import { openWord, refusing, WordError } from './wordfile.js';
import { bookmarkOf, formOf, isQuestion } from './wordform.js';
import { copiesOf, regionsOf } from './wordregions.js';
import { losesIn, spanText, textOfWord } from './wordtext.js';
import { childOf } from './wordxml.js';

/**
 * @typedef {import('./wordfile.js').WordFile} WordFile
 * @typedef {import('./wordform.js').WordField} WordField
 * @typedef {import('./wordform.js').WordForm} WordForm
 * @typedef {import('./wordtext.js').WordText} WordText
 * @typedef {import('./wordtext.js').WordControl} WordControl
 * @typedef {import('./wordtext.js').Span} Span
 */

/**
 * What an answer needs to be looked at for: "bild" something that is no text is left out, "flera" it
 * stood in several places, "val" it is none of the choices, "hjalp" it may be the form's own text.
 *
 * @typedef {'bild' | 'flera' | 'val' | 'hjalp'} WordNote
 */

/**
 * An answer: the id of its choice where there are choices, a date as yyyy-mm-dd, else text. `from`
 * says what it was found by.
 *
 * @typedef {{
 *   tag: string, name: string, text: string, shown: string, from: 'tag' | 'bookmark' | 'region',
 *   notes: WordNote[], isText: boolean,
 * }} FoundAnswer
 */

/**
 * What stood in a file. `untouched` are the tags of fields that nobody has written in, `unknown` the
 * answers to questions that the form does not have. `names` are all fields' names by tag, `choices` the
 * ids of all choices by their words.
 *
 * @typedef {{
 *   language: string, version: string, found: FoundAnswer[], untouched: string[],
 *   unknown: FoundAnswer[], names: Record<string, string>, choices: Record<string, string>,
 * }} FoundAnswers
 */

/**
 * How the files of this site are got: the published blank diary of a language, and which there are.
 *
 * @typedef {{
 *   languages: string[], language: string, version: string,
 *   blank: (language: string) => Promise<Uint8Array>,
 * }} Published
 */

const KIND = 'processdagbok';
// A file that nothing marks as a diary has at least so many of its fields, or it is something else.
const LEAST_FIELDS = 10;
const LEAST_HINT = 12;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** @typedef {{ id: string, isTable: boolean }} Group fields that readers copy when they need more */
/** @type {Group[]} */
const GROUPS = [{ id: 'mote', isTable: true }, { id: 'beslut', isTable: false }];

/**
 * Reads a diary. Throws WordError for a file that is none, or that we cannot read.
 *
 * @param {Uint8Array} bytes
 * @param {Published} published
 * @returns {Promise<FoundAnswers>}
 */
export function readDiary(bytes, published) {
  return refusing(async () => {
    const file = await openWord(bytes);
    const language = languageOf(file, published);
    const text = await textOfWord(file);
    const form = await formIn(language, published);
    if (!isDiary(file, text, form)) throw new WordError('inte_dagbok');
    const fields = [...form.fields.values()];
    return {
      language,
      version: file.marks['samverkan-modell'] ?? '',
      names: Object.fromEntries(fields.map((field) => [field.tag, field.name])),
      choices: Object.fromEntries(fields.flatMap((field) => [...field.choices])),
      ...answersIn(text, form),
    };
  });
}

/**
 * Returns the form of the published blank diary in a language.
 *
 * @param {string} language
 * @param {Published} published
 */
export async function formIn(language, published) {
  return formOf(await textOfWord(await openWord(await published.blank(language))));
}

/**
 * Returns the language of a file, that it is of the right kind and no newer than we are.
 *
 * @param {WordFile} file
 * @param {Published} published
 */
export function languageOf(file, { languages, language, version }) {
  const kind = file.marks['samverkan-dokument'];
  if (kind && kind !== KIND) throw new WordError('annat_slag');
  const said = file.marks['samverkan-sprak'];
  if (said && !languages.includes(said)) throw new WordError('annat_sprak');
  if (isNewer(file.marks['samverkan-modell'] ?? '', version)) throw new WordError('nyare');
  return said || (languages.includes(file.language) ? file.language : language);
}

/**
 * Returns whether a version is of a later edition than another; the last number does not count.
 *
 * @param {string} version
 * @param {string} ours
 */
function isNewer(version, ours) {
  const [a, b] = [version, ours].map((one) => one.split('.').map(Number));
  const first = a.slice(0, 2).findIndex((number, index) => number !== (b[index] ?? 0));
  return first !== -1 && a[first] > (b[first] ?? 0);
}

/**
 * @param {WordFile} file
 * @param {WordText} text
 * @param {WordForm} form
 */
function isDiary(file, text, form) {
  if (file.marks['samverkan-dokument']) return true;
  const tags = new Set(text.controls.map((control) => control.tag));
  const known = [...form.fields.keys()].filter((tag) =>
    tags.has(tag) || text.bookmarks.has(bookmarkOf(tag))
  );
  return known.length >= LEAST_FIELDS || regionsOf(text, form).regions.size >= LEAST_FIELDS;
}

/**
 * Returns the answers in a text.
 *
 * @param {WordText} whole
 * @param {WordForm} form
 */
export function answersIn(whole, form) {
  const { regions, strangers } = regionsOf(whole, form);
  const extras = GROUPS.flatMap((group) => extrasOf(whole, form, regions, group));
  // A copy has the tags of what it was copied from.
  const isOwn = (/** @type {WordControl} */ one) =>
    !extras.some(({ span }) => one.from >= span.from && one.to <= span.to);
  const text = { ...whole, controls: whole.controls.filter(isOwn) };
  const found = [];
  const untouched = [];
  for (const field of form.fields.values()) {
    const answer = answerOf(text, field, regions.get(field.tag));
    if (answer) found.push(answer);
    else if (regions.has(field.tag) || hasControl(text, field.tag)) untouched.push(field.tag);
  }
  const isKnown = (/** @type {string} */ tag) => form.fields.has(tag) || strangers.has(tag);
  const others = text.controls.map((control) => control.tag).filter((tag) => tag && !isKnown(tag));
  const unknown = [
    ...[...strangers].map(([id, span]) => answerOf(text, stranger(id), span)),
    ...[...new Set(others)].map((tag) => answerOf(text, stranger(tag), undefined)),
  ];
  return {
    found: [...found, ...extras.flatMap((extra) => extra.answers)],
    untouched,
    unknown: unknown.filter((answer) => answer !== null),
  };
}

/**
 * @param {WordText} text
 * @param {string} tag
 */
const hasControl = (text, tag) =>
  text.bookmarks.has(bookmarkOf(tag)) || text.controls.some((control) => control.tag === tag);

/**
 * Returns a field that the form does not have.
 *
 * @param {string} tag
 * @returns {WordField}
 */
const stranger = (tag) => ({
  tag,
  kind: 'text',
  hint: '',
  name: `#${tag}`,
  label: '',
  choices: new Map(),
  place: null,
});

/**
 * Returns the answer in a field, or null where there is none. What the region holds is the answer: it
 * has all that was written, also what has left the control. What the control holds elsewhere is added.
 *
 * @param {WordText} text
 * @param {WordField} field
 * @param {Span | undefined} region
 * @returns {FoundAnswer | null}
 */
function answerOf(text, field, region) {
  const controls = controlsOf(text, field.tag, region);
  const inControls = controls.map((control) => writtenIn(text, field, control));
  const tagged = [...new Set(inControls.map((one) => one.text).filter(Boolean))];
  const isBare = inControls.some((one) => one.isHint);
  const bookmark = text.bookmarks.get(bookmarkOf(field.tag));
  const marked = bookmark && !isBare ? cleaned(spanText(text, bookmark), field) : '';
  const inRegion = region && !(isBare && !tagged.length && isInside(text, controls, region))
    ? cleaned(spanText(text, region), field)
    : '';
  const elsewhere = tagged.filter((one) => !holds(inRegion, one));
  const whole = [inRegion, ...elsewhere].filter(Boolean).join('\n\n') || marked;
  if (!whole) return null;
  /** @type {WordNote[]} */
  const notes = [];
  if (elsewhere.length + (inRegion ? 1 : 0) > 1) notes.push('flera');
  const spans = [...controls, ...(region ? [region] : [])];
  if (spans.some((span) => losesIn(text, span))) notes.push('bild');
  if (inControls.some((one) => one.isUnsure)) notes.push('hjalp');
  const isTagged = tagged.includes(whole) && controls.some((control) => control.tag);
  const from = isTagged ? 'tag' : marked === whole ? 'bookmark' : 'region';
  return {
    ...valued(whole, field, controls, notes),
    tag: field.tag,
    name: field.name,
    from,
    notes,
  };
}

/**
 * Returns a field's controls: those with its tag, and those in its region that have lost theirs. For
 * no tag it returns all in the region.
 *
 * @param {WordText} text
 * @param {string} tag
 * @param {Span} [region]
 */
export const controlsOf = (text, tag, region) =>
  text.controls.filter((control) =>
    control.tag === tag ||
    ((!control.tag || !tag) && region && control.from >= region.from && control.to <= region.to)
  );

/**
 * Returns what is written in a control: "" where it shows its placeholder. An editor that leaves the
 * mark of a placeholder on text that the form does not have may hold an answer.
 *
 * @param {WordText} text
 * @param {WordField} field
 * @param {WordControl} control
 */
function writtenIn(text, field, control) {
  const said = spanText(text, control);
  const isShowing = Boolean(childOf(childOf(control.node, 'w:sdtPr'), 'w:showingPlcHdr'));
  const clean = cleaned(said, field);
  const isRepeated = isShowing && (!field.hint || hintsIn(text).has(said.trim()));
  return {
    text: isRepeated ? '' : clean,
    isHint: !clean || isRepeated,
    isUnsure: isShowing && Boolean(clean) && !isRepeated,
  };
}

/** @type {WeakMap<WordText, Set<string>>} */
const HINTS = new WeakMap();

/**
 * Returns the texts that several controls show as placeholders: nobody wrote those.
 *
 * @param {WordText} text
 */
function hintsIn(text) {
  const known = HINTS.get(text);
  if (known) return known;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const control of text.controls) {
    if (!childOf(childOf(control.node, 'w:sdtPr'), 'w:showingPlcHdr')) continue;
    const said = spanText(text, control).trim();
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const hints = new Set([...counts].filter(([, count]) => count > 1).map(([said]) => said));
  HINTS.set(text, hints);
  return hints;
}

/**
 * Returns whether a region holds nothing but what is in the controls.
 *
 * @param {WordText} text
 * @param {WordControl[]} controls
 * @param {Span} region
 */
function isInside(text, controls, region) {
  const inside = controls.map((control) => spanText(text, control)).join('').trim();
  return spanText(text, region).trim() === inside;
}

/**
 * Returns whether a text has another in it, whatever the space between words.
 *
 * @param {string} whole
 * @param {string} part
 */
const holds = (whole, part) => spaced(whole).includes(spaced(part));

/** @param {string} text */
const spaced = (text) => text.replace(/\s+/g, ' ').trim();

/**
 * Returns a text without the field's own hint: whole, or glued to either end of the answer.
 *
 * @param {string} said
 * @param {WordField} field
 */
function cleaned(said, { hint, kind }) {
  const trimmed = said.trim();
  if (!trimmed || trimmed === hint) return '';
  const isText = kind === 'text' || kind === 'line';
  // A short hint may be how an answer begins.
  if (isText && hint.length < LEAST_HINT && !/[.?!]$/.test(hint)) return said;
  if (hint && trimmed.startsWith(hint)) return trimmed.slice(hint.length).replace(/^\n+/, '');
  if (hint && trimmed.endsWith(hint)) return trimmed.slice(0, -hint.length).replace(/\n+$/, '');
  return said;
}

/**
 * Returns a text as the value that its field takes, and as it is shown.
 *
 * @param {string} said
 * @param {WordField} field
 * @param {WordControl[]} controls
 * @param {WordNote[]} notes
 */
function valued(said, field, controls, notes) {
  const trimmed = said.trim();
  if (field.kind === 'list') {
    const id = field.choices.get(trimmed);
    if (id === undefined) notes.push('val');
    return { text: id ?? trimmed, shown: trimmed, isText: false };
  }
  if (field.kind === 'date') {
    const dates = controls.map((control) => childOf(childOf(control.node, 'w:sdtPr'), 'w:date'));
    const full = dates.map((date) => date?.attributes['w:fullDate']?.slice(0, 10) ?? '');
    const date = DATE.test(trimmed) ? trimmed : full.find((one) => DATE.test(one)) ?? trimmed;
    return { text: date, shown: date, isText: false };
  }
  return { text: said, shown: said, isText: true };
}

/**
 * Returns the meetings and decisions that readers have added, numbered after the form's last: what each
 * takes up, and its answers.
 *
 * @param {WordText} text
 * @param {WordForm} form
 * @param {Map<string, Span>} regions
 * @param {Group} group
 */
function extrasOf(text, form, regions, group) {
  const fields = fieldsOf(form, group.id);
  const places = group.isTable
    ? addedTables(text, form, regions, group.id)
    : addedRows(text, regions, group.id);
  let number = lastOf(form, group.id);
  return places.map(({ span, rowOf }) => {
    const answers = fields.flatMap((field) => {
      const cell = rowOf(field)?.[field.place?.column ?? 0];
      return cell ? extraAnswer(text, field, cell, group.id, number + 1) : [];
    });
    if (answers.length) number++;
    return { span, answers };
  });
}

/**
 * @param {WordText} text
 * @param {WordForm} form
 * @param {Map<string, Span>} regions
 * @param {string} group
 */
const addedTables = (text, form, regions, group) =>
  copiesOf(text, form, regions, group).map((table) => {
    const said = (/** @type {Span} */ cell) => spanText(text, cell).trim();
    const rows = new Map(table.rows.filter((row) => row.length).map((row) => [said(row[0]), row]));
    const rowOf = (/** @type {WordField} */ field) => rows.get(field.place?.row ?? '');
    return { span: text.units[table.unit], rowOf };
  });

/**
 * @param {WordText} text
 * @param {Map<string, Span>} regions
 * @param {string} group
 */
function addedRows(text, regions, group) {
  const taken = new Set(regions.values());
  const ours = new Set(
    [...regions].filter(([tag]) => tag.startsWith(`${group}-`)).map(([, span]) => span),
  );
  const table = text.tables.find((one) => one.rows.flat().some((cell) => ours.has(cell)));
  const rows = (table?.rows ?? []).slice(1).filter((row) => row.length);
  return rows.filter((row) => !row.some((cell) => taken.has(cell))).map((row) => ({
    span: { from: row[0].from, to: row[row.length - 1].to },
    rowOf: () => row,
  }));
}

/**
 * @param {WordText} text
 * @param {WordField} field of the group's first
 * @param {Span} cell
 * @param {string} group
 * @param {number} number
 * @returns {FoundAnswer[]}
 */
function extraAnswer(text, field, cell, group, number) {
  const controls = controlsOf(text, '', cell);
  const isBare = controls.some((control) => writtenIn(text, field, control).isHint);
  const said = isBare && isInside(text, controls, cell) ? '' : cleaned(spanText(text, cell), field);
  if (!said) return [];
  /** @type {WordNote[]} */
  const notes = losesIn(text, cell) ? ['bild'] : [];
  const tag = field.tag.replace(`${group}-1--`, `${group}-${number}--`);
  const name = field.name.replace('1', String(number));
  return [{ ...valued(said, field, controls, notes), tag, name, from: 'region', notes }];
}

/**
 * @param {WordForm} form
 * @param {string} group
 */
const fieldsOf = (form, group) =>
  [...form.fields.values()].filter((field) => field.tag.startsWith(`${group}-1--`));

/**
 * @param {WordForm} form
 * @param {string} group
 */
function lastOf(form, group) {
  const numbers = [...form.fields.keys()].map((tag) =>
    Number(new RegExp(`^${group}-(\\d+)--`).exec(tag)?.[1] ?? 0)
  );
  return Math.max(0, ...numbers);
}

/**
 * Returns answers as a workbook keeps them: those to questions, and the diary's other fields.
 *
 * @param {FoundAnswer[]} found
 */
export function parted(found) {
  /** @param {boolean} wanted */
  const some = (wanted) =>
    Object.fromEntries(
      found.filter(({ tag }) => isQuestion(tag) === wanted).map(({ tag, text }) => [tag, text]),
    );
  return { answers: some(true), diary: some(false) };
}
