/**
 * The little that the frame needs: colour scheme, menu, printing. Each part looks for its element
 * and does nothing without it. The page is whole without this file.
 *
 * An element with `data-modul="name"` gets the module `name.js` beside this file, whose default
 * export is called with the element.
 */

const root = document.documentElement;
const STORAGE_KEY = `${root.dataset.lagring}farglage`;
const SCHEMES = ['auto', 'light', 'dark'];

/** The button that goes round automatic, light and dark. Only a choice is stored, never the default. */
function schemeButton(button) {
  const current = () => root.dataset.scheme ?? 'auto';
  const show = () => {
    const scheme = current();
    button.setAttribute('aria-label', `${button.dataset.etikett}: ${button.dataset[scheme]}`);
    button.title = button.getAttribute('aria-label');
  };
  button.addEventListener('click', () => {
    const next = SCHEMES[(SCHEMES.indexOf(current()) + 1) % SCHEMES.length];
    if (next === 'auto') delete root.dataset.scheme;
    else root.dataset.scheme = next;
    try {
      if (next === 'auto') localStorage.removeItem(STORAGE_KEY);
      else localStorage.setItem(STORAGE_KEY, next);
    } catch {
      // Storage is closed: the choice lasts as long as the page.
    }
    show();
  });
  show();
}

/** The phone's menu: Escape closes it and gives the focus back to its opener. */
function menu(details) {
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary').focus();
  });
}

/** The print button does what the browser's own command does. */
function printButton(button) {
  button.addEventListener('click', () => window.print());
}

/**
 * The other language opens at the place on the page where the reader is, with the same words to
 * search for and the same filters. They stand in the address, which changes without an event.
 */
function languageLink(link) {
  const follow = () => {
    link.search = location.search;
    link.hash = location.hash;
  };
  for (const event of ['pointerenter', 'focus', 'click']) link.addEventListener(event, follow);
  addEventListener('hashchange', follow);
  follow();
}

/** An element that asks for a module of its own gets it. */
function enhance(element) {
  const name = element.dataset.modul;
  if (!/^[a-z0-9-]+$/.test(name)) return;
  import(new URL(`./${name}.js`, import.meta.url)).then((module) => module.default(element));
}

/** A search field's module, and the search itself, come at the first key press and not before. */
function searchField(form) {
  const start = () => import(new URL('./sok.js', import.meta.url)).then((module) => module.default(form));
  form.addEventListener('input', start, { once: true });
}

const parts = {
  '[data-lage]': schemeButton,
  '[data-meny]': menu,
  '[data-skriv-ut]': printButton,
  '.sprak': languageLink,
  '[data-modul]': enhance,
  '[data-sok]': searchField,
};
for (const [selector, start] of Object.entries(parts)) {
  document.querySelectorAll(selector).forEach(start);
}
