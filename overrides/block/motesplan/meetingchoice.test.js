import { strict as assert } from 'node:assert';
import { addressWith, choiceIn, NOTHING, shareOf, timeAfter } from './meetingchoice.js';

const known = (/** @type {string} */ kind, /** @type {string} */ id) =>
  (kind === 'steg' && id === 'metod') || (kind === 'fas' && id === 'planera-och-justera');

Deno.test('a step or a phase, and when the meeting begins, are read from the address', () => {
  assert.deepEqual(choiceIn('https://a.example/?steg=metod&start=17:30', known), {
    kind: 'steg',
    id: 'metod',
    start: '17:30',
  });
  assert.equal(choiceIn('https://a.example/?fas=planera-och-justera', known).kind, 'fas');
});

Deno.test('what is not known in an address is left out', () => {
  for (const query of ['?steg=hittepa', '?start=25:00', '?start=9', '?fas=metod', '']) {
    assert.deepEqual(choiceIn(`https://a.example/${query}`, known), NOTHING);
  }
});

Deno.test('an address gets the choice and keeps the rest', () => {
  const address = 'https://a.example/plan/?fas=gammal&annat=1#moment';
  const choice = { kind: /** @type {const} */ ('steg'), id: 'metod', start: '09:05' };
  const changed = addressWith(choice, address);
  assert.equal(changed, 'https://a.example/plan/?annat=1&steg=metod&start=09:05#moment');
  assert.equal(addressWith(NOTHING, changed), 'https://a.example/plan/?annat=1#moment');
});

Deno.test('times go past the hour and past midnight', () => {
  assert.equal(timeAfter('17:30', 0), '17:30');
  assert.equal(timeAfter('17:30', 45), '18:15');
  assert.equal(timeAfter('23:00', 180), '02:00');
});

Deno.test('each place gets its share, nothing twice and nothing lost', () => {
  const all = [1, 2, 3, 4, 5, 6, 7];
  for (const of of [1, 2, 3]) {
    const shares = Array.from({ length: of }, (_, place) => shareOf(all, place, of));
    assert.deepEqual(shares.flat(), all);
    assert.ok(shares[0].length - shares[of - 1].length <= 1);
  }
});
