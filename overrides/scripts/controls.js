/**
 * What the matrix and the comparison share: a row of controls that filters rows and says how many
 * are shown. The controls are hidden in the page and shown here.
 */

import { find, findAll, say } from './page.js';
import { filled } from './text.js';

/**
 * Shows the controls in `root` and calls `update` with the chosen values whenever they change.
 * `update` returns [shown, all], which the status line tells in the words of `telling`.
 *
 * @param {HTMLElement} root
 * @param {string} telling
 * @param {(chosen: Record<string, string>) => [number, number]} update
 */
export function controls(root, telling, update) {
  const row = find(root, '[data-verktyg]', HTMLElement);
  const selects = findAll(row, 'select', HTMLSelectElement);
  const reset = find(row, '[data-aterstall]', HTMLButtonElement);
  const status = find(row, '[data-status]', HTMLElement);
  const values = () =>
    Object.fromEntries(selects.map((select) => [select.dataset.filter ?? 'sortera', select.value]));
  const apply = () => {
    const [antal, alla] = update(values());
    say(status, filled(telling, { antal, alla }));
    reset.hidden = selects.every((select) => !select.value);
  };
  row.addEventListener('change', apply);
  reset.addEventListener('click', () => {
    for (const select of selects) select.value = '';
    apply();
    selects[0].focus();
  });
  row.hidden = false;
  apply();
  return { apply, selects };
}
