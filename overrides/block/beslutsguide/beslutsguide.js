/**
 * Asks the guide's questions one at a time. The list in the page is the source of everything shown
 * here, and the address holds the answers: #guide=question:answer,question:answer. So the browser's
 * own back, forward, bookmark and link all work. What a link leads to stands in the page already, as
 * the anchor of an answer to choose or of one already given.
 */

import { sharedAddress } from '../../scripts/address.js';
import { element } from '../../scripts/element.js';
import { button, find, findAll, textOf } from '../../scripts/page.js';
import { takeAlong } from '../../scripts/takealong.js';
import { asWritten } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { address, anchor, follow } from './answers.js';
import { answerLetter } from './letter.js';

/**
 * @typedef {import('./answers.js').Question} Question
 * @typedef {import('./answers.js').Step} Step
 * @typedef {import('./answers.js').State} State
 */

const STATE = /^#guide(?:=(.*))?$/;

/**
 * @param {ParentNode} within
 * @param {string} selector
 */
const textIn = (within, selector) => textOf(within.querySelector(selector));

/**
 * @param {HTMLElement} item
 * @returns {Question}
 */
function readQuestion(item) {
  const answers = findAll(item, '[data-svar]', HTMLElement).map((answer) => ({
    id: answer.dataset.svar ?? '',
    text: textIn(answer, '[data-text]').replace(/\.$/, ''),
    reason: textIn(answer, '[data-skal]'),
    note: textIn(answer, '[data-obs]'),
    next: answer.dataset.nasta,
    outcome: answer.dataset.resultat,
  }));
  return {
    id: item.dataset.fraga ?? '',
    left: Number(item.dataset.kvar),
    text: textIn(item, '[data-text]'),
    help: textIn(item, '[data-hjalp]'),
    answers,
  };
}

/** @param {Step[]} steps */
function trail(steps) {
  if (!steps.length) return null;
  const items = steps.map(({ question, answer }, index) => {
    const change = {
      href: address(steps.slice(0, index)),
      'aria-label': `${words.guide_andra}: ${question.text}`,
    };
    return element(
      'li',
      // The newest answer's state is the one that is shown: the panel has its anchor.
      index < steps.length - 1 ? { id: anchor(steps.slice(0, index + 1)) } : {},
      element(
        'p',
        { class: 'guide__svarade' },
        `${question.text} `,
        element('strong', {}, `${answer.text}.`),
      ),
      element('p', {}, answer.reason),
      element('p', { class: 'skarm' }, element('a', change, words.guide_andra)),
    );
  });
  const heading = element('h4', {}, words.guide_era_svar);
  return element('div', { class: 'guide__spar' }, heading, element('ol', {}, ...items));
}

/**
 * Returns the buttons and links under what is shown, none before the first answer.
 *
 * @param {Step[]} steps
 * @param {...(Node | null)} first
 */
function ways(steps, ...first) {
  if (!steps.length) return null;
  const wayTo = (/** @type {string} */ label, /** @type {string} */ href) =>
    element('a', { class: 'guide__tillbaka', href }, label);
  const back = wayTo(words.guide_tillbaka, address(steps.slice(0, -1)));
  const again = wayTo(words.guide_borja_om, '#guide');
  return element('div', { class: 'guide__knappar skarm' }, ...first, back, again);
}

/**
 * @param {Step[]} steps
 * @param {Question} question
 */
function questionPanel(steps, question) {
  const most = steps.length + question.left;
  const choices = question.answers.map((answer) => {
    const after = [...steps, { question, answer }];
    const link = element('a', { class: 'guide__val', href: address(after) }, answer.text);
    return element('li', { id: anchor(after) }, link);
  });
  const place = `${words.guide_fraga} ${steps.length + 1} ${words.guide_hogst} ${most}`;
  const asked = [
    element('p', { class: 'guide__lage' }, place),
    element('h3', { tabindex: '-1' }, question.text),
    question.help ? element('p', { class: 'guide__hjalp' }, question.help) : null,
    element('ul', { class: 'guide__alternativ' }, ...choices),
  ];
  return [element('div', {}, ...asked), ways(steps), trail(steps)];
}

/**
 * Returns what a suggestion says, as the list has it.
 *
 * @param {HTMLElement} list
 * @param {string} outcome
 */
function readSuggestion(list, outcome) {
  const source = find(list, `[data-utfall="${outcome}"]`, HTMLElement);
  const { content } = find(document, '[data-formerna]', HTMLTemplateElement);
  const forms = findAll(source, '[data-form]', HTMLElement).map((item) => {
    const about = find(content, `[data-form="${item.dataset.form}"]`, HTMLElement);
    const told = (/** @type {string} */ name) => asWritten(textIn(about, `[data-${name}]`));
    const link = find(item, 'a', HTMLAnchorElement);
    const [what, fits, fitsNot] = ['vad', 'passar', 'passar-inte'].map(told);
    return { name: asWritten(textOf(link)), page: link.href, what, fits, fitsNot };
  });
  return {
    source,
    forms,
    name: asWritten(textIn(source, 'h4')),
    text: asWritten(textIn(source, '[data-text]')),
    compare: find(source, '[data-jamfor]', HTMLAnchorElement),
    hasCheck: 'kontroll' in source.dataset,
  };
}

/**
 * @param {Step[]} steps
 * @param {string} outcome
 * @param {HTMLElement} list
 */
function outcomePanel(steps, outcome, list) {
  const suggestion = readSuggestion(list, outcome);
  const notes = steps.map(({ answer }) => answer.note).filter(Boolean);
  const checklist = find(list, '[data-sista]', HTMLElement);
  const final = suggestion.hasCheck
    ? [
      element('h4', {}, textIn(list, '#sista-kontrollen')),
      element('p', {}, textIn(list, '[data-sista-text]')),
      checklist.cloneNode(true),
    ]
    : [];
  const remember = notes.length
    ? [
      element('h4', {}, words.guide_tank_pa),
      element('ul', {}, ...notes.map((note) => element('li', {}, note))),
    ]
    : [];
  const letter = () =>
    answerLetter({
      ...suggestion,
      steps,
      notes,
      compare: suggestion.compare.href,
      check: suggestion.hasCheck
        ? findAll(checklist, 'label', HTMLElement).map((item) => ({
          text: asWritten(textOf(item)),
          ticked: find(item, 'input', HTMLInputElement).checked,
        }))
        : [],
      checkName: textIn(list, '#sista-kontrollen'),
      checkText: textIn(list, '[data-sista-text]'),
      proviso: textIn(document, '[data-forbehall]'),
      address: sharedAddress(),
    });
  return [
    element('p', { class: 'guide__lage' }, words.guide_forslag),
    element('h3', { tabindex: '-1' }, suggestion.name),
    element('p', { class: 'guide__rad' }, suggestion.text),
    ...remember,
    element('h4', {}, words.guide_former),
    find(suggestion.source, '[data-former]', HTMLElement).cloneNode(true),
    element('p', { class: 'guide__vidare skarm' }, suggestion.compare.cloneNode(true)),
    ...final,
    element('h4', { class: 'skarm' }, words.guide_ta_med),
    takeAlong(words.guide_filnamn, letter),
    ways(steps),
    trail(steps),
    ...addressOnPaper(),
  ];
}

function addressOnPaper() {
  const address = sharedAddress();
  const line = `${words.guide_lank}: ${address}`;
  return address ? [element('p', { class: 'bara-papper guide__adress' }, line)] : [];
}

/** @param {HTMLElement} root */
export default function guide(root) {
  const list = find(root, '[data-lista]', HTMLElement);
  const read = findAll(list, '[data-fraga]', HTMLElement).map(readQuestion);
  const questions = new Map(read.map((question) => [question.id, question]));
  const panel = element('div', { class: 'guide__panel' });
  let asList = false;
  const toggle = button('guide__vaxla', '', () => {
    asList = !asList;
    layOut();
  });

  /** @param {State} state */
  function show({ steps, question, outcome }) {
    root.classList.toggle('guide--svar', Boolean(outcome));
    if (steps.length) panel.id = anchor(steps);
    else panel.removeAttribute('id');
    const parts = outcome
      ? outcomePanel(steps, outcome, list)
      : question
      ? questionPanel(steps, question)
      : [];
    panel.replaceChildren(...parts.filter((part) => part !== null));
  }

  function layOut() {
    list.hidden = !asList;
    panel.hidden = asList;
    root.classList.toggle('guide--lista', asList);
    toggle.textContent = asList ? words.guide_en_i_taget : words.guide_visa_lista;
    toggle.setAttribute('aria-expanded', String(asList));
  }

  /** Scrolls so that what is asked, or suggested, stands first on the screen if it was not on it. */
  function showQuestion() {
    const { top } = panel.getBoundingClientRect();
    const { bottom } = find(panel, 'h3', HTMLElement).getBoundingClientRect();
    if (top < 0 || bottom > innerHeight / 2) panel.scrollIntoView();
  }

  /** Shows what the address says; takes the reader there if the address is the guide's. */
  function takeUp() {
    const { hash } = location;
    const found = hash.match(STATE);
    const id = found || hash.length < 2 ? '' : CSS.escape(decodeURIComponent(hash.slice(1)));
    const inList = id ? list.querySelector(`#${id}`) : null;
    if (found) asList = false;
    if (inList) asList = true;
    layOut();
    const first = !panel.childElementCount;
    if (found || !hash || first) {
      show(follow(questions, root.dataset.start ?? '', decodeURIComponent(found?.[1] ?? '')));
    }
    if (found || (!hash && !first)) {
      panel.querySelector('h3')?.focus({ preventScroll: true });
      showQuestion();
    } else {
      inList?.scrollIntoView();
    }
  }

  // A plain click changes the address without the jump to the anchor: what comes is shown in its place.
  panel.addEventListener('click', (event) => {
    const { target } = event;
    const link = target instanceof Element ? target.closest('a[href^="#guide"]') : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.hash !== location.hash) history.pushState(null, '', link.hash);
    dispatchEvent(new HashChangeEvent('hashchange'));
  });
  // The list and what is shown of it are ticked alike.
  root.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    for (const box of findAll(root, `[data-sista] [value="${target.value}"]`, HTMLInputElement)) {
      box.checked = target.checked;
    }
  });
  list.before(panel);
  root.append(element('p', { class: 'skarm' }, toggle));
  root.classList.add('guide--steg');
  addEventListener('hashchange', takeUp);
  takeUp();
}
