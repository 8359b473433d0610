/**
 * The window of whoever leads: what is on the wall, what comes next, advice, the clocks, and the same
 * fields. It steers the wall and follows it.
 *
 * @typedef {import('./wall.d.ts').Show} Show
 * @typedef {import('./wall-timer.js').Timer} Timer
 * @typedef {import('./wall-link.js').Message} Message
 */

import { Desk } from '../../frame/workbook/workbook-desk.js';
import { browserPlace, Shelf } from '../../frame/workbook/workbook-store.js';
import { element } from '../../scripts/element.js';
import { button, liveRegion, say } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { clockParts } from './wall-clock.js';
import { actOf } from './wall-keys.js';
import { SharedPlace, WallLink } from './wall-link.js';
import { noteFields } from './wall-slide.js';
import { timerOf, untilNext, wholeOf } from './wall-timer.js';

const LEADER_OPEN = 'vagg-oppen';

/** @param {Show} show @param {string} name the wall's */
export function openLeader(show, name) {
  const { slides } = show;
  const told = liveRegion('vfalt__besked');
  const link = new WallLink(name, hear);
  const place = new SharedPlace((message) => link.say(message));
  /** @type {Desk | null} */
  let desk = null;
  let at = -1;
  let timer = timerOf(show);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pending;

  const back = button('vknapp', words.va_forra, () => link.say({ kind: 'go', index: at - 1 }));
  const next = button('vknapp', words.va_nasta, () => link.say({ kind: 'go', index: at + 1 }));
  const clock = clockParts((act) => link.say({ kind: 'clock', act }));
  const day = element('span', {});
  const here = element('section', { class: 'led__nu', 'aria-live': 'polite' });
  const then = element('section', { class: 'led__sen' });
  const advice = element('section', { class: 'led__rad' });
  const fields = element('div', {});
  const state = liveRegion('led__lage');
  const view = element(
    'main',
    { class: 'led', 'aria-label': words.va_ledare },
    element('h1', { class: 'led__namn' }, `${words.va_ledare}: ${show.title}`),
    state,
    element('div', { class: 'led__klocka' }, clock.face, element('p', { class: 'led__dag' }, day)),
    element(
      'div',
      { class: 'vrad' },
      element(
        'div',
        { class: 'vrad__grupp', role: 'group', 'aria-label': words.va_bilder },
        back,
        next,
      ),
      clock.buttons,
    ),
    element(
      'div',
      { class: 'led__delar' },
      element('div', {}, here, then, advice),
      element('section', { class: 'vfalt', 'aria-label': words.va_anteckna }, fields, told),
    ),
  );

  /** @param {Message} message */
  function hear(message) {
    if (message.kind === 'here') arrive(message);
    else if (message.kind === 'state') follow(message);
    else if (message.kind === 'put') place.take(message.key, message.value);
    else if (message.kind === 'bye') {
      clearTimeout(pending);
      say(state, words.va_ledare_slut);
    }
  }

  /** @param {Extract<Message, { kind: 'here' }>} message */
  function arrive({ book, items, index, timer: told }) {
    for (const [key, value] of items) place.take(key, value);
    desk ??= deskFor(book);
    at = -1;
    say(state, '');
    follow({ index, timer: told });
  }

  /** Returns the desk of the workbook that the wall writes in. @param {string} book its id, or "" */
  function deskFor(book) {
    const tell = (/** @type {string} */ text) => say(told, text);
    if (book) {
      // What is written here stands on the wall too, which is what asks before it closes.
      const made = new Desk(new Shelf(place, '/'), book, false, tell, () => {
        made.isUnsaved = false;
      });
      return made;
    }
    const browser = browserPlace();
    const shelf = browser && new Shelf(browser, document.documentElement.dataset.lagring ?? '/');
    return shelf?.current ? new Desk(shelf, shelf.current, true, tell) : null;
  }

  /** @param {{ index: number, timer: Timer }} now */
  function follow({ index, timer: counted }) {
    timer = counted;
    if (index !== at) {
      at = index;
      render();
    }
    tick();
  }

  function render() {
    const slide = slides[at];
    const later = slides[at + 1];
    const moment = nextMoment();
    view.dataset.del = String(slide.part);
    here.replaceChildren(
      element('p', { class: 'led__over' }, slide.over),
      element('h2', {}, slide.title),
      slide.text ? element('p', {}, slide.text) : '',
      ...slide.tasks.map(({ who, what }) =>
        element('p', {}, element('strong', {}, who), ` ${what}`)
      ),
    );
    then.replaceChildren(
      element('h2', {}, words.va_sedan),
      element('p', {}, later ? later.title : words.va_sista),
      moment ? element('p', {}, filled(words.va_nasta_moment, moment)) : '',
    );
    const tips = slide.advice.filter(Boolean);
    advice.replaceChildren(
      ...(tips.length
        ? [
          element('h2', {}, words.va_rad),
          element('ul', {}, ...tips.map((tip) => element('li', {}, tip))),
        ]
        : []),
    );
    desk?.flush();
    fields.replaceChildren(...(desk ? noteFields(slide, desk) : []));
    back.disabled = at === 0;
    next.disabled = !later;
  }

  /** Returns the clock that comes next, if this slide has one. */
  function nextMoment() {
    const now = slides[at].clock;
    const next = slides.find((slide, place) => place > at && slide.clock > now);
    const clock = next && show.clocks[next.clock];
    return clock && show.minutes ? { namn: clock.name, antal: clock.minutes } : null;
  }

  function tick() {
    clearTimeout(pending);
    const now = Date.now();
    clock.show(timer, now);
    const clockTime = (/** @type {number} */ time) =>
      new Date(time).toLocaleTimeString(
        document.documentElement.lang === 'sv' ? 'sv-SE' : 'en-GB',
        {
          hour: '2-digit',
          minute: '2-digit',
        },
      );
    const { left } = wholeOf(timer, now);
    const parts = [filled(words.va_klockan_ar, { tid: clockTime(now) })];
    if (left !== undefined && timer.since !== null) {
      parts.push(filled(words.va_slutar, { tid: clockTime(now + left) }));
    }
    say(day, parts.join(' '));
    pending = setTimeout(tick, timer.since === null ? 1000 : untilNext(timer, now) + 5);
  }

  document.documentElement.classList.add(LEADER_OPEN);
  document.body.append(view);
  document.title = `${words.va_ledare}: ${show.title}`;
  say(state, words.va_ledare_vantar);
  document.addEventListener('visibilitychange', tick);
  document.addEventListener('keydown', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const act = actOf(event, target, { isOn: true, scrolls: true });
    if (act === 'next') next.click();
    else if (act === 'back') back.click();
    else return;
    event.preventDefault();
  });
  tick();
  link.say({ kind: 'hello' });
}
