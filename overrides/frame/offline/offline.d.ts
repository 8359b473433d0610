// What is kept of the site for use without a network: types alone.

/** A file: its address from the site's root, the beginning of its hash, its size in bytes as it is
 * kept and as it is sent, and the language that it is of, "" for one that every language needs. */
export type KeptFile = [string, string, number, number, string];

/** The list of the site's files, as navet/publishing/offline.py writes it. */
export interface KeptList {
  version: string;
  filer: KeptFile[];
}

/** How far a saving has come; the sizes are in bytes, as the files are sent. */
export interface Progress {
  files: number;
  allFiles: number;
  sent: number;
  allSent: number;
}

/** What is saved: `isWhole` once all of it is; `hasNews` until the reader has been told that it was
 * brought up to date; `saved` is a time (ISO 8601). */
export interface SavedState {
  languages: string[];
  version: string;
  saved: string;
  isWhole: boolean;
  hasNews: boolean;
}

/** What the worker tells a page: whether the page itself came from the saved copy. */
export interface ToldByWorker {
  isSaved: boolean;
  hasNews: boolean;
  saved: string;
}

/** What the scripts use of a service worker's own scope, which `lib.dom` does not have. */
export interface WorkerScope {
  registration: ServiceWorkerRegistration;
  clients: { claim(): Promise<void>; get(id: string): Promise<unknown> };
  skipWaiting(): Promise<void>;
  addEventListener(
    name: 'install' | 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(name: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(
    name: 'message',
    listener: (event: {
      data: unknown;
      ports: readonly MessagePort[];
      source: { id?: string } | null;
      waitUntil(work: Promise<unknown>): void;
    }) => void,
  ): void;
}

/** A request that a page makes, or that makes a page. */
export interface Fetching {
  request: Request;
  clientId: string;
  resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
}
