/**
 * The page where a reader saves the site for use without a network. Nothing is stored, registered or
 * fetched for it before the reader asks; what has been saved is shown, and can be removed, here.
 */

import { filesFor, OfflineCopy, SavingError } from '../../frame/offline/offline-copy.js';
import { element } from '../../scripts/element.js';
import { button, find, findAll, say } from '../../scripts/page.js';
import { showInAddress } from '../../scripts/query.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

/**
 * @typedef {import('../../frame/offline/offline.d.ts').Progress} Progress
 * @typedef {import('../../frame/offline/offline.d.ts').SavedState} SavedState
 */

const WORKER = 'sw.js';
const SAVING_ID = 'sajten-sparas';
const BOTH = ['sv', 'en'];
const SHOWN_EACH_MS = 100;
/** A path of the site, and not a text that somebody wants shown here. */
const PATH = /^[a-z0-9][a-z0-9._/-]{0,199}$/;

/** @param {HTMLElement} root */
export default function offline(root) {
  // The site may have retired this.
  if (root.querySelector('[data-val]')) new Desk(root).begin();
}

/** Shows what is saved, and does what the reader asks for. */
class Desk {
  /** @param {HTMLElement} root */
  constructor(root) {
    const scope = new URL(document.documentElement.dataset.lagring ?? '/', location.href).href;
    this.copy = new OfflineCopy(scope);
    this.root = root;
    this.form = find(root, '[data-val]', HTMLFormElement);
    this.now = find(root, '[data-lage-nu]', HTMLElement);
    this.status = find(root, '[data-besked]', HTMLElement);
    this.saveLabel = find(this.form, '[data-spara]', HTMLButtonElement).textContent ?? '';
  }

  async begin() {
    this.root.classList.add('utannat--klar');
    this.tellOfLacking();
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.save(this.chosen());
    });
    try {
      await this.show();
    } catch {
      // The browser has no such storage, or keeps it closed to this page.
      this.form.hidden = true;
      say(this.status, words.utannat_kan_inte);
      const link = element('a', { href: '#utan-att-spara' }, words.utannat_i_stallet);
      this.status.append(' ', link);
      return;
    }
    await this.lookForNew();
  }

  /** @returns {string[]} */
  chosen() {
    const choice = new FormData(this.form).get('sprak');
    return choice === 'bada' ? BOTH : [String(choice)];
  }

  /** @param {string[]} languages */
  choose(languages) {
    const choice = languages.length > 1 ? 'bada' : languages[0];
    for (const each of findAll(this.form, 'input', HTMLInputElement)) {
      each.checked = each.value === choice;
    }
  }

  /** Shows what is saved now. */
  async show() {
    if (!navigator.serviceWorker) throw new Error('The browser has no service workers.');
    const state = await this.copy.state();
    this.now.hidden = !state;
    this.form.hidden = Boolean(state);
    find(this.form, '[data-spara]', HTMLButtonElement).textContent = this.saveLabel;
    if (!state) return;
    this.choose(state.languages);
    this.now.replaceChildren(...(state.isWhole ? await this.saved(state) : this.halfSaved(state)));
  }

  /** @param {SavedState} state */
  async saved(state) {
    const list = await this.copy.listOf(state.version);
    const day = new Date(state.saved).toLocaleDateString(document.documentElement.lang, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
    const antal = list ? filesFor(list, state.languages).length : 0;
    return [
      element('h3', { tabindex: '-1' }, words.utannat_sparad),
      element(
        'p',
        {},
        filled(words.utannat_sparad_om, { val: languageNames(state.languages), antal, dag: day }),
      ),
      this.row(
        button('knapp', words.utannat_byt, () => {
          this.form.hidden = false;
          find(this.form, '[data-spara]', HTMLButtonElement).textContent = words.utannat_byt_spara;
          find(this.form, 'input:checked', HTMLInputElement).focus();
        }),
        button('knapp', words.utannat_ta_bort, () => this.remove()),
      ),
    ];
  }

  /** @param {SavedState} state */
  halfSaved({ languages }) {
    return [
      element('h3', { tabindex: '-1' }, words.utannat_halv),
      element('p', {}, words.utannat_halv_om),
      this.row(
        button('knapp knapp--fylld', words.utannat_fortsatt, () => this.save(languages)),
        button('knapp', words.utannat_ta_bort, () => this.remove()),
      ),
    ];
  }

  /** @param {...Node} buttons */
  row(...buttons) {
    return element('p', { class: 'utannat__knappar' }, ...buttons);
  }

  /**
   * Saves the site in some languages, and then registers the worker that answers with it.
   *
   * @param {string[]} languages
   */
  async save(languages) {
    const stopping = new AbortController();
    const bar = element('progress', { max: '1', 'aria-label': words.utannat_sparar });
    const count = element('p', { class: 'utannat__antal' });
    const cancel = button('knapp', words.utannat_avbryt, () => stopping.abort());
    cancel.setAttribute('aria-describedby', SAVING_ID);
    this.now.replaceChildren(
      element('h3', { id: SAVING_ID }, words.utannat_sparar),
      bar,
      count,
      this.row(cancel),
    );
    this.now.hidden = false;
    this.form.hidden = true;
    say(this.status, '');
    cancel.focus();
    let shown = 0;
    const told = (/** @type {Progress} */ progress) => {
      const { files, allFiles, sent, allSent } = progress;
      if (files < allFiles && performance.now() - shown < SHOWN_EACH_MS) return;
      shown = performance.now();
      bar.value = sent / allSent;
      const values = { filer: files, alla: allFiles, mb: inMegabytes(sent) };
      say(count, filled(words.utannat_framsteg, { ...values, hela: inMegabytes(allSent) }));
    };
    const outcome = await this.copy.newestList()
      .then((list) => this.copy.save(list, languages, { signal: stopping.signal, told }))
      .then(() => this.register())
      .then(() => words.utannat_klart, (error) => {
        if (stopping.signal.aborted) return words.utannat_avbrutet;
        return words[`utannat_fel_${error.code}`] ?? words.utannat_fel;
      });
    await this.show();
    say(this.status, outcome);
    this.status.focus();
  }

  /** Registers the worker, and waits until it is at work; what it cannot answer with is not saved. */
  async register() {
    const { scope } = this.copy;
    try {
      const address = this.copy.address(WORKER);
      await atWork(await navigator.serviceWorker.register(address, { scope }));
    } catch (error) {
      const state = await this.copy.state();
      if (state) await this.copy.setState({ ...state, isWhole: false });
      throw Object(error).name === 'TypeError' ? new SavingError('server') : error;
    }
  }

  async remove() {
    await (await this.registration())?.unregister();
    await this.copy.remove();
    await this.show();
    say(this.status, words.utannat_borttagen);
    this.status.focus();
  }

  /** @returns {Promise<ServiceWorkerRegistration | undefined>} */
  async registration() {
    const found = await navigator.serviceWorker.getRegistration(this.copy.scope);
    // Another site above this one at the same origin has its own.
    return found?.scope === this.copy.scope ? found : undefined;
  }

  /** Lets the browser look for a new version now, and shows when the saved copy has been updated. */
  async lookForNew() {
    if (!(await this.copy.state())?.isWhole) return;
    const found = await this.registration();
    if (!found) {
      // The browser has thrown the worker away, but not what it would answer with.
      await this.register().catch(() => this.show());
      return;
    }
    found.addEventListener('updatefound', () => {
      const coming = found.installing;
      coming?.addEventListener('statechange', async () => {
        if (coming.state !== 'activated') return;
        await this.show();
        say(this.status, words.utannat_uppdaterad);
      });
    });
    await found.update().catch(() => {});
  }

  /** Says which file the reader asked for, when it was not there: the worker sends readers here. */
  tellOfLacking() {
    const path = new URL(location.href).searchParams.get('saknas');
    if (!path || !PATH.test(path)) return;
    const file = path.split('/').at(-1) ?? '';
    const text = file.includes('.')
      ? filled(words.utannat_saknas, { fil: file })
      : filled(words.utannat_saknas_sida, { sida: `/${path}` });
    const box = element(
      'div',
      { class: 'ruta ruta--obs utannat__saknas', tabindex: '-1' },
      element('p', {}, text),
      this.row(
        button('knapp', words.utannat_tillbaka, () => history.back()),
        element('a', { class: 'knapp', href: this.copy.address(path) }, words.utannat_forsok),
      ),
    );
    document.querySelector('main h1')?.after(box);
    box.focus();
    showInAddress({ saknas: [] });
  }
}

/**
 * Waits until the worker of a registration is at work; rejects if it never will be.
 *
 * @param {ServiceWorkerRegistration} registration
 * @returns {Promise<void>}
 */
const atWork = ({ installing, waiting, active }) =>
  new Promise((done, fail) => {
    const worker = installing ?? waiting ?? active;
    const look = () => {
      if (worker?.state === 'activated') done();
      else if (!worker || worker.state === 'redundant') fail(new SavingError('server'));
    };
    worker?.addEventListener('statechange', look);
    look();
  });

/** @param {string[]} languages */
const languageNames = (languages) =>
  words[`utannat_val_${languages.length > 1 ? 'bada' : languages[0]}`];

/** @param {number} bytes */
const inMegabytes = (bytes) =>
  (bytes / 1e6).toLocaleString(document.documentElement.lang, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
