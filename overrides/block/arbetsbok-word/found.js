/** What a diary holds beside what the workbook has: shown whole before anything is replaced. */

import { element } from '../../scripts/element.js';
import { button } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

/**
 * @typedef {import('./wordanswer.js').FoundAnswer} FoundAnswer
 * @typedef {import('./wordread.js').FoundAnswers} FoundAnswers
 */

/** @typedef {'var' | 'filens' | 'bada'} Choice */

/**
 * What the reader takes out of a file, by tag: `taken` in the place of ours, `beside` to keep beside
 * ours, and `unknown` the answers to questions that the form does not have.
 *
 * @typedef {{
 *   taken: Record<string, string>, beside: Record<string, string>, unknown: Record<string, string>,
 * }} Chosen
 */

/** @typedef {{ answer: FoundAnswer, ours: string, choice: Choice }} FoundRow */

/**
 * Returns a table of what was found, and calls `done` with what was chosen, or with null.
 *
 * @param {FoundAnswers} found
 * @param {Record<string, string>} ours
 * @param {string} name the file's
 * @param {(chosen: Chosen | null) => void} done
 */
export function foundTable(found, ours, name, done) {
  /** @param {string} text */
  const asValue = (text) => found.choices[text.trim()] ?? text;
  /** @type {FoundRow[]} */
  const all = found.found.map((answer) => {
    const mine = asValue(ours[answer.tag] ?? '');
    return { answer, ours: mine, choice: mine ? 'var' : 'filens' };
  });
  const others = all.filter((row) => row.ours.trim() !== row.answer.text.trim());
  // What differs comes first: it is where something may be lost.
  const rows = [...others.filter((row) => row.ours), ...others.filter((row) => !row.ours)];
  const same = all.filter((row) => !rows.includes(row));
  const counts = {
    fil: name,
    antal: all.length,
    nya: rows.filter((row) => !row.ours).length,
    olika: rows.filter((row) => row.ours).length,
    lika: same.length,
  };
  const use = button('knapp knapp--fylld', words.word_anvand, () => done(chosenIn(rows, found)));
  return element(
    'section',
    { class: 'ordfynd' },
    element('h4', { tabindex: '-1' }, filled(words.word_fynd_rubrik, counts)),
    element('p', {}, filled(words.word_fynd_antal, counts)),
    rows.length ? tableOf(rows, found) : null,
    foundList(filled(words.word_lika, counts), same.map((row) => row.answer.name)),
    foundList(
      filled(words.word_tomma, { antal: found.untouched.length }),
      found.untouched.map((tag) => found.names[tag] ?? tag),
      words.word_tomma_om,
    ),
    foundList(
      filled(words.word_okanda, { antal: found.unknown.length }),
      found.unknown.map(({ tag, text }) => `#${tag}: ${text}`),
      words.word_okanda_om,
    ),
    element(
      'p',
      { class: 'ordvag__knappar' },
      rows.length || found.unknown.length ? use : null,
      button('knapp', words.word_avbryt, () => done(null)),
    ),
  );
}

/**
 * @param {FoundRow[]} rows
 * @param {FoundAnswers} found
 * @returns {Chosen}
 */
function chosenIn(rows, found) {
  /** @param {Choice} choice */
  const some = (choice) =>
    Object.fromEntries(
      rows.filter((row) => row.choice === choice).map(({ answer }) => [answer.tag, answer.text]),
    );
  const unknown = Object.fromEntries(found.unknown.map(({ tag, text }) => [tag, text]));
  return { taken: some('filens'), beside: some('bada'), unknown };
}

/**
 * @param {FoundRow[]} rows
 * @param {FoundAnswers} found
 */
function tableOf(rows, found) {
  const heads = [
    words.word_kol_falt,
    words.word_kol_vart,
    words.word_kol_filens,
    words.word_kol_val,
  ];
  // Each row is shown as a card; the roles keep it a table all the same.
  return element(
    'table',
    { class: 'ordfynd__tabell', role: 'table' },
    element('caption', { class: 'bara-las' }, words.word_tabell),
    element(
      'thead',
      { role: 'rowgroup' },
      element(
        'tr',
        { role: 'row' },
        ...heads.map((head) => element('th', { scope: 'col', role: 'columnheader' }, head)),
      ),
    ),
    element('tbody', { role: 'rowgroup' }, ...rows.map((row) => rowOf(row, found, heads))),
  );
}

/**
 * @param {FoundRow} row
 * @param {FoundAnswers} found
 * @param {string[]} heads
 */
function rowOf(row, found, heads) {
  const { answer, ours } = row;
  const shown = Object.entries(found.choices).find(([, id]) => id === ours)?.[0] ?? ours;
  /** @param {number} column @param {...Node} content */
  const cell = (column, ...content) =>
    element('td', { role: 'cell', 'data-kolumn': heads[column] }, ...content);
  return element(
    'tr',
    { role: 'row' },
    element('th', { scope: 'row', role: 'rowheader' }, answer.name),
    cell(1, shown ? said(shown) : none()),
    cell(2, said(answer.shown), ...remarks(answer)),
    cell(3, choiceOf(row)),
  );
}

/** @param {string} text */
const said = (text) => element('div', { class: 'ordfynd__text' }, text);

const none = () => element('div', { class: 'ordfynd__text ordfynd__text--tom' }, words.word_tomt);

/** @param {FoundAnswer} answer */
function remarks(answer) {
  const told = answer.notes.map((note) => words[`word_obs_${note}`]);
  return [
    element('p', { class: 'ordfynd__kalla' }, words[`word_ur_${answer.from}`]),
    ...told.map((text) => element('p', { class: 'ordfynd__obs' }, text)),
  ];
}

/** @param {FoundRow} row */
function choiceOf(row) {
  const { answer, ours } = row;
  /** @type {[Choice, string][]} */
  const ways = [
    ['var', ours ? words.word_behall_var : words.word_lamna_tomt],
    ['filens', words.word_ta_filens],
  ];
  if (ours && answer.isText) ways.push(['bada', words.word_behall_bada]);
  return element(
    'fieldset',
    { class: 'ordfynd__val' },
    element('legend', { class: 'bara-las' }, answer.name),
    ...ways.map(([value, label]) => {
      const input = element('input', { type: 'radio', name: `ordval-${answer.tag}`, value });
      input.checked = row.choice === value;
      input.addEventListener('change', () => {
        row.choice = value;
      });
      return element('label', {}, input, ` ${label}`);
    }),
  );
}

/**
 * Returns a list that is folded until it is asked for; none of nothing.
 *
 * @param {string} title
 * @param {string[]} items
 * @param {string} [about]
 */
function foundList(title, items, about) {
  if (!items.length) return null;
  return element(
    'details',
    { class: 'ordfynd__lista' },
    element('summary', {}, title),
    about ? element('p', {}, about) : null,
    element('ul', {}, ...items.map((item) => element('li', {}, item))),
  );
}
