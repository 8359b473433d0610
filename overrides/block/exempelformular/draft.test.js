import { strict as assert } from 'node:assert';
import { dataOf, rowsIn, withoutGaps, withoutRow } from './draft.js';

const fields = {
  'parter.1.namn': 'Ett',
  'parter.2.namn': ' ',
  'parter.3.namn': 'Tre',
  'parter.3.roll': 'värd',
  titel: 'Rubrik',
};

Deno.test('there are as many rows as have fields, and at least those that are needed', () => {
  assert.equal(rowsIn(fields, 'parter'), 3);
  assert.equal(rowsIn({}, 'parter'), 2);
  assert.equal(rowsIn(fields, 'kallor'), 1);
});

Deno.test('without a row, those after it move up and all else stays', () => {
  assert.deepEqual(withoutRow(fields, 'parter', 1), {
    'parter.1.namn': ' ',
    'parter.2.namn': 'Tre',
    'parter.2.roll': 'värd',
    titel: 'Rubrik',
  });
});

Deno.test('rows move up over empty ones', () => {
  const closed = withoutGaps(fields, 'parter');
  assert.equal(closed['parter.2.namn'], 'Tre');
  assert.equal(rowsIn(closed, 'parter'), 2);
});

/** @type {import('./contract.d.ts').Section} */
const section = { id: 'bakgrund', rubrik: 'Bakgrund', kravs: true, lista: false };
const names = ['titel', 'lan', 'parter', 'nytt', 'steg', 'anvander_modellen', 'kallor', 'sprak'];
/** @type {import('./contract.d.ts').Schema} */
const schema = {
  properties: {
    ...Object.fromEntries(names.map((name) => [name, {}])),
    antal: { type: 'integer' },
    ungefar: { type: ['integer', 'null'] },
  },
  $defs: /** @type {import('./contract.d.ts').Schema['$defs']} */ ({
    avsnitt: { const: [section] },
  }),
};

Deno.test('what is typed becomes front matter in the order of the schema, a new field too', () => {
  const draft = {
    fields: {
      bakgrund: 'Text',
      nytt: ' nytt  fält ',
      antal: ' 40 ',
      ungefar: 'ett tjugotal',
      titel: '',
      'steg.mal': 'Skäl',
      'steg.roller': ' ',
      'parter.1.namn': 'Ett',
      'parter.1.sektor': 'offentlig',
      'kallor.1.ar': '2020',
      anvander_modellen: true,
    },
    many: { lan: ['skane'] },
  };
  const { data, texts } = dataOf(draft, schema);
  assert.deepEqual(Object.entries(data), [
    ['lan', ['skane']],
    ['parter', [{ namn: 'Ett', sektor: 'offentlig' }]],
    ['nytt', 'nytt fält'],
    ['steg', { mal: 'Skäl' }],
    ['anvander_modellen', true],
    ['kallor', [{ adress: null, ar: 2020 }]],
    ['sprak', 'sv'],
    ['antal', 40],
    ['ungefar', 'ett tjugotal'],
  ]);
  assert.deepEqual(texts, { bakgrund: 'Text' });
});
