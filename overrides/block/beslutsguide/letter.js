/**
 * The guide's answer as a Word file: the suggestion, the reasons that led to it, the forms to look at
 * and the final check.
 *
 * @typedef {{ name: string, page: string, what: string, fits: string, fitsNot: string }} FormToLookAt
 * @typedef {{ name: string, text: string, notes: string[], forms: FormToLookAt[],
 *   steps: import('./answers.js').Step[], check: { text: string, ticked: boolean }[],
 *   checkName: string, checkText: string, proviso: string, compare: string, address: string
 * }} GuideAnswer `compare` and `address` are whole addresses: of the comparison and of the answer, "" if
 *   that has none
 */

import { sharedAddress } from '../../scripts/address.js';
import { words } from '../../scripts/words.js';

/**
 * @param {GuideAnswer} answer
 * @returns {import('../../scripts/docx.js').Letter}
 */
export function answerLetter(answer) {
  /** @typedef {import('../../scripts/docx.js').Block} Block */
  /** @type {(text: string) => Block} */
  const heading = (text) => ({ kind: 'heading', level: 1, text });
  /** @type {Block[]} */
  const notes = answer.notes.length
    ? [heading(words.guide_tank_pa), { kind: 'list', items: answer.notes }]
    : [];
  /** @type {Block[]} */
  const check = answer.check.length
    ? [
      heading(answer.checkName),
      { kind: 'paragraph', text: answer.checkText },
      { kind: 'boxes', items: answer.check },
    ]
    : [];
  /** @type {Block[]} */
  const address = answer.address
    ? [{
      kind: 'paragraph',
      style: 'Small',
      text: [`${words.guide_lank}: `, { text: answer.address, href: answer.address }],
    }]
    : [];
  const reasons = answer.steps.map(({ question, answer: { text, reason } }) => [
    `${question.text} `,
    { text: `${text}.`, strong: true },
    ` ${reason}`,
  ]);
  const head = [words.guide_form, words.guide_vad, words.guide_passar, words.guide_passar_inte];
  return {
    title: answer.name,
    lang: document.documentElement.lang,
    foot: words.sajt,
    blocks: [
      { kind: 'paragraph', style: 'Lead', text: answer.text },
      ...notes,
      heading(words.guide_era_svar),
      { kind: 'list', numbered: true, items: reasons },
      heading(words.guide_former),
      {
        kind: 'table',
        caption: words.guide_former,
        head,
        rows: answer.forms.map(({ name, page, what, fits, fitsNot }) => [
          { text: name, href: sharedAddress(page) },
          what,
          fits,
          fitsNot,
        ]),
        widths: [3, 4, 4, 4],
      },
      {
        kind: 'paragraph',
        text: { text: words.guide_jamfor, href: sharedAddress(answer.compare) },
      },
      ...check,
      ...address,
      { kind: 'paragraph', style: 'Small', text: answer.proviso },
    ],
  };
}
