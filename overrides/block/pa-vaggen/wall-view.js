/**
 * The wall: one thing at a time over the whole window, with its clock, its notes and, after the
 * meeting, its minutes. The page lies behind, and comes back when the wall closes.
 *
 * @typedef {import('./wall.d.ts').Show} Show
 * @typedef {import('./wall-link.js').Message} Message
 * @typedef {import('./wall-link.js').ClockAct} ClockAct
 * @typedef {import('./wall-keys.js').WallAct} WallAct
 * @typedef {import('../../frame/workbook/workbook-desk.js').Desk} DeskOf
 * @typedef {import('./wall-link.js').SharedPlace} SharedPlaceOf
 * @typedef {import('./wall-link.js').WallLink} WallLinkOf
 */

import { element } from '../../scripts/element.js';
import { button, find, say } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { Chime } from './wall-chime.js';
import { clockParts } from './wall-clock.js';
import { fit } from './wall-fit.js';
import { actOf } from './wall-keys.js';
import { minutesView } from './wall-minutes-view.js';
import { noteFields, slideElement, stateFields } from './wall-slide.js';
import {
  asTime,
  leftOf,
  longer,
  movedTo,
  passed,
  paused,
  started,
  timerOf,
  turned,
  untilNext,
} from './wall-timer.js';

const WALL_OPEN = 'vagg-oppen';
const HEARD = { five: words.va_hor_five, one: words.va_hor_one, end: words.va_hor_end };
const A_SWIPE = 60;
const LEADER_WINDOW = 'popup,width=960,height=820';

/**
 * What a wall needs: the desk it writes on, the place of a workbook that is on the screen alone (null
 * where one is open in the browser), where desk messages go, and what closes it.
 *
 * @typedef {{ show: Show, index: number, desk: DeskOf, loose: SharedPlaceOf | null,
 *   told: HTMLElement, link: WallLinkOf, closed: () => void }} WallParts
 */

/** @param {WallParts} parts */
export function openWall({ show, index, desk, loose, told, link, closed }) {
  const { slides } = show;
  const ending = new AbortController();
  const { signal } = ending;
  const chime = new Chime();
  let at = Math.min(Math.max(index, 0), slides.length - 1);
  let timer = movedTo(timerOf(show), slides[at].clock, Date.now());
  let isRinging = false;
  let areKeysOn = true;
  let isDone = false;
  /** @type {number | null} */
  let lastLeft = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pending;
  /** @type {WakeLockSentinel | null} */
  let awake = null;

  const heard = element('p', { class: 'bara-las', role: 'status' });
  const seen = element('div', { class: 'vscen__bild', 'aria-live': 'polite' });
  const states = element('div', { class: 'vlage' });
  const stage = element('section', { class: 'vscen' }, seen, states);
  const clock = clockParts((act) => onClock(act));
  const notes = element('section', {
    class: 'vfalt',
    id: 'vfalt',
    'aria-label': words.va_anteckna,
    hidden: '',
  });
  const fields = element('div', {});
  notes.append(fields, told);
  const minutes = element('div', { class: 'vprot', hidden: '' });
  const paper = element('div', { class: 'vprot bara-papper' });
  const where = element('select', { class: 'vrad__var', 'aria-label': words.va_ga_till });
  where.append(
    ...slides.map((slide, place) =>
      element('option', { value: String(place) }, `${place + 1}. ${slide.title}`)
    ),
  );
  where.addEventListener('change', () => go(Number(where.value)));
  const count = element('span', { class: 'vrad__antal' });
  const back = button('vknapp', words.va_forra, () => go(at - 1));
  const next = button('vknapp', words.va_nasta, () => go(at + 1));
  const write = button('vknapp', words.va_anteckna, () => toggleNotes());
  write.setAttribute('aria-controls', notes.id);
  const screen = button('vknapp', words.va_helskarm, () => toggleScreen());
  const lead = button('vknapp', words.va_ledare, () => openLeader());
  const help = settings();
  const ask = button('vknapp', words.va_tangenter, () => help.showModal());
  const tell = button('vknapp', words.va_protokoll, () => showMinutes(false));
  const shut = button('vknapp', words.va_stang, () => leave());
  screen.hidden = !document.fullscreenEnabled;
  const group = (/** @type {string} */ name, /** @type {HTMLElement[]} */ ...within) =>
    element('div', { class: 'vrad__grupp', role: 'group', 'aria-label': name }, ...within);
  const rows = element(
    'div',
    { class: 'vrad' },
    group(words.va_bilder, back, element('span', { class: 'vrad__plats' }, count, where), next),
    clock.buttons,
    group(words.va_motet, write, tell, lead, ask, screen, shut),
  );
  const top = element(
    'header',
    { class: 'vtopp' },
    element('p', { class: 'vtopp__namn' }, show.title),
    clock.face,
  );
  const wall = element('main', { class: 'vagg', id: 'vagg', 'aria-label': words.va_vaggen });
  wall.append(
    top,
    element('div', { class: 'vyta' }, stage, notes),
    minutes,
    rows,
    help,
    heard,
    paper,
  );

  /** @param {number} place */
  function go(place) {
    if (place < 0 || place >= slides.length) return;
    at = place;
    isDone = false;
    const now = Date.now();
    const before = timer.at;
    timer = movedTo(timer, slides[at].clock, now);
    render();
    if (timer.since !== null && timer.at !== before) hearStart(now);
    changed(now);
  }

  function render() {
    const slide = slides[at];
    desk.flush();
    clock.show(timer, Date.now());
    wall.dataset.del = String(slide.part);
    wall.classList.toggle('vagg--nyckel', slide.kind === 'key');
    seen.replaceChildren(slideElement(slide, resize));
    states.replaceChildren(...stateFields(slide, desk));
    fields.replaceChildren(...noteFields(slide, desk));
    say(count, filled(words.va_av, { nr: at + 1, alla: slides.length }));
    where.value = String(at);
    back.disabled = at === 0;
    next.disabled = at === slides.length - 1;
    minutes.hidden = true;
    find(wall, '.vyta', HTMLElement).hidden = false;
    tell.setAttribute('aria-expanded', 'false');
    history.replaceState(history.state, '', `#bild-${at + 1}`);
    resize();
  }

  function resize() {
    const slide = seen.firstElementChild;
    if (isDone || !(slide instanceof HTMLElement)) return wall.classList.remove('vagg--hel');
    fit(wall, stage, slide);
  }

  /** Shows the clocks, says what they have passed, and comes back when they show something else. */
  function tick() {
    clearTimeout(pending);
    const now = Date.now();
    const left = leftOf(timer, now);
    if (timer.since !== null) {
      const mark = passed(lastLeft, left);
      if (mark) say(heard, HEARD[mark]);
      if (mark === 'end' && isRinging) chime.ring();
      pending = setTimeout(tick, untilNext(timer, now) + 5);
    }
    lastLeft = left;
    clock.show(timer, now);
  }

  /** What follows when somebody has changed the clocks or the slide. @param {number} now */
  function changed(now) {
    lastLeft = leftOf(timer, now);
    tick();
    link.say({ kind: 'state', index: at, timer });
  }

  /** @param {number} now */
  function hearStart(now) {
    const left = leftOf(timer, now);
    const name = show.clocks[timer.at]?.name ?? '';
    const time = left === null ? '' : asTime(left);
    say(
      heard,
      left === null ? words.va_hor_gar : filled(words.va_hor_start, { namn: name, tid: time }),
    );
  }

  /** @param {ClockAct} act */
  function onClock(act) {
    const now = Date.now();
    if (act === 'skip') return skip();
    if (act === 'clock' && timer.since === null) {
      timer = started(timer, now);
      hearStart(now);
    } else if (act === 'clock') timer = paused(timer, now);
    else if (act === 'longer') timer = longer(timer, now);
    else timer = turned(timer);
    if (timer.since === null) say(heard, '');
    changed(now);
  }

  /** Goes to the first slide of the next moment. */
  function skip() {
    const now = slides[at].clock;
    const later = slides.findIndex((slide, place) => place > at && slide.clock !== now);
    if (later >= 0) go(later);
  }

  function toggleNotes(isOpen = notes.hidden) {
    notes.hidden = !isOpen;
    write.setAttribute('aria-expanded', String(isOpen));
    resize();
    if (isOpen) fields.querySelector('textarea')?.focus();
    else write.focus();
  }

  /** @param {number} place which of the fields to write in */
  function writeIn(place) {
    if (isDone) go(at);
    if (notes.hidden) toggleNotes(true);
    fields.querySelectorAll('textarea')[place]?.focus();
  }

  function toggleScreen() {
    const going = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    going.catch(() => {});
  }

  function openLeader() {
    const address = `${location.href.split('#')[0]}#ledare-${link.name}`;
    if (!open(address, `ledare-${link.name}`, LEADER_WINDOW)) say(told, words.va_ledare_stoppad);
  }

  /** @param {boolean} isLeaving whether somebody is about to close the wall */
  function showMinutes(isLeaving) {
    desk.flush();
    isDone = true;
    const view = minutesView(show, desk, {
      isLeaving,
      back: () => {
        go(at);
        tell.focus();
      },
      close: () => finish(),
    });
    minutes.replaceChildren(view);
    find(wall, '.vyta', HTMLElement).hidden = true;
    minutes.hidden = false;
    tell.setAttribute('aria-expanded', 'true');
    resize();
    scrollTo(0, 0);
    view.querySelector('h1')?.focus();
  }

  /** Closes the wall; what stands on it alone is offered as a file first. */
  function leave() {
    desk.flush();
    if (desk.isUnsaved) showMinutes(true);
    else finish();
  }

  function finish() {
    if (desk.isUnsaved && !confirm(words.va_stang_fraga)) return;
    desk.isUnsaved = false;
    close();
    closed();
  }

  /** Takes the wall away; what is written stays where it is. */
  function close() {
    desk.flush();
    clearTimeout(pending);
    ending.abort();
    awake?.release().catch(() => {});
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    link.say({ kind: 'bye' });
    document.documentElement.classList.remove(WALL_OPEN);
    wall.remove();
  }

  /** The keys and what they do, and whether they do it; the sound. */
  function settings() {
    const rows = [
      ['← →', words.va_tangent_pilar],
      [words.va_mellanslag, words.va_tangent_mellanslag],
      ['T', words.va_tangent_t],
      ['N', words.va_tangent_n],
      ['P', words.va_tangent_p],
      ['F', words.va_tangent_f],
      ['?', words.va_tangent_fraga],
      ['Esc', words.va_tangent_escape],
    ];
    const box = (
      /** @type {string} */ label,
      /** @type {boolean} */ isOn,
      /** @type {(isOn: boolean) => void} */ changed,
    ) => {
      const input = element('input', { type: 'checkbox' });
      input.checked = isOn;
      input.addEventListener('change', () => changed(input.checked));
      return element('label', { class: 'vhjalp__val' }, input, ` ${label}`);
    };
    const dialog = element('dialog', { class: 'vhjalp', 'aria-labelledby': 'vhjalp-rubrik' });
    dialog.append(
      element('h2', { id: 'vhjalp-rubrik' }, words.va_tangenter),
      box(words.va_tangenter_pa, areKeysOn, (isOn) => {
        areKeysOn = isOn;
      }),
      box(words.va_ljud, isRinging, (isOn) => {
        isRinging = isOn;
        if (isOn) chime.ring();
      }),
      element(
        'dl',
        {},
        ...rows.map(([key, does]) =>
          element(
            'div',
            {},
            element('dt', {}, element('kbd', {}, key)),
            element('dd', {}, does),
          )
        ),
      ),
      button('vknapp vknapp--fylld', words.va_klar, () => dialog.close()),
    );
    return dialog;
  }

  /** @type {Record<WallAct, () => void>} */
  const acts = {
    next: () => go(at + 1),
    back: () => go(at - 1),
    first: () => go(0),
    last: () => go(slides.length - 1),
    clock: () => onClock('clock'),
    off: () => onClock('off'),
    notes: () => writeIn(0),
    park: () => writeIn(2),
    screen: () => screen.hidden || toggleScreen(),
    help: () => help.showModal(),
    close: () => isDone ? go(at) : leave(),
  };

  /** @param {Message} message */
  function hear(message) {
    if (message.kind === 'hello') {
      const items = loose?.items() ?? [];
      link.say({ kind: 'here', book: loose ? desk.id : '', items, index: at, timer });
    } else if (message.kind === 'go') go(message.index);
    else if (message.kind === 'clock') onClock(message.act);
    else if (message.kind === 'put' && loose) {
      loose.take(message.key, message.value);
      desk.isUnsaved = true;
    }
  }

  async function stayAwake() {
    try {
      if (!document.hidden) awake = await navigator.wakeLock.request('screen');
    } catch {
      // The browser lets the screen go dark.
    }
  }

  /** @param {PointerEvent} down */
  function swipe(down) {
    if (down.pointerType !== 'touch') return;
    stage.addEventListener('pointerup', (up) => {
      const [across, along] = [up.clientX - down.clientX, up.clientY - down.clientY];
      if (Math.abs(across) < A_SWIPE || Math.abs(across) < 2 * Math.abs(along)) return;
      go(at + (across < 0 ? 1 : -1));
    }, { once: true, signal });
  }

  document.documentElement.classList.add(WALL_OPEN);
  document.body.append(wall);
  render();
  changed(Date.now());
  stayAwake();
  scrollTo(0, 0);
  find(stage, 'h1', HTMLElement).focus();
  stage.addEventListener('pointerdown', swipe, { signal });
  new ResizeObserver(resize).observe(stage);
  document.fonts?.ready.then(resize);
  document.addEventListener('keydown', (event) => {
    if (help.open) return;
    const target = event.target instanceof Element ? event.target : null;
    const scrolls = document.documentElement.scrollHeight > innerHeight + 1;
    const act = actOf(event, target, { isOn: areKeysOn, scrolls });
    if (!act) return;
    event.preventDefault();
    acts[act]();
  }, { signal });
  document.addEventListener('visibilitychange', () => {
    tick();
    stayAwake();
  }, { signal });
  document.addEventListener('fullscreenchange', () => {
    say(screen, document.fullscreenElement ? words.va_inte_helskarm : words.va_helskarm);
  }, { signal });
  addEventListener('beforeprint', () => {
    desk.flush();
    paper.replaceChildren(minutesView(show, desk, null));
  }, { signal });
  addEventListener('pagehide', () => link.say({ kind: 'bye' }), { signal });
  return { close, hear, go };
}
