/**
 * One thing as it is shown on the wall, and the fields for what is said about it.
 *
 * @typedef {import('./wall.d.ts').Slide} Slide
 * @typedef {import('./wall.d.ts').WallPlace} WallPlace
 * @typedef {import('../../frame/workbook/workbook-desk.js').Desk} DeskOf
 */

import { pageAddress, sharedAddress } from '../../scripts/address.js';
import { element } from '../../scripts/element.js';
import { words } from '../../scripts/words.js';
import { drawnCode } from './wall-code.js';

const CODE_SHOWN = 'vbild--kod';

/** @param {Slide} slide @param {() => void} resized */
export function slideElement(slide, resized) {
  const title = element('h1', { class: 'vbild__rubrik', tabindex: '-1' }, slide.title);
  const made = element(
    'article',
    { class: `vbild vbild--${slide.kind}`, 'data-del': String(slide.part) },
    element(
      'div',
      { class: 'vbild__text' },
      element('p', { class: 'vbild__over' }, slide.over),
      title,
      slide.text ? element('p', { class: 'vbild__brod' }, slide.text) : null,
      slide.tasks.length
        ? element(
          'ul',
          { class: 'vbild__gor' },
          ...slide.tasks.map(({ who, what }) =>
            element('li', {}, element('strong', {}, who), ` ${what}`)
          ),
        )
        : null,
      slide.brings
        ? element(
          'p',
          { class: 'vbild__fram' },
          element('strong', {}, words.mp_ta_fram),
          ` ${slide.brings}`,
        )
        : null,
    ),
    slide.place && sharedAddress()
      ? codeOf(slide.place, (isShown) => {
        made.classList.toggle(CODE_SHOWN, isShown);
        resized();
      })
      : null,
  );
  if (slide.steps.length) made.dataset.flodar = '';
  return made;
}

/**
 * Returns the way to a slide's page for phones; a copy of a site that has no address on the web
 * has none.
 *
 * @param {WallPlace} place
 * @param {(isShown: boolean) => void} enlarge
 */
function codeOf(place, enlarge) {
  const code = element(
    'button',
    { type: 'button', class: 'vkod__knapp', 'aria-expanded': 'false', 'aria-label': words.va_kod },
  );
  code.append(drawnCode(place.code));
  code.addEventListener('click', () => {
    const isShown = code.getAttribute('aria-expanded') !== 'true';
    code.setAttribute('aria-expanded', String(isShown));
    code.setAttribute('aria-label', isShown ? words.va_kod_liten : words.va_kod);
    enlarge(isShown);
  });
  const address = place.address.replace(/^https?:\/\//, '');
  return element(
    'div',
    { class: 'vkod' },
    code,
    element(
      'p',
      { class: 'vkod__adress' },
      element('span', { class: 'vkod__ledord' }, words.va_i_telefonen),
      ' ',
      element('a', { href: pageAddress(place.href), target: '_blank', rel: 'noopener' }, address),
    ),
  );
}

/**
 * Returns the fields for where the slide's steps stand, if it has any.
 *
 * @param {Slide} slide
 * @param {DeskOf} desk
 */
export const stateFields = ({ steps }, desk) =>
  steps.map((step) => desk.step(step.id, step.name, 'h2'));

/** @param {Slide} slide @param {DeskOf} desk */
export function noteFields(slide, desk) {
  const title = element('h2', { class: 'vfalt__om', id: 'vfalt-om' }, slide.title);
  return [
    title,
    desk.text(`workshop/notes/${slide.about}`, words.bok_noterat, title.id),
    desk.text(`workshop/decisions/${slide.about}`, words.bok_beslutat, title.id),
    desk.text(`workshop/parked/${slide.about}`, words.bok_parkerat, title.id),
  ];
}
