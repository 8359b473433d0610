/**
 * What a meeting is about and when it begins, as it stands in the address: ?steg=…, ?fas=…,
 * &start=17:30. The address is the only state.
 *
 * @typedef {{ kind: '' | 'steg' | 'fas', id: string, start: string }} Choice
 */

/** @type {Choice} */
export const NOTHING = { kind: '', id: '', start: '' };

/**
 * Returns the choice in an address; what is not known is left out.
 *
 * @param {string} address
 * @param {(kind: 'steg' | 'fas', id: string) => boolean} isKnown
 * @returns {Choice}
 */
export function choiceIn(address, isKnown) {
  const query = new URL(address).searchParams;
  const start = /^([01]\d|2[0-3]):[0-5]\d$/.test(query.get('start') ?? '')
    ? query.get('start')
    : '';
  for (const kind of /** @type {const} */ (['steg', 'fas'])) {
    const id = query.get(kind) ?? '';
    if (id && isKnown(kind, id)) return { kind, id, start: start ?? '' };
  }
  return { ...NOTHING, start: start ?? '' };
}

/**
 * Returns an address with a choice in it; everything else in it stays.
 *
 * @param {Choice} choice
 * @param {string} address
 */
export function addressWith(choice, address) {
  const url = new URL(address);
  for (const name of ['steg', 'fas', 'start']) url.searchParams.delete(name);
  if (choice.kind) url.searchParams.set(choice.kind, choice.id);
  if (choice.start) url.searchParams.set('start', choice.start);
  return url.href.replaceAll('%3A', ':');
}

/**
 * Returns the time of day so many minutes after another, such as 17:30.
 *
 * @param {string} start
 * @param {number} minutes
 */
export function timeAfter(start, minutes) {
  const [hours, past] = start.split(':').map(Number);
  const whole = (hours * 60 + past + minutes) % (24 * 60);
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/**
 * Returns the part of a list that the place with a number, from 0, of so many gets: as even as can
 * be, the first ones longest.
 *
 * @template Item
 * @param {Item[]} all
 * @param {number} place
 * @param {number} of
 */
export function shareOf(all, place, of) {
  const least = Math.floor(all.length / of);
  const longer = all.length % of;
  const from = place * least + Math.min(place, longer);
  return all.slice(from, from + least + (place < longer ? 1 : 0));
}
