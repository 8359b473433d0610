/**
 * The results page: shows its hits as links, best first. The same page without this file has the
 * register of headings and terms.
 */

import { counted, engine, hitItem, latest, patience } from '../../frame/search/hits.js';
import { element } from '../../scripts/element.js';
import { button, find, findAll, say } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

/**
 * @typedef {import('../../frame/search/engine.js').Answer} Answer
 * @typedef {import('../../frame/search/engine.js').Hit} Hit
 */

const PAGE = 10;
const PAUSE = 150;
const GROUPS = ['modellen', 'verktyg', 'strukturer', 'exempel', 'kunskap', 'ovrigt', 'enkel'];

/** @param {HTMLElement} root */
export default function results(root) {
  const form = find(root, 'form', HTMLFormElement);
  const field = find(form, 'input', HTMLInputElement);
  const part = (/** @type {string} */ name) => find(root, `[data-sok-${name}]`, HTMLElement);
  const [status, filters, list, more] = ['status', 'filter', 'traffar', 'fler'].map(part);
  const [help, other] = ['hjalp', 'annat'].map(part);
  // A copy of the site on disk may have no way to the other language.
  const [elsewhere] = findAll(other, 'a', HTMLAnchorElement);
  const [register] = findAll(document, '[data-sok-register]', HTMLElement);
  const icons = find(root, '[data-sok-ikoner]', HTMLTemplateElement).content;
  const title = document.title;
  /** @type {Hit[]} */
  let hits = [];
  let group = '';
  let question = '';
  let late = false;

  const chosen = () => group ? hits.filter((hit) => hit.group === group) : hits;

  /** @param {string} name */
  const iconOf = (name) => icons.querySelector(`.ikon--${name}`)?.cloneNode(true) ?? null;

  /** @param {boolean} isShown */
  const showRegister = (isShown) => {
    if (register) register.hidden = !isShown;
  };

  /**
   * Shows the next hits; the focus goes to the first of them if the reader asked for more.
   *
   * @param {boolean} focus
   */
  const extend = async (focus) => {
    const from = list.children.length;
    const next = chosen().slice(from, from + PAGE);
    const asked = question;
    const shown = await Promise.all(next.map((hit) => hit.data()));
    if (asked !== question || list.children.length !== from) return;
    next.forEach((hit, index) => {
      const { description } = shown[index];
      const item = hitItem(hit, shown[index], question, iconOf(hit.group));
      if (description) item.append(element('p', { class: 'traff__text' }, description));
      list.append(item);
    });
    more.hidden = list.children.length >= chosen().length;
    if (focus) list.children[from]?.querySelector('a')?.focus();
  };

  /** The words and the group stand in the address, so that they can be shared and followed. */
  const remember = () => {
    const address = new URL(location.href);
    for (const [key, value] of [['q', question], ['grupp', group]]) {
      if (value) address.searchParams.set(key, value);
      else address.searchParams.delete(key);
    }
    history.replaceState(null, '', address);
    if (elsewhere) elsewhere.search = address.search;
  };

  /** @param {string} name */
  const choose = (name) => {
    group = name;
    remember();
    for (const choice of findAll(filters, 'button', HTMLButtonElement)) {
      choice.setAttribute('aria-pressed', String(choice.dataset.grupp === group));
    }
    list.replaceChildren();
    list.hidden = !hits.length;
    return extend(false);
  };

  const present = () => GROUPS.filter((name) => hits.some((hit) => hit.group === name));

  const showFilters = () => {
    const groups = present();
    filters.hidden = groups.length < 2;
    const choices = ['', ...groups].map((name) => {
      const number = hits.filter((hit) => hit.group === name).length;
      // How many there are in all stands in the status just above.
      const label = name ? `${words[`sok_grupp_${name}`]} (${number})` : words.sok_filter_alla;
      const choice = button('sokfilter__val', label, () => choose(name));
      choice.setAttribute('aria-pressed', 'false');
      choice.dataset.grupp = name;
      if (name) choice.prepend(iconOf(name) ?? '');
      return choice;
    });
    filters.replaceChildren(...choices);
  };

  /**
   * Tells something about the search, with or without advice and the register.
   *
   * @param {string} text
   * @param {boolean} advice
   * @param {boolean} index
   */
  const tell = (text, advice, index) => {
    help.hidden = !advice;
    showRegister(index);
    say(status, text);
  };
  const wait = patience(() => {
    late = true;
    tell(words.sok_drojer, false, true);
  });

  /** @param {Answer} answer */
  const said = ({ instead, missing }) => {
    const none = filled(words.sok_inga, { fraga: question });
    if (!hits.length) return none;
    const antal = counted(hits.length);
    const found = filled(words.sok_traffar_pa, { antal, fraga: instead || question });
    const lacking = filled(words.sok_saknas, { ord: missing.join(', ') });
    return [instead ? none : '', found, missing.length ? lacking : ''].filter(Boolean).join(' ');
  };

  /** @param {Answer | null} answer null if it could not be had */
  const show = async (answer) => {
    const asked = question;
    hits = answer?.hits ?? [];
    if (elsewhere) {
      other.hidden = false;
      elsewhere.textContent = filled(words.sok_annat, { fraga: question });
    }
    showFilters();
    const wanted = present().includes(group) ? group : '';
    const isShown = answer !== null && await choose(wanted).then(() => true, () => false);
    if (asked !== question) return;
    wait.end();
    // A reader may have begun to look in the register that came up meanwhile: it stays.
    if (answer && isShown) tell(said(answer), !hits.length, !hits.length || late);
    else tell(words.sok_fel, false, true);
    document.title = `${question} – ${title}`;
  };

  const clear = () => {
    wait.end();
    hits = [];
    list.replaceChildren();
    for (const hidden of [filters, list, more, help, other]) hidden.hidden = true;
    showRegister(true);
    say(status, '');
  };

  const ask = latest(
    PAUSE,
    async (/** @type {string} */ text, /** @type {boolean} */ typing) => {
      const { search } = await engine();
      return search(text, { typing });
    },
    show,
    () => show(null),
  );

  /**
   * @param {string} text
   * @param {boolean} typing
   */
  const start = (text, typing) => {
    // The group was chosen among the hits of other words.
    if (text !== question) group = '';
    question = text;
    remember();
    if (!text) {
      clear();
      return;
    }
    late = false;
    wait.begin();
    ask(text, typing);
  };

  more.addEventListener('click', () => extend(true));
  field.addEventListener('input', () => start(field.value.trim(), true));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    start(field.value.trim(), false);
  });
  const asked = new URL(location.href).searchParams;
  question = asked.get('q')?.trim() ?? '';
  group = asked.get('grupp') ?? '';
  field.value = question;
  if (question) {
    showRegister(false);
    say(status, words.sok_soker);
    start(question, false);
  }
}
