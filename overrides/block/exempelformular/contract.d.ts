// What kontrakt.json holds and what a draft is: types alone, for the scripts of the form.

/** A value of a file's front matter. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A section of the text: whether it is needed, and whether each line of it is an item of a list. */
export interface Section {
  id: string;
  rubrik: string;
  kravs: boolean;
  lista: boolean;
}

export interface Party {
  namn: string;
  sektor: string;
  roll?: string;
}

export interface Source {
  titel?: string;
  adress?: string | null;
  ar?: string | number | null;
}

/** The front matter of a draft: what is not filled in is left out. */
export interface Data {
  titel?: string;
  plats?: string;
  lan?: string[];
  niva?: string;
  parter?: Party[];
  period?: string;
  malgrupp?: string;
  teman?: string[];
  form?: string[];
  steg?: Record<string, string>;
  anvander_modellen?: boolean;
  sammanfattning?: string;
  kallor?: Source[];
  sakerhet?: string;
  inskickad?: string;
  sprak?: string;
}

/** What is typed in each section, by its id. */
export type Texts = Record<string, string>;

/**
 * A paragraph of a text, or an item of a list: its mark is then "-" or its number ("1."), and its depth
 * 1 where it stands below another item.
 */
export interface Piece {
  mark: string;
  depth: number;
  text: string;
}

/** A part of the schema. */
export interface Rule {
  type?: string | string[];
  $ref?: string;
  fel?: string;
  faktaruta?: { sv: string; en: string };
  enum?: Json[];
  const?: Json;
  minLength?: number;
  maxLength?: number;
  format?: string;
  pattern?: string;
  minimum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minProperties?: number;
  properties?: Record<string, Rule>;
  required?: string[];
  additionalProperties?: boolean;
  items?: Rule;
  allOf?: Rule[];
  oneOf?: { required: string[] }[];
}

export interface Schema extends Rule {
  $defs: { avsnitt: { const: Section[] } } & Record<string, Rule>;
}

/** kontrakt.json: the schema, patterns, limits and messages of the build's own check. */
export interface Contract {
  schema: Schema;
  epost: string;
  personnummer: string;
  platshallare: string;
  osynligt: string;
  falt: Record<string, { etikett: string; tomt: string }>;
  meningar: Record<string, [string, string]>;
  rad: Record<string, [string, string]>;
  nyckelord: Record<string, string>;
  atgarder: Record<string, string>;
  slag: Record<string, string>;
  upptagna: Record<string, string>;
  reserverade: string[];
  langstaNamn: number;
  flestaTecken: number;
  flestaOrd: number;
  minstaOrd: number;
  langstaRad: number;
  langstaOrd: number;
  minstaIgen: number;
  minstaDubbel: number;
  lix: number;
  lixMinst: number;
}

/**
 * What is wrong (the message's name in kontrakt.json) with a field, by its place in the file:
 * "kallor.1.ar", the id of a section of the text, or "text" for all of it. Where some sentences weigh
 * most, they stand in the order of weight, each with its section.
 */
export interface Fault {
  name: string;
  field: string;
  message: string;
  remedy: string;
  sentences?: { field: string; text: string }[];
}
