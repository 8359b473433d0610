/** Makes a term's link a button that shows its explanation; the link moves into the explanation. */

import { element } from '../../scripts/element.js';
import { words } from '../../scripts/words.js';

let count = 0;

/**
 * Places the explanation below the word, inside the window.
 *
 * @param {HTMLElement} text
 * @param {HTMLElement} word
 */
function place(text, word) {
  const at = word.getBoundingClientRect();
  const room = document.documentElement.clientWidth - text.offsetWidth - 8;
  const below = at.bottom + 6;
  const above = at.top - text.offsetHeight - 6;
  const top = below + text.offsetHeight > innerHeight && above > 0 ? above : below;
  text.style.left = `${Math.max(8, Math.min(at.left, room))}px`;
  text.style.top = `${top}px`;
}

/** @param {HTMLElement} frame */
export default function term(frame) {
  const link = frame.querySelector('a');
  const text = /** @type {HTMLElement | null} */ (frame.querySelector('.term__text'));
  if (!link || !text || typeof text.showPopover !== 'function') return;
  count += 1;
  text.id = `forklaring-${count}`;
  text.popover = 'auto';
  const button = element(
    'button',
    {
      type: 'button',
      class: 'term__ord',
      popovertarget: text.id,
      'aria-expanded': 'false',
      'aria-controls': text.id,
    },
    ...link.childNodes,
  );
  link.className = 'term__mer';
  link.textContent = words.term_i_ordlistan;
  text.append(' ', link);
  frame.prepend(button);
  text.addEventListener('beforetoggle', ({ newState }) => {
    button.setAttribute('aria-expanded', String(newState === 'open'));
  });
  text.addEventListener('toggle', ({ newState }) => {
    if (newState === 'open') place(text, button);
  });
  addEventListener('scroll', () => text.matches(':popover-open') && place(text, button), {
    passive: true,
  });
}
