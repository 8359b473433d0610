import { strict as assert } from 'node:assert';
import { draftOf } from './worddraft.js';

/** @type {import('./worddraft.js').DraftPlan} */
const PLAN = {
  clauses: [['mal', ['bild', 'bild-mal']], ['tid', ['metod-tid']]],
  asked: { bild: 'Samma mål?', 'bild-mal': 'Vilka mål?', 'metod-tid': 'Hur länge?' },
  from: '[Ur ”{fraga}” #{id}]',
  gap: '[Lucka: ”{fraga}” #{id}]',
  parties: ['roll-1--part', '[Fördela]'],
};

Deno.test('a clause holds its answers, each with the question that it is to', () => {
  const { texts, gaps } = draftOf(PLAN, { 'bild--svar': ' Ja. ', 'bild-mal': 'Två.\nTre.' });
  assert.equal(
    texts.mal,
    'Ja.\n[Ur ”Samma mål?” #bild]\n\nTvå.\nTre.\n[Ur ”Vilka mål?” #bild-mal]',
  );
  assert.equal(texts['roll-1--part'], '[Fördela]');
  assert.deepEqual(gaps, ['metod-tid']);
});

Deno.test('a gap says which question fills it', () => {
  const { texts, gaps } = draftOf(PLAN, { 'bild-mal': ' \n' });
  assert.equal(texts.tid, '[Lucka: ”Hur länge?” #metod-tid]');
  assert.equal(texts.mal, '[Lucka: ”Samma mål?” #bild]\n\n[Lucka: ”Vilka mål?” #bild-mal]');
  assert.deepEqual(gaps, ['bild', 'bild-mal', 'metod-tid']);
});
