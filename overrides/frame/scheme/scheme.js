/** The button that goes round automatic, light and dark. Only a choice is kept, never the default. */

import { forget, keep } from '../../scripts/storage.js';
import { words } from '../../scripts/words.js';

const NAME = 'farglage';
const SCHEMES = ['auto', 'light', 'dark'];

/** @param {HTMLElement} button */
export default function scheme(button) {
  const { dataset } = document.documentElement;
  const current = () => dataset.scheme ?? 'auto';
  const show = () => {
    const names = [words.lage_auto, words.lage_ljust, words.lage_morkt];
    button.title = `${words.lage}: ${names[SCHEMES.indexOf(current())]}`;
    button.setAttribute('aria-label', button.title);
  };
  button.addEventListener('click', () => {
    const next = SCHEMES[(SCHEMES.indexOf(current()) + 1) % SCHEMES.length];
    // Where storage is closed the choice lasts as long as the page.
    if (next === 'auto') {
      delete dataset.scheme;
      forget(NAME);
    } else {
      dataset.scheme = next;
      keep(NAME, next);
    }
    show();
  });
  show();
}
