/**
 * The self-check: one person's answer, shown at once and shared by link or code, and a group's
 * answers gathered. Nothing is sent; nothing is kept until somebody asks for it.
 */

import { gathering } from './selfcheck-gather.js';
import { ownAnswer } from './selfcheck-own.js';
import { find, findAll, textOf } from '../../scripts/page.js';

/** @param {HTMLElement} root */
export default function selfCheck(root) {
  const edition = Number(root.dataset.utgava);
  const form = find(root, '[data-svar]', HTMLFormElement);
  const steps = findAll(form, '[data-steg]', HTMLElement).map((fieldset) => ({
    fieldset,
    name: fieldset.dataset.namn ?? '',
    number: textOf(fieldset.querySelector('.nummer')),
    part: fieldset.dataset.del ?? '',
  }));
  const { add } = gathering(root, steps, edition);
  ownAnswer(root, form, steps, edition, add);
  root.classList.add('lk--klar');
}
