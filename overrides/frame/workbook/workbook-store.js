/**
 * Workbooks as they are kept: in the browser when somebody has asked for it, else in the memory of
 * the page. Each field has a key of its own, so that two pages of one browser do not undo what the
 * other has written. Nothing is written before a workbook is begun.
 *
 * @typedef {import('./workbook.d.ts').CheckAnswer} CheckAnswer
 * @typedef {import('./workbook.d.ts').Entry} Entry
 * @typedef {import('./workbook.d.ts').Head} Head
 * @typedef {import('./workbook.d.ts').JsonObject} JsonObject
 * @typedef {import('./workbook.d.ts').Place} Place
 * @typedef {import('./workbook.d.ts').Value} Value
 * @typedef {import('./workbook.d.ts').Workbook} Workbook
 * @typedef {'kept' | 'full' | 'blocked'} Kept how a write went
 * @typedef {{ own: Value, shown: Value }} Base what the page itself last read or wrote in a field,
 *   and what it has shown of others since
 */

import { isOnDisk } from '../../scripts/address.js';
import { CHECK, checksIn, later, NOTES } from './workbook-file.js';

// The key that says which workbook is open, and the beginning of all others.
export const SHELF = 'arbetsbok';
const SECTIONS = /** @type {const} */ (['check', 'workshop', 'diary', 'unknown']);
const DAYS_WITHOUT_FILE = 3;

/**
 * A place in the memory of the page.
 *
 * @returns {Place}
 */
export function memory() {
  /** @type {Map<string, string>} */
  const held = new Map();
  return {
    get length() {
      return held.size;
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => {
      held.set(key, value);
    },
    removeItem: (key) => {
      held.delete(key);
    },
  };
}

/**
 * Returns the browser's place, or null where it keeps nothing. From disk it is not to be used: some
 * browsers let every page on the computer read it, others give each page of the site its own.
 *
 * @returns {Place | null}
 */
export function browserPlace() {
  if (isOnDisk()) return null;
  try {
    const place = localStorage;
    place.getItem(SHELF);
    return place;
  } catch {
    return null;
  }
}

/**
 * Returns what a field shall hold when one page writes where another may have written since.
 *
 * The later one counts. What another page has written is kept beside it if it never was shown to
 * the writer, or was written within the same minute.
 *
 * @param {Entry | null} there what is kept now
 * @param {Base} base
 * @param {Entry} mine
 * @returns {Entry}
 */
export function settled(there, base, mine) {
  const others = there?.others ?? [];
  const kept = { ...there?.more && { more: there.more }, ...mine };
  if (!there || same(there.value, mine.value)) return withOthers(kept, others);
  if (Array.isArray(mine.value)) {
    const known = [...listOf(base.shown), ...mine.value];
    const unseen = listOf(there.value).filter((one) => !known.some((other) => same(one, other)));
    return withOthers({ ...kept, value: [...mine.value, ...unseen] }, others);
  }
  const isTheirs = !same(there.value, base.own);
  const isUnseen = !same(there.value, base.shown);
  const text = String(there.value);
  const isLost = text.trim() !== '' && !mine.value.includes(text.trim());
  if (!isTheirs || !isLost || !(isUnseen || there.changed === mine.changed)) {
    return withOthers(kept, others);
  }
  const beside = { text, changed: there.changed };
  return withOthers(kept, [...others.filter((one) => one.text !== text), beside]);
}

/** @param {Entry} entry @param {import('./workbook.d.ts').Other[]} others @returns {Entry} */
function withOthers({ others: _, ...entry }, others) {
  const left = others.filter(({ text }) => text !== entry.value);
  return left.length ? { ...entry, others: left } : entry;
}

/** @param {unknown} one @param {unknown} other */
const same = (one, other) => JSON.stringify(one ?? '') === JSON.stringify(other ?? '');

/** @param {Value | undefined} value */
const listOf = (value) => Array.isArray(value) ? value : [];

/** The workbooks of a place, under a name of the site's own. */
export class Shelf {
  /**
   * @param {Place} place
   * @param {string} path the site's, with a slash last
   */
  constructor(place, path) {
    this.place = place;
    this.root = `${path}${SHELF}`;
  }

  /** The id of the workbook that is open, or "". */
  get current() {
    const id = this.#get(this.root) ?? '';
    return this.head(id) ? id : '';
  }

  /** @param {string} id "" for none @returns {Kept} */
  choose(id) {
    if (id) return this.#set(this.root, id);
    this.place.removeItem(this.root);
    return 'kept';
  }

  /** Returns the workbooks, by name. */
  heads() {
    const ids = new Set(this.#names().map((name) => name.split('/')[0]));
    return [...ids].flatMap((id) => this.head(id) ?? [])
      .sort((one, other) => one.name.localeCompare(other.name, 'sv'));
  }

  /** @param {string} id @returns {Head | null} */
  head(id) {
    return id ? /** @type {Head | null} */ (this.#data(id)) : null;
  }

  /**
   * Keeps who writes about what in a workbook that is here.
   *
   * @param {Head} head
   * @returns {Kept}
   */
  sign(head) {
    return this.head(head.id)
      ? this.#set(`${this.root}/${head.id}`, JSON.stringify(head))
      : 'blocked';
  }

  /**
   * Puts a whole workbook on the shelf in the place of one with the same id; either all of it or
   * nothing.
   *
   * @param {Workbook} book
   * @returns {Kept}
   */
  put(book) {
    const before = new Map(
      this.#names(book.id).map((name) => [name, this.#get(`${this.root}/${name}`)]),
    );
    const after = Object.entries(entriesOf(book)).map(([end, data]) => [
      `${book.id}${end}`,
      JSON.stringify(data),
    ]);
    for (const [name, text] of after) {
      const how = this.#set(`${this.root}/${name}`, text);
      if (how === 'kept') continue;
      for (const [written] of after) {
        const old = before.get(written);
        if (typeof old === 'string') this.#set(`${this.root}/${written}`, old);
        else this.place.removeItem(`${this.root}/${written}`);
      }
      return how;
    }
    const kept = new Set(after.map(([name]) => name));
    for (const name of before.keys()) {
      if (!kept.has(name)) this.place.removeItem(`${this.root}/${name}`);
    }
    return 'kept';
  }

  /**
   * Returns a workbook as it stands, or null if there is none.
   *
   * @param {string} id
   * @returns {Workbook | null}
   */
  read(id) {
    const head = this.head(id);
    if (!head) return null;
    /** @type {Workbook} */
    const book = {
      ...head,
      answers: {},
      steps: {},
      check: {},
      workshop: {},
      diary: {},
      unknown: {},
    };
    for (const name of this.#names(id)) this.#insert(book, name.split('/').slice(1), name);
    return book;
  }

  /**
   * Returns a field: "answers/<question>", "steps/<step>/<status, agreed, open or next>", or
   * "workshop/<notes, decisions or parked>/<id of what it is about>".
   *
   * @param {string} id
   * @param {string} field
   * @returns {Entry | null}
   */
  entry(id, field) {
    return /** @type {Entry | null} */ (this.#data(`${id}/${field}`));
  }

  /**
   * Writes a field, see `settled`. What cannot be kept changes nothing.
   *
   * @param {string} id
   * @param {string} field
   * @param {Value} value
   * @param {Base} base
   * @param {string} changed
   * @returns {{ how: Kept, entry: Entry }}
   */
  write(id, field, value, base, changed) {
    const entry = settled(this.entry(id, field), base, { value, changed });
    return { how: this.#write(id, field, entry), entry };
  }

  /**
   * Takes away an answer that stood beside the one that counts.
   *
   * @param {string} id
   * @param {string} field
   * @param {string} text
   * @returns {Kept}
   */
  drop(id, field, text) {
    const { others = [], ...entry } = this.entry(id, field) ?? { value: '', changed: '' };
    const left = others.filter((one) => one.text !== text);
    return this.#write(id, field, left.length ? { ...entry, others: left } : entry);
  }

  /**
   * Keeps a person's answer to the self-check.
   *
   * @param {string} id
   * @param {string} key see CHECK
   * @param {CheckAnswer} answer
   * @returns {Kept}
   */
  keepCheck(id, key, answer) {
    return this.#set(`${this.root}/${id}/check/${key}`, JSON.stringify(answer));
  }

  /** @param {string} id @param {string} key */
  dropCheck(id, key) {
    this.place.removeItem(`${this.root}/${id}/check/${key}`);
  }

  /** @param {string} id */
  remove(id) {
    for (const name of this.#names(id)) this.place.removeItem(`${this.root}/${name}`);
  }

  /** Takes away every workbook, and says that none is open. */
  removeAll() {
    for (const name of this.#names()) this.place.removeItem(`${this.root}/${name}`);
    this.place.removeItem(this.root);
  }

  /**
   * Remembers when a workbook was last saved as a file.
   *
   * @param {string} id
   * @param {string} changed
   */
  markSaved(id, changed) {
    return this.#set(`${this.root}/${id}/sparad`, JSON.stringify(changed));
  }

  /** @param {string} id @returns {string} a minute, or "" for never */
  savedAt(id) {
    return String(this.#data(`${id}/sparad`) ?? '');
  }

  /**
   * Returns the field that a key of the place belongs to, with its workbook's id; null for others.
   *
   * @param {string} key
   */
  fieldOf(key) {
    if (!key.startsWith(`${this.root}/`)) return null;
    const [id, ...field] = key.slice(this.root.length + 1).split('/');
    return { id, field: field.join('/') };
  }

  /** @param {string} [id] @returns {string[]} the keys after the shelf's own, a workbook's or all */
  #names(id = '') {
    const start = id ? `${this.root}/${id}` : `${this.root}/`;
    const keys = Array.from(
      { length: this.place.length },
      (_, index) => this.place.key(index) ?? '',
    );
    return keys.filter((key) =>
      key.startsWith(start) && (!id || '/'.includes(key[start.length] ?? '/'))
    )
      .map((key) => key.slice(this.root.length + 1)).sort();
  }

  /** @param {Workbook} book @param {string[]} parts @param {string} name */
  #insert(book, parts, name) {
    const [kind, item, field] = parts;
    const data = this.#data(name);
    const section = SECTIONS.find((one) => one === kind);
    if (section && !item) book[section] = /** @type {JsonObject} */ (data ?? {});
    if (!item || !data) return;
    if (kind === 'check') {
      book.check[item] = /** @type {CheckAnswer} */ (data);
      book.changed = later(book.changed, /** @type {CheckAnswer} */ (data).changed);
      return;
    }
    const { value, changed, others, more } = /** @type {Entry} */ (data);
    book.changed = later(book.changed, changed);
    if (kind === 'workshop') {
      const note = { text: String(value), changed, ...others && { others }, ...more };
      const noted = /** @type {typeof NOTES[number]} */ (item);
      book.workshop[noted] = { ...book.workshop[noted], [field]: note };
    } else if (kind === 'answers') {
      book.answers[item] = { text: String(value), changed, ...others && { others }, ...more };
    } else {
      const step = book.steps[item] ?? { changed };
      const beside = others ? { others: { ...step.others, [field]: others } } : {};
      const held = field === 'more' ? more : { [field]: value };
      const both = { ...step, ...held, ...beside, changed: later(step.changed, changed) };
      book.steps[item] = both;
    }
  }

  /** @param {string} id @param {string} field @param {Entry} entry */
  #write(id, field, entry) {
    return this.#set(`${this.root}/${id}/${field}`, JSON.stringify(entry));
  }

  /** @param {string} name */
  #data(name) {
    try {
      return JSON.parse(this.#get(`${this.root}/${name}`) ?? 'null');
    } catch {
      return null;
    }
  }

  /** @param {string} key */
  #get(key) {
    try {
      return this.place.getItem(key);
    } catch {
      return null;
    }
  }

  /** @param {string} key @param {string} text @returns {Kept} */
  #set(key, text) {
    try {
      this.place.setItem(key, text);
      return 'kept';
    } catch (error) {
      return Object(error).name === 'QuotaExceededError' ? 'full' : 'blocked';
    }
  }
}

/**
 * Returns what a workbook is kept as: by the end of its key, "" for who writes about what.
 *
 * @param {Workbook} book
 * @returns {Record<string, unknown>}
 */
function entriesOf(book) {
  const { id, name, party, organisation, model, created, changed } = book;
  const checks = checksIn(book.check);
  const otherChecks = Object.entries(book.check).filter(([key]) => !CHECK.test(key));
  const { notes, decisions, parked, ...workshop } = book.workshop;
  const noted = { notes, decisions, parked };
  const raw = { ...book, workshop, check: Object.fromEntries(otherChecks) };
  const sections = SECTIONS.filter((one) => Object.keys(raw[one]).length);
  const kept = (/** @type {string} */ start, /** @type {Workbook['answers']} */ texts) =>
    Object.entries(texts).map(([id, { text, changed: written, others, ...more }]) => [
      `${start}/${id}`,
      entryOf(text, written, others, more),
    ]);
  const answers = kept('/answers', book.answers);
  const written = NOTES.flatMap((kind) => kept(`/workshop/${kind}`, noted[kind] ?? {}));
  const steps = Object.entries(book.steps).flatMap(
    ([step, { changed: written, others, ...state }]) => {
      const { status, agreed, open, next, ...more } = state;
      const fields = Object.entries({ status, agreed, open, next })
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [
          `/steps/${step}/${key}`,
          entryOf(value ?? '', written, others?.[key]),
        ]);
      const rest = Object.keys(more).length || !fields.length
        ? [[`/steps/${step}/more`, entryOf('', written, undefined, more)]]
        : [];
      return [...fields, ...rest];
    },
  );
  return Object.fromEntries([
    ['', { id, name, party, organisation, model, created, changed }],
    ...sections.map((one) => [`/${one}`, raw[one]]),
    ...checks.map(([key, answer]) => [`/check/${key}`, answer]),
    ...answers,
    ...steps,
    ...written,
  ]);
}

/**
 * @param {Value} value
 * @param {string} changed
 * @param {import('./workbook.d.ts').Other[]} [others]
 * @param {Record<string, unknown>} [more]
 * @returns {Entry}
 */
const entryOf = (value, changed, others, more) => ({
  value,
  changed,
  ...others?.length && { others },
  ...more && Object.keys(more).length && { more },
});

/**
 * Says whether it is time to save a file: there is something written, and no file ever, or none
 * since three days of writing.
 *
 * @param {Workbook} book
 * @param {string} saved when it was last saved as a file, or ""
 */
export function wantsFile(book, saved) {
  const times = [
    ...Object.values(book.answers).map(({ changed }) => changed),
    ...Object.values(book.steps).map(({ changed }) => changed),
    ...checksIn(book.check).map(([, { changed }]) => changed),
    ...NOTES.flatMap((kind) =>
      Object.values(book.workshop[kind] ?? {}).map(({ changed }) => changed)
    ),
  ].filter((changed) => changed > saved);
  if (!times.length) return false;
  const first = times.reduce((one, other) => one < other ? one : other);
  const days = (Date.parse(book.changed) - Date.parse(first)) / 86_400_000;
  return !saved || days >= DAYS_WITHOUT_FILE;
}

/**
 * Returns a new workbook without answers.
 *
 * @param {{ name: string, party: import('./workbook.d.ts').Party, organisation: string, model: string }} told
 * @param {string} created
 * @returns {Workbook}
 */
export function begun(told, created) {
  const digits = crypto.getRandomValues(new Uint8Array(8));
  const id = `bok-${[...digits].map((one) => one.toString(16).padStart(2, '0')).join('')}`;
  const empty = { answers: {}, steps: {}, check: {}, workshop: {}, diary: {}, unknown: {} };
  return { id, ...told, created, changed: created, ...empty };
}
