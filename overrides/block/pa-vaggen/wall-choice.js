/**
 * What the wall shows, as it stands in the address: ?steg=… or ?fas=…, &plan=…, and once it is open
 * #bild-3. The address is the only state.
 *
 * @typedef {import('./wall.d.ts').WallChoice} WallChoice
 * @typedef {import('./wall.d.ts').WallData} WallData
 */

import { choiceIn } from '../motesplan/meetingchoice.js';
import { withQuery } from '../../scripts/query.js';

const SLIDE = /^#bild-([1-9]\d{0,2})$/;
const LEADER = /^#ledare-([a-f0-9]{16})$/;

/**
 * Returns the choice in an address, or null where it names no step or phase that there is.
 *
 * @param {string} address
 * @param {WallData} data
 * @returns {WallChoice | null}
 */
export function wallChoiceIn(address, data) {
  const { kind, id } = choiceIn(
    address,
    (kind, id) => (kind === 'steg' ? data.steps : data.parts).some((one) => one.id === id),
  );
  const plan = planIn(address, data);
  return kind ? { kind, id, plan } : null;
}

/**
 * Returns the plan in an address, or "".
 *
 * @param {string} address
 * @param {WallData} data
 */
export function planIn(address, data) {
  const plan = new URL(address).searchParams.get('plan') ?? '';
  return data.plans.some(({ id }) => id === plan) ? plan : '';
}

/**
 * Returns an address with a choice in it and no slide; all else in its query stays.
 *
 * @param {{ kind: string, id: string, plan: string }} choice
 * @param {string} address
 */
export function wallAddress({ kind, id, plan }, address) {
  const values = { steg: '', fas: '', plan, ...(kind && { [kind]: id }) };
  return withQuery(address, values).split('#')[0];
}

/** Returns the number of the slide in an address, from 0, or -1. @param {string} address */
export const slideIn = (address) => Number(SLIDE.exec(new URL(address).hash)?.[1] ?? 0) - 1;

/** Returns the name of the wall that an address leads, or "". @param {string} address */
export const leaderIn = (address) => LEADER.exec(new URL(address).hash)?.[1] ?? '';
