/**
 * Two workbooks beside each other: what both have answered alike, differently, or one of them alone.
 *
 * @typedef {import('./workbook.d.ts').Workbook} Workbook
 * @typedef {import('./workbook.d.ts').Other} Other
 * @typedef {'lika' | 'olika' | 'en' | 'ingen'} Likeness
 * @typedef {{ id: string, texts: [string, string], likeness: Likeness, distance: number }} Row
 *   a question's two answers; `distance` is 0 for equal ones and at most 1
 * @typedef {{ id: string, ours: string, theirs: string, ourTime: string, theirTime: string }} Clash
 *   an answer that two versions of one workbook differ in
 * @typedef {'ours' | 'theirs' | 'both'} Choice
 */

import { later, NOTES } from './workbook-file.js';

/**
 * Returns each of the questions with both answers to it.
 *
 * @param {Workbook} one
 * @param {Workbook} other
 * @param {string[]} questions
 * @returns {Row[]}
 */
export function compared(one, other, questions) {
  return questions.map((id) => {
    /** @type {[string, string]} */
    const texts = [one.answers[id]?.text.trim() ?? '', other.answers[id]?.text.trim() ?? ''];
    const distance = distanceOf(...texts);
    const answered = texts.filter(Boolean).length;
    const likeness = answered === 0
      ? 'ingen'
      : answered === 1
      ? 'en'
      : distance === 0
      ? 'lika'
      : 'olika';
    return { id, texts, likeness, distance };
  });
}

/**
 * Returns the rows to talk about, the most different first: what both have answered differently,
 * then what one alone has answered. Of equally different ones the model's order holds.
 *
 * @param {Row[]} rows
 */
export function toTalkAbout(rows) {
  const kinds = ['olika', 'en'];
  return rows.filter(({ likeness }) => kinds.includes(likeness)).sort((one, other) =>
    kinds.indexOf(one.likeness) - kinds.indexOf(other.likeness) || other.distance - one.distance
  );
}

/**
 * Returns how different two texts are, by the words that they do not share: 0 for the same words, 1
 * for none in common.
 *
 * @param {string} one
 * @param {string} other
 */
export function distanceOf(one, other) {
  if (plain(one) === plain(other)) return 0;
  const [here, there] = [one, other].map((text) => new Set(plain(text).split(' ').filter(Boolean)));
  const all = new Set([...here, ...there]).size;
  const shared = [...here].filter((word) => there.has(word)).length;
  // The same words in another order are another answer.
  return all ? Math.max(1 - shared / all, 0.01) : 0.01;
}

/** @param {string} text */
const plain = (text) => text.toLowerCase().normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/**
 * Returns the fields that two versions of one workbook hold differently.
 *
 * A field is a question's id, "<step>/agreed" and the like, or "<what it is about>/notes" and the like.
 *
 * @param {Workbook} ours
 * @param {Workbook} theirs
 * @returns {Clash[]}
 */
export function clashes(ours, theirs) {
  const [here, there] = [fieldsOf(ours), fieldsOf(theirs)];
  const ids = [...new Set([...Object.keys(here), ...Object.keys(there)])].sort();
  const empty = { text: '', changed: '' };
  return ids.flatMap((id) => {
    const [mine, other] = [here[id] ?? empty, there[id] ?? empty];
    if (mine.text === other.text) return [];
    const [ourTime, theirTime] = [mine.changed, other.changed];
    return [{ id, ours: mine.text, theirs: other.text, ourTime, theirTime }];
  });
}

/**
 * Returns what is chosen before anybody has chosen: the later, and ours if they are as old.
 *
 * @param {Clash} clash
 * @returns {Choice}
 */
export const preselected = ({ ourTime, theirTime }) => theirTime > ourTime ? 'theirs' : 'ours';

/**
 * Returns one workbook of two versions of it: ours, with what is chosen of theirs.
 *
 * @param {Workbook} ours
 * @param {Workbook} theirs
 * @param {Record<string, Choice>} choices by field, see `clashes`
 * @param {string} now
 * @returns {Workbook}
 */
export function joinedBooks(ours, theirs, choices, now) {
  const made = structuredClone({
    ...ours,
    changed: later(later(ours.changed, theirs.changed), now),
    check: { ...theirs.check, ...ours.check },
    workshop: { ...withoutNotes(theirs.workshop), ...ours.workshop },
    diary: { ...theirs.diary, ...ours.diary },
    unknown: { ...theirs.unknown, ...ours.unknown },
  });
  for (const [field, choice] of Object.entries(choices)) {
    if (choice !== 'ours') take(made, theirs, field, choice === 'both');
  }
  return made;
}

/** @param {Workbook['workshop']} workshop */
const withoutNotes = (workshop) =>
  Object.fromEntries(
    Object.entries(workshop).filter(([key]) => !NOTES.some((kind) => kind === key)),
  );

/** @param {Workbook} made @param {Workbook} theirs @param {string} field @param {boolean} both */
function take(made, theirs, field, both) {
  const [id, key] = field.split('/');
  if (!key) {
    const [mine, other] = [made.answers[id], theirs.answers[id]];
    const taken = other ?? { text: '', changed: theirs.changed };
    made.answers[id] = both && mine && other ? beside(mine, other) : structuredClone(taken);
    return;
  }
  const kind = NOTES.find((one) => one === key);
  if (kind) {
    const mine = made.workshop[kind]?.[id];
    const other = theirs.workshop[kind]?.[id] ?? { text: '', changed: theirs.changed };
    const note = both && mine ? beside(mine, other) : structuredClone(other);
    made.workshop[kind] = { ...made.workshop[kind], [id]: note };
    return;
  }
  const [mine, other] = [made.steps[id], theirs.steps[id]];
  const changed = later(mine?.changed ?? '', other?.changed ?? theirs.changed);
  const step = { ...mine, changed };
  if (key === 'next') {
    const kept = both ? mine?.next ?? [] : [];
    const known = kept.map((one) => JSON.stringify(one));
    const more = (other?.next ?? []).filter((one) => !known.includes(JSON.stringify(one)));
    step.next = [...kept, ...more];
  } else if (key === 'status' || key === 'agreed' || key === 'open') {
    const [here, there] = [mine?.[key] ?? '', other?.[key] ?? ''];
    const keepsBoth = both && key !== 'status' && here && there;
    const lines = keepsBoth ? { text: there, changed: other?.changed ?? changed } : null;
    step[key] = keepsBoth ? here : there;
    if (lines) step.others = { ...step.others, [key]: [...step.others?.[key] ?? [], lines] };
  }
  made.steps[id] = step;
}

/**
 * @param {import('./workbook.d.ts').Answer} mine
 * @param {import('./workbook.d.ts').Answer} other
 */
const beside = (mine, other) => ({
  ...mine,
  others: [...mine.others ?? [], { text: other.text, changed: other.changed }],
});

/** @param {Workbook} book @returns {Record<string, Other>} */
function fieldsOf({ answers, steps, workshop }) {
  const told = Object.entries(answers).map(([id, { text, changed }]) => [id, { text, changed }]);
  const states = Object.entries(steps).flatMap(([id, { changed, ...state }]) =>
    ['status', 'agreed', 'open', 'next'].flatMap((key) => {
      const value = state[key];
      const text = Array.isArray(value) ? value.map(lineOf).join('\n') : String(value ?? '');
      return text ? [[`${id}/${key}`, { text, changed }]] : [];
    })
  );
  const noted = NOTES.flatMap((kind) =>
    Object.entries(workshop[kind] ?? {})
      .map(([id, { text, changed }]) => [`${id}/${kind}`, { text, changed }])
  );
  return Object.fromEntries([...told, ...states, ...noted]);
}

/** @param {import('./workbook.d.ts').Action} action */
export const lineOf = ({ what, who, when }) => [what, who, when].filter(Boolean).join(' · ');

/**
 * Returns a third workbook, written by both: each question's shared answer, else the two that there
 * are beside each other.
 *
 * @param {Workbook} blank
 * @param {Workbook} one
 * @param {Workbook} other
 * @param {Record<string, string>} shared by question
 * @param {string} now
 * @returns {Workbook}
 */
export function sharedBook(blank, one, other, shared, now) {
  const ids = [...new Set([...Object.keys(one.answers), ...Object.keys(other.answers)])];
  const answers = Object.fromEntries(
    ids.concat(Object.keys(shared)).flatMap((id) => {
      const kept = [one.answers[id], other.answers[id]].filter((answer) => answer?.text.trim());
      const text = shared[id]?.trim() ?? '';
      const isAlike = kept.length === 2 && distanceOf(kept[0].text, kept[1].text) === 0;
      if (!text && kept.length === 1) {
        return [[id, { text: kept[0].text, changed: kept[0].changed }]];
      }
      if (!text && isAlike) return [[id, { text: kept[0].text, changed: now }]];
      if (!text && !kept.length) return [];
      const others = kept.filter((answer) => answer.text.trim() !== text)
        .map((answer) => ({ text: answer.text, changed: answer.changed }));
      return [[id, { text, changed: now, ...(others.length && { others }) }]];
    }),
  );
  const steps = structuredClone({ ...other.steps, ...one.steps });
  const check = { ...other.check, ...one.check };
  const workshop = sharedNotes(one, other);
  return {
    ...blank,
    answers,
    steps,
    check,
    workshop,
    diary: { ...other.diary, ...one.diary },
    changed: now,
  };
}

/**
 * Returns what two workbooks have noted at meetings: where both have written, both stand there.
 *
 * @param {Workbook} one
 * @param {Workbook} other
 */
function sharedNotes(one, other) {
  const [mine, theirs] = [one.workshop, other.workshop];
  return Object.fromEntries(NOTES.flatMap((kind) => {
    const notes = { ...theirs[kind], ...mine[kind] };
    for (const [id, note] of Object.entries(theirs[kind] ?? {})) {
      const own = mine[kind]?.[id];
      if (own && own.text !== note.text) notes[id] = beside(own, note);
    }
    return Object.keys(notes).length ? [[kind, notes]] : [];
  }));
}
