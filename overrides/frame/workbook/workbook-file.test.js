import { strict as assert } from 'node:assert';
import schema from '../../../modell/schema/arbetsbok.schema.json' with { type: 'json' };
import * as file from './workbook-file.js';

/** @typedef {import('./workbook.d.ts').Workbook} Workbook */

const bytes = (/** @type {unknown} */ data) =>
  new TextEncoder().encode(typeof data === 'string' ? data : JSON.stringify(data));
const least = {
  format: { name: file.FORMAT, version: 1 },
  id: 'bok-1',
  name: 'Norrängen',
  party: 'civil',
  created: '2027-01-18T14:32Z',
  changed: '2027-01-18T14:32Z',
};
/** @param {Uint8Array} given @returns {string[]} */
function refused(given) {
  try {
    file.parse(given);
  } catch (error) {
    if (error instanceof file.WorkbookFault) return [error.reason, error.where];
    throw error;
  }
  return [];
}

Deno.test('a file that is opened and saved has the same bytes', () => {
  const answers = {
    'status-vilja': {
      text: '”Ja” & <nej>\n\n🤝 \t slut',
      changed: '2027-01-18T14:33Z',
      others: [{ text: 'Nej', changed: '2027-01-18T14:33Z' }],
      author: { z: 1, a: [null, true] },
    },
    'enkel-malgrupp-hinder': { text: 'Trappan.', changed: '2027-01-18T14:33Z' },
    'en-fraga-som-inte-finns': { text: 'x', changed: '2027-01-18T14:33Z' },
  };
  const steps = {
    status: {
      status: 'pagar',
      next: [{ what: 'Ring', who: 'samordnaren', when: '2027-02-01' }],
      changed: '2027-01-18T14:33Z',
    },
  };
  const once = file.serialise(
    file.parse(bytes({ ...least, answers, steps, diary: { b: 1, a: '2' } })),
  );
  assert.equal(file.serialise(file.parse(bytes(once))), once);
  assert.ok(once.endsWith('}\n') && once.startsWith('{\n  "format": {\n    "name"'));
  assert.deepEqual(Object.keys(JSON.parse(once)), schema.required);
  const kept = JSON.parse(once).answers;
  assert.deepEqual(Object.keys(kept), Object.keys(answers).sort());
  assert.deepEqual(kept['status-vilja'], answers['status-vilja']);
});

Deno.test('what this version does not know is kept, also where it is called as a prototype', () => {
  const odd = '{"x": 1, "__proto__": {"polluted": true}}';
  const text = JSON.stringify({ ...least, later: [1], answers: { 'Inte ett id': { text: 'x' } } })
    .replace('"later"', `"odd": ${odd}, "later"`);
  const book = file.parse(bytes(text));
  assert.deepEqual(Object.keys(book.answers), []);
  const { unknown } = JSON.parse(file.serialise(book));
  assert.deepEqual(Object.keys(unknown), ['answers', 'later', 'odd']);
  assert.equal(unknown.answers['Inte ett id'].text, 'x');
  assert.equal(Object({}).polluted, undefined);
  assert.ok(file.serialise(book).includes('__proto__'));
});

/** @param {Record<string, unknown>} other */
const selfCheck = (other) => {
  const levels = [1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2];
  return { 'civil-AAAA': { changed: least.changed, edition: 1, levels, ...other } };
};

Deno.test('answers to the self-check are told from what else stands beside them', () => {
  const check = { ...selfCheck({ more: 1 }), 'något annat': [1] };
  const book = file.parse(bytes({ ...least, check }));
  assert.deepEqual(file.checksIn(book.check).map(([key]) => key), ['civil-AAAA']);
  assert.deepEqual(JSON.parse(file.serialise(book)).check, check);
});

Deno.test('each file that cannot be opened has its reason', () => {
  const wide = { answers: { a: { text: 'x'.repeat(20_001), changed: least.changed } } };
  /** @type {[Uint8Array, string, string][]} */
  const all = [
    [new Uint8Array(file.LIMITS.bytes + 1), 'large', ''],
    [bytes('{"format": '), 'broken', ''],
    [bytes(''), 'broken', ''],
    [new Uint8Array([0xff, 0xfe, 0x7b]), 'broken', ''],
    [bytes('['.repeat(5_000_000)), 'deep', ''],
    [bytes(`{"a":`.repeat(30) + '1' + '}'.repeat(30)), 'deep', ''],
    [bytes('null'), 'foreign', ''],
    [bytes([least]), 'foreign', ''],
    [bytes({ format: 'samverkan-arbetsbok' }), 'foreign', ''],
    [bytes({ ...least, format: { name: file.FORMAT, version: 2 } }), 'newer', ''],
    [bytes({ ...least, format: { name: file.FORMAT, version: '1' } }), 'damaged', 'format'],
    [bytes({ ...least, id: '../x' }), 'damaged', 'id'],
    [bytes({ ...least, name: '' }), 'damaged', 'name'],
    [bytes({ ...least, party: 'annan' }), 'damaged', 'party'],
    [bytes({ ...least, changed: 'i går' }), 'damaged', 'changed'],
    [bytes({ ...least, answers: [] }), 'damaged', 'answers'],
    [bytes({ ...least, answers: { a: 'text' } }), 'damaged', 'answers.a'],
    [bytes({ ...least, ...wide }), 'long', 'answers.a'],
    [bytes({ ...least, check: selfCheck({ levels: [1] }) }), 'damaged', 'check.civil-AAAA'],
    [bytes({ ...least, check: selfCheck({ changed: 'x' }) }), 'damaged', 'check.civil-AAAA'],
    [bytes({ ...least, check: { 'civil-AAAA': 'x' } }), 'damaged', 'check.civil-AAAA'],
    [
      bytes({ ...least, steps: { status: { status: 'x', changed: least.changed } } }),
      'damaged',
      'steps.status',
    ],
  ];
  for (const [given, ...told] of all) assert.deepEqual(refused(given), told, told.join());
  const many = Object.fromEntries(
    Array.from({ length: 2001 }, (_, at) => [`a${at}`, { text: '', changed: least.changed }]),
  );
  assert.deepEqual(refused(bytes({ ...least, answers: many })), ['large', 'answers']);
  assert.deepEqual(refused(bytes(least)), []);
});

Deno.test('control characters and halves of characters are replaced, line breaks made one kind', () => {
  assert.equal(file.clean('a\u0000b\r\nc\rd\te\u007f'), 'a\ufffdb\nc\nd\te\ufffd');
  assert.equal(file.clean('\ud83e x \udd1d 🤝'), '\ufffd x \ufffd 🤝');
});

Deno.test('a file is named after its workbook and the day', () => {
  const day = new Date(2027, 0, 8, 12);
  assert.equal(
    file.fileName('Mötesplats: Norrängen!', day),
    'motesplats-norrangen-2027-01-08.samverkan.json',
  );
  assert.equal(file.fileName('…', day), 'arbetsbok-2027-01-08.samverkan.json');
});

Deno.test('the published schema has the same limits', () => {
  const { $defs, properties } = schema;
  assert.deepEqual(properties.party.enum, file.PARTIES);
  assert.deepEqual($defs.step.properties.status.enum, file.STATUSES);
  assert.equal($defs.minute.pattern, file.MINUTE.source);
  assert.equal($defs.day.pattern, file.DAY.source);
  assert.equal($defs.id.pattern, file.ID.source);
  assert.equal($defs.text.maxLength, file.LIMITS.text);
  assert.equal($defs.line.maxLength, file.LIMITS.short);
  assert.equal(properties.name.maxLength, file.LIMITS.name);
  assert.equal(properties.answers.maxProperties, file.LIMITS.answers);
  assert.equal(properties.steps.maxProperties, file.LIMITS.steps);
  assert.equal($defs.step.properties.next.maxItems, file.LIMITS.next);
  assert.equal($defs.others.maxItems, file.LIMITS.others);
  assert.equal(properties.format.properties.name.const, file.FORMAT);
  assert.equal(properties.format.properties.version.const, file.VERSION);
});

Deno.test('notes of a meeting are bounded, and no id of theirs can be another key', () => {
  const CHANGED = '2027-01-18T14:32Z';
  const told = (/** @type {unknown} */ notes) =>
    new TextEncoder().encode(JSON.stringify({
      format: { name: file.FORMAT, version: file.VERSION },
      ...{ id: 'bok-1', name: 'Norrängen', party: 'civil', created: CHANGED, changed: CHANGED },
      workshop: { notes, later: 1 },
    }));
  const note = (/** @type {unknown} */ text) => ({ 'status-vilja': { text, changed: CHANGED } });
  assert.deepEqual(file.parse(told(note('a\u0000'))).workshop, {
    later: 1,
    notes: { 'status-vilja': { text: 'a\ufffd', changed: CHANGED } },
  });
  for (
    const wrong of ['x', [], note(1), note('x'.repeat(file.LIMITS.text + 1)), { 'a/b': note('x') }]
  ) {
    assert.throws(() => file.parse(told(wrong)), file.WorkbookFault);
  }
});
