/**
 * The page of the workbook: begin one, open one, see where it stands, take it along, clear it. What
 * is not kept in the browser lives on this page alone.
 *
 * @typedef {import('../../frame/workbook/workbook.d.ts').Workbook} Workbook
 * @typedef {import('../../frame/workbook/workbook.d.ts').Party} Party
 * @typedef {import('../arbetsbok-word/found.js').Chosen} Chosen
 */

import { Desk } from '../../frame/workbook/workbook-desk.js';
import { fromDiary, toDiary } from '../../frame/workbook/workbook-diary.js';
import {
  later,
  LIMITS,
  minuteOf,
  parse,
  PARTIES,
  STATUSES,
  WorkbookFault,
} from '../../frame/workbook/workbook-file.js';
import { joinedBooks } from '../../frame/workbook/workbook-compare.js';
import { choices } from '../../frame/workbook/workbook-import.js';
import { modelIn, modelVersion } from '../../frame/workbook/workbook-model.js';
import { begun, browserPlace, memory, Shelf } from '../../frame/workbook/workbook-store.js';
import { isOnDisk } from '../../scripts/address.js';
import { element } from '../../scripts/element.js';
import { button, find, liveRegion, say } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { overview } from './overview.js';

/** @returns {Promise<typeof import('../arbetsbok-word/arbetsbok-word.js')>} */
const wordWays = () => import(new URL('./arbetsbok-word.js', import.meta.url).href);

/** @param {HTMLElement} root */
export default function workbook(root) {
  const model = modelIn(root);
  const version = modelVersion(root);
  const stage = find(root, '[data-yta]', HTMLElement);
  const wheel = find(root, '[data-hjul]', HTMLElement);
  const compare = find(root, '[data-jamfor]', HTMLElement);
  const check = find(root, '[data-kollen]', HTMLElement);
  const word = /** @type {HTMLElement | null} */ (document.querySelector('[data-word]'));
  const place = browserPlace();
  const shelf = place && new Shelf(place, document.documentElement.dataset.lagring ?? '/');
  const status = liveRegion('bok__besked');
  const tell = (/** @type {string} */ text) => say(status, text);
  /** @type {Desk | null} */
  let desk = null;
  /** @param {...(HTMLElement | null)} parts */
  function show(...parts) {
    wheel.hidden = true;
    root.append(wheel);
    stage.replaceChildren(...parts.filter((part) => part !== null), status);
    root.classList.toggle('bok--oppen', desk !== null);
  }

  /** Moves the reader to what is shown. */
  const arrive = () => stage.querySelector('h3')?.focus();

  /** Says whether the open workbook may be left: something may stand on this page alone. */
  function mayLeave() {
    desk?.flush();
    return !desk?.isUnsaved || confirm(words.bok_lamna);
  }

  function begin() {
    desk?.close();
    desk = null;
    tell('');
    show(listed(), beginning(), opening());
  }

  /** @param {Shelf} from @param {string} id @param {boolean} isKept */
  function open(from, id, isKept) {
    desk?.close();
    if (isKept) from.choose(id);
    const now = new Desk(from, id, isKept, tell, () => refresh());
    desk = now;
    tell('');
    const { parts, refresh } = overview(now, model, wheel, compare, {
      keep: shelf && !isKept ? () => keepOpen() : null,
      others: () => mayLeave() && leave(),
      remove: () => remove(now),
      removeAll: shelf && isKept ? removeAll : null,
      more: word ? [word] : [],
      check,
    });
    show(...parts);
    if (word) offerWord(word, now);
    wheel.hidden = false;
  }

  /**
   * Offers the ways to Word and back for the workbook that is open.
   *
   * @param {HTMLElement} place
   * @param {Desk} now
   */
  async function offerWord(place, now) {
    const ids = model.map(({ id }) => id);
    const same = Object.fromEntries(STATUSES.map((status) => [status, status]));
    const answers = () => toDiary(now.book(), ids, same).answers;
    const put = (/** @type {Chosen} */ { taken, beside, unknown }) => {
      const ours = answers();
      const both = Object.entries(beside).map(([tag, text]) => [tag, `${ours[tag]}\n\n${text}`]);
      const found = { answers: { ...unknown, ...taken, ...Object.fromEntries(both) } };
      renew(now, fromDiary(now.book(), found, ids, same, minuteOf(new Date())));
    };
    (await wordWays()).offerWord(place, { name: now.head.name, answers, put });
  }

  /** @param {Desk} now @param {Workbook} book what the open workbook is to be */
  function renew(now, book) {
    const how = now.shelf.put(book);
    if (how !== 'kept') return tell(how === 'full' ? words.bok_fullt : words.bok_stangt);
    now.isUnsaved = false;
    open(now.shelf, now.id, now.isKept);
    if (desk) desk.isUnsaved = !now.isKept;
    tell(words.bok_valen_gjorda);
    arrive();
  }

  function leave() {
    if (desk) desk.isUnsaved = false;
    begin();
    (stage.querySelector('h3'))?.focus();
  }

  /** Puts the open workbook in the browser. */
  function keepOpen() {
    if (!desk || !shelf) return;
    const book = desk.book();
    if (shelf.head(book.id)) return offer(book);
    put(book);
  }

  /** @param {Workbook} book */
  function put(book) {
    if (!shelf) return;
    const saved = desk?.id === book.id ? desk.shelf.savedAt(book.id) : '';
    const how = shelf.put(book);
    if (how === 'kept') {
      if (desk) desk.isUnsaved = false;
      if (saved) shelf.markSaved(book.id, saved);
      open(shelf, book.id, true);
      tell(words.bok_behallen);
      arrive();
    } else {
      tell(how === 'full' ? words.bok_fullt : words.bok_stangt);
    }
  }

  /** @param {Workbook} book @param {boolean} [isFile] whether it is as it stands in a file */
  function openLoose(book, isFile = false) {
    const loose = new Shelf(memory(), '/');
    loose.put(book);
    if (isFile) loose.markSaved(book.id, later(book.changed, minuteOf(new Date())));
    open(loose, book.id, false);
  }

  /** @param {Desk} now */
  function remove(now) {
    if (!confirm(filled(words.bok_ta_bort_fraga, { namn: now.head.name }))) return;
    now.isUnsaved = false;
    if (now.isKept) now.shelf.choose('');
    desk?.close();
    desk = null;
    now.shelf.remove(now.id);
    begin();
    tell(words.bok_borttagen);
    arrive();
  }

  function removeAll() {
    if (!confirm(words.bok_ta_bort_alla_fraga)) return;
    desk?.close();
    desk = null;
    shelf?.removeAll();
    begin();
    tell(words.bok_alla_borta);
    arrive();
  }

  function listed() {
    const heads = shelf?.heads() ?? [];
    if (!shelf || !heads.length) return null;
    const items = heads.map(({ id, name, party }) => {
      const use = button('bok__lank bok__lank--stor', name, () => {
        open(shelf, id, true);
        arrive();
      });
      return element('li', {}, use, ` ${words[`bok_skriver_${party}`]}`);
    });
    return element(
      'section',
      { class: 'bokruta' },
      element('h3', { tabindex: '-1' }, words.bok_finns),
      element('ul', { class: 'boklista' }, ...items),
      button('bok__lank', words.bok_ta_bort_alla, removeAll),
    );
  }

  function beginning() {
    const line = (
      /** @type {string} */ id,
      /** @type {string} */ label,
      /** @type {string} */ help,
    ) => {
      const input = element('input', {
        id,
        type: 'text',
        maxlength: String(LIMITS.name),
        autocomplete: 'off',
        'aria-describedby': `${id}-hjalp`,
      });
      const hint = element('p', { id: `${id}-hjalp`, class: 'bok__hjalp' }, help);
      return {
        input,
        part: element(
          'div',
          { class: 'bok__falt' },
          element('label', { for: id }, label),
          hint,
          input,
        ),
      };
    };
    const name = line('bok-namn', words.bok_namn, words.bok_namn_hjalp);
    const who = line('bok-organisation', words.bok_organisation, words.bok_roller);
    name.input.required = true;
    /** @param {string} group @param {string} label @param {[string, string][]} ways */
    const choice = (group, label, ways) =>
      element(
        'fieldset',
        { class: 'bok__falt' },
        element('legend', {}, label),
        ...ways.map(([value, text], index) => {
          const input = element('input', { type: 'radio', name: group, value });
          input.checked = index === 0;
          return element('label', { class: 'bok__val' }, input, ` ${text}`);
        }),
      );
    /** @type {[string, string][]} */
    const places = [['fil', words.bok_bara_fil]];
    if (shelf) places.unshift(['har', words.bok_i_webblasaren]);
    const form = element(
      'form',
      { class: 'bokruta', 'aria-labelledby': 'bok-borja' },
      element('h3', { id: 'bok-borja', tabindex: '-1' }, words.bok_borja),
      name.part,
      choice('parti', words.bok_vem_skriver, PARTIES.map((one) => [one, words[`bok_part_${one}`]])),
      who.part,
      choice('plats', words.bok_var, places),
      element('p', { class: 'bok__hjalp' }, isOnDisk() ? words.bok_disk : words.bok_delad),
      element('button', { type: 'submit', class: 'knapp knapp--fylld' }, words.bok_borja_knapp),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const data = new FormData(form);
      const title = name.input.value.trim();
      if (!title) return name.input.focus();
      const party = PARTIES.find((one) => one === data.get('parti')) ?? 'bada';
      const told = { name: title, party, organisation: who.input.value.trim(), model: version };
      const book = begun(told, minuteOf(new Date()));
      if (data.get('plats') === 'har') put(book);
      else {
        openLoose(book);
        arrive();
      }
    });
    return form;
  }

  function opening() {
    const input = element('input', {
      id: 'bok-fil',
      type: 'file',
      accept: '.json,application/json',
    });
    input.addEventListener('change', async () => {
      const [file] = input.files ?? [];
      input.value = '';
      if (file) await openFile(file);
    });
    const example = button('knapp', words.bok_exempel, async () => {
      const answer = await fetch(root.dataset.exempel ?? '');
      if (!answer.ok) return tell(words.bok_exempel_ohamtat);
      receive(parse(new Uint8Array(await answer.arrayBuffer())), words.bok_exempel_oppet);
    });
    return element(
      'section',
      { class: 'bokruta' },
      element('h3', {}, words.bok_oppna),
      element('p', { id: 'bok-fil-hjalp' }, words.bok_oppna_text),
      element('label', { for: 'bok-fil', class: 'svar__namn' }, words.bok_valj_fil),
      input,
      element('h3', {}, words.bok_exempel_rubrik),
      element('p', {}, words.bok_exempel_text),
      example,
    );
  }

  /** @param {File} file */
  async function openFile(file) {
    try {
      if (file.size > LIMITS.bytes) throw new WorkbookFault('large');
      const book = parse(new Uint8Array(await file.arrayBuffer()));
      receive(book, words.bok_oppnad);
    } catch (error) {
      const { reason, where } = error instanceof WorkbookFault
        ? error
        : { reason: 'broken', where: '' };
      tell(filled(words[`bok_fel_${reason}`], { plats: where }));
    }
  }

  /**
   * Opens a workbook that has come from elsewhere; one that is here already is not replaced.
   *
   * @param {Workbook} book
   * @param {string} said
   */
  function receive(book, said) {
    if (desk?.id === book.id || shelf?.head(book.id)) return offer(book);
    if (!mayLeave()) return;
    openLoose(book, true);
    tell(said);
    arrive();
  }

  /**
   * Shows what differs between a workbook and the one with the same id that is here already.
   *
   * @param {Workbook} theirs
   */
  function offer(theirs) {
    const isOpen = desk?.id === theirs.id && !(shelf && !desk.isKept && shelf.head(theirs.id));
    const target = isOpen && desk ? desk.shelf : shelf;
    const ours = isOpen && desk ? desk.book() : shelf?.read(theirs.id);
    if (!target || !ours) return;
    const isKept = target === shelf;
    const done = (/** @type {Workbook | null} */ chosen) => {
      if (desk) desk.isUnsaved = false;
      if (chosen) target.put(chosen);
      open(target, theirs.id, isKept);
      tell(chosen ? words.bok_valen_gjorda : words.bok_inget_bytt);
      arrive();
    };
    const table = choices(ours, theirs, model, done);
    if (!table) {
      // No answer differs; what has no row of its own is taken from both.
      target.put(joinedBooks(ours, theirs, {}, ours.changed));
      open(target, theirs.id, isKept);
      tell(words.bok_samma);
      return arrive();
    }
    show(table);
    arrive();
  }

  root.classList.add('bok--klar');
  if (shelf?.current) open(shelf, shelf.current, true);
  else begin();
}
