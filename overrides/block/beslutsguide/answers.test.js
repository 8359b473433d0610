import { strict as assert } from 'node:assert';
import { address, anchor, follow } from './answers.js';

/**
 * @param {string} id
 * @param {Partial<import('./answers.js').Answer>[]} answers
 */
const question = (id, answers) => ({
  id,
  left: 1,
  text: id,
  help: '',
  answers: answers.map((one) => ({ id: '', text: '', reason: '', note: '', ...one })),
});
const questions = new Map([
  ['syfte', question('syfte', [{ id: 'gora', next: 'kop' }, { id: 'prata', outcome: 'rad' }])],
  ['kop', question('kop', [{ id: 'ja', outcome: 'upphandling' }])],
]);
const told = (/** @type {string} */ fragment) => {
  const { steps, question, outcome } = follow(questions, 'syfte', fragment);
  return [address(steps), question?.id, outcome];
};

Deno.test('answers lead to the next question, and the last one to an outcome', () => {
  assert.deepEqual(told(''), ['#guide', 'syfte', undefined]);
  assert.deepEqual(told('syfte:gora'), ['#guide=syfte:gora', 'kop', undefined]);
  const whole = '#guide=syfte:gora,kop:ja';
  assert.deepEqual(told('syfte:gora,kop:ja'), [whole, undefined, 'upphandling']);
});

Deno.test('answers that do not fit are left out, with all that follow', () => {
  for (const fragment of ['kop:ja', 'syfte:hittepa,kop:ja', 'syfte', ',', '%%']) {
    assert.deepEqual(told(fragment), ['#guide', 'syfte', undefined], fragment);
  }
  assert.deepEqual(told('syfte:prata,kop:ja'), ['#guide=syfte:prata', undefined, 'rad']);
});

Deno.test('the anchor of a state is its address without the mark', () => {
  assert.equal(anchor(follow(questions, 'syfte', 'syfte:gora').steps), 'guide=syfte:gora');
});
