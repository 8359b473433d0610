import { strict as assert } from 'node:assert';
import { calendar } from './calendar.js';

const NOW = new Date('2027-01-18T14:32:05Z');
const event = { id: 'bok-1-status-0', day: '2027-02-28', what: 'Ring', about: '' };

Deno.test('a thing to do is a whole day, with the day after as its end', () => {
  const text = calendar([event], 'Norrängen', NOW);
  for (
    const line of [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'UID:bok-1-status-0@arbetsbok',
      'DTSTAMP:20270118T143205Z',
      'DTSTART;VALUE=DATE:20270228',
      'DTEND;VALUE=DATE:20270301',
      'SUMMARY:Ring',
    ]
  ) assert.ok(text.includes(`${line}\r\n`), line);
  assert.ok(!/\r(?!\n)|(?<!\r)\n/.test(text));
  assert.ok(!/ATTENDEE|ORGANIZER|DESCRIPTION/.test(text));
});

Deno.test('marks that mean something are escaped, and line breaks written out', () => {
  const text = calendar([{ ...event, what: 'a;b,c\\d', about: 'ett\ntvå' }], 'x', NOW);
  assert.ok(text.includes('SUMMARY:a\\;b\\,c\\\\d\r\n'));
  assert.ok(text.includes('DESCRIPTION:ett\\ntvå\r\n'));
});

Deno.test('no line is longer than 75 bytes, no character is cut, and unfolded it is whole', () => {
  const what = '🤝 Åtgärdsplanen för Öppen Dörr åäö '.repeat(12);
  const text = calendar([{ ...event, what }], 'x', NOW);
  for (const line of text.split('\r\n')) {
    assert.ok(new TextEncoder().encode(line).length <= 75, line);
    assert.ok(!line.includes('\ufffd'));
  }
  assert.ok(text.replaceAll('\r\n ', '').includes(`SUMMARY:${what}\r\n`));
});
