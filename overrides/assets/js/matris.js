/** Filters the Code's matrix by stage (rows) and level (columns). */

import { controls } from './urval.js';

export default function matrix(root) {
  const rows = [...root.querySelectorAll('tbody tr')];
  const cells = [...root.querySelectorAll('[data-niva]')];
  controls(root, ({ steg, niva }) => {
    for (const row of rows) row.hidden = Boolean(steg) && row.dataset.steg !== steg;
    for (const cell of cells) cell.hidden = Boolean(niva) && cell.dataset.niva !== niva;
    root.classList.toggle('matris--urval', Boolean(steg || niva));
    const body = [...root.querySelectorAll('td')];
    const shown = body.filter((cell) => !cell.hidden && !cell.parentElement.hidden);
    return [shown.length, body.length];
  });
}
