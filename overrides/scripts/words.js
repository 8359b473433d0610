/**
 * The words that a script shows, in the language of the page. A script writes `words.key`; the build
 * finds the key, looks it up in ord.yml and puts both languages in where there is room below.
 */

/** @type {Record<string, Record<string, string>>} */
const WORDS = {};

export const words = WORDS[globalThis.document?.documentElement.lang] ?? WORDS.sv ?? {};
