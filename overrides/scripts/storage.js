/**
 * What is kept in the browser, when the reader has asked for it. Keys begin with the site's path:
 * another copy at the same origin has its own. A browser that keeps nothing is no fault. From disk
 * nothing that people write is kept, as any page on the computer may be able to read it.
 */

/** What may be kept from disk too. */
const HARMLESS = 'farglage';

/** @param {string} name */
const keyOf = (name) => `${document.documentElement.dataset.lagring}${name}`;

/**
 * Returns what is kept under a name, or null.
 *
 * @param {string} name
 */
export function kept(name) {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null;
  }
}

/**
 * Keeps a text; says whether the browser did.
 *
 * @param {string} name
 * @param {string} text
 */
export function keep(name, text) {
  if (name !== HARMLESS && 'disk' in document.documentElement.dataset) return false;
  try {
    localStorage.setItem(keyOf(name), text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name */
export function forget(name) {
  try {
    localStorage.removeItem(keyOf(name));
  } catch {
    // Storage is closed: there is nothing to forget.
  }
}
