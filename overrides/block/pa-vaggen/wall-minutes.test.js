import { strict as assert } from 'node:assert';
import { begun } from '../../frame/workbook/workbook-store.js';
import { docxParts } from '../../scripts/docx.js';
import { words } from '../../scripts/words.js';
import { codeRows } from './wall-code.js';
import { isEmpty, letterOf, minutesOf, rowsOf, standsOf } from './wall-minutes.js';

const NOW = '2027-01-18T14:32Z';
Object.assign(words, {
  ...{ bok_noterat: 'Sagt', bok_beslutat: 'Beslutat', bok_parkerat: 'Parkerat' },
  ...{ bok_lage: 'Läge', bok_lage_klart: 'Klart', bok_eniga: 'Eniga', bok_olika: 'Olika' },
  ...{ bok_harnast: 'Härnäst', bok_vad: 'Vad', bok_vem: 'Vem', bok_nar: 'När' },
});

/** @param {Partial<import('./wall.d.ts').Slide>} own @returns {import('./wall.d.ts').Slide} */
const slide = (own) => ({
  ...{ kind: 'question', about: '', part: 1, over: '', title: '', text: '', tasks: [] },
  ...{ brings: '', clock: -1, place: null, advice: [], steps: [] },
  ...own,
});
/** @type {import('./wall.d.ts').WallStep} */
const step = {
  ...{ id: 'metod', number: 9, part: 2, name: 'Metod', purpose: '', key: '', advice: [] },
  ...{ place: { href: '', address: '', code: '' }, questions: [], exercise: null },
};
const show = {
  title: 'Metod',
  slides: [
    slide({ kind: 'aim', about: 'metod', title: 'Metod' }),
    slide({ kind: 'key', about: 'metod', title: 'Vilken modell?' }),
    slide({ about: 'metod-form', title: 'Vilken form?' }),
    slide({ about: 'metod-tyst', title: 'Ingen svarade?' }),
    slide({ kind: 'end', about: 'metod', title: 'Med oss', steps: [step] }),
  ],
  clocks: [],
  minutes: 0,
};
const blank = begun({ name: 'Norr', party: 'bada', organisation: '', model: '1' }, NOW);
const note = (/** @type {string} */ text) => ({ text, changed: NOW });
const book = {
  ...blank,
  workshop: {
    notes: {
      'metod-form': { ...note('Ett nätverk'), others: [note('Ett avtal')] },
      metod: note('Vi vet inte'),
      annat: note('Ett annat möte'),
    },
    decisions: { 'metod-form': note('Pröva\n\nTre månader') },
    parked: { metod: note('  ') },
  },
  steps: {
    metod: {
      status: 'klart',
      agreed: 'Smått',
      next: [{ what: 'Ringa', who: 'Samordnaren', when: '2027-03-01' }],
      changed: NOW,
    },
  },
};

Deno.test('the minutes tell what was said of each thing, in the order of the wall', () => {
  const { said, steps } = minutesOf(show, book);
  assert.deepEqual(said.map(({ title }) => title), ['Vilken modell?', 'Vilken form?']);
  assert.deepEqual(rowsOf(said[0]), [['Sagt', 'Vi vet inte']]);
  assert.deepEqual(rowsOf(said[1]), [
    ['Sagt', 'Ett nätverk\n\nEtt avtal'],
    ['Beslutat', 'Pröva\n\nTre månader'],
  ]);
  assert.deepEqual(steps.map(standsOf), [[['Läge', 'Klart'], ['Eniga', 'Smått']]]);
  assert.equal(steps[0].next[0].who, 'Samordnaren');
});

Deno.test('where nothing is written there are no minutes', () => {
  assert.equal(isEmpty(minutesOf(show, blank)), true);
  assert.equal(isEmpty(minutesOf(show, book)), false);
});

Deno.test('a Word file has all of it, a line for each line, and who does what in a table', () => {
  const letter = letterOf(minutesOf(show, book), { title: 'Möte', lang: 'sv', lead: 'Metod.' });
  const file = docxParts(letter)['word/document.xml'];
  const found = [...file.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text);
  assert.deepEqual(found, [
    ...['Möte', 'Metod.', 'Vilken modell?', 'Sagt', 'Vi vet inte'],
    ...['Vilken form?', 'Sagt', 'Ett nätverk', 'Ett avtal', 'Beslutat', 'Pröva', 'Tre månader'],
    ...['Metod', 'Läge', 'Klart', 'Eniga', 'Smått', 'Härnäst', 'Vad', 'Vem', 'När'],
    ...['Ringa', 'Samordnaren', '2027-03-01'],
  ]);
});

Deno.test('a packed code is unpacked row by row', () => {
  // 3 squares a side: X.X / .X. / XX.
  assert.deepEqual(codeRows(`3:${btoa(String.fromCharCode(0b10101011, 0b00000000))}`), [
    [true, false, true],
    [false, true, false],
    [true, true, false],
  ]);
});
