/**
 * The clocks as they are seen: the moment's time, the whole meeting's, and the buttons for them. The
 * wall and the window of whoever leads show the same.
 *
 * @typedef {import('./wall-timer.js').Timer} Timer
 * @typedef {import('./wall-link.js').ClockAct} ClockAct
 */

import { element } from '../../scripts/element.js';
import { button, say } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { asTime, leftOf, MINUTE_MS, shareLeft, wholeOf } from './wall-timer.js';

/** @param {(act: ClockAct) => void} act */
export function clockParts(act) {
  const time = element('span', { class: 'vk__tid', role: 'timer', 'aria-label': words.va_tid });
  const out = element('span', { class: 'vk__ute', hidden: '' }, words.va_ute);
  const whole = element('span', { class: 'vk__hela' });
  const bar = element('span', { class: 'vk__stapel' });
  const track = element('span', { class: 'vk__spar', 'aria-hidden': 'true' }, bar);
  const face = element(
    'div',
    { class: 'vk' },
    element('p', { class: 'vk__rad' }, time, out, whole),
    track,
  );
  const start = button('vknapp vknapp--fylld', words.va_klocka_start, () => act('clock'));
  const more = button('vknapp', words.va_minut_till, () => act('longer'));
  const skip = button('vknapp', words.va_hoppa, () => act('skip'));
  const off = button('vknapp', words.va_tid_av, () => act('off'));
  const buttons = element(
    'div',
    { class: 'vrad__grupp', role: 'group', 'aria-label': words.va_klockan },
    ...[start, more, skip, off],
  );

  /** @param {Timer} timer @param {number} now */
  const show = (timer, now) => {
    const left = leftOf(timer, now);
    const hasClock = timer.at >= 0;
    const isOut = left !== null && left <= 0;
    const { left: rest, gone } = wholeOf(timer, now);
    say(time, left === null ? '' : asTime(left));
    time.hidden = left === null || isOut;
    out.hidden = !isOut;
    face.classList.toggle('vk--ute', isOut);
    face.classList.toggle('vk--gar', timer.since !== null);
    const hasBegun = timer.since !== null || timer.whole.spent > 0;
    say(
      whole,
      rest !== undefined
        ? filled(words.va_hela_kvar, { tid: inMinutes(rest) })
        : hasBegun
        ? filled(words.va_hela_gatt, { tid: asTime(gone ?? 0) })
        : '',
    );
    track.hidden = left === null;
    bar.style.inlineSize = `${shareLeft(timer, now) * 100}%`;
    const begin = hasBegun ? words.va_klocka_vidare : words.va_klocka_start;
    say(start, timer.since === null ? begin : words.va_klocka_paus);
    more.disabled = left === null;
    off.disabled = !hasClock;
    say(off, hasClock && timer.clocks[timer.at].isOff ? words.va_tid_pa : words.va_tid_av);
  };
  return { face, buttons, show };
}

/** Returns a time in whole minutes, what is begun counted, and none as 0. @param {number} time */
const inMinutes = (time) => String(Math.max(Math.ceil(time / MINUTE_MS), 0));
