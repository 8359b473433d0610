/**
 * A group's answers, gathered by whoever leads the meeting: out of links, codes and files, in one
 * round or two. Nothing is kept until somebody asks for it.
 *
 * @typedef {import('./selfcheck.d.ts').SelfCheckAnswer} SelfCheckAnswer
 * @typedef {import('./selfcheck-rounds.js').Round} Round
 * @typedef {import('./selfcheck-rounds.js').Rounds} Rounds
 * @typedef {import('./selfcheck-view.js').CheckStep} CheckStep
 */

import { shortCode } from './selfcheck-code.js';
import { CHECK_PARTIES, joinedAnswers } from './selfcheck-count.js';
import { textsIn } from './selfcheck-files.js';
import { ROUNDS, roundsAsText, roundsIn } from './selfcheck-rounds.js';
import { groupView } from './selfcheck-view.js';
import { isOnDisk } from '../../scripts/address.js';
import { element } from '../../scripts/element.js';
import { button, find, liveRegion, say } from '../../scripts/page.js';
import { download } from '../../scripts/download.js';
import { forget, keep, kept } from '../../scripts/storage.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

const KEY = 'lageskollen';
const TYPES = '.json,.txt,.csv,application/json,text/plain,text/csv';

/**
 * Shows what gathers, and returns what adds answers to it.
 *
 * @param {HTMLElement} root
 * @param {CheckStep[]} steps
 * @param {number} edition
 */
export function gathering(root, steps, edition) {
  const status = liveRegion('lk__besked');
  const result = element('div', {});
  const title = element('h3', { tabindex: '-1' }, words.lk_samla);
  const choice = roundChoice();
  /** @type {Rounds} */
  let rounds = [[], []];
  let isKept = false;

  /** Takes the answers in a text, and says how it went. @param {string} text @param {string[]} faults */
  function take(text, faults = []) {
    const found = roundsIn(text, edition, choice.now());
    const of = (/** @type {string} */ kind) => found.faults.filter((one) => one === kind).length;
    const more = { kontroll: of('kontroll'), utgava: of('utgava'), utan: found.without };
    put(found.answers, more, faults);
  }

  /**
   * Adds answers to the rounds, and says how it went.
   *
   * @param {Rounds} answers
   * @param {Record<string, number>} [more] what else to count
   * @param {string[]} [faults]
   */
  function put(answers, more = {}, faults = []) {
    const told = ROUNDS.map((round) => joinedAnswers(rounds[round], answers[round]));
    const sum = (/** @type {'added' | 'same' | 'changed' | 'left'} */ key) =>
      told.reduce((total, each) => total + each[key], 0);
    rounds = [told[0].answers, told[1].answers];
    const counted = {
      nya: sum('added'),
      lika: sum('same'),
      bytta: sum('changed'),
      fulla: sum('left'),
      ...more,
    };
    const said = Object.entries(counted).filter(([, count]) => count)
      .map(([kind, count]) => filled(words[`lk_besked_${kind}`], { antal: count }));
    say(status, [...said, ...faults].join(' '));
    changed();
  }

  function changed() {
    if (isKept && !keep(KEY, roundsAsText(rounds))) say(status, words.lk_behall_gar_inte);
    show();
  }

  function show() {
    if (!rounds.some((round) => round.length)) return result.replaceChildren();
    const list = answerList(rounds, remove);
    result.replaceChildren(
      ...groupView(steps, rounds),
      element('div', { class: 'skarm' }, list, waysOut()),
    );
  }

  /** @param {Round} round @param {SelfCheckAnswer} answer */
  function remove(round, answer) {
    rounds[round] = rounds[round].filter((one) => one !== answer);
    say(status, words.lk_borttaget);
    changed();
    title.focus();
  }

  function waysOut() {
    const toFile = () => {
      const day = new Date().toISOString().slice(0, 10);
      download(`lageskollen-${day}.txt`, roundsAsText(rounds), 'text/plain');
    };
    const toBrowser = () => {
      isKept = keep(KEY, roundsAsText(rounds));
      show();
      say(status, isKept ? words.lk_behallna : words.lk_behall_gar_inte);
      title.focus();
    };
    const clear = () => {
      if (!confirm(words.lk_rensa_fraga)) return;
      rounds = [[], []];
      isKept = false;
      forget(KEY);
      show();
      say(status, words.lk_rensat);
      title.focus();
    };
    return element(
      'p',
      { class: 'lk__vagar' },
      button('knapp', words.lk_skriv_ut, () => globalThis.print()),
      button('knapp', words.lk_spara, toFile),
      isKept || isOnDisk() ? null : button('knapp', words.lk_behall, toBrowser),
      button('knapp', words.lk_rensa, clear),
    );
  }

  function fromAddress() {
    if (!location.hash.startsWith('#svar-')) return;
    take(location.hash);
    history.replaceState(history.state, '', location.pathname + location.search);
    title.focus();
  }

  const former = kept(KEY);
  if (former !== null) {
    isKept = true;
    const [one, other] = roundsIn(former, edition, 0).answers;
    rounds = [joinedAnswers([], one).answers, joinedAnswers([], other).answers];
  }
  const fromText = (/** @type {string} */ text) =>
    text.trim() ? take(text) : say(status, words.lk_besked_inget);
  const fromFiles = async (/** @type {File[]} */ files) => {
    const { text, faults } = await textsIn(files, edition);
    take(text, faults);
  };
  find(root, '[data-samling]', HTMLElement).append(
    element(
      'section',
      { class: 'lk__ruta skarm' },
      title,
      element('p', {}, words.lk_samla_text),
      ...writing(choice.part, fromText),
      ...filesToOpen(fromFiles),
      status,
    ),
    result,
  );
  show();
  fromAddress();
  addEventListener('hashchange', fromAddress);
  const add = (/** @type {SelfCheckAnswer[]} */ answers) => {
    const isSecond = choice.now() === 1;
    put(isSecond ? [[], answers] : [answers, []]);
    title.focus();
  };
  return { add };
}

/** Returns the choice of the round that answers belong to. */
function roundChoice() {
  const inputs = ROUNDS.map((round) =>
    element('input', {
      type: 'radio',
      name: 'lk-omgang',
      value: String(round),
      checked: round ? undefined : '',
    })
  );
  const part = element(
    'fieldset',
    { class: 'lk__omgang' },
    element('legend', {}, words.lk_omgang),
    ...ROUNDS.map((round) =>
      element('label', {}, inputs[round], ` ${words[`lk_omgang_${round + 1}`]}`)
    ),
  );
  /** @returns {Round} */
  const now = () => inputs[1].checked ? 1 : 0;
  return { part, now };
}

/** @param {HTMLElement} choice @param {(text: string) => void} take */
function writing(choice, take) {
  const area = element('textarea', { id: 'lk-lankar', rows: '4', spellcheck: 'false' });
  const add = button('knapp knapp--fylld', words.lk_lagg_till, () => {
    take(area.value);
    area.value = '';
  });
  return [
    element('label', { for: area.id, class: 'lk__etikett' }, words.lk_lankar),
    area,
    choice,
    element('p', {}, add),
  ];
}

/** @param {(files: File[]) => void} take */
function filesToOpen(take) {
  const input = element('input', { id: 'lk-fil', type: 'file', accept: TYPES, multiple: '' });
  input.addEventListener('change', () => {
    const files = [...input.files ?? []];
    input.value = '';
    if (files.length) take(files);
  });
  return [element('label', { for: input.id, class: 'lk__etikett' }, words.lk_fil), input];
}

/** @param {Rounds} rounds @param {(round: Round, answer: SelfCheckAnswer) => void} remove */
function answerList(rounds, remove) {
  const items = ROUNDS.flatMap((round) =>
    CHECK_PARTIES.flatMap((party) =>
      rounds[round].filter((one) => one.party === party).map((answer, place) => {
        const values = { part: words[`lk_part_${party}`], nr: place + 1 };
        const name = `${filled(words.lk_svar_nr, values)}, ${words[`lk_omgang_${round + 1}`]}`;
        const away = button('lk__bort', words.lk_ta_bort, () => remove(round, answer));
        away.setAttribute('aria-label', `${words.lk_ta_bort}: ${name}`);
        return element('li', {}, `${name} (${shortCode(answer)}) `, away);
      })
    )
  );
  return element(
    'details',
    { class: 'lk__alla' },
    element('summary', {}, `${words.lk_alla_svar} (${items.length})`),
    element('ul', {}, ...items),
  );
}
