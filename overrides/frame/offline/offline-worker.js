/**
 * The worker of a reader who has saved the site: the network first, and the saved copy if it does
 * not answer in time. It is served as sw.js at the site's root, and is registered by the reader's own
 * click on the page about it (block utan-nat). The build writes the site's version in below, so that
 * the browser sees that there is a new one.
 *
 * @typedef {import('./offline.d.ts').Fetching} Fetching
 */

import { OfflineCopy, savedAs } from './offline-copy.js';

const VERSION = '';
const PATIENCE_MS = 3000;
/** The page that says what is not kept, counted from a language's root. */
const ABOUT = 'om/utan-nat/';

const worker = /** @type {import('./offline.d.ts').WorkerScope} */ (
  /** @type {unknown} */ (globalThis)
);
const copy = new OfflineCopy(worker.registration.scope);
/** @type {Map<string, string>} the version that each open page came from, "" for the server's */
const versions = new Map();

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => {
  event.waitUntil(tell(event.source?.id ?? '', event.ports[0]));
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(copy.scope)) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (!isSaving(request)) event.respondWith(file(event));
});

/** Brings what is saved up to this version of the site. */
async function install() {
  const state = await copy.state();
  if (state?.isWhole && state.version !== VERSION) {
    const list = await copy.newestList();
    if (list.version !== VERSION) throw new Error('The site is being changed.');
    await copy.save(list, state.languages, { hasNews: true });
  }
  await worker.skipWaiting();
}

async function activate() {
  await worker.clients.claim();
  await tidy();
}

const tidy = () => copy.tidy(async (id) => Boolean(await worker.clients.get(id)));

/**
 * A page that saves asks the server itself, past what is saved already.
 *
 * @param {Request} request
 */
const isSaving = ({ cache, destination }) => cache === 'no-cache' && !destination;

/**
 * Answers a request for a page.
 *
 * @param {Fetching} event
 */
async function page({ request, resultingClientId }) {
  const state = await copy.state();
  if (!state?.isWhole) return fetch(request);
  const { version } = state;
  try {
    const { answer, isKept } = await inTime(request, () => copy.find(version, request.url));
    versions.set(resultingClientId, isKept ? version : '');
    if (isKept) await copy.remember(resultingClientId, version);
    return answer;
  } catch {
    return lacking(request, version);
  }
}

/**
 * Answers a request that a page makes: one that came from the saved copy has its files from there.
 *
 * @param {Fetching} event
 */
async function file({ request, clientId }) {
  let version = versions.get(clientId);
  if (version === undefined) {
    version = await copy.versionOf(clientId);
    versions.set(clientId, version);
  }
  const kept = version ? await copy.find(version, request.url) : undefined;
  if (kept) return kept;
  const newest = version || (await copy.state())?.version;
  const find = () => newest ? copy.find(newest, request.url) : Promise.resolve(undefined);
  try {
    return (await inTime(request, find)).answer;
  } catch {
    return request.destination === 'image' ? standIn() : Response.error();
  }
}

/**
 * Returns the network's answer, or what is kept if that is late, fails or says that the server is out
 * of order. Rejects if there is neither.
 *
 * @param {Request} request
 * @param {() => Promise<Response | undefined>} find
 */
async function inTime(request, find) {
  const stopping = new AbortController();
  const network = fetch(request, { signal: stopping.signal });
  /** @type {Promise<undefined>} */
  const late = new Promise((done) => setTimeout(done, PATIENCE_MS, undefined));
  const first = await Promise.race([network.catch(() => undefined), late]);
  if (first && first.status < 500) return { answer: first, isKept: false };
  const kept = await find();
  if (!kept) return { answer: first ?? await network, isKept: false };
  // A request that lost holds a line to the server that others wait for.
  stopping.abort();
  network.catch(() => {});
  return { answer: kept, isKept: true };
}

/**
 * Answers for a page that can neither be had nor is kept: the page that says so, or the folder that
 * was meant. What is not this site's is left alone.
 *
 * @param {Request} request
 * @param {string} version
 */
async function lacking(request, version) {
  const address = savedAs(request.url);
  if (await copy.find(version, `${address}/`)) return Response.redirect(`${address}/`);
  const path = address.slice(copy.scope.length);
  const list = await copy.listOf(version);
  const [top] = path.split('/');
  const isOurs = ['filer', 'data', 'en'].includes(top) ||
    list?.filer.some(([known]) => known.split('/')[0] === top);
  if (!isOurs) return Response.error();
  const roots = path.startsWith('en/') || request.referrer.startsWith(copy.address('en/'))
    ? ['en/', '']
    : ['', 'en/'];
  for (const root of roots) {
    const about = copy.address(root + ABOUT);
    if (await copy.find(version, about)) {
      return Response.redirect(`${about}?saknas=${encodeURIComponent(path)}`);
    }
  }
  return Response.error();
}

/** A picture in place of one that is not kept: a sheet with lines on it. */
function standIn() {
  const lines = [72, 96, 120, 144, 168, 192].map((y) => `M64 ${y}h${y % 72 ? 112 : 84}`);
  return new Response(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 320" width="240" height="320">' +
      '<path d="M0 0h240v320H0z" fill="Canvas"/>' +
      `<path d="${
        lines.join('')
      }" fill="none" stroke="CanvasText" stroke-opacity="0.25" stroke-width="3"/></svg>`,
    { headers: { 'Content-Type': 'image/svg+xml' } },
  );
}

/**
 * Tells a page where it came from, and once that the copy has been brought up to date.
 *
 * @param {string} id
 * @param {MessagePort | undefined} port
 */
async function tell(id, port) {
  const state = await copy.state();
  const hasNews = state?.hasNews ?? false;
  const isSaved = Boolean(await copy.versionOf(id));
  port?.postMessage({ isSaved, hasNews, saved: state?.saved ?? '' });
  if (state && hasNews && !isSaved) await copy.setState({ ...state, hasNews: false });
  await tidy();
}
