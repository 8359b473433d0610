/**
 * What a reader who has saved the site sees on its pages: a line that says when the page came from
 * the saved copy, once that the copy has been brought up to date, and what happened to a file that
 * cannot be had. Only a page that the site's worker looks after asks for this file.
 */

import { download } from '../../scripts/download.js';
import { element } from '../../scripts/element.js';
import { liveRegion, say } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';

/** @typedef {import('./offline.d.ts').ToldByWorker} ToldByWorker */

const PATIENCE_MS = 3000;
const ABOUT = 'om/utan-nat/';

/** @param {HTMLElement} body */
export default async function offlineLine(body) {
  const { lang, dataset } = document.documentElement;
  const root = new URL(dataset.lagring ?? '/', location.href).href;
  const worker = navigator.serviceWorker.controller;
  if (worker?.scriptURL !== `${root}sw.js`) return;
  giveFiles(body);
  const { isSaved, hasNews, saved } = await told(worker);
  if (!isSaved && !hasNews) return;
  const date = new Date(saved);
  const when = date.toLocaleDateString(lang, { day: 'numeric', month: 'long', year: 'numeric' });
  const text = isSaved ? words.natrad_sparad : words.natrad_ny;
  const about = root + (lang === 'en' ? `en/${ABOUT}` : ABOUT);
  const style = new URL('./offline.css', import.meta.url).href;
  document.head.append(element('link', { rel: 'stylesheet', href: style }));
  body.querySelector('main')?.prepend(
    element(
      'div',
      { class: 'ram skarm' },
      element(
        'p',
        { class: 'natrad' },
        `${filled(text, { dag: when })} `,
        element('a', { href: about }, words.natrad_mer),
      ),
    ),
  );
}

/**
 * @param {ServiceWorker} worker
 * @returns {Promise<ToldByWorker>}
 */
function told(worker) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = ({ data }) => done(data);
    worker.postMessage('sida', [port2]);
  });
}

/**
 * Lets a press on a link to a file give the file, from the server or the saved copy, and says where
 * the link stands if neither has it.
 *
 * @param {HTMLElement} body
 */
function giveFiles(body) {
  body.addEventListener('click', (event) => {
    const { target, ctrlKey, metaKey, shiftKey } = event;
    const link = target instanceof Element ? target.closest('a[download]') : null;
    if (!(link instanceof HTMLAnchorElement) || !link.href.startsWith('http')) return;
    if (ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    give(link);
  });
}

/** @param {HTMLAnchorElement} link */
async function give(link) {
  const { href } = link;
  const name = link.download || href.slice(href.lastIndexOf('/') + 1);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const there = await fetch(href, { method: 'HEAD', signal }).catch(() => null);
  if (there && there.status < 500) {
    element('a', { href, download: name }).click();
    return;
  }
  const kept = await fetch(href, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
  if (kept?.ok) {
    download(name, await kept.blob(), kept.headers.get('Content-Type') ?? '');
    return;
  }
  const place = link.closest('li, p, td') ?? link;
  const before = place.querySelector('.natrad__fil');
  const status = before ?? liveRegion('natrad__fil');
  if (!before) place.append(status);
  say(status, filled(words.natrad_fil, { fil: name }));
}
