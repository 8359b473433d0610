// Before the first paint: say that scripts run, and take up the reader's own choice of colours.
import { kept } from './storage.js';

{
  const root = document.documentElement;
  root.classList.add('js');
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  // What is kept belongs to this copy of the site: see storage.js.
  root.dataset.lagring = new URL('../', src).pathname;
  const scheme = kept('farglage');
  if (kept('arbetsbok')) root.dataset.bok = '';
  if (scheme === 'light' || scheme === 'dark') root.dataset.scheme = scheme;
}
