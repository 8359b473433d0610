import assert from 'node:assert/strict';

import { sentences } from './sentences.js';

const words = (/** @type {string} */ text) => sentences(text).map((one) => one.words);

Deno.test('a sentence goes on over line breaks', () => {
  assert.deepEqual(words('En målgrupp är de\nsom det är till för. Du är\n  en av dem.'), [
    'En målgrupp är de som det är till för.',
    'Du är en av dem.',
  ]);
});

Deno.test('a heading, a question and what comes before a list are sentences', () => {
  assert.deepEqual(words('Ett exempel'), ['Ett exempel']);
  assert.deepEqual(words('Vad? Hur! Så här:'), ['Vad?', 'Hur!', 'Så här:']);
});

Deno.test('a time and a quotation stay whole', () => {
  assert.deepEqual(words('De börjar klockan 17.30 i dag. Hon säger: ”Vi fryser.” Sedan går hon.'), [
    'De börjar klockan 17.30 i dag.',
    'Hon säger:',
    '”Vi fryser.”',
    'Sedan går hon.',
  ]);
});

Deno.test('the place is that of the words, and nothing is read that says nothing', () => {
  const text = 'Ett.  \n Två. … ';
  const found = sentences(text);
  assert.deepEqual(found.map(({ start, end }) => text.slice(start, end)), ['Ett.', 'Två.']);
  assert.deepEqual(words(' \n '), []);
});
