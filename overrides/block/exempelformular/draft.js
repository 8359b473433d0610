/**
 * A draft: what is typed in the form, and the front matter that it makes.
 *
 * A field's name says where its value goes: "titel", "parter.1.namn", "steg.malgrupp", the id of a
 * section of the text. Rows are counted from 1.
 *
 * @typedef {Record<string, string | boolean>} Fields what each field holds, by its name
 * @typedef {Record<string, string[]>} Many the chosen ids of each field with several
 * @typedef {{ fields: Fields, many: Many }} Draft
 * @typedef {'parter' | 'kallor'} Group rows that there may be more of
 * @typedef {import('./contract.d.ts').Data} Data
 * @typedef {import('./contract.d.ts').Rule} Rule
 * @typedef {import('./contract.d.ts').Schema} Schema
 * @typedef {import('./contract.d.ts').Texts} Texts
 */

import { oneLine, tidy } from './casefile.js';
import { listed } from './casevalues.js';

/** @type {Record<Group, number>} */
export const LEAST_ROWS = { parter: 2, kallor: 1 };
/** @type {Group[]} */
export const GROUPS = ['parter', 'kallor'];
export const MANY = ['lan', 'form', 'teman'];

/** Returns the date of today as the reader's calendar has it. */
function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * Returns the number of rows that a draft has fields for, at least those that are needed.
 *
 * @param {Fields} fields
 * @param {Group} group
 */
export function rowsIn(fields, group) {
  const names = Object.keys(fields).filter((name) => name.startsWith(`${group}.`));
  const numbers = names.map((name) => Number(name.split('.')[1]));
  return Math.max(LEAST_ROWS[group], ...numbers.filter(Number.isInteger));
}

/**
 * Returns the fields without a row of a group; the rows after it move up.
 *
 * @param {Fields} fields
 * @param {Group} group
 * @param {number} number
 */
export function withoutRow(fields, group, number) {
  /** @type {Fields} */
  const next = {};
  for (const [name, value] of Object.entries(fields)) {
    const [first, row, key] = name.split('.');
    if (first !== group || Number(row) < number) next[name] = value;
    else if (Number(row) > number) next[`${group}.${Number(row) - 1}.${key}`] = value;
  }
  return next;
}

/**
 * Returns the fields with rows moved up over empty ones, so that the numbers in the file are those on
 * the screen.
 *
 * @param {Fields} fields
 * @param {Group} group
 */
export function withoutGaps(fields, group) {
  let closed = fields;
  const isEmpty = (/** @type {number} */ number) =>
    Object.entries(closed).every(
      ([name, value]) => !name.startsWith(`${group}.${number}.`) || !String(value).trim(),
    );
  for (let number = rowsIn(closed, group) - 1; number >= 1; number -= 1) {
    if (isEmpty(number) && !isEmpty(number + 1)) closed = withoutRow(closed, group, number);
  }
  return closed;
}

/** @param {string} text */
const wholeNumber = (text) => /^\d{1,6}$/.test(text) ? Number(text) : text;

/**
 * Returns what is typed as the schema wants it: digits as a number where a number is asked for.
 *
 * @param {string} text
 * @param {Rule} rule
 */
const typed = (text, { type }) => listed(type).includes('integer') ? wholeNumber(text) : text;

/**
 * Returns a draft as the front matter that the schema describes, in its order; what is empty is left
 * out.
 *
 * @param {Draft} draft
 * @param {Schema} schema
 * @returns {{ data: Data, texts: Texts }}
 */
export function dataOf({ fields, many }, schema) {
  const value = (/** @type {string} */ name) => oneLine(tidy(String(fields[name] ?? '')));
  const numbers = (/** @type {Group} */ group) =>
    Array.from({ length: rowsIn(fields, group) }, (_, index) => `${group}.${index + 1}`);
  const parter = numbers('parter').flatMap((row) => {
    const [namn, sektor, roll] = ['namn', 'sektor', 'roll'].map((key) => value(`${row}.${key}`));
    if (!namn && !sektor && !roll) return [];
    return [{ ...(namn && { namn }), ...(sektor && { sektor }), ...(roll && { roll }) }];
  });
  const kallor = numbers('kallor').flatMap((row) => {
    const [titel, adress, ar] = ['titel', 'adress', 'ar'].map((key) => value(`${row}.${key}`));
    if (!titel && !adress && !ar) return [];
    return [{ ...(titel && { titel }), adress: adress || null, ar: ar ? wholeNumber(ar) : null }];
  });
  const steps = Object.keys(fields).filter((name) => name.startsWith('steg.') && value(name));
  /** @type {Record<string, unknown>} */
  const made = {
    parter,
    kallor,
    steg: Object.fromEntries(steps.map((name) => [name.slice('steg.'.length), value(name)])),
    inskickad: today(),
    sprak: 'sv',
  };
  const inOrder = Object.entries(schema.properties ?? {}).flatMap(([name, rule]) => {
    if (name in made) return [[name, made[name]]];
    if (MANY.includes(name)) return [[name, many[name] ?? []]];
    if (fields[name] === true) return [[name, true]];
    return fields[name] && value(name) ? [[name, typed(value(name), rule)]] : [];
  });
  const texts = schema.$defs.avsnitt.const.map(({ id }) => [id, tidy(String(fields[id] ?? ''))]);
  return { data: Object.fromEntries(inOrder), texts: Object.fromEntries(texts) };
}
