/**
 * What keys do on the wall. None acts where somebody writes or chooses, or together with Ctrl, Alt or
 * the like; Space is left to whatever it would press.
 *
 * @typedef {'next' | 'back' | 'first' | 'last' | 'clock' | 'off' | 'notes' | 'park' | 'screen' |
 *   'help' | 'close'} WallAct
 */

/** @type {Record<string, WallAct>} */
const ACTS = {
  arrowright: 'next',
  arrowdown: 'next',
  pagedown: 'next',
  arrowleft: 'back',
  arrowup: 'back',
  pageup: 'back',
  home: 'first',
  end: 'last',
  ' ': 'clock',
  t: 'off',
  n: 'notes',
  p: 'park',
  f: 'screen',
  '?': 'help',
  escape: 'close',
};
// Keys that move a page that is longer than the window.
const SCROLLING = ['arrowdown', 'arrowup', 'pagedown', 'pageup', 'home', 'end'];
const FIELDS = 'input, textarea, select, [contenteditable]';
const PRESSED = 'a, button, summary';

/**
 * Returns what a key does, or null.
 *
 * @param {{ key: string, ctrlKey: boolean, altKey: boolean, metaKey: boolean, isComposing?: boolean,
 *   defaultPrevented?: boolean }} event
 * @param {{ closest(selector: string): unknown } | null} target what has the keyboard
 * @param {{ isOn: boolean, scrolls: boolean }} now whether keys are on, and whether the page is
 *   longer than the window: Escape always closes
 * @returns {WallAct | null}
 */
export function actOf(event, target, { isOn, scrolls }) {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.isComposing || event.defaultPrevented) return null;
  if (target?.closest(FIELDS)) return null;
  const key = event.key.toLowerCase();
  const act = ACTS[key] ?? null;
  if (act === 'close') return act;
  if (!isOn) return null;
  if (key === ' ' && target?.closest(PRESSED)) return null;
  return scrolls && SCROLLING.includes(key) ? null : act;
}
