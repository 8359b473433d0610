// What the wall shows (navet/pages/wall.py), and what it makes of that: types alone.

import type { Action, Value } from '../../frame/workbook/workbook.d.ts';

/** A page: from this one, its absolute address, and a QR code of that (see qr.packed). */
export interface WallPlace {
  href: string;
  address: string;
  code: string;
}

export interface WallQuestion {
  id: string;
  text: string;
  of: 'bada' | 'offentlig' | 'civil';
  advice: string;
  place: WallPlace;
}

export interface WallExercise {
  name: string;
  minutes: number;
  needs: string;
  /** How long the shortest plan with room for it is, in minutes; 0 if none has. */
  plan: number;
  parts: { name: string; minutes: number; text: string }[];
}

export interface WallStep {
  id: string;
  number: number;
  part: number;
  name: string;
  purpose: string;
  key: string;
  advice: string[];
  place: WallPlace;
  questions: WallQuestion[];
  exercise: WallExercise | null;
}

export interface WallPart {
  id: string;
  number: number;
  name: string;
  purpose: string;
  place: WallPlace;
  items: { name: string; text: string }[];
}

export interface WallTask {
  who: string;
  what: string;
}

export interface WallPlan {
  id: string;
  name: string;
  minutes: number;
  /** How long an exercise it has room for. */
  room: number;
  after: string;
  items: { name: string; minutes: number; fill: string; brings: string; tasks: WallTask[] }[];
}

export interface WallData {
  version: string;
  taken: string;
  parts: WallPart[];
  steps: WallStep[];
  plans: WallPlan[];
  tips: string[];
}

/** What is shown: a step or a phase, and the plan it is shown by, "" for none. */
export interface WallChoice {
  kind: 'steg' | 'fas';
  id: string;
  plan: string;
}

/** One thing at a time. */
export interface Slide {
  kind: 'aim' | 'key' | 'question' | 'moment' | 'exercise' | 'end';
  /** What its notes are kept under: a question, a step, a phase, or a part of a meeting. */
  about: string;
  /** The number of the model's part, for the colour. */
  part: number;
  /** A small line above: where it belongs. */
  over: string;
  title: string;
  text: string;
  tasks: WallTask[];
  brings: string;
  /** Which clock runs meanwhile; -1 for none. */
  clock: number;
  place: WallPlace | null;
  /** For whoever leads. */
  advice: string[];
  /** The steps whose state stands on it. */
  steps: WallStep[];
}

/** A clock's name and how long it was meant to be, in minutes. */
export interface Planned {
  name: string;
  minutes: number;
}

/** A whole wall. */
export interface Show {
  title: string;
  slides: Slide[];
  clocks: Planned[];
  /** The whole meeting's minutes; 0 where no plan says. */
  minutes: number;
}

/** What is written about one thing. */
export interface Said {
  about: string;
  title: string;
  notes: string;
  decisions: string;
  parked: string;
}

/** Where a step stands after the meeting. */
export interface Stands {
  name: string;
  status: string;
  agreed: string;
  open: string;
  next: Action[];
}

export interface Minutes {
  said: Said[];
  steps: Stands[];
}

export type { Action, Value };
