/**
 * An answer to the self-check as a link's last part and as a code to type: the edition, the party,
 * a digit for each statement in the model's order and four random characters. Nothing else fits.
 *
 * @typedef {import('./selfcheck.d.ts').SelfCheckAnswer} SelfCheckAnswer
 * @typedef {{ answers: SelfCheckAnswer[], faults: ('kontroll' | 'utgava')[], without: number }} Found
 *   the answers in a text, what is wrong with codes in it, and how many lines have none
 */

export const STATEMENTS = 12;
const LEVELS = 5;
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const MARK = 4;
const PACKED = 6;
const LINK = /svar-([1-9])-([oc])-([0-4]{12})-([0-9a-z]{4})(?![0-9a-z])/gi;
const CODE = /(?<![0-9a-z])([1-9][0-9a-z]{3})[ -]?([0-9a-z]{4})[ -]?([0-9a-z]{4})(?![0-9a-z])/gi;
const ADDRESS = /\S*:\/\/\S*/g;

/** Returns four characters that are hardly ever the same twice. */
export function newMark() {
  const bytes = crypto.getRandomValues(new Uint8Array(MARK));
  return [...bytes].map((byte) => SYMBOLS[byte % SYMBOLS.length]).join('');
}

/**
 * Returns an answer as the last part of a link, without the #.
 *
 * @param {SelfCheckAnswer} answer
 */
export const linkPart = ({ edition, party, levels, mark }) =>
  `svar-${edition}-${party[0]}-${levels.join('')}-${mark}`;

/**
 * Returns an answer as twelve characters in groups of four; the last one finds slips.
 *
 * @param {SelfCheckAnswer} answer
 */
export function shortCode({ edition, party, levels, mark }) {
  let packed = levels.reduce((sum, level) => sum * LEVELS + level, party === 'civil' ? 1 : 0);
  let middle = '';
  for (let place = 0; place < PACKED; place++) {
    middle = SYMBOLS[packed % SYMBOLS.length] + middle;
    packed = Math.floor(packed / SYMBOLS.length);
  }
  const body = `${edition}${middle}${mark}`;
  return (body + controlOf(body)).replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * Returns the answers in a text, once each: a link, a code, or many of them, a line each.
 *
 * @param {string} text
 * @param {number} edition
 * @returns {Found}
 */
export function answersIn(text, edition) {
  /** @type {Found} */
  const found = { answers: [], faults: [], without: 0 };
  for (const line of text.split(/[\r\n]+/)) {
    const before = found.answers.length + found.faults.length;
    for (const [, digit, party, digits, mark] of line.matchAll(LINK)) {
      take(found, edition, {
        edition: Number(digit),
        party: party.toLowerCase() === 'c' ? 'civil' : 'offentlig',
        levels: [...digits].map(Number),
        mark: plain(mark),
      });
    }
    for (const [, ...groups] of line.replace(ADDRESS, ' ').replace(LINK, ' ').matchAll(CODE)) {
      take(found, edition, unpacked(plain(groups.join(''))));
    }
    if (line.trim() && found.answers.length + found.faults.length === before) found.without += 1;
  }
  return found;
}

/** @param {Found} found @param {number} edition @param {SelfCheckAnswer | null} answer */
function take(found, edition, answer) {
  if (!answer) found.faults.push('kontroll');
  else if (answer.edition !== edition) found.faults.push('utgava');
  else found.answers.push(answer);
}

/** Letters that look like digits are read as these. @param {string} written */
const plain = (written) => written.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');

/** @param {string} body */
function controlOf(body) {
  const sum = [...body].reduce(
    (total, symbol, place) => total + (2 * place + 1) * SYMBOLS.indexOf(symbol),
    0,
  );
  return SYMBOLS[sum % SYMBOLS.length];
}

/** @param {string} code @returns {SelfCheckAnswer | null} */
function unpacked(code) {
  const body = code.slice(0, -1);
  if ([...code].some((symbol) => !SYMBOLS.includes(symbol))) return null;
  if (controlOf(body) !== code.at(-1)) return null;
  let packed = [...body.slice(1, 1 + PACKED)].reduce(
    (sum, symbol) => sum * SYMBOLS.length + SYMBOLS.indexOf(symbol),
    0,
  );
  const levels = [];
  for (let place = 0; place < STATEMENTS; place++) {
    levels.unshift(packed % LEVELS);
    packed = Math.floor(packed / LEVELS);
  }
  if (packed > 1) return null;
  return {
    edition: Number(code[0]),
    party: packed ? 'civil' : 'offentlig',
    levels,
    mark: body.slice(-MARK),
  };
}
