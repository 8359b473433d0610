/**
 * Values of a case, and whether they keep what the schema asks for.
 *
 * @typedef {import('./contract.d.ts').Json} Json
 * @typedef {import('./contract.d.ts').Rule} Rule
 */

/** @param {string} text */
export const length = (text) => [...text].length;

/** @param {string} text @param {number} most */
export const shortened = (text, most, kept = most - 3) =>
  length(text) <= most ? text : `${[...text].slice(0, kept).join('').trimEnd()}…`;

/** @param {Json} value */
export const isEmpty = (value) =>
  value === null || (typeof value === 'string' && !value.trim()) ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** @param {unknown} value @returns {value is { [key: string]: Json }} */
export const isObject = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @template T
 * @param {T | T[] | undefined} value
 * @returns {T[]}
 */
export const listed = (value) => value === undefined ? [] : Array.isArray(value) ? value : [value];

/** @param {Json} value */
export function typeOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** @param {string} text */
export function isDate(text) {
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(date.getTime())) return false;
  return date.toISOString().slice(0, 10) === text;
}

/**
 * Whether a value keeps what each keyword of the schema asks for.
 *
 * @type {Record<string, (rule: Rule, value: Json) => boolean>}
 */
export const KEEPS = {
  enum: (rule, value) => listed(rule.enum).includes(value),
  const: (rule, value) => rule.const === value,
  minLength: (rule, value) => typeof value !== 'string' || length(value) >= Number(rule.minLength),
  maxLength: (rule, value) => typeof value !== 'string' || length(value) <= Number(rule.maxLength),
  format: (rule, value) => typeof value !== 'string' || rule.format !== 'date' || isDate(value),
  pattern: (rule, value) =>
    typeof value !== 'string' || new RegExp(rule.pattern ?? '', 'u').test(value),
  minimum: (rule, value) => typeof value !== 'number' || value >= Number(rule.minimum),
  minItems: (rule, value) => !Array.isArray(value) || value.length >= Number(rule.minItems),
  maxItems: (rule, value) => !Array.isArray(value) || value.length <= Number(rule.maxItems),
  uniqueItems: (rule, value) =>
    !Array.isArray(value) || !rule.uniqueItems || new Set(value).size === value.length,
  minProperties: (rule, value) =>
    !isObject(value) || Object.keys(value).length >= Number(rule.minProperties),
};
/**
 * Keywords that say no more of a value than another one that it does not keep either.
 *
 * @type {Record<string, string[]>}
 */
export const COVERED_BY = { pattern: ['minLength', 'format'] };
