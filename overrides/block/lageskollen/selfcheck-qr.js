/** A link as a QR code; what makes it is fetched when somebody asks for one. */

const SPACE = 'http://www.w3.org/2000/svg';
const QUIET = 4;
const MIDDLING = 1;

/**
 * A code's squares, as lean-qr's `nano` gives them.
 *
 * @typedef {{ size: number, get: (x: number, y: number) => boolean }} Squares
 * @typedef {{ generate: (text: string, options: { minCorrectionLevel: number }) => Squares }} Writer
 */

/**
 * Returns a picture of a QR code, dark on light in both colour schemes.
 *
 * @param {string} text
 * @param {string} label
 */
export async function qrPicture(text, label) {
  /** @type {Writer} */
  const { generate } = await import(new URL('./lean-qr.js', import.meta.url).href);
  const squares = generate(text, { minCorrectionLevel: MIDDLING });
  const side = squares.size + 2 * QUIET;
  const svg = document.createElementNS(SPACE, 'svg');
  const path = document.createElementNS(SPACE, 'path');
  svg.setAttribute('viewBox', `${-QUIET} ${-QUIET} ${side} ${side}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  svg.setAttribute('shape-rendering', 'crispEdges');
  path.setAttribute('d', darkOf(squares));
  svg.append(path);
  return svg;
}

/**
 * Returns the outline of the dark squares, a stretch of a row at a time.
 *
 * @param {Squares} squares
 */
function darkOf({ size, get }) {
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!get(x, y) || get(x - 1, y)) continue;
      let end = x + 1;
      while (get(end, y)) end += 1;
      path += `M${x} ${y}h${end - x}v1h${x - end}z`;
    }
  }
  return path;
}
