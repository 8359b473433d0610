/**
 * The phone's menu: Escape closes it and gives the focus back to its opener.
 *
 * @param {HTMLElement} menu
 */
export default function menu(menu) {
  if (!(menu instanceof HTMLDetailsElement)) return;
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}
