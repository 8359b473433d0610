/**
 * What an author may want to look at again: it is asked about, and never refused.
 *
 * @typedef {import('./contract.d.ts').Data} Data
 * @typedef {import('./contract.d.ts').Section} Section
 * @typedef {import('./contract.d.ts').Texts} Texts
 * @typedef {{ name: string, field: string, value?: string }} Concern its name in kontrakt.json, the
 *   field it is about and the words that woke it
 */

import { pieces } from './casefile.js';

const QUESTIONS = 'fragor-att-stalla-er';
const FEWEST_QUESTIONS = 2;
const CITES = /\[@\d/;
const WEB_ADDRESS = /https?:\/\/\S+/g;
const DATE = '\\d\\d[-/ ]\\d\\d[-/ ]\\d{4}(?!\\d)';
const GAP = '[\\s()/–-]{0,3}';
const PHONE = new RegExp(
  `(?<![\\p{L}\\p{N}/.,-])(?!${DATE})(?:(?:\\+|00)46${GAP}0?|0)${GAP}[1-9](?:${GAP}\\d){6,8}(?![\\p{N}])`,
  'u',
);
const YEAR = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/;
const MONTH = '(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)';
const RANGE = new RegExp(
  `(?<!\\d)(\\d{2,4})\\s*(?:[-–—]|till)\\s*(\\d{2,4})(?!\\d|\\s+${MONTH})`,
  'gu',
);

// Names that many in Sweden have.
const FIRST_NAMES =
  `Agneta Ahmed Alexander Ali Alice Alva Amanda Amina Anders Andreas Anette Anita Ann
Anna Anneli Annika Arne Astrid Axel Barbro Bengt Berit Birgitta Bo Britt Camilla Carina Carl Caroline
Cecilia Christer Christian Christina Clara Daniel David Ebba Elin Elisabeth Ella Elsa Emelie Emil Emma
Erik Eva Fatima Filip Fredrik Gabriel Gun Gunilla Gustav Göran Hanna Hans Hassan Helena Henrik Hugo
Håkan Ibrahim Ida Inger Ingrid Irene Jakob Jan Jenny Jesper Jessica Joakim Johan Johanna Johannes John
Jonas Josefin Julia Karin Karl Katarina Kent Kerstin Kjell Klara Kristina Lars Leif Lena Linda Linnea
Linus Lisa Louise Lovisa Magnus Maja Malin Margareta Maria Marianne Marie Martin Mats Mattias Mikael
Mohamed Monica Nils Oliver Olof Oscar Oskar Patrik Per Peter Pia Rebecka Robert Roger Rolf Sara Sofia
Stefan Sven Susanne Thomas Tobias Tomas Torbjörn Ulf Ulla Ulrika Urban Viktor Viktoria Wilhelm Yvonne
Åke Åsa Örjan`.split(/\s+/);
const ROLES = `chefen enhetschef enhetschefen generalsekreteraren handläggare handläggaren herr fru
kommunalrådet kyrkoherden ordförande ordföranden projektledare projektledaren rektor rektorn samordnare
samordnaren verksamhetschef verksamhetschefen`.split(/\s+/);
const CAPITALISED = '\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?';
const END = '(?![\\p{L}\\p{N}])';
const BY_NAME = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${FIRST_NAMES.join('|')})(?:-\\p{Lu}\\p{Ll}+)? ${CAPITALISED}${END}`,
  'gu',
);
const BY_ROLE = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${ROLES.join('|')}) (${CAPITALISED} ${CAPITALISED})${END}`,
  'gu',
);
// What is called after somebody, or is no person at all.
const PLACE =
  /(?:gata|gatan|väg|vägen|skola|skolan|park|parken|kyrka|kyrkan|torg|torget|plats|huset|hemmet|gården|stiftelse|stiftelsen|fonden)$/u;
const BODY =
  /^(?:Region|Svenska|Röda|Rädda|Länsstyrelsen|Föreningen|Stiftelsen|Hyresgästföreningen) /u;

/**
 * Returns the first words of a text that look like a telephone number, or "".
 *
 * @param {string} text
 */
export const phoneIn = (text) => PHONE.exec(text.replace(WEB_ADDRESS, ''))?.[0] ?? '';

/**
 * Returns the first words of a text that look like a person's name, or "".
 *
 * @param {string} text
 */
export function personIn(text) {
  const named = [...text.matchAll(BY_NAME)].map(([name]) => name);
  const titled = [...text.matchAll(BY_ROLE)].map(([, name]) => name);
  return [...named, ...titled].find((name) => !PLACE.test(name) && !BODY.test(name)) ?? '';
}

/**
 * Says whether it shows in which year something began, and ended if it did.
 *
 * @param {string} period
 */
export function isReadable(period) {
  const ranges = [...period.matchAll(RANGE)];
  const isWhole = ranges.every(([, from, to]) =>
    from.length === 4 && to.length === 4 && Number(from) <= Number(to)
  );
  return YEAR.test(period) && isWhole;
}

/**
 * Returns the words that are the author's own, by field; what sources are called is not.
 *
 * @param {Data} data
 * @param {Texts} texts
 * @returns {[string, string][]}
 */
function ownWords({ titel, plats, malgrupp, sammanfattning, parter, steg }, texts) {
  const rows = (parter ?? []).flatMap(({ namn, roll }, index) => [
    [`parter.${index + 1}.namn`, namn],
    [`parter.${index + 1}.roll`, roll],
  ]);
  const steps = Object.entries(steg ?? {}).map(([id, why]) => [`steg.${id}`, why]);
  const fields = Object.entries({ titel, sammanfattning, plats, malgrupp });
  return [...fields, ...rows, ...steps, ...Object.entries(texts)].map(([field, text]) => [
    String(field),
    String(text ?? '').replace(/\s+/g, ' '),
  ]);
}

/**
 * Returns what there is to look at again in a draft.
 *
 * @param {Data} data
 * @param {Texts} texts
 * @param {Section[]} sections
 * @returns {Concern[]}
 */
export function concerns(data, texts, sections) {
  const personal = ownWords(data, texts).flatMap(([field, text]) =>
    [['telefon', phoneIn(text)], ['person', personIn(text)]].flatMap(([name, value]) =>
      value ? [{ name, field, value }] : []
    )
  );
  const questions = pieces(texts[QUESTIONS] ?? '', true).filter(({ text }) => text.includes('?'));
  const isCited = sections.some(({ id }) => CITES.test(texts[id] ?? ''));
  /** @type {[boolean, string, string][]} */
  const rest = [
    [!!data.period && !isReadable(data.period), 'period', 'period'],
    [questions.length < FEWEST_QUESTIONS, 'fragor', QUESTIONS],
    [data.sakerhet === 'saker' && !isCited, 'saker-utan-kalla', 'sakerhet'],
  ];
  const others = rest.flatMap(([is, name, field]) => is ? [{ name, field }] : []);
  return [...personal, ...others];
}
