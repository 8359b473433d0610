/**
 * The search field of the page's head: results as the reader types, as a list of ordinary links.
 * Loaded at the first key press. Enter goes to the results page, as it does without this file.
 */

import { element } from '../../scripts/element.js';
import { find, findAll, liveRegion, say } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { counted, engine, hitItem, latest, patience } from './hits.js';

const SHOWN = 6;
const PAUSE = 90;

/**
 * Makes a search form show results under its field.
 *
 * @param {HTMLElement} root
 */
export default function attach(root) {
  if (!(root instanceof HTMLFormElement)) return;
  const form = root;
  const field = find(form, 'input[type="search"]', HTMLInputElement);
  const status = liveRegion('bara-las');
  const list = element('ul', { class: 'sokforslag__lista' });
  const box = element('div', { class: 'sokforslag', hidden: '' }, list);
  form.append(status, box);

  const close = () => {
    wait.end();
    box.hidden = true;
    say(status, '');
  };
  const last = (/** @type {URL} */ { href }, /** @type {string} */ text) =>
    element('li', { class: 'sokforslag__alla' }, element('a', { href }, text));

  /**
   * Says why there are no hits, as a link to the register.
   *
   * @param {string} why
   */
  const elsewhere = (why) => {
    if (!form.contains(document.activeElement)) return;
    const target = new URL(form.action);
    target.hash = 'register';
    list.replaceChildren(last(target, why));
    box.hidden = false;
    say(status, why);
  };
  const wait = patience(() => elsewhere(words.sok_drojer));

  const ask = latest(
    PAUSE,
    async (/** @type {string} */ question) => {
      const { search } = await engine();
      const answer = await search(question, { typing: true });
      const shown = await Promise.all(answer.hits.slice(0, SHOWN).map((hit) => hit.data()));
      return { ...answer, shown };
    },
    ({ hits, instead, shown }, question) => {
      if (!field.value.trim()) {
        close();
        return;
      }
      wait.end();
      const target = new URL(form.action);
      target.searchParams.set('q', question);
      const from = new FormData(form).get('fran');
      if (typeof from === 'string') target.searchParams.set('fran', from);
      const count = counted(hits.length);
      const all = hits.length ? words.sok_alla : words.sok_inga_mer;
      const items = shown.map((one, index) => hitItem(hits[index], one, question));
      list.replaceChildren(...items, last(target, all));
      box.hidden = false;
      const meant = instead ? `${filled(words.sok_visar, { fraga: instead })} ` : '';
      const none = filled(words.sok_inga, { fraga: question });
      say(status, meant + (hits.length ? `${count}. ${words.sok_pilar}` : none));
    },
    () => {
      wait.end();
      elsewhere(words.sok_fel);
    },
  );

  /**
   * @param {Event} event
   * @param {number} step
   */
  const move = (event, step) => {
    if (box.hidden) return;
    const stops = [field, ...findAll(list, 'a', HTMLAnchorElement)];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[Math.min(stops.length - 1, Math.max(0, at + step))];
    event.preventDefault();
    next.focus();
  };

  const typed = () => {
    const question = field.value.trim();
    if (question.length < 2) {
      close();
      return;
    }
    wait.begin();
    ask(question);
  };
  field.addEventListener('input', typed);
  form.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') move(event, 1);
    else if (event.key === 'ArrowUp') move(event, -1);
    else if (event.key === 'Escape' && !box.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
      field.focus();
    }
  });
  const isOutside = (/** @type {EventTarget | null} */ place) =>
    !(place instanceof Node && form.contains(place));
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (isOutside(relatedTarget)) close();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (isOutside(target)) close();
  });
  // What search needs is on its way before there are letters enough to ask for.
  engine().then(({ load }) => load()).catch(() => {});
  typed();
}
