/**
 * Reads the page aloud, sentence by sentence, and marks the sentence that is read.
 *
 * Only with a voice in the page's language on the reader's own device (`localService`): others send
 * the text to a server. Without one nothing is shown.
 */

import { button, findAll, liveRegion, say } from '../../scripts/page.js';
import { words } from '../../scripts/words.js';
import { sentences } from './sentences.js';

/**
 * @typedef {{ words: string, block: HTMLElement, range: Range }} Sentence what is read, and where
 *   it stands
 * @typedef {'still' | 'reads' | 'waits'} State
 */

const NORMAL = 1;
const SLOW = 0.7;
const BLOCKS = 'h1, h2, h3, p, li';
const LEFT_OUT = 'sup, .uppla, .upp, .tillbok, .bara-papper, .headerlink, .skrivrader';
const MARK = 'uppla';

/** Returns the voices of this device in the page's language. */
function voices() {
  const lang = document.documentElement.lang;
  return speechSynthesis.getVoices().filter((voice) =>
    voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === lang
  );
}

/**
 * Returns the text nodes of a block that are its own, and not those of a block inside it.
 *
 * @param {HTMLElement} block
 */
function ownTexts(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!(node instanceof Text) || parent?.closest(BLOCKS) !== block) continue;
    if (!parent.closest(LEFT_OUT)) found.push(node);
  }
  return found;
}

/**
 * Returns the range between two places in the text of some nodes.
 *
 * @param {Text[]} nodes
 * @param {number} start
 * @param {number} end
 */
function rangeOf(nodes, start, end) {
  const range = document.createRange();
  let passed = 0;
  for (const node of nodes) {
    const { length } = node.data;
    if (start >= passed && start <= passed + length) range.setStart(node, start - passed);
    if (end >= passed && end <= passed + length) range.setEnd(node, end - passed);
    passed += length;
  }
  return range;
}

/**
 * Returns all that is to be read, in order.
 *
 * @param {Element} article
 * @returns {Sentence[]}
 */
function scriptOf(article) {
  return findAll(article, BLOCKS, HTMLElement).flatMap((block) => {
    const nodes = ownTexts(block);
    const found = sentences(nodes.map((node) => node.data).join(''));
    return found.map((one) => ({
      words: one.words,
      block,
      range: rangeOf(nodes, one.start, one.end),
    }));
  });
}

/** Takes the mark away. */
function unmark() {
  for (const block of findAll(document, `.${MARK}--har`, HTMLElement)) {
    block.classList.remove(`${MARK}--har`);
  }
  if ('highlights' in CSS) CSS.highlights.delete(MARK);
}

/**
 * Marks a sentence: its words where the browser can, else its block.
 *
 * @param {Sentence} sentence
 */
function mark({ range, block }) {
  unmark();
  if ('highlights' in CSS) CSS.highlights.set(MARK, new Highlight(range));
  else block.classList.add(`${MARK}--har`);
  const { top, bottom } = range.getBoundingClientRect();
  if (top < innerHeight * 0.2 || bottom > innerHeight * 0.85) {
    block.scrollIntoView({ block: 'center' });
  }
}

/**
 * Puts the buttons in and lets them work. Which voice there is is asked at each sentence: voices
 * come and go.
 *
 * @param {HTMLElement} root
 * @param {Element} article
 */
function player(root, article) {
  let state = /** @type {State} */ ('still');
  /** @type {Sentence[]} */
  let all = [];
  let at = 0;
  // A voice that has been stopped may still tell that it has ended: its turn is over.
  let turn = 0;
  let rate = NORMAL;

  /** @param {State} next */
  const become = (next) => {
    state = next;
    main.textContent = {
      still: words.enkel_lyssna,
      reads: words.enkel_paus,
      waits: words.enkel_fortsatt,
    }[state];
    stop.hidden = state === 'still';
    root.classList.toggle('uppla--pa', state !== 'still');
  };
  const silence = () => {
    turn += 1;
    speechSynthesis.cancel();
  };
  const end = () => {
    silence();
    at = 0;
    unmark();
    become('still');
  };
  const fail = () => {
    end();
    say(status, words.enkel_uppla_fel);
  };
  const read = () => {
    const sentence = all[at];
    const [voice] = voices();
    if (!sentence) return end();
    if (!voice) return fail();
    turn += 1;
    const mine = turn;
    const speech = new SpeechSynthesisUtterance(sentence.words);
    speech.voice = voice;
    speech.lang = voice.lang;
    speech.rate = rate;
    speech.addEventListener('end', () => {
      if (mine !== turn) return;
      at += 1;
      read();
    });
    speech.addEventListener('error', () => {
      if (mine === turn) fail();
    });
    mark(sentence);
    speechSynthesis.speak(speech);
  };
  const begin = () => {
    say(status, '');
    if (state === 'still') all = scriptOf(article);
    become('reads');
    read();
  };
  // The sentence is read again from its beginning: a voice that pauses within one may never go on.
  const pause = () => {
    silence();
    become('waits');
  };

  const look = 'knapp uppla__knapp';
  const main = button(look, words.enkel_lyssna, () => state === 'reads' ? pause() : begin());
  const slow = button(look, words.enkel_langsamt, () => {
    rate = rate === NORMAL ? SLOW : NORMAL;
    slow.setAttribute('aria-pressed', String(rate === SLOW));
    if (state !== 'reads') return;
    silence();
    read();
  });
  slow.setAttribute('aria-pressed', 'false');
  const stop = button(look, words.enkel_sluta, () => {
    end();
    main.focus();
  });
  const status = liveRegion('uppla__fel');
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', words.enkel_uppla);
  root.append(main, slow, stop, status);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && state === 'reads') pause();
  });
  // A voice goes on after its page is gone, if nobody tells it to stop.
  addEventListener('pagehide', end);
  become('still');
}

/** @param {HTMLElement} root */
export default function readAloud(root) {
  const article = root.closest('[data-uppla]');
  if (!article || !('speechSynthesis' in globalThis)) return;
  let made = false;
  const look = () => {
    const there = voices().length > 0;
    if (there && !made) {
      made = true;
      player(root, article);
    }
    root.hidden = !there;
  };
  // Some browsers know their voices at once, others tell when they have come.
  speechSynthesis.addEventListener('voiceschanged', look);
  look();
}
