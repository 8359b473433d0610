// The part of Pagefind 1.5's own script that the search uses: types alone.
// Source: https://pagefind.app/docs/api/

export interface Fragment {
  raw_url: string;
  meta: Record<string, string>;
  sub_results?: {
    title: string;
    anchor?: { id: string };
    weighted_locations: { balanced_score: number }[];
  }[];
}

export interface Result {
  id: string;
  score: number;
  data(): Promise<Fragment>;
}

export interface Finder {
  init(): Promise<void>;
  mergeIndex(path: string, options: object): Promise<void>;
  search(question: string): Promise<{ results: Result[] }>;
}

export interface Pagefind {
  createInstance(options: object): Finder;
}
