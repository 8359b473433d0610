import { strict as assert } from 'node:assert';
import { begins, cut, distance, inside, nearest, otherForm, read, split } from './vocabulary.js';

const HEAD = JSON.stringify({
  stop: 'och att',
  fel: { samvärkan: 'samverkan' },
  sidor: { a1: ['verktyg', 'Att samverka och följa upp'] },
  fall: 7,
});
const FILE = `${HEAD}\n\nsamverkan\nstyrgrupp\navtal\n\nföreningen\nuppföljning\n\nbadhus`;
const swedish = read(FILE, 'sv');

Deno.test('the file of words is read with its classes, without words that say nothing', () => {
  assert.equal(swedish.cases, 7);
  assert.deepEqual(swedish.pages.get('a1'), {
    group: 'verktyg',
    title: ['samverka', 'folja', 'upp'],
  });
  assert.deepEqual(swedish.known.get('foreningen'), { word: 'föreningen', rank: 1 });
  assert.deepEqual(swedish.sorted, [...swedish.sorted].sort());
});

Deno.test('a question is cut into words, at most eight', () => {
  assert.deepEqual(cut('Hur gör vi? IOP-avtal!'), ['Hur', 'gör', 'vi', 'IOP', 'avtal']);
  assert.equal(cut('a b c d e f g h i j').length, 8);
});

Deno.test('a word that is half written begins a word of the site, or does not', () => {
  for (const start of ['styr', 'samverkan', 'avtal']) assert.ok(begins(swedish, start), start);
  for (const start of ['styrk', 'öv', 'zz']) assert.ok(!begins(swedish, start), start);
});

Deno.test('another ending is found, in the language of the words', () => {
  assert.equal(otherForm(swedish, 'avtalen'), 'avtal');
  assert.equal(otherForm(read(FILE, 'en'), 'avtalen'), '');
});

Deno.test('a compound that the site lacks is two words that it has', () => {
  assert.deepEqual(split(swedish, 'samverkansavtal'), ['samverkans', 'avtal']);
  assert.deepEqual(split(swedish, 'avtalshund'), []);
});

Deno.test('a doubled letter is half a slip, swapped letters less than two', () => {
  assert.equal(distance('avtal', 'avtal', 2), 0);
  assert.equal(distance('avttal', 'avtal', 2), 0.5);
  assert.equal(distance('avatl', 'avtal', 2), 0.75);
  assert.equal(distance('avtal', 'badhus', 1), Infinity);
});

Deno.test('the nearest word is the one that was meant, and none where none is near', () => {
  assert.equal(nearest(swedish, 'styrgrup'), 'styrgrupp');
  assert.equal(nearest(swedish, 'foreninge'), 'föreningen');
  assert.equal(nearest(swedish, 'xyzzyxyz'), undefined);
});

Deno.test('the longest word that stands inside another is found', () => {
  assert.equal(inside(swedish, 'storsamverkansdag'), 'samverkan');
  assert.equal(inside(swedish, 'hej'), undefined);
});
