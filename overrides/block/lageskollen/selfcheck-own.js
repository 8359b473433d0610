/**
 * One person's answer: counted as it is given, shown at once, and offered to be shared and kept.
 *
 * @typedef {import('./selfcheck.d.ts').SelfCheckAnswer} SelfCheckAnswer
 * @typedef {import('./selfcheck-view.js').CheckStep} CheckStep
 */

import { newMark } from './selfcheck-code.js';
import { stepSpreads, toBeginWith } from './selfcheck-count.js';
import { keeping } from './selfcheck-keep.js';
import { sharing } from './selfcheck-share.js';
import { pictured, waysOn } from './selfcheck-view.js';
import { element } from '../../scripts/element.js';
import { find, liveRegion, say } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

/**
 * @param {HTMLElement} root
 * @param {HTMLFormElement} form
 * @param {CheckStep[]} steps
 * @param {number} edition
 * @param {(answers: SelfCheckAnswer[]) => void} add adds to the group's answers on this page
 */
export function ownAnswer(root, form, steps, edition, add) {
  const mark = newMark();
  const result = element('div', {});
  const status = liveRegion('lk__besked');
  const progress = element('p', { class: 'lk__rakna' });
  const chosen = (/** @type {string} */ name) =>
    form.querySelector(`input[name="${name}"]:checked`)?.getAttribute('value') ?? null;
  const levels = () => steps.map(({ fieldset }) => chosen(fieldset.dataset.steg ?? ''));

  function count() {
    const values = { antal: levels().filter((one) => one !== null).length, alla: steps.length };
    say(progress, filled(words.lk_besvarade, values));
  }

  function show() {
    const given = levels();
    const party = chosen('part');
    const left = steps.filter((_, place) => given[place] === null).map(({ number }) =>
      `${words.lk_steg.toLowerCase()} ${number}`
    );
    if (!party) left.unshift(words.lk_saknas_part);
    if (!party || left.length) {
      result.replaceChildren();
      return say(status, filled(words.lk_saknas, { kvar: left.join(', ') }));
    }
    say(status, '');
    result.replaceChildren(...shown({
      edition,
      party: party === 'civil' ? 'civil' : 'offentlig',
      levels: given.map(Number),
      mark,
    }));
    result.querySelector('h3')?.focus();
  }

  /** @param {SelfCheckAnswer} answer */
  function shown(answer) {
    const begin = toBeginWith(answer.levels).map((place) => steps[place]);
    const kept = keeping(answer);
    return [
      element('h3', { tabindex: '-1' }, words.lk_mitt),
      pictured(steps, stepSpreads([answer], steps.length), null, [answer.party]),
      element('h4', {}, words.lk_borja_har),
      element('p', {}, begin.length ? words.lk_borja_har_text : words.lk_inget_lagt),
      waysOn(begin),
      sharing(answer, add),
      ...(kept ? [kept] : []),
    ];
  }

  form.addEventListener('change', () => {
    count();
    if (result.childElementCount) result.replaceChildren();
  });
  count();
  form.append(element(
    'div',
    { class: 'lk__visa skarm' },
    element('button', { type: 'submit', class: 'knapp knapp--fylld' }, words.lk_visa),
    progress,
  ));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
  });
  find(root, '[data-eget]', HTMLElement).append(status, result);
}
