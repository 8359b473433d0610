/**
 * The checks of the build, for the form: the same schema, the same limits, the same sentences.
 * A test gives both the same broken cases and compares what they say.
 */

import { pieces } from './exempeltext.js';

const TYPES = { string: 'text', integer: 'ett heltal', number: 'ett tal', boolean: 'true eller false', array: 'en lista', object: 'flera rader med ”nyckel: värde”', null: 'tomt' };
const WORD = /\p{L}+(?:[-'’:]\p{L}+)*/gu;
const SENTENCE_END = /(?<=[.!?:])["”’»)]*\s+(?=["”«(–-]*[A-ZÅÄÖÉ0-9])/u;
const ADDRESS = /\]\([^)]*\)|https?:\/\/\S+/g;
const IDENTITY = /(?<![\d/-])((?:19|20)?\d{6})\s?([-+]?)\s?(\d{4})(?![\d-])/g;

/**
 * @typedef {{about: string, message: string, remedy: string}} Fault what is wrong with a field
 */

const shown = (value) => {
  const text = String(value ?? 'None').split(/\s+/).filter(Boolean).join(' ');
  return [...text].length <= 60 ? text : `${[...text].slice(0, 57).join('')}…`;
};
const empty = (value) => String(value).trim() === '';
const length = (text) => [...text].length;

function typeOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function isDate(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!found) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** What each keyword of the schema asks for: whether a value keeps it, and what to say if not. */
const KEYWORDS = {
  minLength: (limit, value) => typeof value !== 'string' || length(value) >= limit || ((name) => (empty(value) ? `${name} är tomt.` : `${name} är för kort: minst ${limit} tecken.`)),
  maxLength: (limit, value) => typeof value !== 'string' || length(value) <= limit || ((name) => `${name} har ${length(value)} tecken. Det får vara högst ${limit}.`),
  pattern: (pattern, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value) || ((name) => (empty(value) ? `${name} är tomt.` : `${name} har inte rätt form: ”${shown(value)}”.`)),
  format: (format, value) => format !== 'date' || typeof value !== 'string' || isDate(value) || ((name) => `${name} är ”${shown(value)}”, som inte är ett datum (ÅÅÅÅ-MM-DD).`),
  minItems: (limit, value) => !Array.isArray(value) || value.length >= limit || ((name) => `${name} har ${value.length} rader. Det behövs minst ${limit}.`),
  maxItems: (limit, value) => !Array.isArray(value) || value.length <= limit || ((name) => `${name} har ${value.length} rader. Det får vara högst ${limit}.`),
  minProperties: (limit, value) => typeOf(value) !== 'object' || Object.keys(value).length >= limit || ((name) => `${name} är tomt.`),
  uniqueItems: (wanted, value) => !wanted || !Array.isArray(value) || new Set(value).size === value.length || ((name) => `${name} har samma värde två gånger.`),
  enum: (choices, value) => choices.includes(value) || ((name) => `${name} är ”${shown(value)}”, som inte finns att välja på.`),
  const: (only, value) => only === value || ((name) => `${name} är ”${shown(value)}”, som inte finns att välja på.`),
  minimum: (limit, value) => typeof value !== 'number' || value >= limit || ((name) => `${name} har ett värde som inte går: ”${shown(value)}”.`),
  maximum: (limit, value) => typeof value !== 'number' || value <= limit || ((name) => `${name} har ett värde som inte går: ”${shown(value)}”.`),
};

function typeFault(schema, value, name) {
  const wanted = [schema.type].flat();
  const type = typeOf(value);
  if (!schema.type || wanted.includes(type) || (type === 'integer' && wanted.includes('number'))) return '';
  if (value === null) return `${name} är tomt.`;
  return `${name} ska vara ${wanted.map((kind) => TYPES[kind]).join(' eller ')}, men är ”${shown(value)}”.`;
}

function remedyFor(schema, keyword) {
  if (schema.fel) return schema.fel;
  return keyword === 'enum' ? `Välj ett av: ${schema.enum.join(', ')}.` : 'Rätta värdet på den raden.';
}

/** Returns what is wrong with a value by a JSON Schema, in the order that the schema says it. */
export function validate(schema, value, whole, path = []) {
  const rule = schema.$ref ? schema.$ref.slice(2).split('/').reduce((part, key) => part[key], whole) : schema;
  const name = path.join('.') || 'filen';
  const wrongType = typeFault(rule, value, name);
  if (wrongType) return [{ about: name, message: wrongType, remedy: remedyFor(rule, 'type') }];
  const faults = [];
  for (const [keyword, check] of Object.entries(KEYWORDS)) {
    const verdict = keyword in rule ? check(rule[keyword], value) : true;
    if (verdict !== true) faults.push({ about: name, message: verdict(name), remedy: remedyFor(rule, keyword) });
  }
  if (typeOf(value) === 'object') faults.push(...withinObject(rule, value, whole, path));
  if (Array.isArray(value) && rule.items) faults.push(...value.flatMap((item, index) => validate(rule.items, item, whole, [...path, index + 1])));
  return faults;
}

function withinObject(rule, value, whole, path) {
  const name = path.join('.') || 'filen';
  const faults = [];
  for (const key of rule.required ?? []) {
    if (key in value) continue;
    const part = rule.properties[key] ?? {};
    const remedy = part.fel || (part.enum && `Välj ett av: ${part.enum.join(', ')}.`) || `Lägg till ”${key}: …” på en egen rad.`;
    faults.push({ about: name, field: [...path, key].join('.'), message: `”${key}” saknas${path.length ? ` i ${name}.` : '.'}`, remedy });
  }
  for (const [key, part] of Object.entries(value)) {
    if (rule.properties?.[key]) faults.push(...validate(rule.properties[key], part, whole, [...path, key]));
  }
  return faults;
}

/** Returns the words of a text. */
export function wordsOf(text) {
  return text.replace(/\s*\[@[^\]]*\]/g, '').replace(/https?:\/\/\S+/g, '').match(WORD) ?? [];
}

/** Returns LIX of paragraphs: words per sentence plus the percentage of long words. */
export function lixOf(paragraphs) {
  const sentences = paragraphs
    .map((text) => text.replace(/\s*\[@[^\]]*\]/g, '').replace(/https?:\/\/\S+/g, ''))
    .flatMap((text) => text.split(SENTENCE_END))
    .filter((sentence) => sentence.match(WORD));
  const words = sentences.flatMap((sentence) => sentence.match(WORD) ?? []);
  if (words.length === 0) return { lix: 0, words: 0, longest: [] };
  const long = words.filter((word) => length(word) > 6).length;
  const longest = [...sentences].sort((a, b) => (b.match(WORD) ?? []).length - (a.match(WORD) ?? []).length).slice(0, 3);
  return { lix: words.length / sentences.length + (100 * long) / words.length, words: words.length, longest };
}

/** Says whether a text holds a Swedish identity number: a real date and the right check digit. */
export function hasIdentityNumber(text) {
  return [...text.matchAll(IDENTITY)].some(([, day, , number]) => {
    const digits = day.slice(-6) + number;
    const month = Number(digits.slice(2, 4));
    const date = Number(digits.slice(4, 6)) % 60;
    const real = new Date(Date.UTC(2000 + Number(digits.slice(0, 2)), month - 1, date));
    if (month < 1 || month > 12 || date < 1 || real.getUTCMonth() !== month - 1) return false;
    const sum = [...digits].reduce((total, char, index) => {
      const value = Number(char) * (2 - (index % 2));
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    return sum % 10 === 0;
  });
}

/** Checks a case as the build does. `contract` is kontrakt.json. */
export class Checker {
  constructor(contract) {
    this.contract = contract;
    this.email = new RegExp(contract.epost, 'i');
    this.leftOver = new RegExp(contract.platshallare, 'i');
    this.sections = contract.schema.$defs.avsnitt.const;
  }

  /** Returns a fault in the words of a shared sentence. */
  say(sentence, about, values = {}) {
    const fill = (text) => text.replace(/\{\{/g, '{').replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
    const [message, remedy] = this.contract.meningar[sentence];
    return { about, message: fill(message), remedy: fill(remedy) };
  }

  /** Returns every fault of the front matter and the text. */
  faults(data, texts, today = new Date()) {
    return [
      ...validate(this.contract.schema, data, this.contract.schema),
      ...this.words(data),
      ...this.rules(data, today),
      ...this.sections.flatMap((section) => this.section(section, texts[section.id] ?? '', data)),
      ...this.readable(texts),
    ];
  }

  * strings(value, path = []) {
    if (typeof value === 'string') yield [path, value];
    else if (value && typeof value === 'object') {
      for (const [key, part] of Object.entries(value)) yield* this.strings(part, [...path, Array.isArray(value) ? Number(key) + 1 : key]);
    }
  }

  words(data) {
    return [...this.strings(data)].flatMap(([path, text]) => {
      const name = path.join('.');
      const found = this.personal(text, name, path.at(-1) === 'adress');
      return /<[A-Za-z/!?]/.test(text) ? [...found, this.say('html', name, { falt: name })] : found;
    });
  }

  personal(text, about, isAddress = false) {
    const email = this.email.exec(text);
    return [
      ...(email ? [this.say('epost', about, { epost: email[0] })] : []),
      ...(!isAddress && hasIdentityNumber(text) ? [this.say('personnummer', about)] : []),
    ];
  }

  rules(data, today) {
    const sectors = (data.parter ?? []).map((party) => party.sektor);
    const faults = [];
    for (const [id, sektor] of [['offentlig', 'det offentliga'], ['civilsamhalle', 'civilsamhället']]) {
      if (sectors.length && !sectors.includes(id) && !sectors.includes('ovrig')) faults.push(this.say('part', 'parter', { sektor, id }));
    }
    if (data.sakerhet === 'saker' && !(data.kallor ?? []).some((source) => source.adress)) faults.push(this.say('sakerhet', 'sakerhet'));
    (data.kallor ?? []).forEach((source, index) => {
      if (source.ar > today.getFullYear()) faults.push(this.say('framtid', `kallor.${index + 1}.ar`, { ar: source.ar }));
    });
    return faults;
  }

  section({ id, rubrik, kravs, lista }, text, data) {
    const parts = pieces(text, lista);
    const faults = this.personal(text.replace(ADDRESS, ']'), id);
    const { minstaOrd: minst, langstaRad, langstaOrd } = this.contract;
    const antal = parts.reduce((sum, part) => sum + wordsOf(part).length, 0);
    if (antal < minst && (kravs || parts.length)) faults.push(this.say(antal ? 'kort' : 'tomt', id, { rubrik, antal, minst }));
    for (const part of parts) {
      if (length(part) > langstaRad) faults.push(this.say('rad', id, { antal: length(part), mest: langstaRad }));
      const longest = Math.max(...part.replace(ADDRESS, ' ').split(/\s+/).map(length));
      if (longest > langstaOrd) faults.push(this.say('ord', id, { antal: longest }));
      const left = this.leftOver.exec(part);
      if (left) faults.push({ about: id, message: `Texten innehåller ”${left[0]}”.`, remedy: 'Skriv färdigt stycket eller ta bort det.' });
      faults.push(...this.citations(part, id, (data.kallor ?? []).length));
    }
    return faults;
  }

  citations(text, about, count) {
    const cited = [...text.matchAll(/\[@(\d{1,2}(?:\s*,\s*\d{1,2})*)\]/g)].flatMap(([, keys]) => keys.split(/\s*,\s*/));
    const unknown = cited.filter((key) => !(Number(key) >= 1 && Number(key) <= count) || key.startsWith('0'));
    return unknown.map((key) => ({ about, message: `Källan ”${key}” finns inte i sidans egen källista i sidhuvudet.`, remedy: 'Rätta hänvisningen eller lägg till källan.' }));
  }

  readable(texts) {
    const paragraphs = this.sections.flatMap((section) => pieces(texts[section.id] ?? '', section.lista));
    const { lix, words, longest } = lixOf(paragraphs);
    const { lix: most, lixMinst, flestaOrd } = this.contract;
    const faults = words > flestaOrd ? [this.say('langd', 'text', { antal: words, mest: flestaOrd })] : [];
    if (words < lixMinst || lix <= most) return faults;
    const start = (sentence) => (length(sentence) <= 90 ? sentence : `${[...sentence].slice(0, 87).join('').trimEnd()}…`);
    const named = longest.map((sentence) => `”${start(sentence)}”`).join(' / ');
    return [...faults, { about: 'text', message: `Texten har LIX ${lix.toFixed(0)}. Gränsen är ${most}.`, remedy: `Dela långa meningar och byt långa ord. De tre längsta meningarna: ${named}` }];
  }
}
