/**
 * The copy of the site that a reader has saved, in the browser's Cache Storage. The page that saves
 * and the worker that answers without a network both use it. Its names hold the site's path: another
 * copy of the site at the same origin has its own.
 *
 * Each version of the site has a cache, where its list lies beside its files. One more cache has what
 * is saved, and which pages that are open came from which version.
 *
 * @typedef {import('./offline.d.ts').KeptFile} KeptFile
 * @typedef {import('./offline.d.ts').KeptList} KeptList
 * @typedef {import('./offline.d.ts').Progress} Progress
 * @typedef {import('./offline.d.ts').SavedState} SavedState
 */

const LIST = 'utan-nat.json';
/** How many files are on their way at once: as many as a browser asks one server for. */
const AT_ONCE = 6;
/** A page that has just been asked for is not yet among those that are open. */
const NEW_PAGE_MS = 60_000;

/** Why a saving ended: `network`, `server`, `space` or `removed`. */
export class SavingError extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.name = 'SavingError';
    this.code = code;
  }
}

/**
 * Returns an address as a file is saved under: without what follows ? or #, a page as its folder.
 *
 * @param {string} address
 */
export function savedAs(address) {
  const url = new URL(address);
  return url.origin + url.pathname.replace(/\/index\.html$/, '/');
}

/**
 * Returns the files of a list that some languages need.
 *
 * @param {KeptList} list
 * @param {string[]} languages
 */
export const filesFor = (list, languages) =>
  list.filer.filter(([, , , , language]) => !language || languages.includes(language));

/** The saved copy of the site whose root is at `scope`, an address with a slash last. */
export class OfflineCopy {
  /** @param {string} scope */
  constructor(scope) {
    this.scope = scope;
    this.prefix = `navet:${new URL(scope).pathname}:`;
  }

  /** @param {string} path */
  address(path) {
    return new URL(path, this.scope).href;
  }

  /** @returns {Promise<KeptList>} the list of the site as it is now, on the server */
  async newestList() {
    return await (await this.fetched(LIST)).json();
  }

  /** @returns {Promise<SavedState | null>} what is saved, null for nothing; stores nothing */
  state() {
    return this.note('lage');
  }

  /** @param {SavedState} state */
  setState(state) {
    return this.takeNote('lage', state);
  }

  /**
   * Returns what the copy has for an address, in a version; undefined if it has nothing.
   *
   * @param {string} version
   * @param {string} address
   */
  find(version, address) {
    return caches.match(savedAs(address), {
      cacheName: this.prefix + version,
      ignoreVary: true,
    });
  }

  /**
   * Returns the list that a version was saved from.
   *
   * @param {string} version
   * @returns {Promise<KeptList | null>}
   */
  async listOf(version) {
    const found = await this.find(version, this.address(LIST));
    return found ? await found.json() : null;
  }

  /**
   * Saves a version of the site in some languages. What is there already, and what has not changed
   * since the version that is saved, is not fetched. A saving that ends before its time leaves what
   * it has, and the next goes on from there. Rejects with a SavingError, or with the signal's reason.
   *
   * @param {KeptList} list
   * @param {string[]} languages
   * @param {{ signal?: AbortSignal, told?: (progress: Progress) => void, hasNews?: boolean }} [how]
   */
  async save(list, languages, { signal, told, hasNews = false } = {}) {
    const files = filesFor(list, languages);
    try {
      const before = await this.state();
      await this.takeNote('pa-vag', { version: list.version });
      const target = await caches.open(this.prefix + list.version);
      if (!before?.isWhole) {
        await this.setState(
          { languages, version: list.version, saved: '', isWhole: false, hasNews: false },
        );
      }
      const unchanged = await this.unchangedSince(before?.version ?? '', list);
      await target.put(this.address(LIST), new Response(JSON.stringify(list)));
      await this.fill(target, files, unchanged, { signal, told });
      if (!await this.state()) {
        // Somebody has removed it all meanwhile.
        await this.remove();
        throw new SavingError('removed');
      }
      await this.setState({
        languages,
        version: list.version,
        saved: new Date().toISOString(),
        isWhole: true,
        hasNews,
      });
      await this.leaveOnly(target, files);
    } catch (error) {
      throw signal?.aborted ? signal.reason : reasonOf(error);
    }
  }

  /**
   * Puts the files that are lacking in a cache.
   *
   * @param {Cache} target
   * @param {KeptFile[]} files
   * @param {(path: string) => Promise<Response | undefined>} unchanged
   * @param {{ signal?: AbortSignal, told?: (progress: Progress) => void }} how
   */
  async fill(target, files, unchanged, { signal, told }) {
    const present = new Set((await target.keys()).map(({ url }) => url));
    const progress = { files: 0, allFiles: files.length, sent: 0, allSent: 0 };
    for (const [, , , sent] of files) progress.allSent += sent;
    const stopping = new AbortController();
    const stop = () => stopping.abort();
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
    const waiting = [...files];
    const work = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        stopping.signal.throwIfAborted();
        const [path, , , sent] = file;
        const address = this.address(path);
        if (!present.has(address)) {
          const found = await unchanged(path) ?? await this.fetched(path, stopping.signal);
          if (found.ok) await target.put(address, await plain(found));
        }
        progress.files += 1;
        progress.sent += sent;
        told?.({ ...progress });
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    } catch (error) {
      stop();
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /**
   * Returns what finds a file in a version that is saved, if a list says that it is still the same.
   *
   * @param {string} version
   * @param {KeptList} list
   * @returns {Promise<(path: string) => Promise<Response | undefined>>}
   */
  async unchangedSince(version, list) {
    const old = version && version !== list.version ? await this.listOf(version) : null;
    const hashes = new Map(old?.filer.map(([path, hash]) => [path, hash]));
    const same = new Set(
      list.filer.filter(([path, hash]) => hashes.get(path) === hash).map(([path]) => path),
    );
    return async (path) =>
      same.has(path) ? await this.find(version, this.address(path)) : undefined;
  }

  /**
   * Fetches a file past what the browser has kept of it. One that the server no longer has is given
   * as the answer that it is; rejects if the server cannot be had.
   *
   * @param {string} path
   * @param {AbortSignal} [signal]
   */
  async fetched(path, signal) {
    const answer = await fetch(this.address(path), { cache: 'no-cache', signal }).catch((error) => {
      throw signal?.aborted ? error : new SavingError('network');
    });
    if (answer.status >= 500 || answer.status === 429) throw new SavingError('server');
    return answer;
  }

  /**
   * Removes from a cache what is neither among the files nor their list.
   *
   * @param {Cache} target
   * @param {KeptFile[]} files
   */
  async leaveOnly(target, files) {
    const wanted = new Set(
      [LIST, ...files.map(([path]) => path)].map((path) => this.address(path)),
    );
    const others = (await target.keys()).filter(({ url }) => !wanted.has(url));
    await Promise.all(others.map((request) => target.delete(request)));
  }

  /**
   * Remembers which version an open page came from.
   *
   * @param {string} id
   * @param {string} version
   */
  remember(id, version) {
    return this.takeNote(`sida/${id}`, { version, opened: Date.now() });
  }

  /**
   * Returns the version that an open page came from, "" for one that came from the server.
   *
   * @param {string} id
   * @returns {Promise<string>}
   */
  async versionOf(id) {
    return (await this.note(`sida/${id}`))?.version ?? '';
  }

  /**
   * Removes the versions that are neither the saved one, nor on their way, nor that of an open page.
   *
   * @param {(id: string) => Promise<boolean>} isOpen
   */
  async tidy(isOpen) {
    const state = await this.state();
    const coming = await this.note('pa-vag');
    const used = new Set(['', state?.version, coming?.version].map((one) => this.prefix + one));
    const notes = await caches.has(this.prefix) ? await caches.open(this.prefix) : null;
    for (const request of await notes?.keys() ?? []) {
      const [, id] = request.url.split('/sida/');
      if (!id) continue;
      const { version, opened } = await (await notes?.match(request))?.json() ?? {};
      if (Date.now() - opened < NEW_PAGE_MS || await isOpen(id)) used.add(this.prefix + version);
      else await notes?.delete(request);
    }
    await this.removeCaches((name) => !used.has(name));
  }

  /** Removes all that is saved. */
  remove() {
    return this.removeCaches(() => true);
  }

  /** @param {(name: string) => boolean} isWanted */
  async removeCaches(isWanted) {
    const own = (await caches.keys()).filter((name) => name.startsWith(this.prefix));
    await Promise.all(own.filter(isWanted).map((name) => caches.delete(name)));
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  async note(name) {
    const found = await caches.match(this.noteAddress(name), { cacheName: this.prefix });
    return found ? await found.json() : null;
  }

  /**
   * @param {string} name
   * @param {object} value
   */
  async takeNote(name, value) {
    const notes = await caches.open(this.prefix);
    await notes.put(this.noteAddress(name), new Response(JSON.stringify(value)));
  }

  /** @param {string} name an address that no file has */
  noteAddress(name) {
    return this.address(`utan-nat/${name}`);
  }
}

/**
 * Returns an answer that a page may be made of: one that was redirected may not.
 *
 * @param {Response} answer
 */
async function plain(answer) {
  if (!answer.redirected) return answer;
  const { headers, status } = answer;
  return new Response(await answer.blob(), { headers, status });
}

/** @param {unknown} error */
function reasonOf(error) {
  if (error instanceof SavingError) return error;
  const { name } = Object(error);
  if (name === 'QuotaExceededError') return new SavingError('space');
  return name === 'TypeError' ? new SavingError('network') : error;
}
