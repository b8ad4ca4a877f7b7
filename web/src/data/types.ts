/* What the program writes for the explorer. `kg/views/explorer/` makes it; this file is the contract.

   Papers, concepts and topics are named by their index: in `atlas.papers`, `atlas.concepts`,
   `atlas.topics`. Columns of one table have one length. JSON holds no undefined: what is not known
   is null or "". */

export type Kind = "method" | "setting" | "domain" | "benchmark";

export type Role =
  | "proposes"
  | "uses"
  | "evaluates_on"
  | "addresses"
  | "analyses"
  | "compares_with"
  | "avoids"
  | "mentions";

/** All that the first picture, the facets, the matrix and the timeline need. Piece "atlas". */
export interface AtlasData {
  readonly format: 1;
  readonly about: AboutData;
  readonly kinds: readonly Kind[];
  /** In the order of strength. */
  readonly roles: readonly Role[];
  /** "", "extends", "trains_with", "integrates" */
  readonly details: readonly string[];
  readonly venues: readonly string[];
  /** Sorted by date, newest first, then by id; papers without a date last. */
  readonly papers: PaperColumns;
  /** Sorted by kind, then by papers (most first), then by id. */
  readonly concepts: ConceptColumns;
  readonly topics: readonly TopicData[];
  readonly lineage: LineageColumns;
  /** How many papers, how many concepts one piece holds: paper p is in piece `papers-${floor(p / shard.papers)}`. */
  readonly shard: { readonly papers: number; readonly concepts: number };
}

export interface PaperColumns {
  readonly id: readonly string[];
  readonly title: readonly string[];
  /** "Fujimoto et al.", "Haarnoja and Zhou", "" */
  readonly authors: readonly string[];
  /** "2024", "2024-05", "2024-05-17", "" */
  readonly date: readonly string[];
  /** Index into `venues`, -1: none. */
  readonly venue: readonly number[];
  /** The finest topic that it is in, -1: none. */
  readonly topic: readonly number[];
  /** In [-1, 1], x to the right, y upwards, 4 digits; null: no place on the map (no link). */
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
  /** Links of paper p: places first[p] to first[p + 1] of the following; strongest role first. */
  readonly first: readonly number[];
  readonly concept: readonly number[];
  /** Index into `roles`. */
  readonly role: readonly number[];
  /** Index into `details`. */
  readonly detail: readonly number[];
  /** In percent, 0 to 100. */
  readonly confidence: readonly number[];
}

export interface ConceptColumns {
  readonly id: readonly string[];
  readonly label: readonly string[];
  /** Index into `kinds`. */
  readonly kind: readonly number[];
  /** Up to five other labels, to be found by. */
  readonly labels: readonly (readonly string[])[];
  readonly broader: readonly (readonly number[])[];
  readonly status: readonly ("curated" | "discovered" | "accepted")[];
  readonly topic: readonly number[];
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
  /** Rank in an order in which what shares papers stands together: rows of a matrix. */
  readonly order: readonly number[];
}

export interface TopicData {
  /** Of concepts: "RLHF · Reward model". */
  readonly title: string;
  /** Typical words of its papers, most typical first; none is in the title. */
  readonly words: readonly string[];
  /** 0: coarse, 1: fine */
  readonly level: 0 | 1;
  /** The coarse topic around it, -1 at level 0. */
  readonly parent: number;
  /** What it is called after and more, most typical first. */
  readonly concepts: readonly number[];
  readonly papers: number;
}

/** What papers say of the lineage of methods: `method`, `other` and `namesBoth` have a row a step. */
export interface LineageColumns {
  /** Place of the link by which a paper proposes the method. */
  readonly method: readonly number[];
  /** Place of the link of the same paper to what that extends (its detail), or is compared with (its role). */
  readonly other: readonly number[];
  /** 1 where one sentence names both. */
  readonly namesBoth: readonly (0 | 1)[];
  /** The concepts that steps lead from or to, sorted by id. */
  readonly concept: readonly number[];
  /** Of the first proposal, or of the first paper about it; "" where none is known. */
  readonly date: readonly string[];
  /** 1 where it is that of the first paper about it. */
  readonly isSeen: readonly (0 | 1)[];
}

export interface AboutData {
  /** Of the landscape: the name of the graph file unless --title says otherwise. */
  readonly title: string;
  readonly program: string; // "kg 0.1.0"
  readonly build: string;
  readonly ontology: string; // digest
  readonly settings: readonly (readonly [string, string])[];
  readonly minConfidence: number; // percent
  readonly seed: number;
  /** What the IRIs of papers and concepts begin with. */
  readonly base: string;
  readonly licence: { readonly name: string; readonly url: string };
  readonly counts: {
    readonly papers: number;
    readonly unlinked: number;
    readonly links: number;
    readonly quotes: number;
    readonly results: number;
    readonly discovered: number;
    readonly merged: number;
    readonly refused: number;
    readonly excluded: number;
    readonly dated: number;
  };
  /** As `kg evaluate` measured them; empty: nothing was measured on this build. */
  readonly measured: readonly {
    readonly gold: string;
    readonly figure: string;
    readonly value: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  readonly cite: { readonly text: string; readonly bibtex: string };
  /** null in files; addresses relative to the page when served. */
  readonly server: { readonly sparql: string; readonly console: string; readonly search: string } | null;
}

/** What a stretch of text bears: plain, or the numbers of links (0: first link of the paper in `PaperColumns`). */
export type Stretch = string | readonly [text: string, links: readonly number[]];

/** Sentences and what stands between them, in order; together they are the text, letter for letter. */
export type Sentence = readonly Stretch[];

/** Piece `papers-N`: an array of these. */
export interface PaperText {
  readonly authors: readonly string[];
  /** "arXiv", "1812.05905", "https://arxiv.org/abs/1812.05905"; the address is http(s) or "". */
  readonly identifiers: readonly (readonly [scheme: string, value: string, url: string])[];
  readonly url: string;
  /** As the source says it ("Aug 7"), where there is no date; else "". */
  readonly dateText: string;
  readonly flags: readonly string[];
  readonly title: readonly Sentence[];
  readonly abstract: readonly Sentence[];
  readonly results: readonly ResultText[];
  readonly bibtex: string;
}

export interface ResultText {
  readonly subject: string;
  readonly metric: string;
  readonly benchmark: string;
  /** "62.5%", "2.5–3.5x", "12 ms" */
  readonly value: string;
  readonly relation: string;
  readonly comparator: string;
  /** The sentence that says so. */
  readonly quote: string;
}

/** Piece `concepts-N`: an array of these. */
export interface ConceptText {
  readonly definition: string;
  readonly labels: readonly string[];
  /** [relation, IRI]: "exactMatch", … */
  readonly mappings: readonly (readonly [string, string])[];
  /** The paper that introduces a discovered concept, -1: none. */
  readonly introducedBy: number;
}

/** Piece "answers": what the named queries say, for a page that has no server. */
export interface Answer {
  readonly name: string;
  readonly theme: string;
  readonly question: string;
  readonly sparql: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly AnswerCell[])[];
  /** True where there were more rows than are kept. */
  readonly cut: boolean;
}

export interface AnswerCell {
  readonly text: string;
  readonly paper?: number;
  readonly concept?: number;
}
