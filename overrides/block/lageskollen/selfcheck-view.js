/**
 * What a group's answers look like: the picture with its key, where they differ, what they see alike,
 * and the same as a table.
 *
 * @typedef {import('./selfcheck.d.ts').SelfCheckAnswer} SelfCheckAnswer
 * @typedef {import('./selfcheck.d.ts').SelfCheckParty} SelfCheckParty
 * @typedef {import('./selfcheck.d.ts').StepSpread} StepSpread
 * @typedef {import('./selfcheck.d.ts').Spread} Spread
 * @typedef {import('./selfcheck-picture.js').PictureStep & { fieldset: HTMLElement }} CheckStep
 */

import {
  CHECK_PARTIES,
  guessable,
  mostDifferent,
  seenAlike,
  stepSpreads,
} from './selfcheck-count.js';
import { checkPicture, markOfParty } from './selfcheck-picture.js';
import { element } from '../../scripts/element.js';
import { find } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

/**
 * Returns what two rounds say together; the second is laid over the first.
 *
 * @param {CheckStep[]} steps
 * @param {[SelfCheckAnswer[], SelfCheckAnswer[]]} rounds
 */
export function groupView(steps, rounds) {
  const isTwo = rounds.every((round) => round.length);
  const latest = rounds[1].length ? rounds[1] : rounds[0];
  const spreads = stepSpreads(latest, steps.length);
  const first = isTwo ? stepSpreads(rounds[0], steps.length) : null;
  const different = mostDifferent(spreads);
  return [
    ...guessable(latest).map((party) =>
      element(
        'p',
        { class: 'lk__gissa' },
        filled(words.lk_gissa, { part: words[`lk_part_${party}`].toLowerCase() }),
      )
    ),
    element('h4', {}, words.lk_bild),
    pictured(steps, spreads, first, CHECK_PARTIES),
    element('h4', {}, words.lk_skiljer),
    element('p', {}, different.length ? words.lk_skiljer_text : words.lk_skiljer_inget),
    waysOn(different.map(({ step }) => steps[step])),
    element('h4', {}, words.lk_lika),
    alikeList(steps, seenAlike(spreads)),
    element('h4', { id: 'lk-tabell' }, words.lk_tabell),
    spreadTable(steps, spreads, first),
  ];
}

/**
 * The picture with its key.
 *
 * @param {CheckStep[]} steps
 * @param {StepSpread[]} spreads
 * @param {StepSpread[] | null} first
 * @param {SelfCheckParty[]} parties
 */
export const pictured = (steps, spreads, first, parties) =>
  element(
    'figure',
    { class: 'lk__bild' },
    checkPicture(steps, spreads, first, words.lk_bild_alt),
    element(
      'figcaption',
      {},
      element(
        'span',
        { class: 'lk__teckenrad' },
        ...parties.map((party) =>
          element('span', {}, markOfParty(party), ` ${words[`lk_part_${party}`]}`)
        ),
        first ? element('span', {}, words.lk_tecken_forsta) : null,
      ),
      element('span', {}, words.lk_bild_text),
    ),
  );

/**
 * What there is to read about steps.
 *
 * @param {CheckStep[]} steps
 */
export const waysOn = (steps) =>
  element(
    'div',
    { class: 'lk__steg' },
    ...steps.map(({ fieldset, name, number, part }) =>
      element(
        'section',
        { class: 'lk__kort', 'data-del': part },
        element('h5', {}, element('span', { class: 'nummer' }, number), ` ${name}`),
        document.importNode(find(fieldset, '[data-vidare]', HTMLTemplateElement).content, true)
          .firstElementChild,
      )
    ),
  );

/** @param {CheckStep[]} steps @param {StepSpread[]} alike */
function alikeList(steps, alike) {
  if (!alike.length) return element('p', {}, `${words.lk_lika_inget}.`);
  const items = alike.map(({ step }) =>
    element('li', {}, `${steps[step].number}. ${steps[step].name}`)
  );
  return element('ul', { class: 'lk__lika' }, ...items);
}

/**
 * @param {CheckStep[]} steps
 * @param {StepSpread[]} spreads
 * @param {StepSpread[] | null} first
 */
function spreadTable(steps, spreads, first) {
  const cell = (
    /** @type {StepSpread} */ { step, parties },
    /** @type {SelfCheckParty} */ party,
  ) => {
    const before = first && inWords(first[step].parties[party]);
    const now = inWords(parties[party]);
    const both = before ? `${now} (${filled(words.lk_forut, { text: before })})` : now;
    return element('td', {}, both);
  };
  const rows = spreads.map((spread) => {
    const { number, name } = steps[spread.step];
    const head = element('th', { scope: 'row' }, `${number}. ${name}`);
    return element('tr', {}, head, ...CHECK_PARTIES.map((party) => cell(spread, party)));
  });
  const heads = [words.lk_steg, ...CHECK_PARTIES.map((party) => words[`lk_part_${party}`])];
  const columns = heads.map((text) => element('th', { scope: 'col' }, text));
  return element(
    'div',
    { class: 'tabell', tabindex: '0', role: 'region', 'aria-labelledby': 'lk-tabell' },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...columns)),
      element('tbody', {}, ...rows),
    ),
  );
}

/** @param {Spread} spread */
function inWords({ counts, known, low, high, middle }) {
  const decimal = document.documentElement.lang === 'sv' ? ',' : '.';
  const parts = [];
  if (known) {
    const shown = String(middle).replace('.', decimal);
    const told = low === high ? words.lk_cell_lika : words.lk_cell;
    parts.push(filled(told, { mitten: shown, lag: low, hog: high }));
  }
  if (counts[0]) parts.push(filled(words.lk_cell_vet_inte, { antal: counts[0] }));
  return parts.join('; ') || words.lk_cell_ingen;
}
