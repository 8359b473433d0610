/**
 * A workbook's answers as the Word diary has them, by the tags of its fields, and back. A question's
 * tag is its id; a step's own fields have the step's id and a name of the diary's after "--".
 *
 * @typedef {import('./workbook.d.ts').Workbook} Workbook
 * @typedef {{ answers: Record<string, string> }} Tagged texts by tag
 * @typedef {Record<string, string>} Labels a status's words by its id, in the diary's language
 */

import { later } from './workbook-file.js';

const KEY_ANSWER = 'svar';
const CHANGED = 'andrat';
const STATUS = 'lage';
const FIELDS = /** @type {const} */ ({ enighet: 'agreed', olikhet: 'open' });

/**
 * Returns all that a diary can hold of a workbook.
 *
 * @param {Workbook} book
 * @param {string[]} steps the ids of the model's steps
 * @param {Labels} labels
 * @returns {Tagged}
 */
export function toDiary(book, steps, labels) {
  const kept = Object.entries(book.diary).filter(([, value]) => typeof value === 'string');
  const answers = Object.entries(book.answers).map(([id, { text }]) => [
    steps.includes(id) ? `${id}--${KEY_ANSWER}` : id,
    text,
  ]);
  const states = Object.entries(book.steps).flatMap(([id, step]) => [
    [`${id}--${STATUS}`, labels[step.status ?? ''] ?? ''],
    [`${id}--${CHANGED}`, step.status ? step.changed.slice(0, 10) : ''],
    ...Object.entries(FIELDS).map(([name, key]) => [`${id}--${name}`, step[key] ?? '']),
  ]);
  const told = [...answers, ...states, ['om--samverkan', book.name]].filter(([, text]) => text);
  return { answers: Object.fromEntries([...kept, ...told]) };
}

/**
 * Returns a workbook with what stands in a diary; what has no place on the pages is kept as it is.
 * An empty field of the diary changes nothing.
 *
 * @param {Workbook} book
 * @param {Tagged} found
 * @param {string[]} steps
 * @param {Labels} labels
 * @param {string} now
 * @returns {Workbook}
 */
export function fromDiary(book, found, steps, labels, now) {
  const made = structuredClone(book);
  made.changed = later(book.changed, now);
  for (const [tag, text] of Object.entries(found.answers)) {
    if (text.trim()) putTagged(made, tag, text, steps, labels, now);
  }
  return made;
}

/**
 * @param {Workbook} made
 * @param {string} tag
 * @param {string} text
 * @param {string[]} steps
 * @param {Labels} labels
 * @param {string} now
 */
function putTagged(made, tag, text, steps, labels, now) {
  const [id, name] = tag.split('--');
  const answer = made.answers[id];
  if (!name || (steps.includes(id) && name === KEY_ANSWER)) {
    if (answer?.text !== text) made.answers[id] = { ...answer, text, changed: now };
  } else if (!steps.includes(id)) {
    if (tag !== 'om--samverkan') made.diary[tag] = text;
  } else if (name === STATUS) {
    const status = Object.keys(labels).find((one) => labels[one] === text.trim());
    if (status) made.steps[id] = { ...made.steps[id], status, changed: now };
  } else if (name === 'enighet' || name === 'olikhet') {
    made.steps[id] = { ...made.steps[id], [FIELDS[name]]: text, changed: now };
  } else if (name !== CHANGED) {
    made.diary[tag] = text;
  }
}
