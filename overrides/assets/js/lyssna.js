/**
 * Reads the page aloud, sentence by sentence, and marks the sentence that is read.
 *
 * Only with a voice in the page's language on the reader's own device (`localService`): others send
 * the text to a server. Without one nothing is shown.
 */
const NORMAL = 1;
const SLOW = 0.7;
const BLOCKS = 'h1, h2, h3, p, li';
const LEFT_OUT = 'sup, .uppla, .bara-papper, .headerlink, .skrivrader';
const MARK = 'uppla';

/** The voices of this device in the page's language. */
const voices = () => {
  const lang = document.documentElement.lang;
  return speechSynthesis.getVoices().filter((voice) => voice.localService && voice.lang.toLowerCase().replace('_', '-').split('-')[0] === lang);
};

/** The text nodes of a block that are its own, and not those of a block inside it. */
function textsOf(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest(BLOCKS) === block && !parent.closest(LEFT_OUT)) found.push(walker.currentNode);
  }
  return found;
}

/** The sentences of a text with the place of each: a heading without a full stop is one too. */
export function sentences(text) {
  const found = [];
  const ends = /[.?!:]+[”"»)]*(?=\s|$)/g;
  let start = 0;
  const add = (end) => {
    const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
    if (/[\p{L}\p{N}]/u.test(words)) found.push({ start, end, words });
    start = end;
  };
  for (const match of text.matchAll(ends)) add(match.index + match[0].length);
  add(text.length);
  return found;
}

/** The place in a block's text nodes, as a range. */
function rangeOf(nodes, start, end) {
  const range = document.createRange();
  let passed = 0;
  for (const node of nodes) {
    const length = node.data.length;
    if (start >= passed && start <= passed + length) range.setStart(node, start - passed);
    if (end >= passed && end <= passed + length) range.setEnd(node, end - passed);
    passed += length;
  }
  return range;
}

/** All that is to be read, in order: the words, where they stand, and their block. */
function script(article) {
  return [...article.querySelectorAll(BLOCKS)].flatMap((block) => {
    const nodes = textsOf(block);
    const text = nodes.map((node) => node.data).join('');
    return sentences(text).map(({ start, end, words }) => {
      const lead = text.slice(start, end).length - text.slice(start, end).trimStart().length;
      return { words, block, range: rangeOf(nodes, start + lead, end) };
    });
  });
}

/** Mark a sentence: its words where the browser can, else its block. */
function mark(sentence) {
  document.querySelectorAll(`.${MARK}--har`).forEach((block) => block.classList.remove(`${MARK}--har`));
  globalThis.CSS?.highlights?.delete(MARK);
  if (!sentence) return;
  if (globalThis.CSS?.highlights && globalThis.Highlight) CSS.highlights.set(MARK, new Highlight(sentence.range));
  else sentence.block.classList.add(`${MARK}--har`);
  const { top, bottom } = sentence.range.getBoundingClientRect();
  if (top < innerHeight * 0.2 || bottom > innerHeight * 0.85) sentence.block.scrollIntoView({ block: 'center' });
}

/** The buttons, and what they do. `voice` is asked for at each sentence: voices come and go. */
function player(root) {
  const article = root.closest('[data-uppla]');
  const texts = root.dataset;
  const button = (label, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'knapp uppla__knapp';
    made.textContent = label;
    made.addEventListener('click', act);
    return made;
  };
  let all = [];
  let at = 0;
  let turn = 0;
  let state = 'still';

  const show = () => {
    main.textContent = { still: texts.lyssna, reads: texts.paus, waits: texts.fortsatt }[state];
    stop.hidden = state === 'still';
    root.classList.toggle('uppla--pa', state !== 'still');
  };
  const quiet = () => {
    turn += 1;
    speechSynthesis.cancel();
  };
  const end = () => {
    quiet();
    state = 'still';
    at = 0;
    mark();
    show();
  };
  const read = () => {
    if (at >= all.length) {
      end();
      return;
    }
    const mine = ++turn;
    const sentence = all[at];
    const speech = new SpeechSynthesisUtterance(sentence.words);
    const [voice] = voices();
    if (!voice) {
      end();
      status.textContent = texts.fel;
      return;
    }
    speech.voice = voice;
    speech.lang = voice.lang;
    speech.rate = slow.getAttribute('aria-pressed') === 'true' ? SLOW : NORMAL;
    speech.addEventListener('end', () => {
      if (mine !== turn || state !== 'reads') return;
      at += 1;
      read();
    });
    speech.addEventListener('error', () => {
      if (mine !== turn) return;
      end();
      status.textContent = texts.fel;
    });
    mark(sentence);
    speechSynthesis.speak(speech);
  };
  const begin = () => {
    status.textContent = '';
    if (state === 'still') all = script(article);
    state = 'reads';
    show();
    read();
  };
  // The sentence is read again from its beginning: a voice that pauses within one may never go on.
  const pause = () => {
    quiet();
    state = 'waits';
    show();
  };

  const main = button(texts.lyssna, () => (state === 'reads' ? pause() : begin()));
  const stop = button(texts.sluta, () => {
    end();
    main.focus();
  });
  const slow = button(texts.langsamt, () => {
    slow.setAttribute('aria-pressed', String(slow.getAttribute('aria-pressed') !== 'true'));
    if (state !== 'reads') return;
    quiet();
    read();
  });
  slow.setAttribute('aria-pressed', 'false');
  const status = document.createElement('p');
  status.className = 'uppla__fel';
  status.setAttribute('role', 'status');
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', texts.namn);
  root.append(main, slow, stop, status);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && state === 'reads') pause();
  });
  // A voice goes on after its page is gone, if nobody tells it to stop.
  addEventListener('pagehide', end);
  show();
}

export default function listen(root) {
  if (!('speechSynthesis' in globalThis)) return;
  let made = false;
  const look = () => {
    const there = voices().length > 0;
    if (there && !made) {
      made = true;
      player(root);
    }
    root.hidden = !there;
  };
  // Some browsers know their voices at once, others tell when they have come.
  speechSynthesis.addEventListener?.('voiceschanged', look);
  look();
}
