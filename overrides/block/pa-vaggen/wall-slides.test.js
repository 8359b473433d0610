import { strict as assert } from 'node:assert';
import { showOf } from './wall-slides.js';
import { leaderIn, planIn, slideIn, wallAddress, wallChoiceIn } from './wall-choice.js';
import { actOf } from './wall-keys.js';
import { words } from '../../scripts/words.js';

// The build puts the words in; here it is enough that they tell what is counted.
Object.assign(words, {
  va_steg: 'Steg {nr} av {alla}',
  va_steg_namn: 'Steg {nr}: {namn}',
  va_fraga: 'Följdfråga {nr} av {alla}',
  va_moment: 'Moment {nr} av {alla}',
  va_av: '{nr} av {alla}',
  va_minuter: '{antal} minuter',
  mp_for_lang: 'Ta planen på {plan} minuter.',
});

const place = { href: '#', address: 'https://a.example/', code: '' };
const step = (/** @type {string} */ id, /** @type {number} */ number) => ({
  id,
  number,
  part: 1,
  name: `Steg ${id}`,
  purpose: 'Att …',
  key: `Nyckeln till ${id}?`,
  advice: ['Råd'],
  place,
  questions: [1, 2, 3].map((one) => ({
    id: `${id}-${one}`,
    text: `${id} ${one}?`,
    of: /** @type {const} */ ('bada'),
    advice: 'Kort',
    place,
  })),
  exercise: {
    name: 'Övningen',
    minutes: 30,
    needs: 'Tid: 30 minuter.',
    plan: 180,
    parts: [{ name: '', minutes: 10, text: 'Skriv.' }, {
      name: 'Svara',
      minutes: 20,
      text: 'Läs.',
    }],
  },
});
const item = (/** @type {string} */ name, /** @type {string} */ fill) => ({
  name,
  minutes: 10,
  fill,
  brings: '',
  tasks: [],
});
const data = {
  version: '1',
  taken: 'Med oss',
  parts: [{
    id: 'del',
    number: 1,
    name: 'Del',
    purpose: 'Att …',
    place,
    items: [{ name: 'A', text: 'Gör A' }, { name: 'B', text: 'Gör B' }, {
      name: 'C',
      text: 'Gör C',
    }],
  }],
  steps: ['a', 'b', 'c'].map((id, index) => step(id, index + 1)),
  plans: [
    {
      id: 'kort',
      name: 'Kort',
      minutes: 30,
      room: 20,
      after: 'Ett svar.',
      items: [item('Välkomna', ''), item('Frågan', 'fragor'), item('Övning', 'ovning')],
    },
    {
      id: 'lang',
      name: 'Lång',
      minutes: 40,
      room: 30,
      after: '',
      items: [item('Ett', 'steg'), item('Paus', ''), item('Två', 'steg'), item('Tre', 'steg')],
    },
  ],
  tips: ['Håll tiden.'],
};

/** @param {string} id @param {string} plan @param {'steg' | 'fas'} kind */
const shown = (id, plan, kind = 'steg') => {
  const show = showOf(data, { kind, id, plan });
  if (!show) throw new Error(`Nothing is shown for ${id}`);
  return show;
};
const kinds = (/** @type {ReturnType<typeof shown>} */ show) => show.slides.map(({ kind }) => kind);

Deno.test('a step is its aim, its questions, its exercise and what is taken along', () => {
  const show = shown('a', '');
  assert.deepEqual(kinds(show), [
    ...['aim', 'key', 'question', 'question', 'question', 'exercise', 'exercise', 'end'],
  ]);
  assert.deepEqual(show.slides.slice(1, 5).map(({ about }) => about), ['a', 'a-1', 'a-2', 'a-3']);
  assert.deepEqual(show.clocks.map(({ minutes }) => minutes), [5, 5, 5, 5, 10, 20]);
  assert.deepEqual(show.slides.map(({ clock }) => clock), [-1, 0, 1, 2, 3, 4, 5, -1]);
  assert.equal(show.minutes, 0);
});

Deno.test('a phase is its steps in order, each with all that it asks', () => {
  const show = shown('del', '', 'fas');
  assert.deepEqual(
    show.slides.filter(({ kind }) => kind === 'key').map(({ about }) => about),
    ['a', 'b', 'c'],
  );
  assert.equal(show.slides.filter(({ kind }) => kind === 'question').length, 9);
  assert.equal(show.slides.at(-1)?.steps.length, 3);
});

Deno.test('a plan holds its moments, and what is put into one runs on its clock', () => {
  const show = shown('a', 'kort');
  assert.deepEqual(kinds(show), [
    ...['aim', 'moment', 'moment', 'key', 'question', 'question', 'question'],
    ...['moment', 'exercise', 'exercise', 'end'],
  ]);
  assert.deepEqual(show.slides.map(({ clock }) => clock), [-1, 0, 1, 1, 1, 1, 1, 2, 2, 2, -1]);
  assert.deepEqual(show.clocks.map(({ minutes }) => minutes), [10, 10, 10]);
  assert.equal(show.minutes, 30);
  assert.equal(show.slides.at(-1)?.text, 'Ett svar.');
  assert.equal(new Set(show.slides.map(({ about }) => about)).size, show.slides.length - 2);
});

Deno.test('an exercise that is too long is told of to whoever leads', () => {
  assert.deepEqual(shown('a', 'kort').slides[7].advice, [
    'Övningen: Ta planen på 180 minuter.',
    'Håll tiden.',
  ]);
  assert.deepEqual(shown('a', 'lang').slides[1].advice, ['Håll tiden.']);
});

Deno.test('a step is shared between the moments of a plan for phases, and a phase fills them', () => {
  const one = shown('b', 'lang').slides;
  assert.deepEqual(
    one.filter(({ kind }) => kind === 'question').map(({ about, clock }) => [about, clock]),
    [['b-1', 0], ['b-2', 2], ['b-3', 3]],
  );
  const whole = shown('del', 'lang', 'fas').slides;
  assert.deepEqual(
    whole.filter(({ kind }) => kind === 'key').map(({ about, clock }) => [about, clock]),
    [['a', 0], ['b', 2], ['c', 3]],
  );
  assert.deepEqual(whole.filter(({ kind }) => kind === 'moment').map(({ text }) => text), [
    ...['Gör A', '', 'Gör B', 'Gör C'],
  ]);
});

Deno.test('what is not known is not shown', () => {
  assert.equal(showOf(data, { kind: 'steg', id: 'del', plan: '' }), null);
  assert.equal(showOf(data, { kind: 'fas', id: 'a', plan: '' }), null);
  assert.equal(shown('a', 'hittepa').minutes, 0);
});

Deno.test('the address says what is shown', () => {
  const page = 'https://a.example/pa-vaggen/';
  assert.deepEqual(wallChoiceIn(`${page}?steg=a&plan=kort`, data), {
    kind: 'steg',
    id: 'a',
    plan: 'kort',
  });
  assert.equal(wallChoiceIn(`${page}?fas=del&plan=x`, data)?.plan, '');
  assert.equal(wallChoiceIn(`${page}?steg=x&plan=kort`, data), null);
  assert.equal(planIn(`${page}?steg=x&plan=kort`, data), 'kort');
  const choice = { kind: 'fas', id: 'del', plan: '' };
  assert.equal(wallAddress(choice, `${page}?steg=a&plan=kort&x=1#bild-2`), `${page}?x=1&fas=del`);
  assert.equal(slideIn(`${page}#bild-3`), 2);
  assert.equal(slideIn(`${page}#bild-0`), -1);
  assert.equal(slideIn(page), -1);
  assert.equal(leaderIn(`${page}#ledare-0123456789abcdef`), '0123456789abcdef');
  assert.equal(leaderIn(`${page}#ledare-x`), '');
});

/** @param {string} key @param {Record<string, boolean>} [held] */
const press = (key, held) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...held });
const on = { isOn: true, scrolls: false };
const inside = (/** @type {string} */ name) => ({
  closest: (/** @type {string} */ selector) => selector.split(', ').includes(name) ? {} : null,
});

Deno.test('keys act, but never in a field, nor with another key', () => {
  assert.equal(actOf(press('ArrowRight'), null, on), 'next');
  assert.equal(actOf(press('T'), inside('button'), on), 'off');
  assert.equal(actOf(press(' '), null, on), 'clock');
  for (const key of ['n', ' ', 'ArrowRight', 'Escape', '?']) {
    assert.equal(actOf(press(key), inside('textarea'), on), null);
    assert.equal(actOf(press(key, { ctrlKey: true }), null, on), null);
  }
  assert.equal(actOf(press('ArrowDown'), inside('select'), on), null);
  assert.equal(actOf(press(' '), inside('button'), on), null);
  assert.equal(actOf(press('x'), null, on), null);
});

Deno.test('keys are turned off, but the way out is not', () => {
  const off = { isOn: false, scrolls: false };
  for (const key of ['n', ' ', 'ArrowRight', 'PageDown', '?']) {
    assert.equal(actOf(press(key), null, off), null);
  }
  assert.equal(actOf(press('Escape'), null, off), 'close');
});

Deno.test('a long page scrolls by its own keys', () => {
  const long = { isOn: true, scrolls: true };
  assert.equal(actOf(press('PageDown'), null, long), null);
  assert.equal(actOf(press('ArrowRight'), null, long), 'next');
});
