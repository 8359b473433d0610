import { element } from './element.js';

/**
 * Gives the reader a file made in the page.
 *
 * @param {string} name
 * @param {BlobPart} contents
 * @param {string} type its media type
 */
export function download(name, contents, type) {
  const href = URL.createObjectURL(new Blob([contents], { type }));
  element('a', { href, download: name }).click();
  URL.revokeObjectURL(href);
}
