/**
 * Puts the questions of a step or phase into a plan for a meeting, and the time of day. The page's
 * own list of steps is the only source; without this module the page has lines to write on.
 */

import { element } from '../../scripts/element.js';
import { find, findAll, liveRegion, say, textOf } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { shareOf, timeAfter } from './meetingchoice.js';
import { meetingForm } from './meetingform.js';

/**
 * @typedef {import('./meetingchoice.js').Choice} Choice
 * @typedef {{ name: HTMLAnchorElement, key: Node[], questions: Node[][], exercise: Node[] | null }} Step
 */

/**
 * Returns copies of what stands in an element.
 *
 * @param {Element} from
 */
const contents = (from) => [...from.childNodes].map((node) => node.cloneNode(true));

/**
 * Returns a note where an exercise is longer than the plan has time for.
 *
 * @param {HTMLElement} exercise
 */
function noteOn(exercise) {
  const room = exercise.closest('[data-ryms]');
  if (!(room instanceof HTMLElement)) return [];
  const { minuter, plan = '' } = exercise.dataset;
  const fits = Number(minuter) <= Number(room.dataset.ryms);
  return fits ? [] : [document.createTextNode(`. ${filled(words.mp_for_lang, { plan })}`)];
}

/**
 * @param {HTMLElement} root
 * @returns {Step}
 */
function stepIn(root) {
  const found = root.querySelector('[data-ovning]');
  const exercise = found instanceof HTMLElement ? found : null;
  return {
    name: find(root, '[data-namn]', HTMLAnchorElement),
    key: contents(find(root, '[data-nyckelfraga]', HTMLElement)),
    questions: findAll(root, '[data-fraga]', HTMLElement).map(contents),
    exercise: exercise && [...contents(exercise), ...noteOn(exercise)],
  };
}

/**
 * Returns what a step puts into a place, as lists of nodes; `place` is its number, from 0, among
 * those that share the step.
 *
 * @param {Step} step
 * @param {string} fill
 * @param {number} place
 * @param {number} of
 * @returns {Node[][]}
 */
function ofStep(step, fill, place, of) {
  if (fill === 'nyckelfraga') return [step.key];
  if (fill === 'foljdfragor') return step.questions;
  if (fill === 'fragor') return [step.key, ...step.questions];
  if (fill === 'ovning') return [step.exercise ?? step.key];
  const begin = place === 0 ? [step.key, ...(step.exercise ? [step.exercise] : [])] : [];
  return [...begin, ...shareOf(step.questions, place, of)];
}

/**
 * Returns what a phase puts into a place: its steps, or what it does in the time of one of them.
 *
 * @param {HTMLElement} phase
 * @param {string} fill
 * @param {number} place
 * @returns {Node[][]}
 */
function ofPhase(phase, fill, place) {
  const steps = findAll(phase, '[data-steg]', HTMLElement).map(stepIn);
  const named = (/** @type {Step} */ step, /** @type {Node[]} */ rest) => [
    step.name.cloneNode(true),
    document.createTextNode('. '),
    ...rest,
  ];
  if (fill === 'steg') {
    const moment = contents(findAll(phase, '[data-moment]', HTMLElement)[place]);
    return [moment, named(steps[place], steps[place].key)];
  }
  if (fill === 'ovning') return steps.map((step) => named(step, step.exercise ?? step.key));
  return steps.map((step) => named(step, step.key));
}

/**
 * Starts a plan in an element made by the building block `motesplan`.
 *
 * @param {HTMLElement} root
 */
export default function start(root) {
  const rows = findAll(root, '[data-borjar]', HTMLElement);
  const shared = rows.filter((row) => row.dataset.fyll === 'steg');
  const places = rows.filter((row) => row.dataset.fyll);
  const empty = new Map(places.map((row) => [row, contents(placeIn(row))]));
  const about = find(root, '[data-valt]', HTMLElement);
  const own = find(root, '[data-stegets] a', HTMLAnchorElement);
  const ownAddress = own.href;
  const told = liveRegion('bara-las');
  root.append(told);

  const clock = (/** @type {string} */ begins) => {
    for (const row of rows) {
      const at = (/** @type {string | undefined} */ minutes) =>
        begins ? timeAfter(begins, Number(minutes)) : (minutes ?? '');
      const shown = find(row, '[data-klocka]', HTMLElement);
      say(shown, `${at(row.dataset.borjar)}–${at(row.dataset.slutar)}`);
    }
  };
  const fill = (/** @type {Choice} */ choice) => {
    const from = choice.kind && root.querySelector(`[data-${choice.kind}="${choice.id}"]`);
    const source = from instanceof HTMLElement ? from : null;
    for (const row of places) {
      const kind = row.dataset.fyll ?? '';
      const place = shared.indexOf(row);
      const found = source &&
        (choice.kind === 'steg'
          ? ofStep(stepIn(source), kind, place, shared.length)
          : ofPhase(source, kind, place));
      const made = found
        ? [element('ul', {}, ...found.map((item) => element('li', {}, ...item)))]
        : empty.get(row) ?? [];
      placeIn(row).replaceChildren(...made);
    }
    const name = source && find(source, '[data-namn]', HTMLAnchorElement);
    about.hidden = !name;
    about.replaceChildren(
      ...(name ? [element('strong', {}, `${words.mp_for}: `), name.cloneNode(true)] : []),
    );
    own.href = name ? name.href : ownAddress;
    return textOf(name);
  };
  let before = '';
  let first = true;
  meetingForm(root, (choice) => {
    clock(choice.start);
    const name = fill(choice);
    if (!first && name !== before) {
      say(told, name ? filled(words.mp_sagt, { namn: name }) : words.mp_sagt_inget);
    }
    before = name;
    first = false;
  });
}

/** @param {HTMLElement} row */
const placeIn = (row) => find(row, '[data-plats]', HTMLElement);
