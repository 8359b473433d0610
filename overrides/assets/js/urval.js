/**
 * What the matrix and the comparison share: a row of controls that filters rows and says how many
 * are shown. The controls are hidden in the page and shown here.
 */

/**
 * Shows the controls in `root` and calls `update` with the chosen values whenever they change.
 * `update` returns [shown, all], which the status line tells in the words of `data-visar`.
 */
export function controls(root, update) {
  const row = root.querySelector('[data-verktyg]');
  const selects = [...row.querySelectorAll('select')];
  const reset = row.querySelector('[data-aterstall]');
  const status = row.querySelector('[data-status]');
  const values = () =>
    Object.fromEntries(selects.map((select) => [select.dataset.filter ?? 'sortera', select.value]));
  const apply = () => {
    const [shown, all] = update(values());
    status.textContent = root.dataset.visar.replace('{antal}', shown).replace('{alla}', all);
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
