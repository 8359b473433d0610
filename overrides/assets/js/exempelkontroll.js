/**
 * The checks of the build, for the form: the same schema, limits and messages, from kontrakt.json.
 * A test gives both the same drafts and compares what they say, fault by fault.
 */

import { pieces } from './exempeltext.js';

const LETTER = '[\\p{L}\\p{Nl}\\p{No}]';
const WORD = new RegExp(`${LETTER}+(?:[-'’:]${LETTER}+)*`, 'gu');
const SENTENCE_END = /(?<=[.!?:])["”’»)]*\s+(?=["”«(–-]*[A-ZÅÄÖÉ0-9])/u;
const ADDRESS = /https?:\/\/\S+/g;
const CITATION = /\s?\[@(\d{1,2}(?:\s*,\s*\d{1,2})*)\]/g;
const LONG_WORD = 6;

/**
 * @typedef {{name: string, field: string, message: string, remedy: string}} Fault what is wrong (the
 * message's name in kontrakt.json) with a field, by its place in the file ("kallor.1.ar", the id of
 * a section of the text, or "text" for all of it)
 */

const length = (text) => [...text].length;
const shortened = (text, most, kept = most - 3) => (length(text) <= most ? text : `${[...text].slice(0, kept).join('').trimEnd()}…`);
const spaced = (text) => text.split(/\s+/).filter(Boolean).join(' ');
const isEmpty = (value) => value === null || (typeof value === 'string' && !value.trim()) || (typeof value === 'object' && Object.keys(value).length === 0);
const isObject = (value) => typeOf(value) === 'object';
const rowsOf = (value) => (Array.isArray(value) ? value.filter(isObject) : []);

function typeOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function isDate(text) {
  const date = new Date(`${text}T00:00:00Z`);
  return /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

const ofText = (keeps) => (limit, value) => typeof value !== 'string' || keeps(limit, value);
const ofList = (keeps) => (limit, value) => !Array.isArray(value) || keeps(limit, value);

/** Whether a value keeps what each keyword of the schema asks for. */
export const KEEPS = {
  enum: (choices, value) => choices.includes(value),
  const: (only, value) => only === value,
  minLength: ofText((limit, text) => length(text) >= limit),
  maxLength: ofText((limit, text) => length(text) <= limit),
  format: ofText((format, text) => format !== 'date' || isDate(text)),
  pattern: ofText((pattern, text) => new RegExp(pattern, 'u').test(text)),
  minimum: (limit, value) => typeof value !== 'number' || value >= limit,
  minItems: ofList((limit, items) => items.length >= limit),
  maxItems: ofList((limit, items) => items.length <= limit),
  uniqueItems: ofList((wanted, items) => !wanted || new Set(items).size === items.length),
  minProperties: (limit, value) => !isObject(value) || Object.keys(value).length >= limit,
};
/** Keywords that say no more of a value than another one that it does not keep either. */
const COVERED_BY = { pattern: ['minLength', 'format'] };

/** Returns the plain words of what somebody typed: without citations and web addresses. */
function plain(text) {
  return spaced(text.replace(CITATION, '').replace(ADDRESS, ''));
}

const wordsOf = (text) => text.match(WORD) ?? [];

/** Returns LIX of paragraphs (words per sentence and the percentage of long words), and more. */
export function readability(paragraphs) {
  const sentences = paragraphs.flatMap((text) => text.split(SENTENCE_END)).filter((sentence) => wordsOf(sentence).length);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return { lix: 0, words: 0, longest: [] };
  const long = words.filter((word) => length(word) > LONG_WORD).length;
  const longest = [...sentences].sort((one, other) => wordsOf(other).length - wordsOf(one).length).slice(0, 3);
  return { lix: words.length / sentences.length + (100 * long) / words.length, words: words.length, longest };
}

/** Says whether the digits of a date and a number make a Swedish identity or coordination number. */
function isIdentityNumber(day, number) {
  const digits = day.slice(-6) + number;
  const [year, month, written] = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2)));
  const date = new Date(Date.UTC(2000 + year, month - 1, written > 60 ? written - 60 : written));
  if (month < 1 || month > 12 || written < 1 || date.getUTCMonth() !== month - 1) return false;
  const sum = [...digits].reduce((total, char, index) => {
    const value = Number(char) * (2 - (index % 2));
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Fills the {names} of a message; doubled braces are braces. */
const fill = (text, values) => text.replace(/\{\{|\}\}|\{(\w+)\}/g, (mark, name) => (name ? String(values[name] ?? '') : mark[0]));

/** Checks a case as the build does. `contract` is kontrakt.json. */
export class Checker {
  constructor(contract) {
    this.contract = contract;
    this.sections = contract.schema.$defs.avsnitt.const;
    this.email = new RegExp(contract.epost, 'iu');
    this.identity = new RegExp(contract.personnummer, 'gu');
    this.leftOver = new RegExp(contract.platshallare, 'iu');
    this.unseen = new RegExp(contract.osynligt, 'u');
  }

  /** Returns every fault of a file with this front matter and text by section, each once. */
  faults({ data, texts, text }, today = new Date()) {
    const strings = this.strings(data);
    const several = new Set(strings.filter(({ name }) => name === 'rader').map(({ field }) => field));
    const found = [
      ...this.value(this.contract.schema, data).filter(({ field }) => !several.has(field)),
      ...strings,
      ...this.rules(data, today),
      ...this.body(data, texts, length(text)),
    ];
    return [...new Map(found.map((fault) => [JSON.stringify(fault), fault])).values()];
  }

  /** Returns what a field is called in the file and in the form, and what is said if it is empty. */
  names(field) {
    const parts = field.split('.');
    const nr = parts.find((part) => /^\d+$/.test(part));
    const key = parts.filter((part) => part !== nr).join('.');
    const { etikett, tomt } = this.contract.falt[key] ?? this.contract.falt[parts[0]] ?? { etikett: field, tomt: '' };
    return { namn: field || 'filen', etikett: fill(etikett, { nr }), tomt: fill(tomt, { nr }) };
  }

  say(name, field, values = {}) {
    const all = { ...this.names(field), ...values };
    const [message, remedy] = this.contract.meningar[name].map((text) => fill(text, all));
    return { name, field, message, remedy };
  }

  keyword(name, field, remedy, values) {
    return { name, field, message: fill(this.contract.nyckelord[name], { ...this.names(field), ...values }), remedy };
  }

  remedy(name, values = {}) {
    return fill(this.contract.atgarder[name], { gissning: '', ...values });
  }

  shown(value) {
    const type = typeOf(value);
    if (type === 'array' || type === 'object') return this.contract.slag[type];
    return `”${shortened(spaced(String(value)), 60)}”`;
  }

  // The schema.

  value(schema, value, path = []) {
    const rule = schema.$ref ? schema.$ref.slice(2).split('/').reduce((part, key) => part[key], this.contract.schema) : schema;
    const kinds = [rule.type ?? []].flat();
    const type = typeOf(value);
    if (kinds.length && !kinds.includes(type) && !(type === 'integer' && kinds.includes('number'))) return [this.broken('type', rule, value, path)];
    const broken = Object.keys(KEEPS).filter((keyword) => keyword in rule && !KEEPS[keyword](rule[keyword], value));
    const said = broken.filter((keyword) => !COVERED_BY[keyword]?.some((other) => broken.includes(other)));
    return [
      ...said.map((keyword) => this.broken(keyword, rule, value, path)),
      ...(rule.allOf ?? []).flatMap((part) => this.value(part, value, path)),
      ...(isObject(value) ? this.keys(rule, value, path) : []),
      ...(Array.isArray(value) && rule.items ? value.flatMap((item, index) => this.value(rule.items, item, [...path, index + 1])) : []),
    ];
  }

  broken(keyword, rule, value, path) {
    const field = path.join('.');
    const remedy = rule.fel ?? (keyword === 'enum' ? this.remedy('valj', { val: rule.enum.join(', ') }) : this.remedy('ratta'));
    const vantat = [rule.type ?? []].flat().map((kind) => this.contract.slag[kind]).join(' eller ');
    const antal = typeof value === 'string' ? length(value) : (value?.length ?? 0);
    return this.keyword(isEmpty(value) ? 'empty' : keyword, field, remedy, { varde: this.shown(value), grans: rule[keyword], antal, vantat });
  }

  keys(rule, value, path) {
    const known = Object.keys(rule.properties ?? {});
    const namn = path.join('.') || 'filen';
    const at = (key) => [...path, key].join('.');
    const missing = (rule.required ?? []).filter((key) => !(key in value)).map((key) => {
      const part = rule.properties[key] ?? {};
      const remedy = part.fel ?? (part.enum ? this.remedy('valj', { val: part.enum.join(', ') }) : this.remedy('lagg-till', { falt: key }));
      return this.keyword('required', at(key), remedy, { falt: key, namn });
    });
    const unknown = Object.keys(value).filter((key) => rule.additionalProperties === false && !known.includes(key)).map((key) => (
      this.keyword('additionalProperties', at(key), this.remedy('okant', { val: [...known].sort().join(', ') }), { falt: key, namn })));
    const within = known.filter((key) => key in value).flatMap((key) => this.value(rule.properties[key], value[key], [...path, key]));
    return [...missing, ...unknown, ...this.alternatives(rule, value, at, namn), ...within];
  }

  /** Returns the fault of an object that has none or several of the keys of which it must have one. */
  alternatives(rule, value, at, namn) {
    const keys = (rule.oneOf ?? []).map((branch) => branch.required[0]);
    const present = keys.filter((key) => key in value);
    if (keys.length === 0 || present.length === 1) return [];
    const falt = keys.map((key) => `”${key}”`).join(present.length ? ' och ' : ' eller ');
    return [this.keyword(present.length ? 'oneOf' : 'noneOf', at(keys.at(-1)), rule.fel, { falt, namn })];
  }

  // What the words of the front matter may not hold, and how its values fit together.

  strings(value, path = []) {
    if (typeof value === 'string') return this.string(value, path.join('.'), path.at(-1) === 'adress');
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, part]) => this.strings(part, [...path, Array.isArray(value) ? Number(key) + 1 : key]));
  }

  string(text, field, isAddress) {
    return [
      ...this.forbidden(text, field, isAddress ? '' : text),
      ...(/<[A-Za-z/!?]/.test(text) ? [this.say('html', field)] : []),
      ...(text.includes('\n') ? [this.say('rader', field)] : []),
    ];
  }

  /** Returns what no text may hold; `numbers` is the part where an identity number would be one. */
  forbidden(text, field, numbers) {
    const [email] = this.email.exec(text) ?? [];
    const [unseen] = this.unseen.exec(text) ?? [];
    const isPersonal = [...numbers.normalize('NFKC').matchAll(this.identity)].some(([, day, number]) => isIdentityNumber(day, number));
    return [
      ...(email ? [this.say('epost', field, { epost: email })] : []),
      ...(isPersonal ? [this.say('personnummer', field)] : []),
      ...(unseen ? [this.say('osynligt', field, { kod: `U+${unseen.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}` })] : []),
    ];
  }

  rules(data, today) {
    const faults = [];
    const [parties, sources] = [rowsOf(data.parter), rowsOf(data.kallor)];
    const sectors = parties.map((party) => party.sektor);
    for (const [id, sektor] of [['offentlig', 'det offentliga'], ['civilsamhalle', 'civilsamhället']]) {
      if (sectors.length && !sectors.includes(id) && !sectors.includes('ovrig')) faults.push(this.say('part', 'parter', { sektor, id }));
    }
    if (data.sakerhet === 'saker' && !sources.some((source) => source.adress)) faults.push(this.say('sakerhet', 'sakerhet'));
    sources.forEach(({ ar }, index) => {
      if (Number.isInteger(ar) && ar > today.getFullYear()) faults.push(this.say('framtid', `kallor.${index + 1}.ar`, { ar }));
    });
    const tomorrow = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() + 1)).toISOString().slice(0, 10);
    for (const name of ['granskad', 'inskickad']) {
      if (typeof data[name] === 'string' && isDate(data[name]) && data[name] > tomorrow) faults.push(this.say('framtida-datum', name, { datum: data[name] }));
    }
    const title = String(data.titel ?? '').trim().toLowerCase();
    const [same] = Object.entries(this.contract.upptagna).find(([, other]) => other.trim().toLowerCase() === title) ?? [];
    return same ? [...faults, this.say('samma-rubrik', 'titel', { fil: `docs/exempel/${same}.md` })] : faults;
  }

  // The text.

  body(data, texts, size) {
    const { flestaTecken, flestaOrd } = this.contract;
    const written = this.sections.map((section) => ({ ...section, parts: pieces(texts[section.id] ?? '', section.lista) }));
    const { lix, words, longest } = readability(written.flatMap(({ parts }) => parts.map(plain)));
    const faults = [...written.flatMap((section) => this.section(section, data)), ...this.doubled(written)];
    if (size > flestaTecken) faults.push(this.say('storlek', 'text', { antal: size, mest: flestaTecken }));
    else faults.push(...written.flatMap((section) => this.limits(section)), ...(words > flestaOrd ? [this.say('langd', 'text', { antal: words, mest: flestaOrd })] : []));
    return [...faults, ...this.hard(lix, words, longest)];
  }

  /** Returns what holds of a section however long the text is. */
  section({ id, kravs, parts }, data) {
    const faults = kravs && parts.length === 0 ? [this.say('avsnitt-saknas', id, { minst: this.contract.minstaOrd })] : [];
    const sources = rowsOf(data.kallor).length;
    for (const part of parts) {
      const [left] = this.leftOver.exec(part) ?? [];
      if (left) faults.push(this.say('platshallare', id, { ord: left }));
      const cited = [...part.matchAll(CITATION)].flatMap(([, keys]) => keys.split(/\s*,\s*/));
      for (const kalla of cited) {
        if (!(Number(kalla) >= 1 && Number(kalla) <= sources) || kalla.startsWith('0')) faults.push(this.say('okand-kalla', id, { kalla, lista: 'sidans egen källista i sidhuvudet' }));
      }
    }
    return faults;
  }

  /** Returns what is too long or too short in a section, and what it may not hold. */
  limits({ id, rubrik, lista, parts }) {
    const { minstaOrd: minst, langstaRad, langstaOrd } = this.contract;
    const antal = parts.reduce((sum, part) => sum + wordsOf(plain(part)).length, 0);
    const faults = parts.length && antal < minst ? [this.say(antal ? 'avsnitt-kort' : 'avsnitt-tomt', id, { rubrik, antal, minst })] : [];
    for (const part of parts) {
      const line = lista ? `- ${part}` : part;
      const withoutAddresses = line.replace(ADDRESS, '] ');
      const longest = Math.max(...withoutAddresses.split(/\s+/).map(length));
      if (length(line) > langstaRad) faults.push(this.say('rad', id, { antal: length(line), mest: langstaRad }));
      if (longest > langstaOrd) faults.push(this.say('ord', id, { antal: longest, mest: langstaOrd }));
      faults.push(...this.forbidden(line, id, withoutAddresses));
    }
    return faults;
  }

  /** Returns what stands twice: a whole paragraph or item, or a sentence of one. */
  doubled(written) {
    const { minstaIgen, minstaDubbel } = this.contract;
    const quoted = (text) => `”${shortened(text, 50, 49)}”`;
    const [wholes, sentences] = [new Map(), new Map()];
    const faults = [];
    for (const { id, rubrik, lista, part } of written.flatMap((section) => section.parts.map((one) => ({ ...section, part: plain(one) })))) {
      const text = part.toLowerCase();
      if (text.split(' ').length < minstaIgen) continue;
      if (wholes.has(text)) {
        faults.push(this.say('stycke-igen', id, { slag: lista ? 'Punkten' : 'Stycket', text: quoted(part), forsta: wholes.get(text), rad: '' }));
        continue;
      }
      wholes.set(text, rubrik);
      const own = new Set();
      for (const sentence of text.replaceAll('? ', '. ').split('. ').map((one) => one.replace(/[ .?]+$/, ''))) {
        const count = sentence.split(' ').length;
        if (own.has(sentence) && count >= minstaDubbel) faults.push(this.say('mening-dubbel', id, { text: quoted(sentence) }));
        else if (count >= minstaIgen && sentences.has(sentence)) faults.push(this.say('mening-igen', id, { text: quoted(sentence), forsta: sentences.get(sentence), rad: '' }));
        else if (count >= minstaIgen) sentences.set(sentence, rubrik);
        own.add(sentence);
      }
    }
    return faults;
  }

  hard(lix, words, longest) {
    const { lix: mest, lixMinst } = this.contract;
    if (words < lixMinst || lix <= mest) return [];
    const meningar = longest.map((sentence) => `”${shortened(sentence, 90)}”`).join(' / ');
    return [this.say('lix', 'text', { lix: Math.ceil(lix), mest, meningar })];
  }
}
