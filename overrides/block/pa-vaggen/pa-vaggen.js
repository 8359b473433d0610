/**
 * The page of the wall: choose what to show, and open it. The choice stands in the address. What is
 * shown stands in the page; nothing more is fetched once the wall is open.
 *
 * @typedef {import('./wall.d.ts').WallData} WallData
 */

import { Desk } from '../../frame/workbook/workbook-desk.js';
import { minuteOf } from '../../frame/workbook/workbook-file.js';
import { begun, browserPlace, Shelf } from '../../frame/workbook/workbook-store.js';
import { find, liveRegion, say } from '../../scripts/page.js';
import { filled } from '../../scripts/text.js';
import { words } from '../../scripts/words.js';
import { leaderIn, planIn, slideIn, wallAddress, wallChoiceIn } from './wall-choice.js';
import { openLeader } from './wall-leader.js';
import { linkName, SharedPlace, WallLink } from './wall-link.js';
import { showOf } from './wall-slides.js';
import { openWall } from './wall-view.js';

/** @param {HTMLElement} root */
export default function wallPage(root) {
  const source = find(root, '[data-vagg]', HTMLTemplateElement).content.textContent ?? '';
  /** @type {WallData} */
  const data = JSON.parse(source);
  const choice = wallChoiceIn(location.href, data);
  const leads = leaderIn(location.href);
  const show = choice && showOf(data, choice);
  if (leads && show) return openLeader(show, leads);
  chooser(root, data);
}

/** @param {HTMLElement} root @param {WallData} data */
function chooser(root, data) {
  const form = find(root, '[data-val]', HTMLFormElement);
  const about = find(form, '#vagg-om', HTMLSelectElement);
  const plan = find(form, '#vagg-plan', HTMLSelectElement);
  const book = find(root, '[data-bokens]', HTMLElement);
  const status = liveRegion('vaggval__besked');
  form.append(status);
  const browser = browserPlace();
  const shelf = browser && new Shelf(browser, document.documentElement.dataset.lagring ?? '/');
  /** @type {ReturnType<typeof openWall> | null} */
  let wall = null;
  /** @type {{ desk: Desk, loose: SharedPlace | null, told: HTMLElement, link: WallLink } | null} */
  let writing = null;

  const chosen = () => {
    const [kind = '', id = ''] = about.value.split('=');
    return { kind, id, plan: plan.value };
  };

  function readAddress() {
    const found = wallChoiceIn(location.href, data);
    about.value = found ? `${found.kind}=${found.id}` : '';
    plan.value = planIn(location.href, data);
  }

  function tellOfBook() {
    const head = shelf?.current ? shelf.head(shelf.current) : null;
    say(book, head ? filled(words.va_skrivs_i, { namn: head.name }) : words.va_skrivs_har);
  }

  /** Returns what the wall writes on: the open workbook, else one that is on the screen alone. @param {string} title */
  function desktop(title) {
    const told = liveRegion('vfalt__besked');
    const tell = (/** @type {string} */ text) => say(told, text);
    const link = new WallLink(linkName(), (message) => wall?.hear(message));
    if (shelf?.current) {
      return { desk: new Desk(shelf, shelf.current, true, tell), loose: null, told, link };
    }
    const loose = new SharedPlace((message) => link.say(message));
    const mine = new Shelf(loose, '/');
    const head = {
      name: title,
      party: /** @type {const} */ ('bada'),
      organisation: '',
      model: data.version,
    };
    const made = begun(head, minuteOf(new Date()));
    mine.put(made);
    return { desk: new Desk(mine, made.id, false, tell), loose, told, link };
  }

  /** @param {number} index */
  function open(index) {
    const now = wallChoiceIn(location.href, data);
    const show = now && showOf(data, now);
    if (!show || wall) return;
    writing ??= desktop(show.title);
    say(status, '');
    // The writer of Word files is fetched now, as there may be no network when it is wanted.
    import(new URL('./docx.js', import.meta.url).href).catch(() => {});
    const closed = () => {
      wall = null;
      history.replaceState(null, '', location.href.split('#')[0]);
      end();
    };
    wall = openWall({ show, index, ...writing, closed });
  }

  function end() {
    if (!writing?.desk.isUnsaved) {
      writing?.desk.close();
      writing?.link.channel.close();
      writing = null;
    } else say(status, words.va_kvar);
    tellOfBook();
    find(form, 'button', HTMLButtonElement).focus();
  }

  form.addEventListener('change', () => {
    history.replaceState(null, '', wallAddress(chosen(), location.href));
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!about.value) {
      say(status, words.va_valj_forst);
      return about.focus();
    }
    history.pushState(null, '', `${wallAddress(chosen(), location.href)}#bild-1`);
    open(0);
  });
  addEventListener('popstate', () => {
    readAddress();
    const index = slideIn(location.href);
    if (index < 0 && wall) {
      wall.close();
      wall = null;
      end();
    } else if (index >= 0 && wall) wall.go(index);
    else if (index >= 0) open(index);
  });
  readAddress();
  tellOfBook();
  root.classList.add('vaggval--klar');
  if (slideIn(location.href) >= 0) open(slideIn(location.href));
}
