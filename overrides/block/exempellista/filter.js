/**
 * What the filter of cases does with cases and addresses, without a page.
 *
 * @typedef {'steg' | 'form' | 'niva' | 'lan' | 'tema' | 'resultat' | 'kostnad' | 'utvardering'} Facet
 * @typedef {Record<Facet, string>} Choices the chosen id of each facet, '' for none
 * @typedef {Record<Facet, string | string[]>} Ids what a case has of each facet
 * @typedef {Ids & { titel: string, adress: string, plats: string, period: string, text: string,
 *   sprak: string, vantar: boolean }} Case a row of index.json under its field names
 */

import { withQuery } from '../../scripts/query.js';

/** @type {Facet[]} */
export const FACETS = ['steg', 'form', 'niva', 'lan', 'tema', 'resultat', 'kostnad', 'utvardering'];

/**
 * Returns something for each facet.
 *
 * @template Made
 * @param {(facet: Facet) => Made} make
 * @returns {Record<Facet, Made>}
 */
export const ofEachFacet = (make) => ({
  steg: make('steg'),
  form: make('form'),
  niva: make('niva'),
  lan: make('lan'),
  tema: make('tema'),
  resultat: make('resultat'),
  kostnad: make('kostnad'),
  utvardering: make('utvardering'),
});

/** @param {Choices} choices */
export const isChosen = (choices) => FACETS.some((facet) => choices[facet]);

/**
 * Returns the choices in an address that there are; others are left out.
 *
 * @param {string} address
 * @param {(facet: Facet, value: string) => boolean} isKnown
 * @returns {Choices}
 */
export function choicesIn(address, isKnown) {
  const query = new URL(address).searchParams;
  const value = (/** @type {Facet} */ facet) => {
    const wanted = query.get(facet) ?? '';
    return isKnown(facet, wanted) ? wanted : '';
  };
  return ofEachFacet(value);
}

/**
 * Returns the address with the choices in it; everything else in it stays.
 *
 * @param {Choices} choices
 * @param {string} address
 */
export const addressWith = (choices, address) => withQuery(address, choices);

/**
 * Says whether a case has what is chosen in every facet, but for one that is left out.
 *
 * @param {Ids} one
 * @param {Choices} choices
 * @param {Facet} [except]
 */
export function matches(one, choices, except) {
  return FACETS.every(
    (facet) => facet === except || !choices[facet] || one[facet].includes(choices[facet]),
  );
}

/**
 * Returns how many cases each value of a facet would give, with the other choices as they are.
 *
 * @param {Facet} facet
 * @param {Ids[]} cases
 * @param {Choices} choices
 * @returns {Map<string, number>}
 */
export function countsOf(facet, cases, choices) {
  const counts = new Map();
  for (const one of cases) {
    if (!matches(one, choices, facet)) continue;
    for (const value of [one[facet]].flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/**
 * Returns a case as a row of a list to take along: title, place, period, what it has of each facet
 * by name, and its whole address.
 *
 * @param {Case} one
 * @param {(facet: Facet, id: string) => string} nameOf
 * @param {string} here the address of the list for others to follow, "" if it has none
 */
export function cellsOf(one, nameOf, here) {
  const names = FACETS.map((facet) =>
    [one[facet]].flat().map((id) => nameOf(facet, id)).join(', ')
  );
  const address = here ? new URL(one.adress, here).href : '';
  return [one.titel, one.plats, one.period, ...names, address];
}
