/**
 * The clocks of a meeting: one for each moment and one for the whole. They are counted from the time
 * of day and never from ticks, so that a computer that sleeps or a hidden tab loses nothing. Times are
 * milliseconds since 1970.
 *
 * @typedef {{ minutes: number, extra: number, spent: number, isOff: boolean }} Clock
 *   `minutes` as planned, `extra` and `spent` in milliseconds
 * @typedef {{ clocks: Clock[], at: number, whole: { minutes: number, spent: number },
 *   since: number | null }} Timer
 *   `at` is the clock that counts, -1 for none; `since` is when it was started, null while it stands
 * @typedef {'five' | 'one' | 'end'} Mark
 */

export const MINUTE_MS = 60_000;
const MARKS = /** @type {const} */ ([['end', 0], ['one', 1], ['five', 5]]);

/**
 * Returns clocks that have not been started.
 *
 * @param {import('./wall.d.ts').Show} show
 * @returns {Timer}
 */
export const timerOf = ({ clocks, minutes }) => ({
  clocks: clocks.map((one) => ({ minutes: one.minutes, extra: 0, spent: 0, isOff: false })),
  at: -1,
  whole: { minutes, spent: 0 },
  since: null,
});

/** @param {Timer} timer @param {number} now @returns {Timer} */
const counted = (timer, now) => {
  if (timer.since === null) return timer;
  // A clock that somebody has set back has not run backwards.
  const more = Math.max(now - timer.since, 0);
  const clocks = timer.clocks.map((clock, index) =>
    index === timer.at ? { ...clock, spent: clock.spent + more } : clock
  );
  const whole = { ...timer.whole, spent: timer.whole.spent + more };
  return { ...timer, clocks, whole, since: now };
};

/** @param {Timer} timer @param {number} now @returns {Timer} */
export const started = (timer, now) => timer.since === null ? { ...timer, since: now } : timer;

/** @param {Timer} timer @param {number} now @returns {Timer} */
export const paused = (timer, now) => ({ ...counted(timer, now), since: null });

/**
 * Lets another clock count; what the first has counted stays with it.
 *
 * @param {Timer} timer
 * @param {number} at
 * @param {number} now
 * @returns {Timer}
 */
export const movedTo = (timer, at, now) => at === timer.at ? timer : { ...counted(timer, now), at };

/**
 * Gives the clock that counts a minute more, from now on if it had run out.
 *
 * @param {Timer} timer
 * @param {number} now
 * @returns {Timer}
 */
export function longer(timer, now) {
  const left = leftOf(timer, now);
  if (left === null) return timer;
  const more = MINUTE_MS + Math.max(-left, 0);
  return changed(timer, (clock) => ({ ...clock, extra: clock.extra + more }));
}

/** Turns the clock that counts off, or on again. @param {Timer} timer @returns {Timer} */
export const turned = (timer) => changed(timer, (clock) => ({ ...clock, isOff: !clock.isOff }));

/** @param {Timer} timer @param {(clock: Clock) => Clock} change @returns {Timer} */
const changed = (timer, change) => ({
  ...timer,
  clocks: timer.clocks.map((clock, index) => index === timer.at ? change(clock) : clock),
});

/**
 * Returns how long the clock that counts has left, less than nothing when it has run out; null where
 * no clock is on.
 *
 * @param {Timer} timer
 * @param {number} now
 */
export function leftOf(timer, now) {
  const clock = counted(timer, now).clocks[timer.at];
  if (!clock || clock.isOff) return null;
  return clock.minutes * MINUTE_MS + clock.extra - clock.spent;
}

/** Returns the share of a clock's time that is left, from 0 to 1. @param {Timer} timer @param {number} now */
export function shareLeft(timer, now) {
  const clock = timer.clocks[timer.at];
  const left = leftOf(timer, now);
  if (!clock || left === null) return 0;
  return Math.min(Math.max(left / (clock.minutes * MINUTE_MS + clock.extra), 0), 1);
}

/**
 * Returns how long the whole meeting has left, or how long it has lasted where no plan says how long
 * it is.
 *
 * @param {Timer} timer
 * @param {number} now
 */
export function wholeOf(timer, now) {
  const { minutes, spent } = counted(timer, now).whole;
  return minutes ? { left: minutes * MINUTE_MS - spent } : { gone: spent };
}

/**
 * Returns what a clock has passed between two moments: five minutes left, one, or the end. What a
 * moment begins with is not passed; of several, the last counts.
 *
 * @param {number | null} before what it had left
 * @param {number | null} after
 * @returns {Mark | ''}
 */
export function passed(before, after) {
  if (before === null || after === null) return '';
  const found = MARKS.find(([, minutes]) =>
    before > minutes * MINUTE_MS && after <= minutes * MINUTE_MS
  );
  return found?.[0] ?? '';
}

/**
 * Returns a time as minutes and seconds, as plans count: 4:05, 90:00. What is left of a second is still
 * left; what has run out is 0:00.
 *
 * @param {number} time
 */
export function asTime(time) {
  const seconds = Math.ceil(Math.max(time, 0) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * Returns how long until what the clocks show is another.
 *
 * @param {Timer} timer
 * @param {number} now
 */
export function untilNext(timer, now) {
  const left = leftOf(timer, now);
  const time = left ?? -(wholeOf(timer, now).gone ?? 0);
  const part = ((time % 1000) + 1000) % 1000;
  return part || 1000;
}
