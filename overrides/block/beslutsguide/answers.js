/**
 * The guide's answers as they stand in an address: #guide=question:answer,question:answer.
 *
 * @typedef {{ id: string, text: string, reason: string, note: string, next?: string,
 *   outcome?: string }} Answer an answer leads to a question, `next`, or to an outcome
 * @typedef {{ id: string, left: number, text: string, help: string, answers: Answer[] }} Question
 *   `left` is how many questions can come at most, this one counted
 * @typedef {{ question: Question, answer: Answer }} Step a question that has been answered
 * @typedef {{ steps: Step[], question?: Question, outcome?: string }} State what has been answered,
 *   and the question or outcome that it leads to
 */

/**
 * Follows the answers in an address from the start; stops at the first that does not fit.
 *
 * @param {Map<string, Question>} questions
 * @param {string} start
 * @param {string} fragment
 * @returns {State}
 */
export function follow(questions, start, fragment) {
  /** @type {Step[]} */
  const steps = [];
  let question = questions.get(start);
  /** @type {string | undefined} */
  let outcome;
  for (const pair of fragment.split(',').filter(Boolean)) {
    const [id, answerId] = pair.split(':');
    const answer = question?.id === id && question.answers.find((one) => one.id === answerId);
    if (!question || !answer) break;
    steps.push({ question, answer });
    question = answer.next ? questions.get(answer.next) : undefined;
    outcome = answer.outcome;
  }
  return { steps, question, outcome };
}

/**
 * Returns the address of the state after these answers.
 *
 * @param {Step[]} steps
 */
export function address(steps) {
  const pairs = steps.map(({ question, answer }) => `${question.id}:${answer.id}`);
  return pairs.length ? `#guide=${pairs.join(',')}` : '#guide';
}

/**
 * Returns the anchor of the state after these answers.
 *
 * @param {Step[]} steps
 */
export const anchor = (steps) => address(steps).slice(1);
