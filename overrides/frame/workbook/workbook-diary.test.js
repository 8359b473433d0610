import { strict as assert } from 'node:assert';
import { fromDiary, toDiary } from './workbook-diary.js';
import { begun } from './workbook-store.js';

const NOW = '2027-01-18T14:32Z';
const STEPS = ['status', 'malgrupp'];
const LABELS = { pagar: 'Pågår', klart: 'Klart för nu' };
const blank = begun({ name: 'Norrängen', party: 'bada', organisation: '', model: '1' }, NOW);

Deno.test('what a diary holds goes out and comes back, also what no page shows', () => {
  const book = {
    ...blank,
    answers: {
      status: { text: 'Viktigt', changed: NOW },
      'status-vilja': { text: 'Ja', changed: NOW },
    },
    steps: { status: { status: 'klart', agreed: 'Allt', open: 'Tiden', changed: NOW } },
    diary: { 'mote-1--datum': '2027-01-18', 'status--larande': 'Fråga först' },
  };
  const out = toDiary(book, STEPS, LABELS);
  assert.deepEqual(out.answers, {
    'mote-1--datum': '2027-01-18',
    'om--samverkan': 'Norrängen',
    'status--andrat': '2027-01-18',
    'status--enighet': 'Allt',
    'status--lage': 'Klart för nu',
    'status--larande': 'Fråga först',
    'status--olikhet': 'Tiden',
    'status--svar': 'Viktigt',
    'status-vilja': 'Ja',
  });
  const back = fromDiary(blank, out, STEPS, LABELS, NOW);
  assert.deepEqual({ ...back, id: '' }, { ...book, id: '' });
});

Deno.test('an empty field of a diary changes nothing, nor does one that says the same', () => {
  const answers = { status: { text: 'Viktigt', changed: '2027-01-01T10:00Z' } };
  const found = {
    answers: { 'status--svar': 'Viktigt', 'status-vilja': ' ', 'status--lage': '?' },
  };
  const back = fromDiary({ ...blank, answers }, found, STEPS, LABELS, NOW);
  assert.deepEqual(back.answers, answers);
  assert.deepEqual(back.steps, {});
});
