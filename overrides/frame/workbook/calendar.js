/**
 * A calendar file (iCalendar, RFC 5545): one whole day for each thing to do. Nobody is named in it.
 *
 * @typedef {{ id: string, day: string, what: string, about: string }} Event `day` is a date,
 *   2027-03-01; `about` is a text beside it
 */

const LONGEST_LINE = 75;

/**
 * Returns the calendar's text.
 *
 * @param {Event[]} events
 * @param {string} name
 * @param {Date} now
 */
export function calendar(events, name, now) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Samverkan//Arbetsbok 1//SV',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** @param {Event} event @param {string} stamp */
function eventLines({ id, day, what, about }, stamp) {
  const date = (/** @type {string} */ text) => text.replaceAll('-', '');
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return [
    'BEGIN:VEVENT',
    `UID:${id}@arbetsbok`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${date(day)}`,
    `DTEND;VALUE=DATE:${date(next)}`,
    `SUMMARY:${escaped(what)}`,
    ...(about ? [`DESCRIPTION:${escaped(about)}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/**
 * Returns a line with breaks, so that no part is longer than 75 bytes; no character is cut in two.
 *
 * @param {string} line
 */
function folded(line) {
  const parts = [''];
  let room = LONGEST_LINE;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (size > room) {
      parts.push('');
      room = LONGEST_LINE - 1;
    }
    parts[parts.length - 1] += character;
    room -= size;
  }
  return parts.join('\r\n ');
}
