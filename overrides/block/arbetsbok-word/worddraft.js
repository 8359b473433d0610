/**
 * The draft of a letter of intent: what each clause says, of the answers in a workbook. The build makes
 * the example's draft the same way (navet/content/drafts.py).
 */

import { filled } from '../../scripts/text.js';

/**
 * How a draft is made: for each field of the letter the questions whose answers go there, all
 * questions by id, and the words for where an answer is from, for a gap, and for the parties' column.
 *
 * @typedef {{
 *   clauses: [string, string[]][], asked: Record<string, string>, from: string, gap: string,
 *   parties: [string, string],
 * }} DraftPlan
 */

/**
 * Returns what a draft says by the tag of its field, and the questions that leave gaps.
 *
 * @param {DraftPlan} plan
 * @param {Record<string, string>} answers by the diary's tags
 */
export function draftOf(plan, answers) {
  /** @type {string[]} */
  const gaps = [];
  const [column, divide] = plan.parties;
  /** @type {Record<string, string>} */
  const texts = { [column]: divide };
  for (const [tag, questions] of plan.clauses) {
    texts[tag] = questions.map((id) => {
      const answer = (answers[id] ?? answers[`${id}--svar`] ?? '').trim();
      const source = filled(answer ? plan.from : plan.gap, { fraga: plan.asked[id] ?? '', id });
      if (!answer) gaps.push(id);
      return answer ? `${answer}\n${source}` : source;
    }).join('\n\n');
  }
  return { texts, gaps };
}
