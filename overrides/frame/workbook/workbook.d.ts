// What a workbook holds: types alone. The file's own description is modell/schema/arbetsbok.schema.json.

/** A value of JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export type Party = 'offentlig' | 'civil' | 'bada';

/** A text that stands beside the one that counts; `changed` is a minute, as everywhere. */
export interface Other {
  text: string;
  changed: string;
}

/** What is answered to a question; `others` are answers kept beside it, to choose between. */
export interface Answer {
  text: string;
  changed: string;
  others?: Other[];
  [more: string]: unknown;
}

/** One person's answer to the self-check: twelve levels, 0 for "don't know". */
export type CheckAnswer = { changed: string; edition: number; levels: number[] };

/** What is to be done: roles, never names; `when` is a day (2027-03-01) or "". */
export interface Action {
  what: string;
  who: string;
  when: string;
}

/** Where a step stands. What is empty is left out. */
export interface StepState {
  status?: string;
  agreed?: string;
  open?: string;
  next?: Action[];
  changed: string;
  others?: Record<string, Other[]>;
  [more: string]: unknown;
}

/** What is said, decided and parked at meetings, by the id of what it is about. */
export interface Workshop {
  notes?: Record<string, Answer>;
  decisions?: Record<string, Answer>;
  parked?: Record<string, Answer>;
  [more: string]: unknown;
}

/** Who writes about what. */
export interface Head {
  id: string;
  name: string;
  party: Party;
  organisation: string;
  model: string;
  created: string;
  changed: string;
}

/** A whole workbook, as the file has it. */
export interface Workbook extends Head {
  answers: Record<string, Answer>;
  steps: Record<string, StepState>;
  check: JsonObject;
  workshop: Workshop;
  diary: JsonObject;
  unknown: JsonObject;
}

/** What a field of a workbook holds: a text, or the actions of a step. */
export type Value = string | Action[];

/** A field as it is kept. */
export interface Entry {
  value: Value;
  changed: string;
  others?: Other[];
  more?: Record<string, unknown>;
}

/** The part of the browser's Storage that a shelf needs. */
export interface Place {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}
