/**
 * The search itself, without any interface. Loaded at the first key press in a search field.
 *
 * Pagefind (../pagefind/) finds and ranks; this file decides what to ask it: which words of the
 * question matter, what a word that the site lacks may stand for, and in which order the hits of
 * several questions come.
 */

const SITE = new URL('../', import.meta.url);
const LANG = document.documentElement.lang || 'sv';
const CASES_WEIGHT = 0.55;
const RANKING = { termSimilarity: 1.2, pageLength: 0.45, termSaturation: 1.2, metaWeights: { title: 5, ord: 4, plats: 5, om: 1 } };
const TITLE_BONUS = 6;
const LIST_WEIGHT = 0.2;
/** The group that comes after all others, or before them for a reader who searches from one of its pages. */
const EASY = 'enkel';
const fromEasy = document.body.classList.contains(`sida--${EASY}`) || new URLSearchParams(location.search).get('fran') === EASY;
/** With fewer hits than this for all words together, hits for one of them are shown too. */
const FEW = 3;
/** A hit for one of several words that scores this much is about that word, and is shown. */
const GOOD_PART = 3;
/** In a word of this length, one wrong letter is a slip rather than another compound. */
const LONG_WORD = 8;
const LEAST_INSIDE = 5;
/** How much a hit loses for each word of the question that it lacks. */
const COVERAGE = 1.5;
const MOST_WORDS = 8;
const ENDINGS = {
  sv: ['arnas', 'ernas', 'ornas', 'arna', 'erna', 'orna', 'ande', 'andet', 'aren', 'are', 'ade', 'ens', 'ets', 'ers', 'ars', 'nas', 'en', 'et', 'er', 'ar', 'or', 'na', 'ad', 'at', 'as', 'an', 's', 'a', 'e', 'n', 't', 'r'],
  en: ['ings', 'ing', 'ies', 'ed', 'es', 'er', 's', 'e', 'y', 'd'],
};

let ready;

/** Fetch what search needs, once. Rejects if it cannot be had, for example without a network. */
export function load() {
  ready ??= start().catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

async function start() {
  const folder = new URL('pagefind/', SITE);
  const [{ createInstance }, words] = await Promise.all([
    import(new URL('pagefind.js', folder)),
    vocabulary(new URL(`ord-${LANG}.gz`, folder)),
  ]);
  const finder = createInstance({ basePath: folder.pathname, baseUrl: '/', noWorker: true, ranking: RANKING });
  await finder.init();
  const cases = new URL('pagefind-exempel/', SITE).pathname;
  // A site without cases has no such index.
  await finder.mergeIndex(cases, { baseUrl: '/', indexWeight: casesWeight(words), ranking: RANKING }).catch(() => {});
  return { finder, words };
}

/** Cases weigh less than the core. In a large collection each word is rarer, which would raise them. */
function casesWeight({ pages, cases }) {
  return CASES_WEIGHT * Math.min(1, Math.log(pages.size + 1) / Math.log(cases + 1));
}

/** The words that the site has, in three classes: names of things, the rest, words of cases. */
async function vocabulary(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const stream = answer.body.pipeThrough(new DecompressionStream('gzip'));
  const [head, ...parts] = (await new Response(stream).text()).split('\n\n');
  const { stop, fel, sidor, fall } = JSON.parse(head);
  const leftOut = new Set(stop.split(' '));
  const known = new Map();
  parts.forEach((part, rank) => {
    for (const word of part.split('\n')) if (word) known.set(fold(word), { word, rank });
  });
  return { stop: leftOut, wrong: fel, pages: new Map(Object.entries(sidor).map(([id, [group, title]]) => [id, { group, title: cut(title).map(fold).filter((word) => !leftOut.has(word)) }])), cases: fall, known, sorted: [...known.keys()].sort() };
}

/** A word in lower case without diacritics. */
export function fold(word) {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** Whether a word of the site begins with these letters. */
function begins({ sorted }, start) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < start) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && sorted[low].startsWith(start);
}

/** Another form of the word that the site has, as short as can be; else "". */
function otherForm(words, word) {
  for (const ending of ENDINGS[LANG] ?? []) {
    const stem = word.slice(0, -ending.length);
    if (!word.endsWith(ending) || stem.length < 3) continue;
    const form = ['', ...ENDINGS[LANG]].find((other) => other !== ending && words.known.has(stem + other));
    if (form !== undefined) return stem + form;
  }
  return '';
}

const isKnown = (words, word) => words.known.has(word) || otherForm(words, word) !== '';

/** A compound that the site lacks as two words that it has: "samverkansavtal" as its parts. */
function split(words, word) {
  let best = [];
  for (let cut = 3; cut <= word.length - 3; cut += 1) {
    const end = word.slice(cut);
    const start = [word.slice(0, cut), word.slice(0, cut).replace(/s$/, '')].find((one) => one.length >= 3 && isKnown(words, one));
    if (!start || !isKnown(words, end) || words.stop.has(end)) continue;
    if (!best.length || Math.min(start.length, end.length) > Math.min(...best.map((part) => part.length))) best = [start, end];
  }
  return best;
}

/** How far apart two words are: letters changed, left out, added or swapped; a doubled letter is half. */
function distance(one, other, most) {
  const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i += 1) {
    rows[i] = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const out = one[i - 1] === one[i - 2] ? 0.5 : 1;
      const into = other[j - 1] === other[j - 2] ? 0.5 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + out, rows[i][j - 1] + into, rows[i - 1][j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 0.75);
      least = Math.min(least, rows[i][j]);
    }
    if (least > most) return Infinity;
  }
  return rows[one.length][other.length];
}

/** The word of the site that is nearest to a misspelt one, or undefined. */
function nearest(words, word, most = word.length < 6 ? 1 : word.length < 10 ? 2 : 3) {
  if (word.length < 4) return undefined;
  let best;
  for (const [other, { word: written, rank }] of words.known) {
    if (Math.abs(other.length - word.length) > most) continue;
    // Beginnings are seldom misspelt, and names of things are what people look for.
    const cost = distance(word, other, most) + (other[0] === word[0] ? 0 : 0.6) + rank * 0.15;
    if (cost <= most + 0.3 && (!best || cost < best.cost)) best = { cost, written };
  }
  return best?.written;
}

/** The longest word of the site that stands inside a word that it lacks, or undefined. */
function inside(words, word) {
  let best;
  for (const [other, { word: written }] of words.known) {
    if (other.length >= LEAST_INSIDE && other.length > (best?.length ?? 0) && word.includes(other)) best = written;
  }
  return best;
}

/**
 * What to ask for in place of a word: itself and another form of it, its parts, or the word it was
 * meant to be. Each of `ask` is a list of forms of which one is enough.
 */
async function interpret({ finder, words }, word, typing) {
  const folded = fold(word);
  const forms = (one) => [...new Set([one, otherForm(words, fold(one))])].filter(Boolean);
  const meant = (instead) => ({ ask: [forms(instead)], instead });
  if (words.wrong[folded]) return meant(words.wrong[folded]);
  if (isKnown(words, folded) || words.stop.has(folded)) return { ask: [forms(word)] };
  if (folded.length < 3 || /\d/.test(folded) || (typing && begins(words, folded))) return { ask: [[word]] };
  const slip = folded.length >= LONG_WORD && nearest(words, folded, 1);
  if (slip) return meant(slip);
  const parts = split(words, folded);
  if (parts.length) return { ask: parts.map(forms) };
  const exact = await finder.search(`"${word}"`);
  if (exact.results.length) return { ask: [[word]] };
  const instead = nearest(words, folded);
  if (instead) return meant(instead);
  const part = inside(words, folded);
  if (part) return meant(part);
  return begins(words, folded) ? { ask: [[word]] } : { ask: [], missing: word };
}

const cut = (text) => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu)?.slice(0, MOST_WORDS) ?? [];

/**
 * Search. `typing` says that the last word may be half written.
 *
 * Returns `hits` (best first; each has `group`, and `data()` which fetches what to show), `instead`
 * (the question that was asked, where words of it were taken for misspelt ones), and `missing`
 * (words that the site lacks).
 */
export async function search(text, { typing = false } = {}) {
  const tools = await load();
  const written = cut(text);
  if (!written.length) return { hits: [], instead: '', missing: [] };
  const content = written.filter((word) => !tools.words.stop.has(fold(word)));
  const chosen = content.length ? content : written;
  const meant = await Promise.all(chosen.map((word, index) => interpret(tools, word, typing && index === chosen.length - 1)));
  const ranked = await find(tools, meant.flatMap((one) => one.ask));
  return {
    hits: ranked.map(({ id, score, data }) => ({ id, score, group: groupOf(tools, id), data: () => show(data) })),
    instead: meant.some((one) => one.instead) ? written.map((word) => meant[chosen.indexOf(word)]?.instead ?? word).join(' ') : '',
    missing: meant.flatMap((one) => one.missing ?? []),
  };
}

/** The group of a page; Pagefind's name for a page is not listed if it is a case. */
function groupOf({ words }, id) {
  const group = words.pages.get(id)?.group ?? 'exempel';
  return group === 'lista' ? 'exempel' : group;
}

/** Hits for all the words, and hits for some of the words where they are as good. */
async function find(tools, ask) {
  if (!ask.length) return [];
  const best = new Map();
  const { pages } = tools.words;
  const isLater = (id) => (pages.get(id)?.group === EASY) !== fromEasy;
  let first = 0;
  const keep = (hit, score) => {
    const page = pages.get(hit.id);
    const weighted = (score + called(page?.title, ask)) * (page?.group === 'lista' ? LIST_WEIGHT : 1);
    if (!best.has(hit.id) && !isLater(hit.id)) first += 1;
    if (!(best.get(hit.id)?.score >= weighted)) best.set(hit.id, { id: hit.id, score: weighted, data: () => hit.data() });
  };
  const written = ask.map((forms) => forms[0]).join(' ');
  const other = ask.map((forms) => forms.at(-1)).join(' ');
  for (const question of new Set([written, other])) {
    for (const hit of (await tools.finder.search(question)).results) keep(hit, hit.score);
  }
  if (ask.length > 1) for (const hit of await some(tools, ask)) if (first < FEW || best.has(hit.id) || hit.good) keep(hit, hit.score);
  return [...best.values()].sort((one, two) => isLater(one.id) - isLater(two.id) || two.score - one.score);
}

/** What a page gains by being called just what was asked for. */
function called(title, ask) {
  if (!title?.length) return 0;
  const same = ask.filter((forms) => forms.some((form) => title.includes(fold(form)))).length;
  return TITLE_BONUS * (same / ask.length) * (same / title.length);
}

/** Pages that have some of the words, with a score that counts how much of the question they answer. */
async function some({ finder }, ask) {
  const found = new Map();
  for (const forms of ask) {
    const scores = new Map();
    for (const form of forms) for (const hit of (await finder.search(form)).results) if (!(scores.get(hit.id)?.score >= hit.score)) scores.set(hit.id, hit);
    for (const [id, hit] of scores) {
      const before = found.get(id) ?? { hit, score: 0, matched: 0 };
      found.set(id, { hit, score: before.score + hit.score, matched: before.matched + 1 });
    }
  }
  return [...found.values()].map(({ hit, score, matched }) => {
    const answered = score * (matched / ask.length) ** COVERAGE;
    return { id: hit.id, score: answered, good: matched > 1 || answered > GOOD_PART, data: () => hit.data() };
  });
}

/** What to show of a hit: its address, title, description and the heading that matched best. */
async function show(fetchData) {
  const data = await fetchData();
  const under = (data.sub_results ?? [])
    .filter((one) => one.anchor)
    .map((one) => ({ heading: one.title, anchor: one.anchor.id, score: one.weighted_locations.reduce((sum, place) => sum + place.balanced_score, 0) }))
    .sort((one, other) => other.score - one.score)[0];
  return {
    url: new URL(data.raw_url.replace(/^\//, ''), SITE).href,
    title: data.meta.title,
    description: data.meta.om ?? '',
    heading: under?.heading ?? '',
    anchor: under?.anchor ?? '',
  };
}
