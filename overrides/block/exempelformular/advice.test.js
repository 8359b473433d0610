import { strict as assert } from 'node:assert';
import { concerns, isReadable, personIn, phoneIn } from './advice.js';

Deno.test('a telephone number is one however it is written', () => {
  for (
    const text of [
      'Ring 070-174 06 05.',
      'Ring 08-123 456 78 i dag',
      '(0701740605)',
      '+46 70 174 06 05',
      '+46 (0)70-174 06 05',
      '0046701740605',
      '013–20 60 00',
    ]
  ) assert.ok(phoneIn(text), text);
});

Deno.test('years, sums, dates and numbers of organisations are no telephone numbers', () => {
  for (
    const text of [
      '2019–2022',
      '1 234 567 890 kronor',
      '802000-1234',
      '08-09-2023',
      '2023-08-09 10',
      'kl. 09.00–16.00',
      'https://example.se/0701740605',
      '0,5 tjänst 2020 till 2022',
    ]
  ) assert.equal(phoneIn(text), '', text);
});

Deno.test('what looks like a name is a first name or a role, and a surname', () => {
  assert.equal(personIn('Då ringde Anna Lind till oss.'), 'Anna Lind');
  assert.equal(personIn('Ordet gick till Anna-Karin Berg-Ek.'), 'Anna-Karin Berg-Ek');
  assert.equal(personIn('Vi mötte rektorn Dagny Ek.'), 'Dagny Ek');
});

Deno.test('places and organisations are no persons', () => {
  for (
    const text of [
      'Föreningen Lotsen',
      'Röda Korset och Rädda Barnen',
      'på Erik Dahlbergsgatan',
      'ordförande Region Skåne',
      'Maria kyrka',
      'Anna och Erik',
    ]
  ) assert.equal(personIn(text), '', text);
});

Deno.test('a period is read by its years', () => {
  for (
    const text of [
      '2019–2022',
      '2021',
      'Sedan 2019, pågår',
      '2019 till 2021',
      '1990-talet',
      '1 januari 2022–31 december 2024',
      '10–15 maj 2022',
    ]
  ) assert.ok(isReadable(text), text);
  for (const text of ['2022–2019', '2019–22', '19–22', 'i fjol', 'Pågår', '2019–2021, 2023–22']) {
    assert.ok(!isReadable(text), text);
  }
});

/** @type {import('./contract.d.ts').Section[]} */
const sections = [{ id: 'bakgrund', rubrik: 'Bakgrund', kravs: true, lista: false }];
const asked = 'Vem vet?\nVem betalar?';

Deno.test('nothing is asked of a draft that is as it should be', () => {
  const data = { period: '2019–2022', sakerhet: 'saker', kallor: [{ titel: 'Anna Lind: Lotsen' }] };
  const texts = { bakgrund: 'Så var det. [@1]', 'fragor-att-stalla-er': asked };
  assert.deepEqual(concerns(data, texts, sections), []);
});

Deno.test('each concern says which field it is about', () => {
  const data = {
    period: 'i fjol',
    sakerhet: 'saker',
    parter: [{ namn: 'Eva Ek', sektor: 'ovrig' }],
    steg: { mal: 'Ring 070-174 06 05' },
  };
  const texts = { bakgrund: 'Så var det.', 'fragor-att-stalla-er': 'Vem vet?\nIngen.' };
  assert.deepEqual(concerns(data, texts, sections), [
    { name: 'person', field: 'parter.1.namn', value: 'Eva Ek' },
    { name: 'telefon', field: 'steg.mal', value: '070-174 06 05' },
    { name: 'period', field: 'period' },
    { name: 'fragor', field: 'fragor-att-stalla-er' },
    { name: 'saker-utan-kalla', field: 'sakerhet' },
  ]);
});
