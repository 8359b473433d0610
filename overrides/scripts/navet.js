/**
 * The little that every page needs: each part of the frame looks for its elements and does nothing
 * without them. The page is whole without this file.
 *
 * An element with `data-modul="name"` gets the script `name.js`, whose default export is called
 * with the element. It is fetched then and not before.
 */

import language from '../frame/language/language.js';
import menu from '../frame/menu/menu.js';
import print from '../frame/print/print.js';
import scheme from '../frame/scheme/scheme.js';

/**
 * Fetches a script and starts it in an element.
 *
 * @param {string} name
 * @param {HTMLElement} root
 */
async function start(name, root) {
  const script = await import(new URL(`./${name}.js`, import.meta.url).href);
  script.default(root);
}

/** @type {Record<string, (root: HTMLElement) => void>} */
const PARTS = {
  '[data-lage]': scheme,
  '[data-meny]': menu,
  '[data-skriv-ut]': print,
  '.sprak': language,
  '[data-modul]': (root) => {
    const name = root.dataset.modul ?? '';
    if (/^[a-z0-9-]+$/.test(name)) start(name, root);
  },
  // Only where a workbook is open, which early.js says.
  '[data-bok] [data-svara]': (root) => start('workbook-fields', root),
  // The search field's script, and the search itself, come at the first key press.
  '[data-sok]': (form) =>
    form.addEventListener('input', () => start('search', form), { once: true }),
};
// Only for a reader who has saved the site.
if (navigator.serviceWorker?.controller) start('offline-line', document.body);
for (const [selector, part] of Object.entries(PARTS)) {
  for (const root of document.querySelectorAll(selector)) {
    if (root instanceof HTMLElement) part(root);
  }
}
