import { element } from './element.js';

/**
 * Lets the reader save a text as a file. Nothing is sent: the browser makes the file.
 *
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function saveAs(name, text, type) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  element('a', { href, download: name }).click();
  URL.revokeObjectURL(href);
}
