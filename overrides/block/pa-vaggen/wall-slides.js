/**
 * What the wall shows, in order: made of the model, the exercises and the plans for meetings.
 *
 * @typedef {import('./wall.d.ts').WallData} WallData
 * @typedef {import('./wall.d.ts').WallChoice} WallChoice
 * @typedef {import('./wall.d.ts').WallStep} WallStep
 * @typedef {import('./wall.d.ts').WallPart} WallPart
 * @typedef {import('./wall.d.ts').WallPlan} WallPlan
 * @typedef {import('./wall.d.ts').Slide} Slide
 * @typedef {import('./wall.d.ts').Planned} Planned
 * @typedef {import('./wall.d.ts').Show} Show
 */

import { shareOf } from '../motesplan/meetingchoice.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

// How long a question gets that no plan says a time for, until somebody gives it more.
export const FREE_MINUTES = 5;
const LONGEST_ID = 100;
/** @type {Slide} */
const BLANK = {
  kind: 'aim',
  about: '',
  part: 0,
  over: '',
  title: '',
  text: '',
  tasks: [],
  brings: '',
  clock: -1,
  place: null,
  advice: [],
  steps: [],
};

/**
 * Returns what is shown for a choice, or null where the choice is not known.
 *
 * @param {WallData} data
 * @param {WallChoice} choice
 * @returns {Show | null}
 */
export function showOf(data, choice) {
  const part = data.parts.find(({ id }) => choice.kind === 'fas' && id === choice.id);
  const steps = data.steps.filter((step) =>
    choice.kind === 'steg' ? step.id === choice.id : step.part === part?.number
  );
  if (!steps.length) return null;
  const plan = data.plans.find(({ id }) => id === choice.plan);
  const maker = new Maker(data, part ?? null, steps, plan ?? null);
  return plan ? maker.byPlan(plan) : maker.withoutPlan();
}

/** Makes one wall; its clocks are counted as its slides are made. */
class Maker {
  /** @type {Planned[]} */
  #clocks = [];

  /**
   * @param {WallData} data
   * @param {WallPart | null} part the phase, where the wall is about a whole one
   * @param {WallStep[]} steps
   * @param {WallPlan | null} plan
   */
  constructor(data, part, steps, plan) {
    this.data = data;
    this.part = part;
    this.steps = steps;
    this.plan = plan;
    this.number = steps[0].part;
    this.name = part?.name ?? steps[0].name;
  }

  /** @returns {Show} */
  withoutPlan() {
    const slides = this.steps.flatMap((step) => {
      const first = this.part ? [this.#aim(step)] : [];
      const asked = [this.#key(step), ...step.questions.map((one) => this.#question(step, one))];
      const timed = asked.map((slide) => ({ ...slide, clock: this.#clock(slide.title) }));
      const done = this.#exercise(step).map((slide, index) => ({
        ...slide,
        clock: this.#clock(slide.title, step.exercise?.parts[index].minutes),
      }));
      return [...first, ...timed, ...done];
    });
    return this.#show([this.#begin(), ...slides, this.#end('')], 0);
  }

  /** @param {WallPlan} plan @returns {Show} */
  byPlan(plan) {
    const shared = plan.items.filter(({ fill }) => fill === 'steg');
    const slides = plan.items.flatMap((item, index) => {
      const clock = this.#clock(item.name, item.minutes);
      const place = shared.indexOf(item);
      const told = this.part && item.fill === 'steg' ? this.part.items[place]?.text : '';
      const moment = {
        ...BLANK,
        kind: /** @type {const} */ ('moment'),
        about: `mote-${plan.id}-${index + 1}`,
        part: this.number,
        over: [
          filled(words.va_moment, { nr: index + 1, alla: plan.items.length }),
          filled(words.va_minuter, { antal: item.minutes }),
        ].join(' · '),
        title: item.name,
        text: told ?? '',
        tasks: item.tasks,
        brings: item.brings,
        advice: [...this.#tooLong(item.fill), ...this.data.tips],
      };
      const inside = item.fill ? this.#filled(item.fill, place, shared.length) : [];
      return [moment, ...inside].map((slide) => ({ ...slide, clock }));
    });
    return this.#show([this.#begin(), ...slides, this.#end(plan.after)], plan.minutes);
  }

  /** @param {Slide[]} slides @param {number} minutes @returns {Show} */
  #show(slides, minutes) {
    const title = [this.name, this.plan?.name].filter(Boolean).join(', ');
    return { title, slides, clocks: this.#clocks, minutes };
  }

  /** @param {string} name @param {number} [minutes] */
  #clock(name, minutes = FREE_MINUTES) {
    return this.#clocks.push({ name, minutes }) - 1;
  }

  /**
   * Returns what is put into an item of a plan, in the order that the plan's page has it.
   *
   * @param {string} fill
   * @param {number} place its number, from 0, among the items that share the steps
   * @param {number} of
   * @returns {Slide[]}
   */
  #filled(fill, place, of) {
    const done = (/** @type {WallStep} */ step) =>
      step.exercise ? this.#exercise(step) : [this.#key(step)];
    if (this.part) {
      if (fill === 'steg') return this.steps[place] ? [this.#key(this.steps[place])] : [];
      return this.steps.flatMap((step) => fill === 'ovning' ? done(step) : [this.#key(step)]);
    }
    const [step] = this.steps;
    const questions = step.questions.map((one) => this.#question(step, one));
    if (fill === 'nyckelfraga') return [this.#key(step)];
    if (fill === 'foljdfragor') return questions;
    if (fill === 'fragor') return [this.#key(step), ...questions];
    if (fill === 'ovning') return done(step);
    const first = place === 0 ? [this.#key(step), ...this.#exercise(step)] : [];
    return [...first, ...shareOf(questions, place, of)];
  }

  /** Returns a note where the exercise is longer than the plan has room for. @param {string} fill */
  #tooLong(fill) {
    const exercise = this.part ? null : this.steps[0].exercise;
    const isHere = fill === 'ovning' || fill === 'steg';
    if (!exercise || !isHere || !this.plan || exercise.minutes <= this.plan.room) return [];
    return [`${exercise.name}: ${filled(words.mp_for_lang, { plan: exercise.plan })}`];
  }

  /** @param {WallStep} step */
  #stepOver(step) {
    const whole = { nr: step.number, alla: this.data.steps.length, namn: step.name };
    return filled(this.part || this.plan ? words.va_steg_namn : words.va_steg, whole);
  }

  /** @returns {Slide} */
  #begin() {
    const [step] = this.steps;
    const over = [
      this.part ? words.va_hela_fasen : filled(words.va_steg, {
        nr: step.number,
        alla: this.data.steps.length,
      }),
      this.plan?.name,
    ];
    const about = this.part ?? step;
    return {
      ...BLANK,
      about: about.id,
      part: this.number,
      over: over.filter(Boolean).join(' · '),
      title: about.name,
      text: about.purpose,
      place: about.place,
      advice: this.data.tips,
    };
  }

  /** @param {WallStep} step @returns {Slide} */
  #aim(step) {
    return {
      ...BLANK,
      about: step.id,
      part: step.part,
      over: filled(words.va_steg, { nr: step.number, alla: this.data.steps.length }),
      title: step.name,
      text: step.purpose,
      place: step.place,
      advice: step.advice,
    };
  }

  /** @param {WallStep} step @returns {Slide} */
  #key(step) {
    return {
      ...BLANK,
      kind: 'key',
      about: step.id,
      part: step.part,
      over: `${words.nyckelfraga_mucf} · ${this.#stepOver(step)}`,
      title: step.key,
      place: step.place,
      advice: step.advice,
    };
  }

  /** @param {WallStep} step @param {WallStep['questions'][number]} question @returns {Slide} */
  #question(step, question) {
    const count = { nr: step.questions.indexOf(question) + 1, alla: step.questions.length };
    const over = [
      filled(words.va_fraga, count),
      words[`perspektiv_${question.of}`],
      this.part ? step.name : '',
    ];
    return {
      ...BLANK,
      kind: 'question',
      about: question.id,
      part: step.part,
      over: over.filter(Boolean).join(' · '),
      title: question.text,
      place: question.place,
      advice: [question.advice],
    };
  }

  /** @param {WallStep} step @returns {Slide[]} */
  #exercise(step) {
    const { exercise } = step;
    return (exercise?.parts ?? []).map((part, index, all) => ({
      ...BLANK,
      kind: 'exercise',
      about: `ovning-${step.id}-${index + 1}`.slice(-LONGEST_ID),
      part: step.part,
      over: `${exercise?.name} · ${filled(words.va_av, { nr: index + 1, alla: all.length })}`,
      title: [part.name, filled(words.va_minuter, { antal: part.minutes })].filter(Boolean).join(
        ', ',
      ),
      text: part.text,
      place: step.place,
      advice: [exercise?.needs ?? ''],
    }));
  }

  /** @param {string} after @returns {Slide} */
  #end(after) {
    return {
      ...BLANK,
      kind: 'end',
      about: (this.part ?? this.steps[0]).id,
      part: this.number,
      over: this.name,
      title: this.data.taken,
      text: after,
      steps: this.steps,
      advice: this.data.tips,
    };
  }
}
