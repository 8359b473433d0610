/** The choice of a meeting's step or phase, on the page of a plan and on that of all plans. */

import { find, findAll } from '../../scripts/page.js';
import { addressWith, choiceIn } from './meetingchoice.js';

/** @typedef {import('./meetingchoice.js').Choice} Choice */

/**
 * Reads the form in `root`, lets the choice follow the links that lead to other plans, and calls
 * `update` with it now and whenever it changes.
 *
 * @param {HTMLElement} root
 * @param {(choice: Choice) => void} update
 */
export function meetingForm(root, update) {
  const form = find(root, '[data-val]', HTMLElement);
  const select = find(form, 'select', HTMLSelectElement);
  const start = form.querySelector('input');
  const links = findAll(root, '[data-foljer]', HTMLAnchorElement);
  const known = new Set([...select.options].map((option) => option.value));
  const choice = () => {
    const [kind, id] = select.value.split('=');
    return /** @type {Choice} */ ({ kind, id: id ?? '', start: start?.value ?? '' });
  };
  const show = (/** @type {Choice} */ chosen) => {
    for (const link of links) link.href = addressWith(chosen, link.href);
    update(chosen);
  };
  const arrived = choiceIn(location.href, (kind, id) => known.has(`${kind}=${id}`));
  select.value = arrived.kind ? `${arrived.kind}=${arrived.id}` : '';
  if (start) start.value = arrived.start;
  form.addEventListener('change', () => {
    const kept = start ? choice() : { ...choice(), start: arrived.start };
    history.replaceState(null, '', addressWith(kept, location.href));
    show(kept);
  });
  show(arrived);
}
