/** What the scripts do to a page: find what is in it, add to it, speak to screen readers. */

import { element } from './element.js';

/**
 * Returns the element that a selector finds; the page has it, or the script cannot run.
 *
 * @template {Element} T
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 */
export function find(within, selector, kind) {
  const found = within.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${selector}`);
}

/**
 * Returns every element of a kind that a selector finds.
 *
 * @template {Element} T
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T[]}
 */
export function findAll(within, selector, kind) {
  return [...within.querySelectorAll(selector)].flatMap((found) =>
    found instanceof kind ? [found] : []
  );
}

/**
 * Makes a button with a label that does something.
 *
 * @param {string} className
 * @param {string} label
 * @param {() => void} action
 */
export function button(className, label, action) {
  const made = element('button', { type: 'button', class: className }, label);
  made.addEventListener('click', action);
  return made;
}

/**
 * Makes a region whose text screen readers read aloud when it changes.
 *
 * @param {string} className
 */
export const liveRegion = (className) => element('p', { class: className, role: 'status' });

/**
 * Says something in a live region; "" says nothing more.
 *
 * @param {Element} region
 * @param {string} text
 */
export function say(region, text) {
  region.textContent = text;
}

/**
 * Returns the text of an element without the space around it.
 *
 * @param {Element | null | undefined} found
 */
export const textOf = (found) => found?.textContent?.trim() ?? '';
