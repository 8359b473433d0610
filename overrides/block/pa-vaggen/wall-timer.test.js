import { strict as assert } from 'node:assert';
import {
  asTime,
  leftOf,
  longer,
  MINUTE_MS,
  movedTo,
  passed,
  paused,
  shareLeft,
  started,
  timerOf,
  turned,
  wholeOf,
} from './wall-timer.js';

const show = {
  title: '',
  slides: [],
  clocks: [{ name: 'a', minutes: 10 }, { name: 'b', minutes: 5 }],
  minutes: 15,
};
const NOON = Date.UTC(2027, 0, 1, 12);
const after = (/** @type {number} */ minutes) => NOON + minutes * MINUTE_MS;

Deno.test('a clock counts from the time of day, however long nobody looked', () => {
  const timer = started(movedTo(timerOf(show), 0, NOON), NOON);
  assert.equal(leftOf(timer, after(0)), 10 * MINUTE_MS);
  assert.equal(leftOf(timer, after(9)), MINUTE_MS);
  assert.equal(leftOf(timer, after(600)), -590 * MINUTE_MS);
  assert.equal(shareLeft(timer, after(5)), 0.5);
  assert.equal(shareLeft(timer, after(600)), 0);
});

Deno.test('a clock that is set back has not run backwards', () => {
  const timer = started(movedTo(timerOf(show), 0, NOON), NOON);
  assert.equal(leftOf(timer, after(-30)), 10 * MINUTE_MS);
});

Deno.test('a pause counts for nothing, neither in the moment nor in the whole', () => {
  const first = paused(started(movedTo(timerOf(show), 0, NOON), NOON), after(2));
  assert.equal(leftOf(first, after(60)), 8 * MINUTE_MS);
  const again = started(first, after(60));
  assert.equal(leftOf(again, after(61)), 7 * MINUTE_MS);
  assert.deepEqual(wholeOf(again, after(61)), { left: 12 * MINUTE_MS });
});

Deno.test('each moment keeps its own time, and the whole counts all of it', () => {
  const first = started(movedTo(timerOf(show), 0, NOON), NOON);
  const second = movedTo(first, 1, after(3));
  assert.equal(leftOf(second, after(4)), 4 * MINUTE_MS);
  assert.equal(leftOf(movedTo(second, 0, after(4)), after(5)), 6 * MINUTE_MS);
  assert.deepEqual(wholeOf(second, after(4)), { left: 11 * MINUTE_MS });
  assert.equal(leftOf(movedTo(second, -1, after(4)), after(5)), null);
});

Deno.test('a minute more is a minute more, also when the time was out', () => {
  const timer = started(movedTo(timerOf(show), 1, NOON), NOON);
  assert.equal(leftOf(longer(timer, after(1)), after(1)), 5 * MINUTE_MS);
  assert.equal(leftOf(longer(timer, after(9)), after(9)), MINUTE_MS);
});

Deno.test('a clock that is off says nothing, and the whole goes on', () => {
  const timer = turned(started(movedTo(timerOf(show), 0, NOON), NOON));
  assert.equal(leftOf(timer, after(1)), null);
  assert.equal(longer(timer, after(1)), timer);
  assert.deepEqual(wholeOf(timer, after(1)), { left: 14 * MINUTE_MS });
  assert.equal(leftOf(turned(timer), after(1)), 9 * MINUTE_MS);
});

Deno.test('without a plan the whole says how long it has lasted', () => {
  const timer = started(timerOf({ ...show, minutes: 0 }), NOON);
  assert.deepEqual(wholeOf(timer, after(7)), { gone: 7 * MINUTE_MS });
});

Deno.test('five minutes, one minute and the end are passed once, and of several the last counts', () => {
  const at = (/** @type {number} */ minutes) => minutes * MINUTE_MS;
  assert.equal(passed(at(5) + 400, at(5) - 600), 'five');
  assert.equal(passed(at(5), at(4)), '');
  assert.equal(passed(at(1) + 1, at(1)), 'one');
  assert.equal(passed(1, -1), 'end');
  assert.equal(passed(at(20), at(-3)), 'end');
  assert.equal(passed(at(20), at(0.5)), 'one');
  assert.equal(passed(-1, -500), '');
  assert.equal(passed(null, at(1)), '');
});

Deno.test('times are read as on a clock', () => {
  assert.equal(asTime(0), '0:00');
  assert.equal(asTime(-500), '0:00');
  assert.equal(asTime(1), '0:01');
  assert.equal(asTime(65_000), '1:05');
  assert.equal(asTime(3_600_000), '60:00');
  assert.equal(asTime(7_205_000), '120:05');
});
