/**
 * A workbook as a file, `<name>.samverkan.json`: canonical JSON, described for others by
 * modell/schema/arbetsbok.schema.json. The same workbook gives the same bytes, whoever writes it.
 * What this version does not know is kept.
 *
 * @typedef {import('./workbook.d.ts').Workbook} Workbook
 * @typedef {import('./workbook.d.ts').Answer} Answer
 * @typedef {import('./workbook.d.ts').CheckAnswer} CheckAnswer
 * @typedef {import('./workbook.d.ts').Action} Action
 * @typedef {import('./workbook.d.ts').Json} Json
 * @typedef {import('./workbook.d.ts').JsonObject} JsonObject
 * @typedef {import('./workbook.d.ts').Other} Other
 * @typedef {import('./workbook.d.ts').Party} Party
 * @typedef {import('./workbook.d.ts').StepState} StepState
 * @typedef {import('./workbook.d.ts').Workshop} Workshop
 * @typedef {'large' | 'broken' | 'deep' | 'foreign' | 'newer' | 'damaged' | 'long'} Reason
 */

export const FORMAT = 'samverkan-arbetsbok';
export const VERSION = 1;
export const ENDING = '.samverkan.json';
/** @type {Party[]} */
export const PARTIES = ['offentlig', 'civil', 'bada'];
export const STATUSES = ['ej-paborjat', 'pagar', 'klart', 'tas-om'];
// What is written at a meeting, each by the id of what it is about.
export const NOTES = /** @type {const} */ (['notes', 'decisions', 'parked']);
export const LIMITS = {
  bytes: 10_000_000,
  depth: 20,
  name: 200,
  text: 20_000,
  short: 500,
  answers: 2_000,
  steps: 200,
  next: 50,
  others: 20,
};
export const ID = /^[a-z][a-z0-9-]{0,99}$/;
export const MINUTE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\dZ$/;
/** The key of a person's answer to the self-check: the party, and four characters drawn by lot. */
export const CHECK = /^(offentlig|civil)-[0-9A-HJKMNP-TV-Z]{4}$/;
/** @type {unknown[]} */
const SELF_CHECK_LEVELS = [0, 1, 2, 3, 4];
export const DAY = /^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$/;
const TEXTS = /** @type {const} */ (['agreed', 'open']);
const KNOWN = [
  'format',
  'model',
  'id',
  'name',
  'party',
  'organisation',
  'created',
  'changed',
  'answers',
  'steps',
  'check',
  'workshop',
  'diary',
  'unknown',
];

/** A file that cannot be opened: the reason, and where in the file it is if that can be said. */
export class WorkbookFault extends Error {
  /**
   * @param {Reason} reason
   * @param {string} [where]
   */
  constructor(reason, where = '') {
    super(`${reason} ${where}`.trim());
    this.reason = reason;
    this.where = where;
  }
}

/**
 * Returns a text as it may be kept: line feeds alone between lines, and what no program should have
 * to show (control characters, halves of characters) replaced.
 *
 * @param {string} text
 */
export const clean = (text) =>
  text.replace(/\r\n?/g, '\n')
    // deno-lint-ignore no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

/**
 * Returns a time to the minute, as the file has it.
 *
 * @param {Date} time
 */
export const minuteOf = (time) => `${time.toISOString().slice(0, 16)}Z`;

/**
 * Returns the later of two times to the minute.
 *
 * @param {string} one
 * @param {string} other
 */
export const later = (one, other) => one > other ? one : other;

/**
 * Reads a file. WorkbookFault if it is not a workbook that this version can open.
 *
 * @param {Uint8Array} bytes
 * @returns {Workbook}
 */
export function parse(bytes) {
  if (bytes.length > LIMITS.bytes) throw new WorkbookFault('large');
  const data = dataIn(bytes);
  const format = isObject(data) ? data.format : null;
  if (!isObject(data) || !isObject(format) || format.name !== FORMAT) {
    throw new WorkbookFault('foreign');
  }
  if (!Number.isInteger(format.version)) throw new WorkbookFault('damaged', 'format');
  if (Number(format.version) > VERSION) throw new WorkbookFault('newer');
  if (Number(format.version) < 1) throw new WorkbookFault('damaged', 'format');
  return taken(data);
}

/**
 * Returns a workbook as the text of its file.
 *
 * @param {Workbook} book
 */
export function serialise(book) {
  const whole = {
    format: { name: FORMAT, version: VERSION },
    model: book.model,
    id: book.id,
    name: book.name,
    party: book.party,
    organisation: book.organisation,
    created: book.created,
    changed: book.changed,
    answers: ordered(book.answers, answerAsKept),
    steps: ordered(book.steps, stepAsKept),
    check: sorted(book.check),
    workshop: sorted(/** @type {JsonObject} */ (book.workshop)),
    diary: sorted(book.diary),
    unknown: sorted(book.unknown),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/**
 * Returns the name of a workbook's file: its own, and the day it is saved.
 *
 * @param {string} name
 * @param {Date} now
 */
export function fileName(name, now) {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-').slice(0, 60).replace(/^-+|-+$/g, '');
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${plain || 'arbetsbok'}-${day}${ENDING}`;
}

/** @param {Uint8Array} bytes @returns {unknown} */
function dataIn(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (depthOf(text) > LIMITS.depth) throw new WorkbookFault('deep');
    return JSON.parse(text);
  } catch (error) {
    throw error instanceof WorkbookFault ? error : new WorkbookFault('broken');
  }
}

/**
 * Returns how deep the braces of a JSON text go, without building anything of it.
 *
 * @param {string} text
 */
function depthOf(text) {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (inString) {
      if (mark === '\\') at += 1;
      else inString = mark !== '"';
    } else if (mark === '"') inString = true;
    else if (mark === '{' || mark === '[') deepest = Math.max(deepest, ++depth);
    else if (mark === '}' || mark === ']') depth -= 1;
  }
  return deepest;
}

/** @param {JsonObject} data @returns {Workbook} */
function taken(data) {
  const created = minuteAt(data.created, 'created');
  const [answers, strange] = parted(objectAt(data.answers, 'answers'));
  const [steps, strangeSteps] = parted(objectAt(data.steps, 'steps'));
  if (Object.keys(answers).length > LIMITS.answers) throw new WorkbookFault('large', 'answers');
  if (Object.keys(steps).length > LIMITS.steps) throw new WorkbookFault('large', 'steps');
  const id = data.id;
  if (typeof id !== 'string' || !ID.test(id)) throw new WorkbookFault('damaged', 'id');
  const party = PARTIES.find((one) => one === data.party);
  if (!party) throw new WorkbookFault('damaged', 'party');
  const name = lineAt(data.name, 'name', LIMITS.name);
  if (!name) throw new WorkbookFault('damaged', 'name');
  return {
    model: lineAt(data.model ?? '', 'model', LIMITS.name),
    id,
    name,
    party,
    organisation: lineAt(data.organisation ?? '', 'organisation', LIMITS.name),
    created,
    changed: later(created, minuteAt(data.changed, 'changed')),
    answers: mapped(answers, answerAt, 'answers'),
    steps: mapped(steps, stepAt, 'steps'),
    check: checkAt(data.check),
    workshop: workshopAt(data.workshop),
    diary: rawAt(data.diary, 'diary'),
    unknown: unknownIn(data, strange, strangeSteps),
  };
}

/**
 * Returns what this version does not know of a file, the ids that are none with it.
 *
 * @param {JsonObject} data
 * @param {JsonObject} answers
 * @param {JsonObject} steps
 * @returns {JsonObject}
 */
function unknownIn(data, answers, steps) {
  const strange = Object.fromEntries(
    Object.entries(data).filter(([key]) => !KNOWN.includes(key)),
  );
  const more = {
    ...(Object.keys(answers).length && { answers }),
    ...(Object.keys(steps).length && { steps }),
  };
  return rawAt({ ...objectAt(data.unknown, 'unknown'), ...strange, ...more }, 'unknown');
}

/**
 * Returns the entries whose keys are ids, and those whose keys are not.
 *
 * @param {JsonObject} data
 * @returns {[JsonObject, JsonObject]}
 */
function parted(data) {
  const entries = Object.entries(data);
  return [
    Object.fromEntries(entries.filter(([key]) => ID.test(key))),
    Object.fromEntries(entries.filter(([key]) => !ID.test(key))),
  ];
}

/**
 * @template T
 * @param {JsonObject} data
 * @param {(value: Json, where: string) => T} read
 * @param {string} where
 * @returns {Record<string, T>}
 */
const mapped = (data, read, where) =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, read(value, `${where}.${key}`)]),
  );

/** @param {Json} value @param {string} where @returns {Answer} */
function answerAt(value, where) {
  const { text, changed, others, ...more } = objectAt(value, where);
  return {
    text: textAt(text ?? '', where, LIMITS.text),
    changed: minuteAt(changed, where),
    ...(others !== undefined && { others: othersAt(others, where) }),
    ...rawAt(more, where),
  };
}

/** @param {Json | undefined} value @returns {Workshop} */
function workshopAt(value) {
  const whole = rawAt(value, 'workshop');
  /** @type {Workshop} */
  const read = { ...whole };
  for (const kind of NOTES) {
    if (whole[kind] === undefined) continue;
    const where = `workshop.${kind}`;
    const [notes, strange] = parted(objectAt(whole[kind], where));
    if (Object.keys(strange).length) throw new WorkbookFault('damaged', where);
    if (Object.keys(notes).length > LIMITS.answers) throw new WorkbookFault('large', where);
    read[kind] = mapped(notes, answerAt, where);
  }
  return read;
}

/** @param {Json} value @param {string} where @returns {Other[]} */
const othersAt = (value, where) =>
  listAt(value, where, LIMITS.others).map((one) => {
    const { text, changed } = objectAt(one, where);
    return { text: textAt(text, where, LIMITS.text), changed: minuteAt(changed, where) };
  });

/** @param {Json} value @param {string} where @returns {StepState} */
function stepAt(value, where) {
  const { status, agreed, open, next, changed, others, ...more } = objectAt(value, where);
  if (status !== undefined && !STATUSES.includes(String(status))) {
    throw new WorkbookFault('damaged', where);
  }
  return {
    ...(status !== undefined && { status: String(status) }),
    ...(agreed !== undefined && { agreed: textAt(agreed, where, LIMITS.text) }),
    ...(open !== undefined && { open: textAt(open, where, LIMITS.text) }),
    ...(next !== undefined && { next: listAt(next, where, LIMITS.next).map(actionAt(where)) }),
    changed: minuteAt(changed, where),
    ...(others !== undefined && {
      others: mapped(objectAt(others, where), (list) => othersAt(list, where), where),
    }),
    ...rawAt(more, where),
  };
}

/** @param {string} where @returns {(value: Json) => Action} */
const actionAt = (where) => (value) => {
  const { what, who, when } = objectAt(value, where);
  const day = lineAt(when ?? '', where, LIMITS.short);
  if (!DAY.test(day)) throw new WorkbookFault('damaged', where);
  return {
    what: lineAt(what ?? '', where, LIMITS.short),
    who: lineAt(who ?? '', where, LIMITS.short),
    when: day,
  };
};

/** @param {Answer} answer */
function answerAsKept({ text, changed, others, ...more }) {
  const kept = others?.length ? { others: othersAsKept(others) } : {};
  return { text, changed, ...kept, ...sorted(/** @type {JsonObject} */ (more)) };
}

/** @param {Other[]} others */
const othersAsKept = (others) => others.map(({ text, changed }) => ({ text, changed }));

/** @param {StepState} step */
function stepAsKept({ status, agreed, open, next, changed, others, ...more }) {
  const texts = { agreed, open };
  const beside = ordered(others ?? {}, othersAsKept);
  return {
    ...(status && { status }),
    ...Object.fromEntries(TEXTS.flatMap((key) => texts[key] ? [[key, texts[key]]] : [])),
    ...(next?.length && { next: next.map(({ what, who, when }) => ({ what, who, when })) }),
    changed,
    ...(Object.keys(beside).length && { others: beside }),
    ...sorted(/** @type {JsonObject} */ (more)),
  };
}

/**
 * @template T
 * @param {Record<string, T>} data
 * @param {(value: T) => object} written
 */
const ordered = (data, written) =>
  Object.fromEntries(
    Object.keys(data).sort().map((key) => [key, written(data[key])]),
  );

/**
 * Returns data with the keys of every object in order and its texts as they may be kept.
 *
 * @template {Json} T
 * @param {T} data
 * @returns {T}
 */
function sorted(data) {
  if (typeof data === 'string') return /** @type {T} */ (clean(data));
  if (Array.isArray(data)) return /** @type {T} */ (data.map((one) => sorted(one)));
  if (!isObject(data)) return data;
  const entries = Object.keys(data).sort().map((key) => [clean(key), sorted(data[key])]);
  return /** @type {T} */ (Object.fromEntries(entries));
}

/** @param {unknown} value @returns {value is JsonObject} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {Json | undefined} value @param {string} where @returns {JsonObject} */
function objectAt(value, where) {
  if (value === undefined) return {};
  if (!isObject(value)) throw new WorkbookFault('damaged', where);
  return value;
}

/** @param {Json | undefined} value @param {string} where */
const rawAt = (value, where) => sorted(objectAt(value, where));

/** @param {Json | undefined} value @returns {JsonObject} */
function checkAt(value) {
  const check = rawAt(value, 'check');
  if (Object.keys(check).length > LIMITS.answers) throw new WorkbookFault('large', 'check');
  for (const [key, answer] of checksIn(check)) {
    const { edition, levels, changed } = objectAt(answer, `check.${key}`);
    minuteAt(changed, `check.${key}`);
    const isWhole = Array.isArray(levels) && levels.length === 12 &&
      levels.every((level) => SELF_CHECK_LEVELS.includes(level));
    if (!isWhole || !Number.isInteger(edition)) throw new WorkbookFault('damaged', `check.${key}`);
  }
  return check;
}

/**
 * Returns the answers to the self-check, each with its key; what else may stand there is left out.
 *
 * @param {JsonObject} check a workbook's
 */
export const checksIn = (check) => /** @type {[string, CheckAnswer][]} */ (
  Object.entries(check).filter(([key]) => CHECK.test(key))
);

/** @param {Json} value @param {string} where @param {number} most @returns {Json[]} */
function listAt(value, where, most) {
  if (!Array.isArray(value)) throw new WorkbookFault('damaged', where);
  if (value.length > most) throw new WorkbookFault('long', where);
  return value;
}

/** @param {Json | undefined} value @param {string} where @param {number} most */
function textAt(value, where, most) {
  if (typeof value !== 'string') throw new WorkbookFault('damaged', where);
  if (value.length > most) throw new WorkbookFault('long', where);
  return clean(value);
}

/** @param {Json | undefined} value @param {string} where @param {number} most */
const lineAt = (value, where, most) => textAt(value, where, most).replace(/[\n\t]+/g, ' ');

/** @param {Json | undefined} value @param {string} where */
function minuteAt(value, where) {
  if (typeof value !== 'string' || !MINUTE.test(value)) throw new WorkbookFault('damaged', where);
  return value;
}
