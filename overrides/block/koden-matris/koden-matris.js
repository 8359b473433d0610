/** Filters the Code's matrix by stage (rows) and level (columns). */

import { controls } from '../../scripts/controls.js';
import { findAll } from '../../scripts/page.js';
import { words } from '../../scripts/words.js';

/** @param {HTMLElement} root */
export default function matrix(root) {
  const rows = findAll(root, 'tbody tr', HTMLTableRowElement);
  const cells = findAll(root, '[data-niva]', HTMLTableCellElement);
  controls(root, words.matris_visar, ({ steg, niva }) => {
    for (const row of rows) row.hidden = Boolean(steg) && row.dataset.steg !== steg;
    for (const cell of cells) cell.hidden = Boolean(niva) && cell.dataset.niva !== niva;
    root.classList.toggle('matris--urval', Boolean(steg || niva));
    const body = rows.flatMap((row) =>
      findAll(row, 'td', HTMLElement).map((cell) => !cell.hidden && !row.hidden)
    );
    return [body.filter(Boolean).length, body.length];
  });
}
