/** Answers to the self-check out of files: workbooks, and lists of links and codes. */

import { answersIn } from './selfcheck-code.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

const LARGEST_LIST = 200_000;

/**
 * Fetches what knows workbooks.
 *
 * @returns {Promise<typeof import('./selfcheck-book.js')>}
 */
export const bookScript = () => import(new URL('./selfcheck-book.js', import.meta.url).href);

/**
 * Returns the answers in files as text, and a sentence about each file that has none.
 *
 * @param {File[]} files
 * @param {number} edition
 */
export async function textsIn(files, edition) {
  /** @type {string[]} */
  const texts = [];
  /** @type {string[]} */
  const faults = [];
  for (const file of files) {
    const isBook = /\.json$/i.test(file.name);
    const { text = '', fault = '' } = await (isBook ? inBook(file) : inList(file, edition));
    if (text) texts.push(text);
    if (fault) faults.push(`${file.name}: ${fault}`);
  }
  return { text: texts.join('\n'), faults };
}

/** @param {File} file @returns {Promise<{ text?: string, fault?: string }>} */
async function inBook(file) {
  try {
    const text = await (await bookScript()).checkBook.linksIn(file);
    return text ? { text } : { fault: words.lk_fil_bok_utan };
  } catch (error) {
    const { reason, where } = Object(error);
    if (!reason) return { fault: words.lk_ohamtad };
    return { fault: filled(words[`bok_fel_${reason}`], { plats: where }) };
  }
}

/** @param {File} file @param {number} edition @returns {Promise<{ text?: string, fault?: string }>} */
async function inList(file, edition) {
  if (file.size > LARGEST_LIST) return { fault: words.lk_fil_stor };
  const text = await file.text();
  const { answers, faults } = answersIn(text, edition);
  return answers.length + faults.length ? { text } : { fault: words.lk_fil_utan };
}
