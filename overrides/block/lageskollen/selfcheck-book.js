/**
 * The self-check's answers in a workbook: kept in the one that is open in this browser, and taken out
 * of a file. Fetched when somebody asks for either.
 *
 * @typedef {import('./selfcheck.d.ts').SelfCheckAnswer} SelfCheckAnswer
 * @typedef {{ how: import('../../frame/workbook/workbook-store.js').Kept | 'gone', name: string }} Told
 *   how it went, and the name of the workbook
 */

import { linkPart } from './selfcheck-code.js';
import {
  checksIn,
  LIMITS,
  minuteOf,
  parse,
  WorkbookFault,
} from '../../frame/workbook/workbook-file.js';
import { browserPlace, Shelf } from '../../frame/workbook/workbook-store.js';

/** @param {SelfCheckAnswer} answer */
const checkKey = ({ party, mark }) => `${party}-${mark}`;

/** Returns the workbook that is open in this browser, and where it stands; null if none is. */
function openBook() {
  const place = browserPlace();
  const shelf = place && new Shelf(place, document.documentElement.dataset.lagring ?? '/');
  const head = shelf?.head(shelf.current);
  return shelf && head ? { shelf, head } : null;
}

/**
 * Keeps an answer in the open workbook; the same person's earlier one gives way.
 *
 * @param {SelfCheckAnswer} answer
 * @returns {Told}
 */
function keepCheck(answer) {
  const open = openBook();
  if (!open) return { how: 'gone', name: '' };
  const { edition, levels } = answer;
  const kept = { changed: minuteOf(new Date()), edition, levels };
  const how = open.shelf.keepCheck(open.head.id, checkKey(answer), kept);
  return { how, name: open.head.name };
}

/**
 * Takes an answer out of the open workbook.
 *
 * @param {SelfCheckAnswer} answer
 * @returns {Told}
 */
function dropCheck(answer) {
  const open = openBook();
  if (!open) return { how: 'gone', name: '' };
  open.shelf.dropCheck(open.head.id, checkKey(answer));
  return { how: 'kept', name: open.head.name };
}

/**
 * Returns the answers in a workbook's file as links, a line each. WorkbookFault if it is none.
 *
 * @param {File} file
 */
async function linksIn(file) {
  if (file.size > LIMITS.bytes) throw new WorkbookFault('large');
  const { check } = parse(new Uint8Array(await file.arrayBuffer()));
  return checksIn(check).map(([key, { edition, levels }]) => {
    const [party, mark] = key.split('-');
    return linkPart({ edition, levels, mark, party: party === 'civil' ? 'civil' : 'offentlig' });
  }).join('\n');
}

export const checkBook = { keep: keepCheck, drop: dropCheck, linksIn };
