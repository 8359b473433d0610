/** Texts, without a page. */

/**
 * Returns a word in lower case without diacritics.
 *
 * @param {string} word
 */
export const fold = (word) => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/**
 * Returns a text with each {name} in it replaced.
 *
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export const filled = (text, values) =>
  text.replace(/\{(\w+)\}/g, (mark, name) => String(values[name] ?? mark));

/**
 * Returns a text of a page as it is written: without the places where a word may be divided, and with
 * one space where the page has many.
 *
 * @param {string} text
 */
export const asWritten = (text) => text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
