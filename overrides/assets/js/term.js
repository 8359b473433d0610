/** Makes a term's link a button that shows its explanation; the link moves into the explanation. */

let count = 0;

/** Places the explanation below the word, inside the window. */
function place(text, word) {
  const at = word.getBoundingClientRect();
  const room = document.documentElement.clientWidth - text.offsetWidth - 8;
  const below = at.bottom + 6;
  const above = at.top - text.offsetHeight - 6;
  text.style.left = `${Math.max(8, Math.min(at.left, room))}px`;
  text.style.top = `${below + text.offsetHeight > window.innerHeight && above > 0 ? above : below}px`;
}

export default function term(frame) {
  const link = frame.querySelector('a');
  const text = frame.querySelector('.term__text');
  if (!link || !text || typeof text.showPopover !== 'function') return;
  count += 1;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'term__ord';
  button.append(...link.childNodes);
  text.id = `forklaring-${count}`;
  text.popover = 'auto';
  button.setAttribute('popovertarget', text.id);
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', text.id);
  link.className = 'term__mer';
  link.textContent = frame.dataset.mer;
  text.append(' ', link);
  frame.prepend(button);
  text.addEventListener('beforetoggle', ({ newState }) => {
    button.setAttribute('aria-expanded', String(newState === 'open'));
  });
  text.addEventListener('toggle', ({ newState }) => {
    if (newState === 'open') place(text, button);
  });
  window.addEventListener('scroll', () => text.matches(':popover-open') && place(text, button), { passive: true });
}
