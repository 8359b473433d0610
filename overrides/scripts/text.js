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
