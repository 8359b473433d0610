/**
 * The print button does what the browser's own command does.
 *
 * @param {HTMLElement} button
 */
export default function print(button) {
  button.addEventListener('click', () => globalThis.print());
}
