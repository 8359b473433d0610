/**
 * The checks of the build, for the form: the same schema, limits and messages, from kontrakt.json.
 * A test gives both the same drafts and compares what they say, fault by fault.
 *
 * @typedef {import('./contract.d.ts').Json} Json
 * @typedef {import('./contract.d.ts').Rule} Rule
 * @typedef {import('./contract.d.ts').Contract} Contract
 * @typedef {import('./contract.d.ts').Data} Data
 * @typedef {import('./contract.d.ts').Section} Section
 * @typedef {import('./contract.d.ts').Texts} Texts
 * @typedef {import('./contract.d.ts').Fault} Fault
 * @typedef {import('./contract.d.ts').Source} Source
 * @typedef {(string | number)[]} Path keys and numbers down to a value, from 1
 * @typedef {Record<string, string | number | boolean | undefined>} Values what a message is filled with
 * @typedef {import('./contract.d.ts').Piece} Piece
 * @typedef {Section & { parts: Piece[] }} Written a section and its paragraphs or items
 */

import { concerns } from './advice.js';
import { beginning, pieces } from './casefile.js';
import {
  ADDRESS,
  CITED,
  isIdentityNumber,
  plain,
  readability,
  spaced,
  wordsOf,
} from './caseprose.js';
import {
  COVERED_BY,
  isDate,
  isEmpty,
  isObject,
  KEEPS,
  length,
  listed,
  shortened,
  typeOf,
} from './casevalues.js';

const SECTORS = [['offentlig', 'det offentliga'], ['civilsamhalle', 'civilsamhället']];

/** @param {Data} data @returns {Source[]} */
const sourcesOf = ({ kallor }) =>
  Array.isArray(kallor) ? kallor.filter((one) => isObject(one)) : [];

/**
 * Fills the {names} of a message; doubled braces are braces.
 *
 * @param {string} text
 * @param {Values} values
 */
const fill = (text, values) =>
  text.replace(
    /\{\{|\}\}|\{(\w+)\}/g,
    (mark, name) => name ? String(values[name] ?? '') : mark[0],
  );

/** Checks a case as the build does. */
export class Checker {
  /** @param {Contract} contract */
  constructor(contract) {
    this.contract = contract;
    this.sections = contract.schema.$defs.avsnitt.const;
    this.email = new RegExp(contract.epost, 'iu');
    this.identity = new RegExp(contract.personnummer, 'gu');
    this.leftOver = new RegExp(contract.platshallare, 'iu');
    this.unseen = new RegExp(contract.osynligt, 'u');
  }

  /**
   * Returns every fault of a file with this front matter and text by section, each once.
   *
   * @param {{ data: Data, texts: Texts, text: string }} file
   */
  faults({ data, texts, text }, today = new Date()) {
    const strings = this.strings(/** @type {Json} */ (data));
    const long = strings.filter(({ name }) => name === 'rader');
    const several = new Set(long.map(({ field }) => field));
    const ofSchema = this.value(this.contract.schema, /** @type {Json} */ (data));
    const found = [
      ...ofSchema.filter(({ field }) => !several.has(field)),
      ...strings,
      ...this.rules(data, today),
      ...this.body(data, texts, length(text)),
    ];
    return [...new Map(found.map((fault) => [JSON.stringify(fault), fault])).values()];
  }

  /**
   * Returns what the author may want to look at again; none of it is refused.
   *
   * @param {{ data: Data, texts: Texts }} file
   * @returns {Fault[]}
   */
  advice({ data, texts }) {
    return concerns(data, texts, this.sections).map(({ name, field, value }) => {
      const values = { ...this.names(field), varde: value };
      const [message, remedy] = this.contract.rad[name].map((text) => fill(text, values));
      return { name, field, message, remedy };
    });
  }

  /**
   * Returns what a field is called in the file and in the form, and what is said if it is empty.
   *
   * @param {string} field
   */
  names(field) {
    const { falt } = this.contract;
    const parts = field.split('.');
    const nr = parts.find((part) => /^\d+$/.test(part));
    const key = parts.filter((part) => part !== nr).join('.');
    const { etikett, tomt } = falt[key] ?? falt[parts[0]] ?? { etikett: field, tomt: '' };
    return { namn: field || 'filen', etikett: fill(etikett, { nr }), tomt: fill(tomt, { nr }) };
  }

  /**
   * @param {string} name
   * @param {string} field
   * @param {Values} [values]
   * @returns {Fault}
   */
  say(name, field, values = {}) {
    const all = { ...this.names(field), ...values };
    const [message, remedy] = this.contract.meningar[name].map((text) => fill(text, all));
    return { name, field, message, remedy };
  }

  /**
   * @param {string} name
   * @param {string} field
   * @param {string} remedy
   * @param {Values} values
   * @returns {Fault}
   */
  keyword(name, field, remedy, values) {
    const message = fill(this.contract.nyckelord[name], { ...this.names(field), ...values });
    return { name, field, message, remedy };
  }

  /**
   * @param {string} name
   * @param {Values} [values]
   */
  remedy(name, values = {}) {
    return fill(this.contract.atgarder[name], { gissning: '', ...values });
  }

  /** @param {Json} value */
  shown(value) {
    const type = typeOf(value);
    if (type === 'array' || type === 'object') return this.contract.slag[type];
    return `”${shortened(spaced(String(value)), 60)}”`;
  }

  // The schema.

  /**
   * @param {string} path "#/$defs/name"
   * @returns {Rule}
   */
  rule(path) {
    return this.contract.schema.$defs[path.slice('#/$defs/'.length)];
  }

  /**
   * @param {Rule} schema
   * @param {Json} value
   * @param {Path} [path]
   * @returns {Fault[]}
   */
  value(schema, value, path = []) {
    const rule = schema.$ref ? this.rule(schema.$ref) : schema;
    const kinds = listed(rule.type);
    const type = typeOf(value);
    const isKind = kinds.includes(type) || (type === 'integer' && kinds.includes('number'));
    if (kinds.length && !isKind) return [this.broken('type', rule, value, path)];
    const broken = Object.keys(KEEPS).filter((name) => name in rule && !KEEPS[name](rule, value));
    const said = broken.filter((name) => !COVERED_BY[name]?.some((one) => broken.includes(one)));
    const { items } = rule;
    const within = Array.isArray(value) && items
      ? value.flatMap((item, index) => this.value(items, item, [...path, index + 1]))
      : [];
    return [
      ...said.map((keyword) => this.broken(keyword, rule, value, path)),
      ...listed(rule.allOf).flatMap((part) => this.value(part, value, path)),
      ...(isObject(value) ? this.keys(rule, value, path) : []),
      ...within,
    ];
  }

  /**
   * Returns what to do about a value that is none of those there are, or wrong in another way.
   *
   * @param {Rule} rule
   * @param {string} otherwise
   * @param {Values} [values]
   */
  choice(rule, otherwise, values) {
    if (rule.fel !== undefined) return rule.fel;
    return rule.enum
      ? this.remedy('valj', { val: rule.enum.join(', ') })
      : this.remedy(otherwise, values);
  }

  /**
   * @param {string} keyword
   * @param {Rule} rule
   * @param {Json} value
   * @param {Path} path
   */
  broken(keyword, rule, value, path) {
    const remedy = keyword === 'enum'
      ? this.choice(rule, 'ratta')
      : rule.fel ?? this.remedy('ratta');
    const isList = Array.isArray(value);
    const antal = typeof value === 'string' ? length(value) : isList ? value.length : 0;
    const limit = rule[/** @type {keyof Rule} */ (keyword)];
    return this.keyword(isEmpty(value) ? 'empty' : keyword, path.join('.'), remedy, {
      varde: this.shown(value),
      grans: limit === undefined ? undefined : String(limit),
      antal,
      vantat: listed(rule.type).map((kind) => this.contract.slag[kind]).join(' eller '),
    });
  }

  /**
   * @param {Rule} rule
   * @param {{ [key: string]: Json }} value
   * @param {Path} path
   */
  keys(rule, value, path) {
    const properties = rule.properties ?? {};
    const known = Object.keys(properties);
    const namn = path.join('.') || 'filen';
    const at = (/** @type {string} */ key) => [...path, key].join('.');
    const lacking = listed(rule.required).filter((key) => !(key in value));
    const missing = lacking.map((falt) => {
      const remedy = this.choice(properties[falt] ?? {}, 'lagg-till', { falt });
      return this.keyword('required', at(falt), remedy, { falt, namn });
    });
    const isClosed = rule.additionalProperties === false;
    const extra = Object.keys(value).filter((key) => isClosed && !known.includes(key));
    const unknown = extra.map((falt) => {
      const remedy = this.remedy('okant', { val: [...known].sort().join(', ') });
      return this.keyword('additionalProperties', at(falt), remedy, { falt, namn });
    });
    const within = known.filter((key) => key in value).flatMap((key) =>
      this.value(properties[key], value[key], [...path, key])
    );
    return [...missing, ...unknown, ...this.alternatives(rule, value, at, namn), ...within];
  }

  /**
   * Returns the fault of an object that has none or several of the keys of which it must have one.
   *
   * @param {Rule} rule
   * @param {{ [key: string]: Json }} value
   * @param {(key: string) => string} at
   * @param {string} namn
   */
  alternatives(rule, value, at, namn) {
    const keys = listed(rule.oneOf).map((branch) => branch.required[0]);
    const present = keys.filter((key) => key in value);
    if (keys.length === 0 || present.length === 1) return [];
    const falt = keys.map((key) => `”${key}”`).join(present.length ? ' och ' : ' eller ');
    const name = present.length ? 'oneOf' : 'noneOf';
    return [this.keyword(name, at(keys[keys.length - 1]), rule.fel ?? '', { falt, namn })];
  }

  // What the words of the front matter may not hold, and how its values fit together.

  /**
   * @param {Json} value
   * @param {Path} [path]
   * @returns {Fault[]}
   */
  strings(value, path = []) {
    if (typeof value === 'string') {
      return this.string(value, path.join('.'), path.at(-1) === 'adress');
    }
    if (typeof value !== 'object' || value === null) return [];
    const isList = Array.isArray(value);
    return Object.entries(value).flatMap(([key, part]) =>
      this.strings(part, [...path, isList ? Number(key) + 1 : key])
    );
  }

  /**
   * @param {string} text
   * @param {string} field
   * @param {boolean} isAddress
   */
  string(text, field, isAddress) {
    return [
      ...this.forbidden(text, field, isAddress ? '' : text),
      ...(/<[A-Za-z/!?]/.test(text) ? [this.say('html', field)] : []),
      ...(text.includes('\n') ? [this.say('rader', field)] : []),
    ];
  }

  /**
   * Returns what no text may hold; `numbers` is the part where an identity number would be one.
   *
   * @param {string} text
   * @param {string} field
   * @param {string} numbers
   */
  forbidden(text, field, numbers) {
    const [email] = this.email.exec(text) ?? [];
    const [unseen] = this.unseen.exec(text) ?? [];
    const found = [...numbers.normalize('NFKC').matchAll(this.identity)];
    const isPersonal = found.some(([, day, number]) => isIdentityNumber(day, number));
    const code = unseen?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return [
      ...(email ? [this.say('epost', field, { epost: email })] : []),
      ...(isPersonal ? [this.say('personnummer', field)] : []),
      ...(code ? [this.say('osynligt', field, { kod: `U+${code}` })] : []),
    ];
  }

  /**
   * @param {Data} data
   * @param {Date} today
   */
  rules(data, today) {
    const faults = [];
    const sources = sourcesOf(data);
    const parties = Array.isArray(data.parter) ? data.parter : [];
    const sectors = parties.filter((party) => isObject(party)).map((party) => party.sektor);
    for (const [id, sektor] of SECTORS) {
      if (sectors.length && !sectors.includes(id) && !sectors.includes('ovrig')) {
        faults.push(this.say('part', 'parter', { sektor, id }));
      }
    }
    if (data.sakerhet === 'saker' && !sources.some((source) => source.adress)) {
      faults.push(this.say('sakerhet', 'sakerhet'));
    }
    sources.forEach(({ ar }, index) => {
      if (typeof ar === 'number' && Number.isInteger(ar) && ar > today.getFullYear()) {
        faults.push(this.say('framtid', `kallor.${index + 1}.ar`, { ar }));
      }
    });
    const { granskad, inskickad } = /** @type {{ [key: string]: Json }} */ (data);
    const tomorrow = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() + 1);
    const latest = new Date(tomorrow).toISOString().slice(0, 10);
    for (const [name, datum] of Object.entries({ granskad, inskickad })) {
      if (typeof datum === 'string' && isDate(datum) && datum > latest) {
        faults.push(this.say('framtida-datum', name, { datum }));
      }
    }
    const title = String(data.titel ?? '').trim().toLowerCase();
    const taken = Object.entries(this.contract.upptagna);
    const same = taken.find(([, other]) => other.trim().toLowerCase() === title);
    if (same) faults.push(this.say('samma-rubrik', 'titel', { fil: `docs/exempel/${same[0]}.md` }));
    return faults;
  }

  // The text.

  /**
   * @param {Data} data
   * @param {Texts} texts
   * @param {number} size
   */
  body(data, texts, size) {
    const { flestaTecken, flestaOrd } = this.contract;
    const written = this.sections.map((section) => ({
      ...section,
      parts: pieces(texts[section.id] ?? '', section.lista),
    }));
    const { lix, words, longest } = readability(
      written.flatMap(({ parts }) => parts.map(({ text }) => plain(text))),
    );
    const faults = written.flatMap((section) => this.section(section, data));
    faults.push(...this.doubled(written));
    if (size > flestaTecken) {
      faults.push(this.say('storlek', 'text', { antal: size, mest: flestaTecken }));
    } else {
      faults.push(...written.flatMap((section) => this.limits(section)));
      if (words > flestaOrd) {
        faults.push(this.say('langd', 'text', { antal: words, mest: flestaOrd }));
      }
    }
    return [...faults, ...this.hard(lix, words, longest, written)];
  }

  /**
   * Returns what holds of a section however long the text is.
   *
   * @param {Written} section
   * @param {Data} data
   */
  section({ id, kravs, parts }, data) {
    const faults = kravs && parts.length === 0
      ? [this.say('avsnitt-saknas', id, { minst: this.contract.minstaOrd })]
      : [];
    const sources = sourcesOf(data).length;
    for (const { text: part } of parts) {
      const [left] = this.leftOver.exec(part) ?? [];
      if (left) faults.push(this.say('platshallare', id, { ord: left }));
      const cited = [...part.matchAll(CITED)].flatMap(([, keys]) => keys.split(/\s*,\s*/));
      for (const kalla of cited) {
        if (Number(kalla) >= 1 && Number(kalla) <= sources && !kalla.startsWith('0')) continue;
        const lista = 'sidans egen källista i sidhuvudet';
        faults.push(this.say('okand-kalla', id, { kalla, lista }));
      }
    }
    return faults;
  }

  /**
   * Returns what is too long or too short in a section, and what it may not hold.
   *
   * @param {Written} section
   */
  limits({ id, rubrik, kravs, parts }) {
    const { minstaOrd: minst, langstaRad, langstaOrd } = this.contract;
    const antal = parts.reduce((sum, { text }) => sum + wordsOf(plain(text)).length, 0);
    const name = `${antal ? 'avsnitt-kort' : 'avsnitt-tomt'}${kravs ? '' : '-frivilligt'}`;
    const faults = parts.length && antal < minst
      ? [this.say(name, id, { rubrik, antal, minst })]
      : [];
    for (const part of parts) {
      const line = beginning(part) + part.text;
      const withoutAddresses = line.replace(ADDRESS, '] ');
      const longest = Math.max(...withoutAddresses.split(/\s+/).map(length));
      if (length(line) > langstaRad) {
        faults.push(this.say('rad', id, { antal: length(line), mest: langstaRad }));
      }
      if (longest > langstaOrd) {
        faults.push(this.say('ord', id, { antal: longest, mest: langstaOrd }));
      }
      faults.push(...this.forbidden(line, id, withoutAddresses));
    }
    return faults;
  }

  /**
   * Returns what stands twice: a whole paragraph or item, or a sentence of one.
   *
   * @param {Written[]} written
   */
  doubled(written) {
    const { minstaIgen, minstaDubbel } = this.contract;
    const quoted = (/** @type {string} */ text) => `”${shortened(text, 50, 49)}”`;
    /** @type {Map<string, string>} */
    const wholes = new Map();
    /** @type {Map<string, string>} */
    const sentences = new Map();
    /** @type {Fault[]} */
    const faults = [];
    const all = written.flatMap(({ parts, ...section }) =>
      parts.map(({ mark, text }) => ({ ...section, mark, part: plain(text) }))
    );
    for (const { id, rubrik, mark, part } of all) {
      const text = part.toLowerCase();
      if (text.split(' ').length < minstaIgen) continue;
      const again = { slag: mark ? 'Punkten' : 'Stycket', text: quoted(part), rad: '' };
      if (wholes.has(text)) {
        faults.push(this.say('stycke-igen', id, { ...again, forsta: wholes.get(text) }));
        continue;
      }
      wholes.set(text, rubrik);
      const own = new Set();
      const split = text.replaceAll('? ', '. ').split('. ');
      for (const sentence of split.map((one) => one.replace(/[ .?]+$/, ''))) {
        const count = sentence.split(' ').length;
        const said = { text: quoted(sentence), forsta: sentences.get(sentence), rad: '' };
        if (own.has(sentence) && count >= minstaDubbel) {
          faults.push(this.say('mening-dubbel', id, { text: said.text }));
        } else if (count >= minstaIgen && sentences.has(sentence)) {
          faults.push(this.say('mening-igen', id, said));
        } else if (count >= minstaIgen) {
          sentences.set(sentence, rubrik);
        }
        own.add(sentence);
      }
    }
    return faults;
  }

  /**
   * @param {number} lix
   * @param {number} words
   * @param {string[]} longest
   * @param {Written[]} written
   * @returns {Fault[]}
   */
  hard(lix, words, longest, written) {
    const { lix: mest, lixMinst } = this.contract;
    if (words < lixMinst || lix <= mest) return [];
    const meningar = longest.map((sentence) => `”${shortened(sentence, 90)}”`).join(' / ');
    const sentences = longest.map((text) => {
      const section = written.find(({ parts }) =>
        parts.some((part) => plain(part.text).includes(text))
      );
      return { field: section?.id ?? 'text', text };
    });
    return [{ ...this.say('lix', 'text', { lix: Math.ceil(lix), mest, meningar }), sentences }];
  }
}
