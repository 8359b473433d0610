/**
 * Addresses of the site's own pages. Where a copy of the site is read from disk its pages say so,
 * with the site's address on the web in `data-disk`, or "" for a site that has none there.
 */

/**
 * Returns the address on the web of a page of a copy.
 *
 * @param {string} address
 * @param {{ root: string, site: string, lang: string }} copy the path of the copy's folder, the
 *   site's address and the language of the copy's pages
 */
export function onTheWeb(address, { root, site, lang }) {
  const { protocol, pathname, search, hash } = new URL(address);
  if (protocol !== 'file:' || !pathname.startsWith(root)) return address;
  if (!site) return '';
  const page = pathname.slice(root.length).replace(/(^|\/)index\.html$/, '$1');
  // The folder of a copy has its first page, in whatever language.
  const first = lang === 'sv' ? '' : `${lang}/`;
  return `${site}${page || first}${search}${hash}`;
}

/** Says whether the page is read from disk, where nothing that people write may be kept. */
export const isOnDisk = () => document.documentElement.dataset.disk !== undefined;

/**
 * Returns a page's address for others to follow; "" if there is none. A path on a disk leads others
 * nowhere, and tells whose disk it is.
 *
 * @param {string} [address] this page's, as it stands, if none is given
 */
export function sharedAddress(address = location.href) {
  const { lang, dataset: { disk: site, lagring: root = '/' } } = document.documentElement;
  return site === undefined ? address : onTheWeb(address, { root, site, lang });
}

/**
 * Returns where a page is found from here; undefined if it is nowhere.
 *
 * @param {string} address that of its folder on the site
 * @param {boolean} [isCopied] whether a copy of the site has the page
 */
export function pageAddress(address, isCopied = true) {
  if (!isOnDisk()) return address;
  if (isCopied) return address.replace(/\/(?=[?#]|$)/, '/index.html');
  return sharedAddress(new URL(address, location.href).href) || undefined;
}
