/**
 * The search itself, without any interface. Loaded at the first key press in a search field.
 *
 * Pagefind (../pagefind/) finds and ranks; this file decides what to ask it: which words of the
 * question matter, what a word that the site lacks may stand for, and in which order the hits of
 * several questions come.
 */

import { pageAddress } from '../../scripts/address.js';
import { fold } from '../../scripts/text.js';
import {
  begins,
  cut,
  inside,
  isKnown,
  LONG_WORD,
  nearest,
  otherForm,
  read,
  split,
} from './vocabulary.js';

/**
 * @typedef {import('./pagefind.d.ts').Finder} Finder
 * @typedef {import('./pagefind.d.ts').Fragment} Fragment
 * @typedef {import('./pagefind.d.ts').Pagefind} Pagefind
 * @typedef {import('./pagefind.d.ts').Result} Result
 * @typedef {import('./vocabulary.js').Vocabulary} Vocabulary
 * @typedef {{ finder: Finder, words: Vocabulary }} Tools
 * @typedef {string[]} Forms forms of a word of which one is enough
 * @typedef {{ url: string, title: string, description: string, heading: string, anchor: string }}
 *   Shown what to show of a hit: its address, title and description, the heading that matched best
 * @typedef {{ id: string, score: number, group: string, data: () => Promise<Shown> }} Hit
 * @typedef {{ hits: Hit[], instead: string, missing: string[] }} Answer the hits, best first; the
 *   question that was asked, where words of it were taken for misspelt; words that the site lacks
 * @typedef {{ id: string, score: number, good?: boolean, data: () => Promise<Fragment> }} Ranked
 */

const SITE = new URL('../', import.meta.url);
const LANG = document.documentElement.lang || 'sv';
const CASES_WEIGHT = 0.55;
const RANKING = {
  termSimilarity: 1.2,
  pageLength: 0.45,
  termSaturation: 1.2,
  metaWeights: { title: 5, ord: 4, plats: 5, om: 1 },
};
const TITLE_BONUS = 6;
const LIST_WEIGHT = 0.2;
/** The group that comes after all others, unless the reader searches from one of its pages. */
const EASY = 'enkel';
const fromEasy = document.body.classList.contains(`sida--${EASY}`) ||
  new URLSearchParams(location.search).get('fran') === EASY;
/** With fewer hits than this for all words together, hits for one of them are shown too. */
const FEW = 3;
/** How many hits may stand before the glossary's, when a word of the glossary is asked for. */
const ENTRY_PLACE = 3;
/** A hit for one of several words that scores this much is about that word, and is shown. */
const GOOD_PART = 3;
/** How much a hit loses for each word of the question that it lacks. */
const COVERAGE = 1.5;

/** @type {Promise<Tools> | undefined} */
let ready;

/**
 * Fetches what search needs, once. Rejects if it cannot be had, for example without a network.
 */
export function load() {
  ready ??= start().catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

/** @returns {Promise<Tools>} */
async function start() {
  const folder = new URL('pagefind/', SITE);
  /** @type {[Pagefind, Vocabulary]} */
  const [{ createInstance }, words] = await Promise.all([
    import(new URL('pagefind.js', folder).href),
    vocabulary(new URL(`ord-${LANG}.gz`, folder)),
  ]);
  const finder = createInstance({
    basePath: folder.pathname,
    baseUrl: '/',
    noWorker: true,
    ranking: RANKING,
  });
  await finder.init();
  const cases = new URL('pagefind-exempel/', SITE).pathname;
  const options = { baseUrl: '/', indexWeight: casesWeight(words), ranking: RANKING };
  // A site without cases has no such index.
  await finder.mergeIndex(cases, options).catch(() => {});
  return { finder, words };
}

/**
 * Cases weigh less than the core. In a large collection each word is rarer, which would raise them.
 *
 * @param {Vocabulary} words
 */
function casesWeight({ pages, cases }) {
  return CASES_WEIGHT * Math.min(1, Math.log(pages.size + 1) / Math.log(cases + 1));
}

/** @param {URL} address */
async function vocabulary(address) {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw new Error(`${address}: ${answer.status}`);
  const stream = answer.body.pipeThrough(new DecompressionStream('gzip'));
  return read(await new Response(stream).text(), LANG);
}

/**
 * Returns what to ask for in place of a word: itself and another form of it, its parts, or the word
 * it was meant to be.
 *
 * @param {Tools} tools
 * @param {string} word
 * @param {boolean} typing
 * @returns {Promise<{ ask: Forms[], instead?: string, missing?: string }>}
 */
async function interpret({ finder, words }, word, typing) {
  const folded = fold(word);
  const forms = (/** @type {string} */ one) =>
    [...new Set([one, otherForm(words, fold(one))])].filter(Boolean);
  const meant = (/** @type {string} */ instead) => ({ ask: [forms(instead)], instead });
  if (words.wrong[folded]) return meant(words.wrong[folded]);
  if (isKnown(words, folded) || words.stop.has(folded)) return { ask: [forms(word)] };
  const isBegun = typing && begins(words, folded);
  if (folded.length < 3 || /\d/.test(folded) || isBegun) return { ask: [[word]] };
  const slip = folded.length >= LONG_WORD && nearest(words, folded, 1);
  if (slip) return meant(slip);
  const parts = split(words, folded);
  if (parts.length) return { ask: parts.map(forms) };
  const exact = await finder.search(`"${word}"`);
  if (exact.results.length) return { ask: [[word]] };
  const instead = nearest(words, folded) ?? inside(words, folded);
  if (instead) return meant(instead);
  return begins(words, folded) ? { ask: [[word]] } : { ask: [], missing: word };
}

/**
 * Searches. `typing` says that the last word may be half written.
 *
 * @param {string} text
 * @param {{ typing?: boolean }} [how]
 * @returns {Promise<Answer>}
 */
export async function search(text, { typing = false } = {}) {
  const tools = await load();
  const written = cut(text);
  if (!written.length) return { hits: [], instead: '', missing: [] };
  const content = written.filter((word) => !tools.words.stop.has(fold(word)));
  const chosen = content.length ? content : written;
  const last = chosen.length - 1;
  const meant = await Promise.all(
    chosen.map((word, index) => interpret(tools, word, typing && index === last)),
  );
  const ranked = await find(tools, meant.flatMap((one) => one.ask));
  const instead = written.map((word) => meant[chosen.indexOf(word)]?.instead ?? word).join(' ');
  const term = termOf(tools, meant.some((one) => one.instead) ? cut(instead) : written);
  return {
    hits: (term ? withEntry(tools, ranked) : ranked).map(({ id, score, data }) => ({
      id,
      score,
      group: groupOf(tools, id),
      data: () => show(data, id === tools.words.glossary ? term : undefined),
    })),
    instead: meant.some((one) => one.instead) ? instead : '',
    missing: meant.flatMap((one) => one.missing ?? []),
  };
}

/**
 * Returns the anchor and name of the glossary's entry for just these words, if it has one.
 *
 * @param {Tools} tools
 * @param {string[]} asked
 * @returns {[string, string] | undefined}
 */
function termOf({ words }, asked) {
  const phrase = asked.map(fold).join(' ');
  return Object.hasOwn(words.terms, phrase) ? words.terms[phrase] : undefined;
}

/**
 * Returns the hits with the glossary's page no further down than its place.
 *
 * @param {Tools} tools
 * @param {Ranked[]} ranked
 */
function withEntry({ words }, ranked) {
  const at = ranked.findIndex(({ id }) => id === words.glossary);
  if (at <= ENTRY_PLACE) return ranked;
  const others = ranked.filter((_, index) => index !== at);
  return [...others.slice(0, ENTRY_PLACE), ranked[at], ...others.slice(ENTRY_PLACE)];
}

/**
 * Returns the group of a page; Pagefind's name for a page is not listed if it is a case.
 *
 * @param {Tools} tools
 * @param {string} id
 */
function groupOf({ words }, id) {
  const group = words.pages.get(id)?.group ?? 'exempel';
  return group === 'lista' ? 'exempel' : group;
}

/**
 * Returns hits for all the words, and hits for some of the words where they are as good.
 *
 * @param {Tools} tools
 * @param {Forms[]} ask
 * @returns {Promise<Ranked[]>}
 */
async function find(tools, ask) {
  if (!ask.length) return [];
  /** @type {Map<string, Ranked>} */
  const best = new Map();
  const isLater = (/** @type {string} */ id) =>
    (tools.words.pages.get(id)?.group === EASY) !== fromEasy;
  let first = 0;
  const keep = (/** @type {Ranked} */ { id, score, data }) => {
    const page = tools.words.pages.get(id);
    const weight = page?.group === 'lista' ? LIST_WEIGHT : 1;
    const weighted = (score + called(page?.title, ask)) * weight;
    const before = best.get(id);
    if (!before && !isLater(id)) first += 1;
    if (!before || before.score < weighted) best.set(id, { id, score: weighted, data });
  };
  const written = ask.map((forms) => forms[0]).join(' ');
  const other = ask.map((forms) => forms[forms.length - 1]).join(' ');
  for (const question of new Set([written, other])) {
    for (const hit of (await tools.finder.search(question)).results) keep(ranked(hit));
  }
  for (const hit of ask.length > 1 ? await some(tools, ask) : []) {
    if (first < FEW || best.has(hit.id) || hit.good) keep(hit);
  }
  const turn = (/** @type {Ranked} */ hit) => Number(isLater(hit.id));
  return [...best.values()].sort((one, two) => turn(one) - turn(two) || two.score - one.score);
}

/** @param {Result} hit @returns {Ranked} */
const ranked = (hit) => ({ id: hit.id, score: hit.score, data: () => hit.data() });

/**
 * Returns what a page gains by being called just what was asked for.
 *
 * @param {string[] | undefined} title
 * @param {Forms[]} ask
 */
function called(title, ask) {
  if (!title?.length) return 0;
  const isCalled = (/** @type {Forms} */ forms) => forms.some((form) => title.includes(fold(form)));
  const same = ask.filter(isCalled).length;
  return TITLE_BONUS * (same / ask.length) * (same / title.length);
}

/**
 * Returns pages that have some of the words, with a score that counts how much of the question they
 * answer.
 *
 * @param {Tools} tools
 * @param {Forms[]} ask
 * @returns {Promise<Ranked[]>}
 */
async function some({ finder }, ask) {
  /** @type {Map<string, { hit: Result, score: number, matched: number }>} */
  const found = new Map();
  for (const forms of ask) {
    /** @type {Map<string, Result>} */
    const scores = new Map();
    for (const form of forms) {
      for (const hit of (await finder.search(form)).results) {
        const before = scores.get(hit.id);
        if (!before || before.score < hit.score) scores.set(hit.id, hit);
      }
    }
    for (const [id, hit] of scores) {
      const before = found.get(id) ?? { hit, score: 0, matched: 0 };
      found.set(id, { hit, score: before.score + hit.score, matched: before.matched + 1 });
    }
  }
  return [...found.values()].map(({ hit, score, matched }) => {
    const answered = score * (matched / ask.length) ** COVERAGE;
    return { ...ranked(hit), score: answered, good: matched > 1 || answered > GOOD_PART };
  });
}

/**
 * @param {() => Promise<Fragment>} fetchData
 * @param {[string, string]} [entry] what to show of the glossary
 * @returns {Promise<Shown>}
 */
async function show(fetchData, entry) {
  const data = await fetchData();
  const headings = (data.sub_results ?? []).flatMap(({ anchor, title, weighted_locations }) => {
    const score = weighted_locations.reduce((sum, place) => sum + place.balanced_score, 0);
    return anchor ? [{ title, anchor: anchor.id, score }] : [];
  });
  const [best] = headings.sort((one, two) => two.score - one.score);
  return {
    url: pageAddress(new URL(data.raw_url.replace(/^\//, ''), SITE).href) ?? '',
    title: data.meta.title,
    description: data.meta.om ?? '',
    heading: entry?.[1] ?? best?.title ?? '',
    anchor: entry?.[0] ?? best?.anchor ?? '',
  };
}
