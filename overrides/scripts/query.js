/** What a reader has chosen on a page, as it stands in the page's address: nothing is stored. */

/**
 * Returns an address where these names have these values and no other; all else in it stays.
 *
 * @param {string} address
 * @param {Record<string, string | string[]>} values '' or [] for nothing
 */
export function withQuery(address, values) {
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) {
    url.searchParams.delete(name);
    for (const one of [value].flat()) if (one) url.searchParams.append(name, one);
  }
  return url.href;
}

/**
 * Puts what is chosen in the address of the page, without a new step to go back to.
 *
 * @param {Record<string, string | string[]>} values
 */
export function showInAddress(values) {
  const address = withQuery(location.href, values);
  if (address !== location.href) history.replaceState(history.state, '', address);
}
