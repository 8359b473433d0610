/**
 * The self-check: one person's answer, shown at once and shared by link or code, and a group's
 * answers gathered. Nothing is sent; nothing is kept until somebody asks for it.
 *
 * @typedef {import('./selfcheck.d.ts').SelfCheckAnswer} SelfCheckAnswer
 * @typedef {import('./selfcheck.d.ts').SelfCheckParty} SelfCheckParty
 * @typedef {import('./selfcheck.d.ts').StepSpread} StepSpread
 * @typedef {import('./selfcheck.d.ts').Spread} Spread
 * @typedef {import('./selfcheck-picture.js').PictureStep & { fieldset: HTMLElement }} CheckStep
 */

import { answersIn, linkPart, newMark, shortCode } from './selfcheck-code.js';
import {
  CHECK_PARTIES,
  guessable,
  joinedAnswers,
  mostDifferent,
  seenAlike,
  stepSpreads,
  toBeginWith,
} from './selfcheck-count.js';
import { checkPicture, markOfParty } from './selfcheck-picture.js';
import { isOnDisk, sharedAddress } from '../../scripts/address.js';
import { element } from '../../scripts/element.js';
import { button, find, findAll, liveRegion, say, textOf } from '../../scripts/page.js';
import { download } from '../../scripts/download.js';
import { forget, keep, kept } from '../../scripts/storage.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

const KEY = 'lageskollen';
const LARGEST_FILE = 200_000;
const ROUNDS = /** @type {const} */ ([0, 1]);

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
  form.addEventListener('submit', (event) => event.preventDefault());
  const group = gathering(root, steps, edition);
  ownAnswer(root, form, steps, edition, group.add);
  root.classList.add('lk--klar');
}

/**
 * @param {HTMLElement} root
 * @param {HTMLFormElement} form
 * @param {CheckStep[]} steps
 * @param {number} edition
 * @param {(answers: SelfCheckAnswer[]) => void} add
 */
function ownAnswer(root, form, steps, edition, add) {
  const mark = newMark();
  const result = element('div', {});
  const status = liveRegion('lk__besked');
  const progress = element('p', { class: 'lk__rakna' });
  const chosen = (/** @type {string} */ name) =>
    form.querySelector(`input[name="${name}"]:checked`)?.getAttribute('value') ?? null;
  const levels = () => steps.map(({ fieldset }) => chosen(fieldset.dataset.steg ?? ''));

  function count() {
    const values = { antal: levels().filter((one) => one !== null).length, alla: steps.length };
    say(progress, filled(words.lk_besvarade, values));
  }

  function show() {
    const given = levels();
    const party = chosen('part');
    const left = steps.filter((_, place) => given[place] === null).map(({ number }) =>
      `${words.lk_steg.toLowerCase()} ${number}`
    );
    if (!party) left.unshift(words.lk_saknas_part);
    if (!party || left.length) {
      result.replaceChildren();
      return say(status, filled(words.lk_saknas, { kvar: left.join(', ') }));
    }
    say(status, '');
    /** @type {SelfCheckAnswer} */
    const answer = {
      edition,
      party: party === 'civil' ? 'civil' : 'offentlig',
      levels: given.map(Number),
      mark,
    };
    const title = element('h3', { tabindex: '-1' }, words.lk_mitt);
    const begin = toBeginWith(answer.levels).map((place) => steps[place]);
    result.replaceChildren(
      title,
      pictured(steps, stepSpreads([answer], steps.length), null, [answer.party]),
      element('h4', {}, words.lk_borja_har),
      element('p', {}, begin.length ? words.lk_borja_har_text : words.lk_inget_lagt),
      waysOn(begin),
      sharing(answer),
    );
    title.focus();
  }

  /** @param {SelfCheckAnswer} answer */
  function sharing(answer) {
    const place = element('div', {});
    const told = liveRegion('lk__besked');
    const open = button('knapp', words.lk_dela_visa, () => {
      const address = sharedAddress(`${location.href.split('#')[0]}#${linkPart(answer)}`);
      const link = element('input', { id: 'lk-lank', type: 'text', readonly: '', value: address });
      const copy = async () => {
        try {
          await navigator.clipboard.writeText(address);
          say(told, words.lk_kopierad);
        } catch {
          say(told, words.lk_kopiera_sjalv);
          link.select();
        }
      };
      const asLink = [
        element('label', { for: link.id, class: 'lk__etikett' }, words.lk_lank),
        link,
        element('p', {}, button('knapp', words.lk_kopiera, copy)),
      ];
      const code = element('p', { class: 'lk__kod', tabindex: '-1' }, shortCode(answer));
      place.replaceChildren(
        ...address ? asLink : [],
        element('p', { class: 'lk__etikett' }, words.lk_kod),
        code,
      );
      open.hidden = true;
      (address ? link : code).focus();
    });
    return element(
      'section',
      { class: 'lk__ruta skarm' },
      element('h4', {}, words.lk_dela),
      element('p', {}, words.lk_dela_text),
      element('p', {}, open),
      place,
      told,
      element('p', {}, button('knapp', words.lk_lagg_mitt, () => add([answer]))),
    );
  }

  form.addEventListener('change', () => {
    count();
    if (result.childElementCount) result.replaceChildren();
  });
  count();
  find(root, '[data-eget]', HTMLElement).append(
    element(
      'div',
      { class: 'lk__visa skarm' },
      button('knapp knapp--fylld', words.lk_visa, show),
      progress,
    ),
    status,
    result,
  );
}

/**
 * @param {HTMLElement} root
 * @param {CheckStep[]} steps
 * @param {number} edition
 */
function gathering(root, steps, edition) {
  const stage = find(root, '[data-samling]', HTMLElement);
  const status = liveRegion('lk__besked');
  const result = element('div', {});
  /** @type {[SelfCheckAnswer[], SelfCheckAnswer[]]} */
  let rounds = [[], []];
  let isKept = false;
  const title = element('h3', { tabindex: '-1' }, words.lk_samla);
  const area = element('textarea', { id: 'lk-lankar', rows: '4', spellcheck: 'false' });
  const file = element('input', { id: 'lk-fil', type: 'file', accept: '.txt,.csv,text/plain' });
  const choices = ROUNDS.map((round) =>
    element('input', {
      type: 'radio',
      name: 'lk-omgang',
      value: String(round),
      checked: round ? undefined : '',
    })
  );
  const roundNow = () => choices[1].checked ? 1 : 0;

  /** The answers as text: links without an address, a line each, a round after the other. */
  const asText = () =>
    ROUNDS.flatMap((round) => rounds[round].map((one) => `${round + 1}: ${linkPart(one)}`))
      .join('\n') + '\n';

  /** @param {string} text */
  function fromText(text) {
    const lines = text.split(/[\r\n]+/);
    const second = lines.filter((line) => /^2: /.test(line));
    const first = lines.filter((line) => /^1: /.test(line));
    return [first, second].map((part) => answersIn(part.join('\n'), edition).answers);
  }

  /** @param {string} text @param {0 | 1} round */
  function take(text, round) {
    if (!text.trim()) return say(status, words.lk_besked_inget);
    const [one, other] = fromText(text);
    const found = answersIn(text, edition);
    const parts = one.length + other.length ? [one, other] : [];
    const results = parts.length
      ? ROUNDS.map((each) => put(parts[each], each))
      : [put(found.answers, round)];
    const sum = (/** @type {'added' | 'same' | 'changed' | 'left'} */ key) =>
      results.reduce((total, each) => total + each[key], 0);
    const faults = (/** @type {string} */ kind) =>
      found.faults.filter((one) => one === kind).length;
    tell({
      nya: sum('added'),
      lika: sum('same'),
      bytta: sum('changed'),
      fulla: sum('left'),
      kontroll: faults('kontroll'),
      utgava: faults('utgava'),
      utan: found.without,
    });
  }

  /** @param {Record<string, number>} counted */
  function tell(counted) {
    const parts = Object.entries(counted).filter(([, count]) => count)
      .map(([kind, count]) => filled(words[`lk_besked_${kind}`], { antal: count }));
    say(status, parts.join(' '));
  }

  /** @param {SelfCheckAnswer[]} answers @param {0 | 1} round */
  function put(answers, round) {
    const told = joinedAnswers(rounds[round], answers);
    rounds[round] = told.answers;
    changed();
    return told;
  }

  function changed() {
    if (isKept && !keep(KEY, asText())) say(status, words.lk_behall_gar_inte);
    result.replaceChildren(...view());
  }

  function view() {
    if (!rounds.some((round) => round.length)) return [];
    const isTwo = rounds.every((round) => round.length);
    const latest = rounds[1].length ? rounds[1] : rounds[0];
    const spreads = stepSpreads(latest, steps.length);
    const first = isTwo ? stepSpreads(rounds[0], steps.length) : null;
    const different = mostDifferent(spreads);
    const alike = seenAlike(spreads);
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
      alike.length
        ? element(
          'ul',
          {},
          ...alike.map(({ step }) =>
            element('li', {}, `${steps[step].number}. ${steps[step].name}`)
          ),
        )
        : element('p', {}, `${words.lk_lika_inget}.`),
      element('h4', { id: 'lk-tabell' }, words.lk_tabell),
      table(spreads, first),
      element('div', { class: 'skarm' }, listOf(), waysOut()),
    ];
  }

  /** @param {StepSpread[]} spreads @param {StepSpread[] | null} first */
  function table(spreads, first) {
    const rows = spreads.map(({ step, parties }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, `${steps[step].number}. ${steps[step].name}`),
        ...CHECK_PARTIES.map((party) => {
          const before = first && inWords(first[step].parties[party]);
          const now = inWords(parties[party]);
          return element(
            'td',
            {},
            before ? `${now} (${filled(words.lk_forut, { text: before })})` : now,
          );
        }),
      )
    );
    const heads = [
      words.lk_steg,
      ...CHECK_PARTIES.map((party) => words[`lk_part_${party}`]),
    ].map((text) => element('th', { scope: 'col' }, text));
    return element(
      'div',
      { class: 'tabell', tabindex: '0', role: 'region', 'aria-labelledby': 'lk-tabell' },
      element(
        'table',
        {},
        element('thead', {}, element('tr', {}, ...heads)),
        element('tbody', {}, ...rows),
      ),
    );
  }

  function listOf() {
    const items = ROUNDS.flatMap((round) =>
      CHECK_PARTIES.flatMap((party) =>
        rounds[round].filter((one) => one.party === party).map((answer, place) => {
          const values = { part: words[`lk_part_${party}`], nr: place + 1 };
          const name = `${filled(words.lk_svar_nr, values)}, ${words[`lk_omgang_${round + 1}`]}`;
          const remove = button('lk__bort', words.lk_ta_bort, () => {
            rounds[round] = rounds[round].filter((one) => one !== answer);
            changed();
            say(status, words.lk_borttaget);
            title.focus();
          });
          remove.setAttribute('aria-label', `${words.lk_ta_bort}: ${name}`);
          return element('li', {}, `${name} (${shortCode(answer)}) `, remove);
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

  function waysOut() {
    const toFile = () =>
      download(
        `lageskollen-${new Date().toISOString().slice(0, 10)}.txt`,
        asText(),
        'text/plain',
      );
    const toBrowser = () => {
      isKept = keep(KEY, asText());
      result.replaceChildren(...view());
      say(status, isKept ? words.lk_behallna : words.lk_behall_gar_inte);
      title.focus();
    };
    const clear = () => {
      if (!confirm(words.lk_rensa_fraga)) return;
      rounds = [[], []];
      isKept = false;
      forget(KEY);
      result.replaceChildren();
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
    take(location.hash, roundNow());
    history.replaceState(history.state, '', location.pathname + location.search);
    title.focus();
  }

  file.addEventListener('change', async () => {
    const [one] = file.files ?? [];
    file.value = '';
    if (!one) return;
    if (one.size > LARGEST_FILE) return say(status, words.lk_fil_stor);
    take(await one.text(), roundNow());
  });
  const former = kept(KEY);
  if (former !== null) {
    isKept = true;
    const [one, other] = fromText(former);
    rounds = [joinedAnswers([], one).answers, joinedAnswers([], other).answers];
  }
  stage.append(
    element(
      'section',
      { class: 'lk__ruta skarm' },
      title,
      element('p', {}, words.lk_samla_text),
      element('label', { for: area.id, class: 'lk__etikett' }, words.lk_lankar),
      area,
      element(
        'fieldset',
        { class: 'lk__omgang' },
        element('legend', {}, words.lk_omgang),
        ...ROUNDS.map((round) =>
          element('label', {}, choices[round], ` ${words[`lk_omgang_${round + 1}`]}`)
        ),
      ),
      element(
        'p',
        {},
        button('knapp knapp--fylld', words.lk_lagg_till, () => {
          take(area.value, roundNow());
          area.value = '';
        }),
      ),
      element('label', { for: file.id, class: 'lk__etikett' }, words.lk_fil),
      file,
      status,
    ),
    result,
  );
  result.replaceChildren(...view());
  fromAddress();
  addEventListener('hashchange', fromAddress);
  const add = (/** @type {SelfCheckAnswer[]} */ answers) => {
    const { added, same, changed: bytta, left } = put(answers, roundNow());
    tell({ nya: added, lika: same, bytta, fulla: left });
    title.focus();
  };
  return { add };
}

/**
 * The picture with its key.
 *
 * @param {CheckStep[]} steps
 * @param {StepSpread[]} spreads
 * @param {StepSpread[] | null} first
 * @param {SelfCheckParty[]} parties
 */
const pictured = (steps, spreads, first, parties) =>
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

/** What there is to read about steps. @param {CheckStep[]} steps */
const waysOn = (steps) =>
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

/** @param {Spread} spread */
function inWords({ counts, known, low, high, middle }) {
  const decimal = document.documentElement.lang === 'sv' ? ',' : '.';
  const parts = [];
  if (known) {
    const shown = String(middle).replace('.', decimal);
    parts.push(filled(words.lk_cell, { mitten: shown, lag: low, hog: high }));
  }
  if (counts[0]) parts.push(filled(words.lk_cell_vet_inte, { antal: counts[0] }));
  return parts.join('; ') || words.lk_cell_ingen;
}
