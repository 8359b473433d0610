/**
 * What the matrix and the comparison share: a row of controls that filters rows and says how many
 * are shown. The controls are hidden in the page and shown here. What is chosen stands in the
 * address (`?niva=lokal`), so that a link, a bookmark and the other language show the same.
 */

import { find, findAll, say } from './page.js';
import { showInAddress } from './query.js';
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
  const nameOf = (/** @type {HTMLSelectElement} */ select) => select.dataset.filter ?? 'sortera';
  const values = () => Object.fromEntries(selects.map((select) => [nameOf(select), select.value]));
  const takeUp = () => {
    const query = new URL(location.href).searchParams;
    for (const select of selects) {
      const wanted = query.get(nameOf(select)) ?? '';
      select.value = [...select.options].some(({ value }) => value === wanted) ? wanted : '';
    }
  };
  const apply = () => {
    showInAddress(values());
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
  addEventListener('popstate', () => {
    takeUp();
    apply();
  });
  row.hidden = false;
  takeUp();
  apply();
  return { apply, selects };
}
