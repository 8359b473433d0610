/**
 * The model's steps and questions, as a page of the workbook has them in a template.
 *
 * @typedef {{ id: string, text: string, lang: string }} Question
 * @typedef {{ id: string, number: string, name: string, part: string, href: string,
 *   questions: Question[] }} ModelStep its first question is the key question
 */

import { find, findAll, textOf } from '../../scripts/page.js';

/**
 * @param {HTMLElement} root
 * @returns {ModelStep[]}
 */
export function modelIn(root) {
  const { content } = find(root, '[data-modell]', HTMLTemplateElement);
  return findAll(content, '[data-steg]', HTMLElement).map((step) => {
    const link = find(step, 'a', HTMLAnchorElement);
    return {
      id: step.dataset.steg ?? '',
      number: step.dataset.nummer ?? '',
      part: step.dataset.del ?? '',
      name: textOf(link),
      href: link.getAttribute('href') ?? '',
      questions: findAll(step, '[data-fraga]', HTMLElement).map((question) => ({
        id: question.dataset.fraga ?? '',
        text: textOf(question),
        lang: question.lang,
      })),
    };
  });
}

/** Returns the version of the model that the page has. @param {HTMLElement} root */
export const modelVersion = (root) =>
  find(root, '[data-modell]', HTMLTemplateElement).dataset.version ?? '';

/**
 * Returns the attributes of an element with a question's text: its language where it is another.
 *
 * @param {Question} question
 */
export const spoken = ({ lang }) => ({
  lang: lang === document.documentElement.lang ? undefined : lang,
});
