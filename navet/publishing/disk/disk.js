/**
 * Stands in, where the site is read from disk, for what a browser does not let a page do there:
 * import a script, and fetch a file. Scripts and files come as classic scripts that hand
 * themselves over here. The script stands in a folder of the copy's root.
 *
 * @typedef {Record<string, unknown>} Module what a script exports
 * @typedef {(
 *   here: { url: string }, load: (address: string | URL) => Promise<Module>,
 *   fetch: (address: string | URL) => Promise<Response>,
 * ) => Promise<Module>} Make runs a script, given what stands in for import.meta, import and fetch
 */

globalThis.navetDisk = (() => {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL('../', src).href;
  /** @type {Map<string, Make>} */
  const known = new Map();
  /** @type {Map<string, Promise<Module>>} */
  const running = new Map();
  /** @type {Map<string, Promise<void>>} */
  const coming = new Map();
  /** @type {Map<string, BlobPart>} */
  const held = new Map();

  /**
   * Returns a file's path from the copy's root.
   *
   * @param {string | URL} address
   */
  function pathOf(address) {
    const url = new URL(address, document.baseURI);
    const { href } = new URL(url.pathname, url);
    if (!href.startsWith(root)) throw new TypeError(`Not in this copy: ${href}`);
    return href.slice(root.length);
  }

  /**
   * Brings a classic script of the copy, once.
   *
   * @param {string} path
   */
  function bring(path) {
    const before = coming.get(path);
    if (before) return before;
    /** @type {Promise<void>} */
    const now = new Promise((done, failed) => {
      const script = document.createElement('script');
      script.src = root + path;
      script.addEventListener('load', () => done());
      script.addEventListener('error', () => {
        coming.delete(path);
        failed(new TypeError(`Not in this copy: ${path}`));
      });
      document.head.append(script);
    });
    coming.set(path, now);
    return now;
  }

  /** @param {string | URL} address */
  async function load(address) {
    const path = pathOf(address);
    if (!known.has(path)) await bring(path);
    return run(path);
  }

  /** @param {string} path */
  function run(path) {
    const make = known.get(path);
    if (!make) throw new TypeError(`Not a script of this copy: ${path}`);
    const module = running.get(path) ?? make({ url: root + path }, load, fetch);
    running.set(path, module);
    return module;
  }

  /** @param {string | URL} address */
  async function fetch(address) {
    const path = pathOf(address);
    await bring(/^pagefind(-exempel)?\//.test(path) ? 'disk/sok.js' : `disk/${path}.js`);
    const file = held.get(path);
    return file === undefined ? new Response(null, { status: 404 }) : new Response(file);
  }

  return {
    load,

    /**
     * Takes a script; one that the page itself names is run at once.
     *
     * @param {string} path
     * @param {Make} make
     */
    define(path, make) {
      known.set(path, make);
      if (!coming.has(path)) run(path);
    },

    /**
     * Takes files by path, as text and in base64.
     *
     * @param {Record<string, string>} texts
     * @param {Record<string, string>} packed
     */
    files(texts, packed) {
      for (const [path, text] of Object.entries(texts)) held.set(path, text);
      for (const [path, code] of Object.entries(packed)) {
        held.set(path, Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0)));
      }
    },
  };
})();
