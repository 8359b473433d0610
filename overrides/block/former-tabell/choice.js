/**
 * Which forms a reader has chosen to compare, as the address says it:
 * `?jamfor=iop&jamfor=upphandling`, and `#sida-vid-sida` when they are shown beside each other.
 */

export const LEAST = 2;
export const MOST = 4;
export const BESIDE = '#sida-vid-sida';

/**
 * Returns the ids in an address that there are forms for, each once and no more than can be compared.
 *
 * @param {string} address
 * @param {string[]} known
 */
export function chosenIn(address, known) {
  const wanted = new Set(new URL(address).searchParams.getAll('jamfor'));
  return [...wanted].filter((id) => known.includes(id)).slice(0, MOST);
}

/**
 * Says whether an address asks for the chosen forms beside each other.
 *
 * @param {string} address
 * @param {string[]} chosen
 */
export const isBeside = (address, chosen) =>
  new URL(address).hash === BESIDE && chosen.length >= LEAST;

/**
 * Returns what is chosen when a form is added or taken away.
 *
 * @param {string[]} chosen
 * @param {string} id
 * @param {boolean} isAdded
 */
export function changed(chosen, id, isAdded) {
  const others = chosen.filter((one) => one !== id);
  return isAdded ? [...others, id].slice(0, MOST) : others;
}
