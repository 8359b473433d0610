/**
 * Filters the list of cases by step, form, level, county, theme and what is known of the outcome.
 *
 * The choices are the page's own selects; their state stands in the address (`?steg=…&lan=…`). The
 * list is fetched the first time it is needed. Without this module the page has ready lists.
 */

const FACETS = ['steg', 'form', 'niva', 'lan', 'tema', 'resultat', 'kostnad', 'utvardering'];
const PER_PAGE = 20;

/**
 * @typedef {Object<string, string | boolean | string[]>} Case a row of index.json under its field names
 * @typedef {Object<string, string>} Choices the chosen id of each facet, '' for none
 */

/** Returns the choices in the address that the selects know; others are left out. */
function choicesIn(address, selects) {
  const query = new URL(address).searchParams;
  return Object.fromEntries(FACETS.map((facet) => {
    const wanted = query.get(facet) ?? '';
    const known = [...selects[facet].options].some((option) => option.value === wanted);
    return [facet, known ? wanted : ''];
  }));
}

/** Returns the address with the choices in it; everything else in it stays. */
function addressWith(choices, address) {
  const url = new URL(address);
  for (const facet of FACETS) {
    url.searchParams.delete(facet);
    if (choices[facet]) url.searchParams.append(facet, choices[facet]);
  }
  return url.href;
}

/** Says whether a case has what is chosen in every facet, but for one that is left out. */
function matches(one, choices, except = '') {
  return FACETS.every((facet) => facet === except || !choices[facet] || one[facet].includes(choices[facet]));
}

/** Returns how many cases each value of a facet would give, with the other choices as they are. */
function countsOf(facet, cases, choices) {
  const counts = new Map();
  for (const one of cases) {
    if (!matches(one, choices, facet)) continue;
    for (const value of one[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Fetches the list; each row becomes an object with the names in `falt`. */
async function fetchCases(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  const { falt, exempel } = await answer.json();
  return exempel.map((row) => Object.fromEntries(falt.map((name, index) => [name, row[index]])));
}

/** Makes an element with text and attributes; text never becomes markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Returns the list item of a case, as the theme draws it. */
function itemOf(one, own) {
  const foreign = one.sprak === own.sprak ? '' : one.sprak;
  const link = element('a', { href: one.adress, hreflang: foreign, lang: foreign }, one.titel);
  const place = element('p', { class: 'fall__plats' }, element('span', { lang: foreign }, `${one.plats} · ${one.period}`));
  if (foreign) place.append(' ', element('span', { class: 'fall__sprak' }, own.svensk));
  if (one.vantar) place.append(' ', element('span', { class: 'fall__sprak' }, own.vantar));
  const item = element('li', { class: 'fall' }, element('h3', { class: 'fall__titel' }, link), place);
  if (one.text) item.append(element('p', { class: 'fall__text', lang: foreign }, one.text));
  return item;
}

/** Starts the filter in an element made by the building block `exempellista`. */
export default function start(root) {
  const form = root.querySelector('[data-filter]');
  const selects = Object.fromEntries(FACETS.map((facet) => [facet, form.elements.namedItem(facet)]));
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [status, chosen, hits, still, more] = ['antal', 'valda', 'traffar', 'stilla', 'fler'].map(part);
  const list = hits.querySelector('ul');
  let cases = null;
  let found = [];
  let shown = 0;

  const current = () => Object.fromEntries(FACETS.map((facet) => [facet, selects[facet].value]));

  function showCounts(choices) {
    for (const facet of FACETS) {
      const counts = countsOf(facet, cases, choices);
      for (const option of selects[facet].options) {
        if (!option.value) continue;
        const count = counts.get(option.value) ?? 0;
        option.textContent = `${option.dataset.namn} (${count})`;
        option.disabled = count === 0 && option.value !== choices[facet];
      }
      selects[facet].classList.toggle('vald', choices[facet] !== '');
    }
  }

  function showChosen(choices) {
    const buttons = FACETS.filter((facet) => choices[facet]).map((facet) => {
      const name = `${selects[facet].labels[0].textContent}: ${selects[facet].selectedOptions[0].dataset.namn}`;
      const button = element('button', { type: 'button', class: 'filter__bort', 'aria-label': `${root.dataset.bort} ${name}` }, name);
      button.addEventListener('click', () => {
        selects[facet].value = '';
        selects[facet].focus();
        update();
      });
      return element('li', {}, button);
    });
    chosen.querySelector('ul').replaceChildren(...buttons);
    chosen.hidden = buttons.length === 0;
  }

  function showMore() {
    const next = found.slice(shown, shown + PER_PAGE).map((one) => itemOf(one, root.dataset));
    list.append(...next);
    shown += next.length;
    more.hidden = shown >= found.length;
    return next[0];
  }

  function announce() {
    const { inga, en, flera } = root.dataset;
    if (found.length === 0) return inga;
    return found.length === 1 ? en : flera.replace('{antal}', String(found.length));
  }

  function showHits(choices) {
    found = cases.filter((one) => matches(one, choices));
    shown = 0;
    list.replaceChildren();
    showMore();
    const filtered = FACETS.some((facet) => choices[facet]);
    hits.hidden = !filtered;
    still.hidden = filtered;
    status.textContent = filtered ? announce() : '';
  }

  async function update() {
    const choices = current();
    history.replaceState(history.state, '', addressWith(choices, location.href));
    try {
      cases ??= await fetchCases(root.dataset.index);
    } catch {
      status.textContent = root.dataset.fel;
      return;
    }
    showCounts(choices);
    showChosen(choices);
    showHits(choices);
  }

  function takeUp() {
    const choices = choicesIn(location.href, selects);
    for (const facet of FACETS) selects[facet].value = choices[facet];
    return FACETS.some((facet) => choices[facet]);
  }

  /** What was chosen is shown already: the button takes the reader there, or to all cases. */
  async function goToHits() {
    await update();
    if (hits.hidden) still.open = true;
    const first = hits.hidden ? still.querySelector('summary') : list.querySelector('a');
    first?.focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    goToHits();
  });
  form.addEventListener('change', update);
  root.querySelector('[data-rensa]').addEventListener('click', () => {
    for (const facet of FACETS) selects[facet].value = '';
    selects[FACETS[0]].focus();
    update();
  });
  more.addEventListener('click', () => showMore()?.querySelector('a').focus());
  window.addEventListener('popstate', () => {
    takeUp();
    update();
  });
  // Somebody may have chosen before this module came.
  const isChosen = (choices) => FACETS.some((facet) => choices[facet]);
  if (!isChosen(choicesIn(location.href, selects)) && isChosen(current())) update();
  else if (takeUp()) update();
}
