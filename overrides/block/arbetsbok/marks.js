/** The marks of a step's status: they differ by shape, and the colour only helps. */

const SVG = 'http://www.w3.org/2000/svg';
/** @type {Record<string, [string, Record<string, string>][]>} */
const SHAPES = {
  'ej-paborjat': [['circle', { r: '9', class: 'lage__ram lage__ram--streckad' }]],
  pagar: [
    ['circle', { r: '9', class: 'lage__ram' }],
    ['path', { d: 'M0 -9A9 9 0 0 1 0 9Z', class: 'lage__fylld' }],
  ],
  klart: [
    ['circle', { r: '9', class: 'lage__ram lage__ram--fylld' }],
    ['path', { d: 'M-4.5 0.3L-1.3 3.6L4.8 -3.4', class: 'lage__streck' }],
  ],
  'tas-om': [
    ['path', { d: 'M0 -11L11 0L0 11L-11 0Z', class: 'lage__ram' }],
    ['path', { d: 'M0 -5.5V1.5M0 4.6V5', class: 'lage__utrop' }],
  ],
};

/**
 * Returns the shapes of a status, around the point 0 0.
 *
 * @param {string} status
 */
export const shapesOf = (status) =>
  (SHAPES[status] ?? SHAPES['ej-paborjat']).map(([name, attributes]) => {
    const shape = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    return shape;
  });

/**
 * Returns a status's mark as a picture of its own.
 *
 * @param {string} status
 */
export function markOf(status) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '-12 -12 24 24');
  svg.setAttribute('class', 'lage');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(...shapesOf(status));
  return svg;
}
