/**
 * Asks the guide's questions one at a time. The list in the page is the source of everything shown
 * here, and the address holds the answers: #guide=question:answer,question:answer. So the browser's
 * own back, forward, bookmark and link all work. What a link leads to stands in the page already, as
 * the anchor of an answer to choose or of one already given.
 */

const STATE = /^#guide(?:=(.*))?$/;

/** Makes an element with attributes and children; a string becomes text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

const textOf = (element, selector) => element.querySelector(selector)?.textContent.trim() ?? '';

function readQuestion(element) {
  const answers = [...element.querySelectorAll('[data-svar]')].map((item) => ({
    id: item.dataset.svar,
    text: textOf(item, '[data-text]').replace(/\.$/, ''),
    reason: textOf(item, '[data-skal]'),
    note: textOf(item, '[data-obs]'),
    next: item.dataset.nasta,
    outcome: item.dataset.resultat,
  }));
  return {
    id: element.dataset.fraga,
    left: Number(element.dataset.kvar),
    text: textOf(element, '[data-text]'),
    help: textOf(element, '[data-hjalp]'),
    answers,
  };
}

/** Follows the answers in the address from the start; stops at the first that does not fit. */
function follow(questions, start, fragment) {
  const steps = [];
  let question = questions.get(start);
  let outcome = null;
  for (const pair of fragment.split(',').filter(Boolean)) {
    const [id, answerId] = pair.split(':');
    const answer = question?.id === id && question.answers.find((one) => one.id === answerId);
    if (!answer) break;
    steps.push({ question, answer });
    question = answer.next ? questions.get(answer.next) : null;
    outcome = answer.outcome ?? null;
  }
  return { steps, question, outcome };
}

const address = (steps) =>
  steps.length ? `#guide=${steps.map(({ question, answer }) => `${question.id}:${answer.id}`).join(',')}` : '#guide';

/** The anchor of the state after these answers. */
const anchor = (steps) => address(steps).slice(1);

export default function guide(root) {
  const words = root.dataset;
  const list = root.querySelector('[data-lista]');
  const questions = new Map(
    [...list.querySelectorAll('[data-fraga]')].map((element) => [element.dataset.fraga, readQuestion(element)]),
  );
  const panel = make('div', { class: 'guide__panel' });
  const toggle = make('button', { type: 'button', class: 'guide__vaxla', 'aria-expanded': 'false' });
  let asList = false;

  const button = (label, action) => {
    const element = make('button', { type: 'button', class: 'knapp' }, label);
    element.addEventListener('click', action);
    return element;
  };

  function trail(steps) {
    if (!steps.length) return null;
    const items = steps.map(({ question, answer }, index) =>
      make(
        'li',
        // The newest answer's state is the one that is shown: the panel has its anchor.
        index < steps.length - 1 ? { id: anchor(steps.slice(0, index + 1)) } : {},
        make('p', { class: 'guide__svarade' }, `${question.text} `, make('strong', {}, `${answer.text}.`)),
        make('p', {}, answer.reason),
        make(
          'p',
          { class: 'skarm' },
          make('a', { href: address(steps.slice(0, index)), 'aria-label': `${words.ordAndra}: ${question.text}` }, words.ordAndra),
        ),
      ),
    );
    return make('div', { class: 'guide__spar' }, make('h4', {}, words.ordEraSvar), make('ol', {}, ...items));
  }

  const wayTo = (label, href) => make('a', { class: 'guide__tillbaka', href }, label);

  function ways(steps, ...first) {
    if (!steps.length) return null;
    const back = wayTo(words.ordTillbaka, address(steps.slice(0, -1)));
    return make('div', { class: 'guide__knappar skarm' }, ...first, back, wayTo(words.ordBorjaOm, '#guide'));
  }

  function questionPanel({ steps, question }) {
    const number = steps.length + 1;
    const choices = question.answers.map((answer) => {
      const after = [...steps, { question, answer }];
      return make('li', { id: anchor(after) }, make('a', { class: 'guide__val', href: address(after) }, answer.text));
    });
    return [
      make('p', { class: 'guide__lage' }, `${words.ordFraga} ${number} ${words.ordHogst} ${steps.length + question.left}`),
      make('h3', { tabindex: '-1' }, question.text),
      question.help ? make('p', { class: 'guide__hjalp' }, question.help) : null,
      make('ul', { class: 'guide__alternativ' }, ...choices),
      ways(steps),
      trail(steps),
    ];
  }

  function outcomePanel({ steps, outcome }) {
    const source = list.querySelector(`[data-utfall="${outcome}"]`);
    const notes = steps.map(({ answer }) => answer.note).filter(Boolean);
    const status = make('p', { role: 'status', class: 'guide__kvitto' });
    const copy = async () => {
      await navigator.clipboard.writeText(window.location.href);
      status.textContent = words.ordKopierad;
    };
    const final = 'kontroll' in source.dataset
      ? [
          make('h4', {}, textOf(list, '#sista-kontrollen')),
          make('p', {}, textOf(list, '[data-sista-text]')),
          list.querySelector('[data-sista]').cloneNode(true),
        ]
      : [];
    return [
      make('p', { class: 'guide__lage' }, words.ordForslag),
      make('h3', { tabindex: '-1' }, textOf(source, 'h4')),
      make('p', { class: 'guide__rad' }, textOf(source, '[data-text]')),
      ...(notes.length
        ? [make('h4', {}, words.ordTankPa), make('ul', {}, ...notes.map((note) => make('li', {}, note)))]
        : []),
      make('h4', {}, words.ordFormer),
      source.querySelector('[data-former]').cloneNode(true),
      ...final,
      ways(
        steps,
        button(words.ordSkrivUt, () => window.print()),
        navigator.clipboard ? button(words.ordKopiera, copy) : null,
      ),
      status,
      trail(steps),
      make('p', { class: 'bara-papper guide__adress' }, `${words.ordLank}: ${window.location.href}`),
    ];
  }

  function show(state) {
    root.classList.toggle('guide--svar', Boolean(state.outcome));
    if (state.steps.length) panel.id = anchor(state.steps);
    else panel.removeAttribute('id');
    panel.replaceChildren(...(state.outcome ? outcomePanel(state) : questionPanel(state)).filter(Boolean));
  }

  function layOut() {
    list.hidden = !asList;
    panel.hidden = asList;
    root.classList.toggle('guide--lista', asList);
    toggle.textContent = asList ? words.ordEnITaget : words.ordLista;
    toggle.setAttribute('aria-expanded', String(asList));
  }

  /** Shows what the address says; takes the reader there if the address is the guide's. */
  function read() {
    const { hash } = window.location;
    const found = hash.match(STATE);
    const inList = !found && hash.length > 1 && list.querySelector(`#${CSS.escape(decodeURIComponent(hash.slice(1)))}`);
    if (found) asList = false;
    if (inList) asList = true;
    layOut();
    const first = !panel.childElementCount;
    if (found || !hash || first) {
      show(follow(questions, words.start, decodeURIComponent(found?.[1] ?? '')));
    }
    if (found || (!hash && !first)) {
      panel.querySelector('h3').focus({ preventScroll: true });
      panel.scrollIntoView({ block: 'nearest' });
    } else if (inList) {
      inList.scrollIntoView();
    }
  }

  toggle.addEventListener('click', () => {
    asList = !asList;
    layOut();
  });
  // A plain click changes the address without the jump to the anchor: what comes is shown in its place.
  panel.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#guide"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.hash !== window.location.hash) window.history.pushState(null, '', link.hash);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
  list.before(panel);
  root.append(make('p', { class: 'skarm' }, toggle));
  root.classList.add('guide--steg');
  window.addEventListener('hashchange', read);
  read();
}
