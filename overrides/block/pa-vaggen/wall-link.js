/**
 * What the wall and the window of whoever leads tell each other: which slide, the clocks, and, where
 * no workbook is open, what is written. It goes between two windows of one browser, and nowhere else.
 *
 * @typedef {import('../../frame/workbook/workbook.d.ts').Place} Place
 * @typedef {import('./wall-timer.js').Timer} Timer
 * @typedef {'clock' | 'longer' | 'skip' | 'off'} ClockAct
 * @typedef {{ kind: 'hello' }
 *   | { kind: 'bye' }
 *   | { kind: 'here', book: string, items: [string, string][], index: number, timer: Timer }
 *   | { kind: 'state', index: number, timer: Timer }
 *   | { kind: 'go', index: number }
 *   | { kind: 'clock', act: ClockAct }
 *   | { kind: 'put', key: string, value: string | null }} Message
 *   `book` is the id of a workbook that is on the screen alone, with its items, or ""
 */

import { memory } from '../../frame/workbook/workbook-store.js';

/** Returns a name for a wall that no other has. */
export const linkName = () =>
  [...crypto.getRandomValues(new Uint8Array(8))]
    .map((one) => one.toString(16).padStart(2, '0')).join('');

/** A link between the windows of one wall. */
export class WallLink {
  /**
   * @param {string} name
   * @param {(message: Message) => void} hear
   */
  constructor(name, hear) {
    this.name = name;
    this.channel = new BroadcastChannel(`${document.documentElement.dataset.lagring}vagg-${name}`);
    this.channel.addEventListener('message', ({ data }) => hear(data));
  }

  /** @param {Message} message */
  say(message) {
    this.channel.postMessage(message);
  }
}

/** A place in the memory of both windows: what one writes the other has. @implements {Place} */
export class SharedPlace {
  #own = memory();

  /** @param {(message: Message) => void} say */
  constructor(say) {
    this.say = say;
  }

  get length() {
    return this.#own.length;
  }

  /** @param {number} index */
  key(index) {
    return this.#own.key(index);
  }

  /** @param {string} key */
  getItem(key) {
    return this.#own.getItem(key);
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    this.#own.setItem(key, value);
    this.say({ kind: 'put', key, value });
  }

  /** @param {string} key */
  removeItem(key) {
    this.#own.removeItem(key);
    this.say({ kind: 'put', key, value: null });
  }

  /** @returns {[string, string][]} */
  items() {
    return Array.from({ length: this.length }, (_, index) => this.key(index) ?? '')
      .map((key) => [key, this.getItem(key) ?? '']);
  }

  /**
   * Takes in what the other window has written; fields follow it as they follow other pages.
   *
   * @param {string} key
   * @param {string | null} value
   */
  take(key, value) {
    if (value === null) this.#own.removeItem(key);
    else this.#own.setItem(key, value);
    dispatchEvent(new StorageEvent('storage', { key }));
  }
}
