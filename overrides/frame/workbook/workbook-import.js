/**
 * What a file holds beside what is there: a row for each difference, to choose in before anything is
 * replaced.
 *
 * @typedef {import('./workbook.d.ts').Workbook} Workbook
 * @typedef {import('./workbook-compare.js').Choice} Choice
 * @typedef {import('./workbook-compare.js').Clash} Clash
 * @typedef {import('./workbook-model.js').ModelStep} ModelStep
 */

import { element } from '../../scripts/element.js';
import { button } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { clashes, joinedBooks, preselected } from './workbook-compare.js';
import { minuteOf, STATUSES } from './workbook-file.js';
import { spoken } from './workbook-model.js';

/**
 * Returns the table of what differs, and calls `done` with the workbook of what was chosen, or with
 * null. Null if nothing differs.
 *
 * @param {Workbook} ours
 * @param {Workbook} theirs
 * @param {ModelStep[]} model
 * @param {(book: Workbook | null) => void} done
 */
export function choices(ours, theirs, model, done) {
  const found = clashes(ours, theirs);
  if (!found.length) return null;
  /** @type {Record<string, Choice>} */
  const chosen = Object.fromEntries(found.map((clash) => [clash.id, preselected(clash)]));
  const rows = found.map((clash) => row(clash, chosen, model));
  const use = button(
    'knapp knapp--fylld',
    words.bok_anvand_valen,
    () => done(joinedBooks(ours, theirs, chosen, minuteOf(new Date()))),
  );
  return element(
    'section',
    { class: 'bokval' },
    element('h3', { tabindex: '-1' }, words.bok_val_rubrik),
    element('p', {}, filled(words.bok_val_text, { antal: found.length })),
    ...rows,
    element('p', { class: 'bok__vagar' }, use, button('knapp', words.bok_avbryt, () => done(null))),
  );
}

/** @param {Clash} clash @param {Record<string, Choice>} chosen @param {ModelStep[]} model */
function row(clash, chosen, model) {
  const { id, ours, theirs } = clash;
  const both = ours && theirs && !id.endsWith('/status');
  /** @type {[Choice, string][]} */
  const ways = [['ours', words.bok_behall_var], ['theirs', words.bok_ta_filens]];
  if (both) ways.push(['both', words.bok_behall_bada]);
  const radios = ways.map(([value, label]) => {
    const input = element('input', { type: 'radio', name: `val-${id}`, value });
    input.checked = chosen[id] === value;
    input.addEventListener('change', () => {
      chosen[id] = value;
    });
    return element('label', {}, input, ` ${label}`);
  });
  const shown = (/** @type {string} */ label, /** @type {string} */ text) =>
    element(
      'div',
      {},
      element('p', { class: 'svar__namn' }, label),
      element('p', { class: 'svar__text' }, statusIn(id, text) || words.bok_tomt),
    );
  return element(
    'fieldset',
    { class: 'bokval__rad' },
    legend(id, model),
    element(
      'div',
      { class: 'bokval__svar' },
      shown(words.bok_vart_nu, ours),
      shown(words.bok_filens, theirs),
    ),
    element('div', { class: 'bokval__val' }, ...radios),
  );
}

/** @param {string} id @param {string} text */
const statusIn = (id, text) =>
  id.endsWith('/status') && STATUSES.includes(text) ? words[`bok_lage_${text}`] : text;

/** @param {string} field @param {ModelStep[]} model */
function legend(field, model) {
  const [id, key] = field.split('/');
  const step = model.find((one) => one.id === id);
  const question = model.flatMap(({ questions }) => questions).find((one) => one.id === id);
  if (!key) {
    return element('legend', question ? spoken(question) : {}, question?.text ?? `#${id}`);
  }
  const names = {
    status: words.bok_lage,
    agreed: words.bok_eniga,
    open: words.bok_olika,
    next: words.bok_harnast,
    notes: words.bok_noterat,
    decisions: words.bok_beslutat,
    parked: words.bok_parkerat,
  };
  const name = names[/** @type {keyof typeof names} */ (key)] ?? key;
  return element('legend', {}, `${step?.name ?? question?.text ?? `#${id}`}: ${name}`);
}
