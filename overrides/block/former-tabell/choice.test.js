import { strict as assert } from 'node:assert';
import { changed, chosenIn, isBeside } from './choice.js';

const known = ['dialog', 'iop', 'kop', 'lov', 'nod', 'rad'];
/** @param {string} query */
const chosen = (query) => chosenIn(`https://a.example/b/?${query}`, known);

Deno.test('an address says which forms are chosen, in its order', () => {
  assert.deepEqual(chosen('jamfor=lov&niva=lokal&jamfor=iop'), ['lov', 'iop']);
  assert.deepEqual(chosen(''), []);
});

Deno.test('what is no form, stands twice or is too much is left out', () => {
  assert.deepEqual(chosen('jamfor=hittepa&jamfor=iop&jamfor=iop'), ['iop']);
  assert.deepEqual(chosen(known.map((id) => `jamfor=${id}`).join('&')), known.slice(0, 4));
});

Deno.test('forms are beside each other when the address says so and there are two', () => {
  const address = 'https://a.example/b/#sida-vid-sida';
  assert.equal(isBeside(address, ['iop', 'lov']), true);
  assert.equal(isBeside(address, ['iop']), false);
  assert.equal(isBeside('https://a.example/b/#tabellen', ['iop', 'lov']), false);
});

Deno.test('a form is added last and taken away, and a fifth is not added', () => {
  assert.deepEqual(changed(['iop'], 'lov', true), ['iop', 'lov']);
  assert.deepEqual(changed(['iop', 'lov'], 'iop', false), ['lov']);
  assert.deepEqual(changed(known.slice(0, 4), 'nod', true), known.slice(0, 4));
});
