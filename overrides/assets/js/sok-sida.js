/**
 * The results page: /sok/?q=riskmatris shows its hits as links, best first. The same page without
 * this file has the register of headings and terms.
 */
import { search } from './sok-motor.js';
import { counted, element, filled, hitItem, latest, ord, patience } from './sok.js';

const PAGE = 10;
const PAUSE = 150;
const GROUPS = ['modellen', 'verktyg', 'strukturer', 'exempel', 'kunskap', 'ovrigt', 'enkel'];

export default function results(root) {
  const form = root.querySelector('form');
  const field = form.querySelector('input');
  const status = root.querySelector('[data-sok-status]');
  const filters = root.querySelector('[data-sok-filter]');
  const list = root.querySelector('[data-sok-traffar]');
  const more = root.querySelector('[data-sok-fler]');
  const help = root.querySelector('[data-sok-hjalp]');
  const other = root.querySelector('[data-sok-annat]');
  const register = document.querySelector('[data-sok-register]');
  let hits = [];
  let group = '';
  let question = '';
  let late = false;

  const chosen = () => (group ? hits.filter((hit) => hit.group === group) : hits);

  /** Show the next hits; the focus goes to the first of them if the reader asked for more. */
  const extend = async (focus) => {
    const from = list.children.length;
    const next = chosen().slice(from, from + PAGE);
    const asked = question;
    const shown = await Promise.all(next.map((hit) => hit.data()));
    if (asked !== question || list.children.length !== from) return;
    next.forEach((hit, index) => {
      const item = hitItem(hit, shown[index], question);
      if (shown[index].description) item.append(element('p', { class: 'traff__text' }, shown[index].description));
      list.append(item);
    });
    more.hidden = list.children.length >= chosen().length;
    if (focus) list.children[from]?.querySelector('a').focus();
  };

  const choose = (name) => {
    group = name;
    for (const button of filters.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.dataset.grupp === group));
    list.replaceChildren();
    list.hidden = !hits.length;
    return extend(false);
  };

  const showFilters = () => {
    const present = GROUPS.filter((name) => hits.some((hit) => hit.group === name));
    filters.hidden = present.length < 2;
    filters.replaceChildren(
      ...['', ...present].map((name) => {
        const number = name ? hits.filter((hit) => hit.group === name).length : hits.length;
        const button = element('button', { type: 'button', class: 'sokfilter__val', 'aria-pressed': 'false', 'data-grupp': name }, `${name ? ord[`grupp_${name}`] : ord.filter_alla} (${number})`);
        button.addEventListener('click', () => choose(name));
        return button;
      }),
    );
  };

  /** Say something about the search, with or without advice and the register. */
  const say = (text, advice, index) => {
    help.hidden = !advice;
    if (register) register.hidden = !index;
    status.textContent = text;
  };
  const wait = patience(() => {
    late = true;
    say(ord.drojer, false, true);
  });

  const show = async (answer) => {
    const asked = question;
    hits = answer.error ? [] : answer.hits;
    other.hidden = false;
    const link = other.querySelector('a');
    link.textContent = filled(ord.annat, { fraga: question });
    link.search = `?q=${encodeURIComponent(question)}`;
    showFilters();
    const failed = answer.error ?? (await choose('').catch((error) => error));
    if (asked !== question) return;
    wait.end();
    if (failed) say(ord.fel, false, true);
    // A reader may have begun to look in the register that came up meanwhile: it stays.
    else say(said(answer), !hits.length, !hits.length || late);
    document.title = `${question} – ${root.dataset.titel}`;
  };

  const said = ({ instead, missing }) => {
    if (!hits.length) return filled(ord.inga, { fraga: question });
    const parts = [filled(ord.traffar_pa, { antal: counted(hits.length), fraga: instead || question })];
    if (instead) parts.unshift(filled(ord.inga, { fraga: question }));
    if (missing.length) parts.push(filled(ord.saknas, { ord: missing.join(', ') }));
    return parts.join(' ');
  };

  const clear = () => {
    wait.end();
    hits = [];
    question = '';
    list.replaceChildren();
    for (const part of [filters, list, more, help, other]) part.hidden = true;
    if (register) register.hidden = false;
    status.textContent = '';
  };

  const ask = latest(PAUSE, (text, typing) => search(text, { typing }), show);
  const start = (text, typing) => {
    const address = new URL(location.href);
    if (text) address.searchParams.set('q', text);
    else address.searchParams.delete('q');
    history.replaceState(null, '', address);
    if (!text) {
      clear();
      return;
    }
    question = text;
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
  const asked = new URL(location.href).searchParams.get('q')?.trim() ?? '';
  field.value = asked;
  if (asked) {
    if (register) register.hidden = true;
    status.textContent = ord.soker;
    start(asked, false);
  }
}
