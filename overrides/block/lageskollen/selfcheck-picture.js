/**
 * The picture of a group's answers: the model's twelve steps in a ring, a party's answers as a bar
 * from the lowest level to the highest with a mark at the middle. The parties differ by shape.
 *
 * @typedef {import('./selfcheck.d.ts').StepSpread} StepSpread
 * @typedef {import('./selfcheck.d.ts').SelfCheckParty} SelfCheckParty
 * @typedef {{ name: string, number: string, part: string }} PictureStep
 */

import { CHECK_PARTIES } from './selfcheck-count.js';

const SVG_NAME = 'http://www.w3.org/2000/svg';
const MIDDLE = 400;
const TURN = 30;
const RIM = { inner: 322, outer: 396 };
const CORE = 90;
const SIDE = { offentlig: -1, civil: 1 };
// A mark's size, and that of the former round's, which goes round it where nothing has changed.
const SIZE = 12;
const FORMER = 17;
const LINE_LETTERS = 17;

/** Returns how far from the middle a level is. @param {number} level */
export const radiusOf = (level) => 76 + level * 57;

/**
 * Returns a point at an angle clockwise from twelve o'clock.
 *
 * @param {number} radius
 * @param {number} degrees
 * @returns {[number, number]}
 */
export function pointAt(radius, degrees) {
  const angle = degrees * Math.PI / 180;
  const round = (/** @type {number} */ value) => Math.round(value * 10) / 10;
  return [round(MIDDLE + radius * Math.sin(angle)), round(MIDDLE - radius * Math.cos(angle))];
}

/**
 * Returns where a party's level is in a sector: beside the sector's middle, further out the more room
 * there is.
 *
 * @param {number} step
 * @param {SelfCheckParty} party
 * @param {number} level
 * @param {number} [aside] how much further from the middle
 * @returns {[number, number]}
 */
export function placeOf(step, party, level, aside = 0) {
  const radius = radiusOf(level);
  const beside = SIDE[party] * (4.5 + 0.07 * radius + aside);
  const turn = Math.atan2(beside, radius) * 180 / Math.PI;
  return pointAt(Math.hypot(radius, beside), (step + 0.5) * TURN + turn);
}

/**
 * Returns a name on two lines at most, as even as they can be.
 *
 * @param {string} name
 */
export function onLines(name) {
  if (name.length <= LINE_LETTERS) return [name];
  const parts = name.split(' ');
  const cuts = parts.map((_, place) => [
    parts.slice(0, place).join(' '),
    parts.slice(place).join(' '),
  ]).slice(1);
  const longest = (/** @type {string[]} */ lines) => Math.max(...lines.map((one) => one.length));
  return cuts.sort((one, other) => longest(one) - longest(other))[0] ?? [name];
}

/**
 * Returns the picture; `first` is laid under it, dashed, where there has been a round before.
 *
 * @param {PictureStep[]} steps
 * @param {StepSpread[]} spreads
 * @param {StepSpread[] | null} first
 * @param {string} label
 */
export function checkPicture(steps, spreads, first, label) {
  const svg = shape('svg', {
    viewBox: '0 0 800 800',
    role: 'img',
    'aria-label': label,
    class: 'lk__hjul',
  });
  steps.forEach((step, place) => svg.append(...sectorOf(step, place)));
  for (let level = 1; level <= 4; level++) {
    svg.append(
      shape('circle', { cx: MIDDLE, cy: MIDDLE, r: radiusOf(level), class: 'lk__varv' }),
    );
    const [x, y] = pointAt(radiusOf(level), 0);
    svg.append(
      shape('circle', { cx: x, cy: y, r: 9, class: 'lk__skiva' }),
      shape('text', { x, y, class: 'lk__siffra' }, String(level)),
    );
  }
  for (
    const [each, isFirst] of /** @type {[StepSpread[], boolean][]} */ ([
      [first ?? [], true],
      [spreads, false],
    ])
  ) {
    for (const spread of each) {
      for (const party of CHECK_PARTIES) svg.append(...marksOf(spread, party, isFirst));
    }
  }
  return svg;
}

/**
 * Returns a party's mark as a picture of its own.
 *
 * @param {SelfCheckParty} party
 */
export function markOfParty(party) {
  const svg = shape('svg', {
    viewBox: '-18 -18 36 36',
    'aria-hidden': 'true',
    class: 'lk__tecken',
  });
  svg.append(middleMark(party, [0, 0], false));
  return svg;
}

/** @param {PictureStep} step @param {number} place */
function sectorOf({ name, number, part }, place) {
  const [start, end] = [place * TURN, (place + 1) * TURN];
  const group = shape('g', { 'data-del': part });
  const isTurned = (start + end) / 2 > 90 && (start + end) / 2 < 270;
  const outline = (/** @type {number} */ inner, /** @type {number} */ outer) =>
    `M${pointAt(outer, start)}A${outer} ${outer} 0 0 1 ${pointAt(outer, end)}L${
      pointAt(inner, end)
    }A${inner} ${inner} 0 0 0 ${pointAt(inner, start)}Z`;
  group.append(
    shape('path', { d: outline(CORE, RIM.inner), class: 'lk__falt' }),
    shape('path', { d: outline(RIM.inner, RIM.outer), class: 'lk__rand' }),
  );
  const lines = [...onLines(`${number} ${name}`)];
  lines.forEach((line, index) => {
    const down = lines.length === 1 ? 43 : 30 + index * 25;
    const radius = isTurned
      ? RIM.inner + down - 7 + (lines.length === 1 ? 0 : 3)
      : RIM.outer - down;
    const id = `lk-bage-${place}-${index}`;
    const [from, to] = isTurned ? [end, start] : [start, end];
    group.append(
      shape('path', {
        id,
        class: 'lk__bage',
        d: `M${pointAt(radius, from)}A${radius} ${radius} 0 0 ${isTurned ? 0 : 1} ${
          pointAt(radius, to)
        }`,
      }),
    );
    const text = shape('text', { class: 'lk__namn' });
    text.append(shape('textPath', { href: `#${id}`, startOffset: '50%' }, line));
    group.append(text);
  });
  const [x, y] = pointAt((RIM.inner + RIM.outer) / 2, (start + end) / 2);
  group.append(shape('text', { x, y, class: 'lk__nummer' }, number));
  return [group];
}

/** @param {StepSpread} spread @param {SelfCheckParty} party @param {boolean} isFirst */
function marksOf({ step, parties }, party, isFirst) {
  const { low, high, middle } = parties[party];
  if (middle === null) return [];
  const made = [];
  if (high > low) {
    const aside = isFirst ? 10 : 0;
    const [from, to] = [low, high].map((level) => placeOf(step, party, level, aside));
    const d = `M${from}L${to}`;
    const kind = `lk__streck lk__streck--${party}${isFirst ? ' lk__streck--forst' : ''}`;
    made.push(shape('path', { d, class: kind }));
    if (party === 'civil' && !isFirst) {
      made.push(shape('path', { d, class: 'lk__streck lk__streck--inre' }));
    }
  }
  return [...made, middleMark(party, placeOf(step, party, middle), isFirst)];
}

/** @param {SelfCheckParty} party @param {[number, number]} point @param {boolean} isFirst */
function middleMark(party, [x, y], isFirst) {
  const size = isFirst ? FORMER : SIZE;
  const kind = `lk__mitt lk__mitt--${party}${isFirst ? ' lk__mitt--forst' : ''}`;
  if (party === 'offentlig') return shape('circle', { cx: x, cy: y, r: size, class: kind });
  const arm = size * 1.25;
  const d = `M${x} ${y - arm}L${x + arm} ${y}L${x} ${y + arm}L${x - arm} ${y}Z`;
  return shape('path', { d, class: kind });
}

/** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
function shape(name, attributes, text) {
  const made = document.createElementNS(SVG_NAME, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text) made.textContent = text;
  return made;
}
