// What the self-check gathers: types alone.

export type SelfCheckParty = 'offentlig' | 'civil';

/** One person's answers; `levels` are twelve, 1 to 4, and 0 for "don't know". */
export interface SelfCheckAnswer {
  edition: number;
  party: SelfCheckParty;
  levels: number[];
  /** Four random characters: the same answer opened twice is known by them. */
  mark: string;
}

/** How a party has answered about one step; `middle` is the median, null where nobody knows. */
export interface Spread {
  /** How many answered "don't know", and levels 1 to 4. */
  counts: number[];
  known: number;
  low: number;
  high: number;
  middle: number | null;
}

/** One step: each party's answers, how far apart their middles are, how far apart all are. */
export interface StepSpread {
  step: number;
  parties: Record<SelfCheckParty, Spread>;
  gap: number | null;
  reach: number;
}
