/** What is written in a field of a form: by its controls, its bookmark and its region. */

import { bookmarkOf } from './wordform.js';
import { losesIn, spanText } from './wordtext.js';
import { childOf } from './wordxml.js';

/**
 * @typedef {import('./wordform.js').WordField} WordField
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

const LEAST_HINT = 12;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Returns the answer in a field, or null where there is none. What the region holds is the answer: it
 * has all that was written, also what has left the control. What the control holds elsewhere is added.
 *
 * @param {WordText} text
 * @param {WordField} field
 * @param {Span | undefined} region
 * @returns {FoundAnswer | null}
 */
export function answerOf(text, field, region) {
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
export function writtenIn(text, field, control) {
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
export function isInside(text, controls, region) {
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
export function cleaned(said, { hint, kind }) {
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
export function valued(said, field, controls, notes) {
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
