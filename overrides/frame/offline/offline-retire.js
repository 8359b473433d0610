/**
 * The worker of a site that no longer offers to be saved: it removes what earlier workers have saved
 * and then itself. It is served in place of offline-worker.js, as sw.js: an address that answers
 * nothing would let the old worker live on.
 */

import { OfflineCopy } from './offline-copy.js';

const retiring = /** @type {import('./offline.d.ts').WorkerScope} */ (
  /** @type {unknown} */ (globalThis)
);

retiring.addEventListener('install', (event) => event.waitUntil(retiring.skipWaiting()));
retiring.addEventListener('activate', (event) => event.waitUntil(retire()));

async function retire() {
  await new OfflineCopy(retiring.registration.scope).remove();
  await retiring.registration.unregister();
}
