/**
 * The fields of one workbook on a page: they show what is kept, keep what is typed, follow what
 * other pages of the browser write, and give the file.
 *
 * @typedef {import('./workbook.d.ts').Action} Action
 * @typedef {import('./workbook.d.ts').Entry} Entry
 * @typedef {import('./workbook.d.ts').Value} Value
 * @typedef {import('./workbook.d.ts').Workbook} Workbook
 * @typedef {import('./workbook-store.js').Shelf} ShelfOf
 * @typedef {{ read: () => Value, show: (value: Value) => void, showOthers: (entry: Entry | null) => void,
 *   own: Value, shown: Value, timer?: ReturnType<typeof setTimeout> }} Slot a field on the page
 */

import { element } from '../../scripts/element.js';
import { button } from '../../scripts/page.js';
import { download } from '../../scripts/download.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { clean, fileName, LIMITS, minuteOf, serialise, STATUSES } from './workbook-file.js';
import { memory, Shelf } from './workbook-store.js';

const PAUSE = 400;
const FILE_TYPE = 'application/json';

/** Returns the time of day as it is written in the language of the page. */
function timeOfDay() {
  const isSwedish = document.documentElement.lang === 'sv';
  const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return isSwedish ? time.replace(':', '.') : time;
}

/** @param {Value} value */
const textOfValue = (value) => JSON.stringify(value);

/** @param {HTMLTextAreaElement} area */
function grow(area) {
  if (CSS.supports('field-sizing', 'content')) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 4}px`;
}

export class Desk {
  /** @type {Map<string, Slot>} */
  #slots = new Map();
  #ending = new AbortController();
  #made = 0;
  /** Whether something is written that neither the browser nor a file has. */
  isUnsaved = false;

  /**
   * @param {ShelfOf} shelf
   * @param {string} id
   * @param {boolean} isKept whether the shelf is the browser's
   * @param {(text: string) => void} tell
   * @param {() => void} [changed] is called when a field has been kept
   */
  constructor(shelf, id, isKept, tell, changed = () => {}) {
    const head = shelf.head(id);
    if (!head) throw new Error(`No workbook ${id}`);
    this.shelf = shelf;
    this.id = id;
    this.isKept = isKept;
    this.tell = tell;
    this.changed = changed;
    this.head = head;
    const { signal } = this;
    addEventListener('storage', (event) => this.#hear(event.key), { signal });
    addEventListener('pagehide', () => this.flush(), { signal });
    addEventListener('pageshow', (event) => event.persisted && this.#hearAll(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden && this.flush(), {
      signal,
    });
    addEventListener('beforeunload', (event) => {
      this.flush();
      if (this.isUnsaved) event.preventDefault();
    }, { signal });
    addEventListener('keydown', (event) => {
      const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey &&
        event.key.toLowerCase() === 's';
      if (!isSave) return;
      event.preventDefault();
      this.saveFile();
    }, { signal });
  }

  /** What follows the workbook ends with the desk. */
  get signal() {
    return this.#ending.signal;
  }

  /** Stops following anything. */
  close() {
    this.flush();
    this.#ending.abort();
  }

  /** Keeps what is typed and not kept yet. */
  flush() {
    for (const field of this.#slots.keys()) this.#save(field);
  }

  /**
   * Returns the workbook with all that stands on the page, kept or not.
   *
   * @returns {Workbook}
   */
  book() {
    const copy = new Shelf(memory(), '/');
    const blank = { answers: {}, steps: {}, check: {}, workshop: {}, diary: {}, unknown: {} };
    copy.put(this.shelf.read(this.id) ?? { ...this.head, ...blank });
    for (const [field, slot] of this.#slots) {
      const value = slot.read();
      if (textOfValue(value) === textOfValue(slot.shown)) continue;
      copy.write(this.id, field, value, slot, minuteOf(new Date()));
    }
    const book = copy.read(this.id);
    if (!book) throw new Error(`No workbook ${this.id}`);
    return book;
  }

  /** Saves the workbook as a file. */
  saveFile() {
    this.flush();
    const book = this.book();
    const name = fileName(book.name, new Date());
    download(name, serialise(book), FILE_TYPE);
    this.shelf.markSaved(this.id, minuteOf(new Date()));
    this.isUnsaved = false;
    this.tell(filled(words.bok_fil_sparad, { namn: name }));
    this.changed();
  }

  /**
   * Returns a field for a text.
   *
   * @param {string} field "answers/<question>", or a step's "steps/<step>/<field>"
   * @param {string} label
   * @param {string} [about] the id of what the label is about, such as a question's heading
   */
  text(field, label, about) {
    const id = this.#newId();
    const area = element('textarea', {
      id,
      class: 'svar__ruta',
      rows: '3',
      maxlength: String(LIMITS.text),
      'aria-labelledby': about && `${about} ${id}-namn`,
    });
    const name = element('label', { for: id, id: `${id}-namn`, class: 'svar__namn' }, label);
    const paper = element('p', { class: 'svar__papper bara-papper' });
    const others = element('div', { class: 'svar__andra' });
    const root = element('div', { class: 'svar' }, name, area, paper, others);
    const onPaper = () => {
      paper.textContent = area.value;
      root.classList.toggle('svar--finns', area.value.trim() !== '');
      grow(area);
    };
    const keep = this.#slot(field, '', {
      read: () => clean(area.value),
      show: (value) => {
        if (area.value !== value) area.value = String(value);
        onPaper();
      },
      showOthers: (entry) =>
        others.replaceChildren(...(entry?.others ?? []).map((other) => {
          const add = () => {
            area.value = [area.value.trimEnd(), other.text].filter(Boolean).join('\n\n');
            onPaper();
            this.#save(field);
            this.#drop(field, other.text);
            area.focus();
          };
          return element(
            'div',
            { class: 'svar__annat' },
            element('p', { class: 'svar__namn' }, words.bok_annat_svar),
            element('p', { class: 'svar__text' }, other.text),
            button('bok__lank', words.bok_lagg_till_svaret, add),
            button('bok__lank', words.bok_ta_bort_svaret, () => {
              this.#drop(field, other.text);
              area.focus();
            }),
          );
        })),
    });
    area.addEventListener('input', () => {
      onPaper();
      keep();
    });
    area.addEventListener('change', () => this.#save(field));
    // A field has its width, and so its height, when it is in the page.
    requestAnimationFrame(() => grow(area));
    return root;
  }

  /**
   * Returns the state of a step: status, agreed, open, next.
   *
   * @param {string} step
   * @param {string} heading
   * @param {'h2' | 'h3' | 'h4' | 'h5'} level
   */
  step(step, heading, level) {
    const title = element(level, { id: this.#newId(), class: 'stegruta__rubrik' }, heading);
    return element(
      'section',
      { class: 'stegruta', 'aria-labelledby': title.id },
      title,
      this.#status(step),
      this.text(`steps/${step}/agreed`, words.bok_eniga),
      this.text(`steps/${step}/open`, words.bok_olika),
      this.#next(step),
    );
  }

  /** @param {string} step */
  #status(step) {
    const id = this.#newId();
    const field = `steps/${step}/status`;
    const options = STATUSES.map((value) =>
      element('option', { value }, words[`bok_lage_${value}`])
    );
    const select = element('select', { id, class: 'svar__val' }, ...options);
    const paper = element('span', { class: 'bara-papper' });
    const onPaper = () => {
      paper.textContent = `: ${words[`bok_lage_${select.value}`]}`;
    };
    this.#slot(field, '', {
      read: () =>
        select.value === STATUSES[0] && !this.shelf.entry(this.id, field) ? '' : select.value,
      show: (value) => {
        select.value = STATUSES.includes(String(value)) ? String(value) : STATUSES[0];
        onPaper();
      },
      showOthers: () => {},
    });
    select.addEventListener('change', () => {
      onPaper();
      this.#save(field);
    });
    const label = element('label', { for: id, class: 'svar__namn' }, words.bok_lage, paper);
    return element('div', { class: 'svar' }, label, select);
  }

  /** @param {string} step */
  #next(step) {
    const field = `steps/${step}/next`;
    const rows = element('div', { class: 'atgarder' });
    /** @type {() => void} */
    let keep = () => {};
    /** @param {Partial<Action>} [action] */
    const row = (action = {}) => {
      const part = (/** @type {string} */ label, /** @type {string} */ type, value = '') => {
        const id = this.#newId();
        const input = element('input', { id, type, maxlength: String(LIMITS.short), value });
        input.autocomplete = 'off';
        return [element('label', { for: id }, label), input];
      };
      const remove = button('bok__lank', words.bok_ta_bort_atgard, () => {
        made.remove();
        this.#save(field);
        add.focus();
      });
      const made = element(
        'div',
        { class: 'atgard', role: 'group', 'aria-label': words.bok_atgard },
        ...[
          part(words.bok_vad, 'text', action.what),
          part(words.bok_vem, 'text', action.who),
          part(words.bok_nar, 'date', action.when),
        ].map((pair) => element('div', { class: 'atgard__del' }, ...pair)),
        remove,
      );
      return made;
    };
    const read = () =>
      [...rows.children].map((one) => {
        const [what, who, when] = [...one.querySelectorAll('input')].map(({ value }) =>
          clean(value.trim())
        );
        return { what, who, when };
      }).filter(({ what, who, when }) => what || who || when);
    keep = this.#slot(field, [], {
      read,
      show: (value) => {
        const list = Array.isArray(value) ? value : [];
        if (textOfValue(read()) !== textOfValue(list)) rows.replaceChildren(...list.map(row));
      },
      showOthers: () => {},
    });
    const add = button('bok__lank', words.bok_ny_atgard, () => {
      const made = row();
      rows.append(made);
      made.querySelector('input')?.focus();
    });
    rows.addEventListener('input', () => keep());
    rows.addEventListener('change', () => this.#save(field));
    return element(
      'fieldset',
      { class: 'svar svar--atgarder' },
      element('legend', { class: 'svar__namn' }, words.bok_harnast),
      rows,
      add,
    );
  }

  /**
   * Puts a field on the desk; returns what to call when it has changed.
   *
   * @param {string} field
   * @param {Value} empty
   * @param {Pick<Slot, 'read' | 'show' | 'showOthers'>} parts
   */
  #slot(field, empty, parts) {
    const entry = this.shelf.entry(this.id, field);
    const value = entry?.value ?? empty;
    /** @type {Slot} */
    const slot = { ...parts, own: value, shown: value };
    this.#slots.set(field, slot);
    slot.show(value);
    slot.showOthers(entry);
    return () => {
      clearTimeout(slot.timer);
      slot.timer = setTimeout(() => this.#save(field), PAUSE);
    };
  }

  /** @param {string} field */
  #save(field) {
    const slot = this.#slots.get(field);
    if (!slot) return;
    clearTimeout(slot.timer);
    const value = slot.read();
    if (textOfValue(value) === textOfValue(slot.shown)) return;
    if (!this.shelf.head(this.id)) {
      this.isUnsaved = true;
      this.tell(words.bok_borta);
      return;
    }
    const { how, entry } = this.shelf.write(this.id, field, value, slot, minuteOf(new Date()));
    if (how === 'kept') {
      slot.own = slot.shown = entry.value;
      slot.show(entry.value);
      slot.showOthers(entry);
    }
    this.isUnsaved = how !== 'kept' || !this.isKept;
    const said = this.isKept
      ? {
        kept: `${words.bok_sparat} ${timeOfDay()}`,
        full: words.bok_fullt,
        blocked: words.bok_stangt,
      }
      : { kept: words.bok_bara_har, full: words.bok_fullt, blocked: words.bok_stangt };
    this.tell(said[how]);
    this.changed();
  }

  /** @param {string} field @param {string} text */
  #drop(field, text) {
    this.shelf.drop(this.id, field, text);
    this.#slots.get(field)?.showOthers(this.shelf.entry(this.id, field));
    this.changed();
  }

  /** @param {string | null} key what another page has written; null for everything */
  #hear(key) {
    if (key === null) return this.#hearAll();
    const found = this.shelf.fieldOf(key);
    if (found?.id !== this.id) return;
    if (!found.field && !this.shelf.head(this.id)) this.tell(words.bok_borta);
    this.#take(found.field);
  }

  #hearAll() {
    for (const field of this.#slots.keys()) this.#take(field);
  }

  /**
   * Shows what another page has written in a field, if nothing is being written in it here.
   *
   * @param {string} field
   */
  #take(field) {
    const slot = this.#slots.get(field);
    const entry = this.shelf.entry(this.id, field);
    if (!slot || !entry) return;
    if (textOfValue(slot.read()) === textOfValue(slot.shown)) {
      slot.shown = entry.value;
      slot.show(entry.value);
    }
    slot.showOthers(entry);
    this.changed();
  }

  #newId() {
    this.#made += 1;
    return `svar-${this.#made}`;
  }
}
