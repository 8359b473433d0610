/** Draws the QR codes that the build has made (see `packed` in navet/look/qr.py). */

const SVG = 'http://www.w3.org/2000/svg';
const QUIET = 4;

/**
 * Returns the rows of a packed code, true for a dark square.
 *
 * @param {string} packed
 * @returns {boolean[][]}
 */
export function codeRows(packed) {
  const [size, text] = packed.split(':');
  const side = Number(size);
  const octets = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  return Array.from({ length: side }, (_, row) =>
    Array.from({ length: side }, (_, column) => {
      const bit = row * side + column;
      return Boolean((octets[bit >> 3] >> (7 - bit % 8)) & 1);
    }));
}

/**
 * Returns a packed code as a picture that screen readers pass by: its address stands beside it.
 *
 * @param {string} packed
 */
export function drawnCode(packed) {
  const rows = codeRows(packed);
  const squares = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => isDark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])
  );
  const side = rows.length + 2 * QUIET;
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', `0 0 ${side} ${side}`);
  picture.setAttribute('aria-hidden', 'true');
  picture.setAttribute('shape-rendering', 'crispEdges');
  // As on paper: cameras read black on white alone, whatever the scheme.
  for (const [fill, shape] of [['white', `M0 0h${side}v${side}H0z`], ['black', squares.join('')]]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('fill', fill);
    path.setAttribute('d', shape);
    picture.append(path);
  }
  return picture;
}
