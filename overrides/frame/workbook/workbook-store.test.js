import { strict as assert } from 'node:assert';
import { parse, serialise } from './workbook-file.js';
import { begun, memory, settled, Shelf, wantsFile } from './workbook-store.js';

const NOW = '2027-01-18T14:32Z';
const LATER = '2027-01-18T14:33Z';
const told = { party: /** @type {const} */ ('bada'), organisation: '', model: '1.0.0' };
const nothing = { own: '', shown: '' };
const book = (/** @type {string} */ name) => begun({ name, ...told }, NOW);
/** @param {import('./workbook.d.ts').Place} place */
const keys = (place) => Array.from({ length: place.length }, (_, at) => place.key(at)).sort();

const selfCheck = (/** @type {string} */ changed) => ({
  changed,
  edition: 1,
  levels: [1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2],
});

Deno.test('nothing is written before a workbook is begun', () => {
  const place = memory();
  const shelf = new Shelf(place, '/ett/');
  assert.equal(shelf.current, '');
  assert.deepEqual(shelf.heads(), []);
  assert.equal(shelf.read('bok-1'), null);
  assert.equal(place.length, 0);
});

Deno.test('each answer has a key of its own under the path of the site', () => {
  const place = memory();
  const shelf = new Shelf(place, '/ett/');
  const one = { ...book('Norrängen'), id: 'bok-a' };
  shelf.put(one);
  shelf.choose(one.id);
  shelf.write(one.id, 'answers/status-vilja', 'Ja', nothing, NOW);
  shelf.write(one.id, 'steps/status/agreed', 'Allt', nothing, LATER);
  assert.deepEqual(keys(place), [
    '/ett/arbetsbok',
    '/ett/arbetsbok/bok-a',
    '/ett/arbetsbok/bok-a/answers/status-vilja',
    '/ett/arbetsbok/bok-a/steps/status/agreed',
  ]);
  assert.deepEqual(shelf.fieldOf('/ett/arbetsbok/bok-a/steps/status/agreed'), {
    id: 'bok-a',
    field: 'steps/status/agreed',
  });
  assert.equal(shelf.fieldOf('/ett/farglage'), null);
  assert.equal(new Shelf(place, '/under/tva/').current, '');
  const read = shelf.read(one.id);
  assert.equal(read?.answers['status-vilja'].text, 'Ja');
  assert.equal(read?.steps.status.agreed, 'Allt');
  assert.equal(read?.changed, LATER);
});

Deno.test('saved, cleared, opened and saved again a workbook has the same bytes', () => {
  const shelf = new Shelf(memory(), '/');
  const whole = {
    ...book('Norrängen'),
    changed: '2027-01-18T15:00Z',
    answers: {
      a: { text: 'Ja\n', changed: NOW, others: [{ text: 'Nej', changed: NOW }], x: [1] },
    },
    steps: {
      status: { status: 'klart', next: [{ what: 'x', who: '', when: '' }], changed: LATER, y: 2 },
      malgrupp: { open: 'Allt', others: { open: [{ text: 'Inget', changed: NOW }] }, changed: NOW },
      tomt: { changed: NOW },
    },
    check: { 'civil-AAAA': selfCheck(NOW), 'offentlig-BBBB': selfCheck(LATER), other: [1] },
    diary: { 'mote-1--datum': '2027-01-18' },
    unknown: { later: 1 },
  };
  const bytes = serialise(whole);
  shelf.put(whole);
  const first = shelf.read(whole.id);
  assert.ok(first);
  assert.equal(serialise(first), bytes);
  shelf.removeAll();
  assert.equal(shelf.read(whole.id), null);
  const opened = parse(new TextEncoder().encode(bytes));
  shelf.put(opened);
  const again = shelf.read(whole.id);
  assert.ok(again);
  assert.equal(serialise(again), bytes);
});

Deno.test('several workbooks stand beside each other, also where one id begins another', () => {
  const place = memory();
  const shelf = new Shelf(place, '/');
  for (const [id, name] of [['bok-a', 'Ö'], ['bok-ab', 'A']]) {
    shelf.put({ ...book(name), id });
    shelf.write(id, 'answers/a', name, nothing, NOW);
  }
  assert.deepEqual(shelf.heads().map(({ name }) => name), ['A', 'Ö']);
  shelf.remove('bok-a');
  assert.equal(shelf.read('bok-ab')?.answers.a.text, 'A');
  assert.equal(shelf.read('bok-a'), null);
  place.setItem('/farglage', 'dark');
  shelf.removeAll();
  assert.deepEqual(keys(place), ['/farglage']);
});

Deno.test('two pages of one browser keep each field that either of them writes', () => {
  const place = memory();
  const [one, other] = [new Shelf(place, '/'), new Shelf(place, '/')];
  one.put({ ...book('x'), id: 'bok-a' });
  for (let at = 0; at < 100; at += 1) {
    one.write('bok-a', `answers/a${at}`, 'ett', nothing, NOW);
    other.write('bok-a', `answers/b${at}`, 'två', nothing, NOW);
  }
  assert.equal(Object.keys(one.read('bok-a')?.answers ?? {}).length, 200);
});

/** @param {string} value @param {string} changed */
const kept = (value, changed) => ({ value, changed });

Deno.test('the later answer counts, and two within the same minute are both kept', () => {
  const theirs = kept('Ja', NOW);
  const seen = { own: '', shown: 'Ja' };
  assert.deepEqual(settled(theirs, seen, kept('Nej', LATER)), kept('Nej', LATER));
  const both = { value: 'Nej', changed: NOW, others: [{ text: 'Ja', changed: NOW }] };
  assert.deepEqual(settled(theirs, seen, kept('Nej', NOW)), both);
  assert.deepEqual(settled(both, { own: 'Nej', shown: 'Nej' }, kept('Nej!', NOW)), {
    ...both,
    value: 'Nej!',
  });
  assert.deepEqual(settled(both, seen, kept('Ja', LATER)).others, [{ text: 'Nej', changed: NOW }]);
});

Deno.test('what the writer never saw is kept beside, and what it goes on from is not', () => {
  const theirs = kept('Ja', NOW);
  assert.equal(settled(theirs, nothing, kept('Nej', LATER)).others?.[0].text, 'Ja');
  assert.deepEqual(settled(theirs, nothing, kept('Ja, men', NOW)), kept('Ja, men', NOW));
  assert.deepEqual(settled(theirs, { own: 'Ja', shown: 'Ja' }, kept('', NOW)), kept('', NOW));
});

Deno.test('actions that two pages add are both there, and one that is taken away is gone', () => {
  const action = (/** @type {string} */ what) => ({ what, who: '', when: '' });
  const [a, b, c] = ['a', 'b', 'c'].map(action);
  const base = { own: [a], shown: [a] };
  const there = { value: [a, b], changed: NOW };
  assert.deepEqual(settled(there, base, { value: [a, c], changed: NOW }).value, [a, c, b]);
  assert.deepEqual(
    settled({ value: [a, b], changed: NOW }, { own: [a, b], shown: [a, b] }, {
      value: [b],
      changed: NOW,
    }).value,
    [b],
  );
});

/** @param {number} room @param {string} name @returns {import('./workbook.d.ts').Place} */
function narrow(room, name) {
  const place = memory();
  const setItem = (/** @type {string} */ key, /** @type {string} */ value) => {
    if (place.getItem(key) === null && place.length >= room) {
      throw Object.assign(new Error(), { name });
    }
    place.setItem(key, value);
  };
  return Object.assign(Object.create(place), {
    setItem,
    getItem: place.getItem,
    key: place.key,
    removeItem: place.removeItem,
  });
}

Deno.test('a full or closed storage says so, and leaves what was there', () => {
  const shelf = new Shelf(narrow(3, 'QuotaExceededError'), '/');
  const whole = { ...book('x'), id: 'bok-a', answers: { a: { text: 'gammal', changed: NOW } } };
  assert.equal(shelf.put(whole), 'kept');
  const more = Object.fromEntries(['a', 'b', 'c'].map((id) => [id, { text: id, changed: NOW }]));
  assert.equal(shelf.put({ ...whole, answers: more }), 'full');
  assert.equal(shelf.read('bok-a')?.answers.a.text, 'gammal');
  const written = shelf.write('bok-a', 'answers/z', 'ny', nothing, NOW);
  assert.equal(written.how, 'kept');
  assert.equal(shelf.write('bok-a', 'answers/y', 'ny', nothing, NOW).how, 'full');
  assert.equal(shelf.entry('bok-a', 'answers/y'), null);
  assert.equal(new Shelf(narrow(0, 'SecurityError'), '/').put(whole), 'blocked');
});

Deno.test('each answer to the self-check has a key of its own, and can be taken away', () => {
  const place = memory();
  const shelf = new Shelf(place, '/');
  shelf.put({ ...book('x'), id: 'bok-a' });
  shelf.keepCheck('bok-a', 'civil-AAAA', selfCheck(LATER));
  shelf.keepCheck('bok-a', 'offentlig-BBBB', selfCheck(NOW));
  assert.ok(keys(place).includes('/arbetsbok/bok-a/check/civil-AAAA'));
  const read = shelf.read('bok-a');
  assert.deepEqual(Object.keys(read?.check ?? {}), ['civil-AAAA', 'offentlig-BBBB']);
  assert.equal(read?.changed, LATER);
  assert.ok(read && wantsFile(read, ''));
  shelf.dropCheck('bok-a', 'civil-AAAA');
  assert.deepEqual(Object.keys(shelf.read('bok-a')?.check ?? {}), ['offentlig-BBBB']);
});

Deno.test('a file is asked for when there is none, and after three days of writing', () => {
  const empty = book('x');
  assert.equal(wantsFile(empty, ''), false);
  const answers = { a: { text: 'Ja', changed: '2027-01-19T10:00Z' } };
  const written = { ...empty, changed: '2027-01-22T09:00Z', answers };
  assert.equal(wantsFile(written, ''), true);
  assert.equal(wantsFile(written, '2027-01-19T09:00Z'), false);
  assert.equal(wantsFile({ ...written, changed: '2027-01-22T10:00Z' }, '2027-01-19T09:00Z'), true);
  assert.equal(wantsFile(written, '2027-01-22T10:00Z'), false);
});

Deno.test('what is written at a meeting has keys of its own, and comes back as it was', () => {
  const place = memory();
  const shelf = new Shelf(place, '/');
  const one = { ...book('Norrängen'), id: 'bok-a', workshop: { earlier: [1] } };
  shelf.put(one);
  shelf.write(one.id, 'workshop/notes/status-vilja', 'Sagt', nothing, NOW);
  shelf.write(one.id, 'workshop/decisions/status-vilja', 'Ja', nothing, LATER);
  shelf.write(one.id, 'workshop/notes/mote-45-rummet-1', 'Alla är här', nothing, NOW);
  assert.ok(keys(place).includes('/arbetsbok/bok-a/workshop/notes/status-vilja'));
  const read = shelf.read(one.id);
  assert.deepEqual(read?.workshop, {
    earlier: [1],
    decisions: { 'status-vilja': { text: 'Ja', changed: LATER } },
    notes: {
      'mote-45-rummet-1': { text: 'Alla är här', changed: NOW },
      'status-vilja': { text: 'Sagt', changed: NOW },
    },
  });
  assert.equal(read?.changed, LATER);
  if (!read) throw new Error('It is gone.');
  assert.equal(wantsFile(read, ''), true);
  const again = new Shelf(memory(), '/');
  again.put(parse(new TextEncoder().encode(serialise(read))));
  assert.deepEqual(again.read(one.id), read);
});
