/**
 * What a group's answers say together: how each party's are spread, and where they differ most.
 *
 * @typedef {import('./selfcheck.d.ts').SelfCheckAnswer} SelfCheckAnswer
 * @typedef {import('./selfcheck.d.ts').SelfCheckParty} SelfCheckParty
 * @typedef {import('./selfcheck.d.ts').Spread} Spread
 * @typedef {import('./selfcheck.d.ts').StepSpread} StepSpread
 */

/** @type {SelfCheckParty[]} */
export const CHECK_PARTIES = ['offentlig', 'civil'];
export const MOST_ANSWERS = 40;
export const FEWEST_UNGUESSED = 3;
const MOST_DIFFERENT = 4;
const ALIKE_GAP = 0.5;
const ALIKE_REACH = 1;

/**
 * Returns the answers with new ones: the same counts once, a person's newer one takes the place of
 * the older, and no more than forty fit.
 *
 * @param {SelfCheckAnswer[]} kept
 * @param {SelfCheckAnswer[]} coming
 */
export function joinedAnswers(kept, coming) {
  const told = { answers: [...kept], added: 0, same: 0, changed: 0, left: 0 };
  for (const answer of coming) {
    const place = told.answers.findIndex(({ party, mark }) =>
      party === answer.party && mark === answer.mark
    );
    if (place < 0) {
      if (told.answers.length < MOST_ANSWERS) told.added = told.answers.push(answer) - kept.length;
      else told.left += 1;
    } else if (told.answers[place].levels.join() === answer.levels.join()) told.same += 1;
    else {
      told.answers[place] = answer;
      told.changed += 1;
    }
  }
  return told;
}

/**
 * Returns how the answers about a statement are spread.
 *
 * @param {number[]} levels
 * @returns {Spread}
 */
export function spreadOf(levels) {
  const counts = [0, 0, 0, 0, 0];
  for (const level of levels) counts[level] += 1;
  const sorted = levels.filter((level) => level > 0).sort((one, other) => one - other);
  const known = sorted.length;
  if (!known) return { counts, known, low: 0, high: 0, middle: null };
  const half = (known - 1) / 2;
  const middle = (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2;
  return { counts, known, low: sorted[0], high: sorted[known - 1], middle };
}

/**
 * Returns each step's answers, in the model's order.
 *
 * @param {SelfCheckAnswer[]} answers
 * @param {number} steps how many there are
 * @returns {StepSpread[]}
 */
export function stepSpreads(answers, steps) {
  return Array.from({ length: steps }, (_, step) => {
    const of = (/** @type {SelfCheckParty} */ party) =>
      spreadOf(answers.filter((one) => one.party === party).map(({ levels }) => levels[step]));
    const parties = { offentlig: of('offentlig'), civil: of('civil') };
    const [one, other] = CHECK_PARTIES.map((party) => parties[party]);
    const all = [one, other].filter(({ known }) => known);
    const both = one.middle !== null && other.middle !== null;
    return {
      step,
      parties,
      gap: both ? Math.abs(Number(one.middle) - Number(other.middle)) : null,
      reach: all.length
        ? Math.max(...all.map(({ high }) => high)) - Math.min(...all.map(({ low }) => low))
        : 0,
    };
  });
}

/**
 * Returns the four steps where the answers differ most, most first: the distance between the
 * parties' middles counts before the distance between single answers.
 *
 * @param {StepSpread[]} steps
 */
export const mostDifferent = (steps) =>
  steps.filter(({ gap, reach }) => (gap ?? 0) > 0 || reach > 0)
    .sort((one, other) => (other.gap ?? 0) - (one.gap ?? 0) || other.reach - one.reach)
    .slice(0, MOST_DIFFERENT);

/**
 * Returns the steps that both parties see alike: nobody is more than a level from another.
 *
 * @param {StepSpread[]} steps
 */
export const seenAlike = (steps) => {
  const different = mostDifferent(steps);
  return steps.filter((one) =>
    one.gap !== null && one.gap <= ALIKE_GAP && one.reach <= ALIKE_REACH &&
    !different.includes(one)
  );
};

/**
 * Returns the parties with so few answers that each can be guessed.
 *
 * @param {SelfCheckAnswer[]} answers
 */
export const guessable = (answers) =>
  CHECK_PARTIES.filter((party) => {
    const count = answers.filter((one) => one.party === party).length;
    return count > 0 && count < FEWEST_UNGUESSED;
  });

/**
 * Returns the places of the statements to begin with, for one person alone: those answered with
 * "don't know" and the two levels furthest off, lowest first, four at most.
 *
 * @param {number[]} levels
 */
export const toBeginWith = (levels) =>
  levels.map((level, step) => ({ level, step }))
    .filter(({ level }) => level <= 2)
    .sort((one, other) => one.level - other.level || one.step - other.step)
    .slice(0, MOST_DIFFERENT)
    .map(({ step }) => step);
