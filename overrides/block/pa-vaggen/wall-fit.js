/** The size of the wall's text: as large as there is room for, and never cut. */

// Where one thing fills the window. Elsewhere the page scrolls, and the sheet decides the size.
const LARGE = '(min-width: 50rem) and (min-height: 34rem)';
const WHOLE = 'vagg--hel';
const LEAST = 22;
const LARGEST_SHARE = 0.11;
const NEAR = 0.5;

/**
 * Sizes the text of `slide` to the room of `stage`; where the least size is too large the page
 * scrolls instead.
 *
 * @param {HTMLElement} wall
 * @param {HTMLElement} stage
 * @param {HTMLElement} slide
 */
export function fit(wall, stage, slide) {
  slide.style.fontSize = '';
  wall.classList.toggle(WHOLE, matchMedia(LARGE).matches && slide.dataset.flodar === undefined);
  if (!wall.classList.contains(WHOLE)) return;
  const parts = [slide, ...slide.children];
  const fits = (/** @type {number} */ size) => {
    slide.style.fontSize = `${size}px`;
    return slide.scrollHeight <= stage.clientHeight &&
      parts.every((part) => part.scrollWidth <= part.clientWidth);
  };
  let [low, high] = [LEAST, Math.max(innerHeight * LARGEST_SHARE, LEAST)];
  if (!fits(low)) {
    slide.style.fontSize = '';
    wall.classList.remove(WHOLE);
    return;
  }
  while (high - low > NEAR) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  fits(low);
}
