/**
 * The search field of the page's head: results as the reader types, as a list of ordinary links.
 * Loaded at the first key press. Enter goes to the results page, as it does without this file.
 */
import all from './sok-ord.js';
import { load, search } from './sok-motor.js';

export const ord = all[document.documentElement.lang] ?? all.sv;
const SHOWN = 6;
const PAUSE = 90;
/** After this many milliseconds without an answer the reader is shown another way. */
const PATIENCE = 5000;

/** A text with {name} replaced. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** An element with attributes and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** "1 träff" or "12 träffar". */
export const counted = (number) => (number === 1 ? ord.en : filled(ord.antal, { antal: number }));

const plain = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** The address of a hit: the heading that matched, unless the page as a whole is what was asked for. */
export function address(shown, question) {
  const words = plain(question).match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const title = plain(shown.title);
  const whole = !shown.anchor || words.some((word) => title.includes(word.slice(0, Math.max(4, word.length - 3))));
  return whole ? shown.url : `${shown.url}#${encodeURIComponent(shown.anchor)}`;
}

/** A hit as a link, with the name of its group and the heading that matched. */
export function hitItem(hit, shown, question) {
  const link = element('a', { class: 'traff__lank', href: address(shown, question) }, shown.title);
  const item = element('li', { class: 'traff' }, element('p', { class: 'traff__grupp' }, ord[`grupp_${hit.group}`] ?? ''), link);
  if (shown.heading && shown.heading !== shown.title) item.append(element('p', { class: 'traff__rubrik' }, `${ord.under}: ${shown.heading}`));
  return item;
}

/** Run the newest of several questions after a pause, and forget the answers of the older ones. */
export function latest(pause, work, done) {
  let timer;
  let newest = 0;
  return (...given) => {
    clearTimeout(timer);
    newest += 1;
    const mine = newest;
    timer = setTimeout(async () => {
      const answer = await work(...given).catch((error) => ({ error }));
      if (mine === newest) done(answer, ...given);
    }, pause);
  };
}

/** Calls `late` when an answer is long in coming: `begin` when it is asked for, `end` when it has come. */
export function patience(late) {
  let timer;
  const end = () => clearTimeout(timer);
  return {
    end,
    begin() {
      end();
      timer = setTimeout(late, PATIENCE);
    },
  };
}

/** Make a search form show results under its field. */
export default function attach(form) {
  const field = form.querySelector('input[type="search"]');
  const status = element('p', { class: 'bara-las', role: 'status' });
  const list = element('ul', { class: 'sokforslag__lista' });
  const box = element('div', { class: 'sokforslag', hidden: '' }, list);
  form.append(status, box);

  const close = () => {
    wait.end();
    box.hidden = true;
    status.textContent = '';
  };

  /** Say why there are no hits, as a link to the register. */
  const elsewhere = (why) => {
    if (!form.contains(document.activeElement)) return;
    const target = new URL(form.action);
    target.hash = 'register';
    list.replaceChildren(element('li', { class: 'sokforslag__alla' }, element('a', { href: target.href }, why)));
    box.hidden = false;
    status.textContent = why;
  };
  const wait = patience(() => elsewhere(ord.drojer));

  const render = async ({ error, answer, shown }, question) => {
    if (error) {
      wait.end();
      elsewhere(ord.fel);
      return;
    }
    if (!field.value.trim()) {
      close();
      return;
    }
    wait.end();
    const { hits, instead } = answer;
    const target = new URL(form.action);
    target.search = new URLSearchParams(new FormData(form));
    target.searchParams.set('q', question);
    const more = element('li', { class: 'sokforslag__alla' }, element('a', { href: target.href }, hits.length ? filled(ord.alla, { antal: counted(hits.length) }) : ord.inga_mer));
    list.replaceChildren(...shown.map((one, index) => hitItem(hits[index], one, question)), more);
    box.hidden = false;
    const meant = instead ? `${filled(ord.visar, { fraga: instead })} ` : '';
    status.textContent = meant + (hits.length ? `${counted(hits.length)}. ${ord.pilar}` : filled(ord.inga, { fraga: question }));
  };

  const ask = latest(
    PAUSE,
    async (question) => {
      const answer = await search(question, { typing: true });
      return { answer, shown: await Promise.all(answer.hits.slice(0, SHOWN).map((hit) => hit.data())) };
    },
    render,
  );

  const links = () => [...list.querySelectorAll('a')];
  const move = (event, step) => {
    if (box.hidden) return;
    const stops = [field, ...links()];
    const at = stops.indexOf(document.activeElement);
    const next = stops[Math.min(stops.length - 1, Math.max(0, at + step))];
    event.preventDefault();
    next.focus();
  };

  const typed = () => {
    if (field.value.trim().length < 2) {
      close();
      return;
    }
    wait.begin();
    ask(field.value.trim());
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
  form.addEventListener('focusout', (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!form.contains(event.target)) close();
  });
  // What search needs is on its way before there are letters enough to ask for.
  load().catch(() => {});
  typed();
}
