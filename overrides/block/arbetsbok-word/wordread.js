/** Reads the answers out of a diary that Word, LibreOffice or another editor has saved. */

import { extrasOf, GROUPS } from './wordadded.js';
import { answerOf } from './wordanswer.js';
import { openWord, refusing, WordError } from './wordfile.js';
import { bookmarkOf, formOf, isQuestion } from './wordform.js';
import { regionsOf } from './wordregions.js';
import { textOfWord } from './wordtext.js';

/**
 * @typedef {import('./wordanswer.js').FoundAnswer} FoundAnswer
 * @typedef {import('./wordfile.js').WordFile} WordFile
 * @typedef {import('./wordform.js').WordField} WordField
 * @typedef {import('./wordform.js').WordForm} WordForm
 * @typedef {import('./wordtext.js').WordText} WordText
 * @typedef {import('./wordtext.js').WordControl} WordControl
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
