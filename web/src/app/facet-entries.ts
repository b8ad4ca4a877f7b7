/* Which concepts a facet lists, in what order and how far indented. */

import type { Atlas } from "../data/atlas.ts";
import type { Kind } from "../data/types.ts";
import { folded, type Selection } from "./filter.ts";
import type { Filter } from "./state.ts";

export interface Entry {
  /** Differs within the list, where one concept stands under two broader ones too. */
  readonly key: string;
  readonly concept: number;
  /** 0: at the margin. */
  readonly depth: number;
  readonly count: number;
  /** Whether some concept under it has papers that pass. */
  readonly opens: boolean;
}

export interface Asked {
  readonly kind: Kind;
  /** Letters that a label must hold; "": what papers name most. */
  readonly words: string;
  /** How many that were not chosen, at the margin. */
  readonly most: number;
  /** Keys of entries whose narrower concepts are shown. */
  readonly opened: ReadonlySet<string>;
}

export interface Listing {
  readonly entries: readonly Entry[];
  /** How many there would be more. */
  readonly more: number;
}

const DEEPEST = 4;

/** The chosen ones first, then those that papers name most; or what the words find, narrower under broader. */
export function entriesOf(atlas: Atlas, selection: Selection, filter: Filter, asked: Asked): Listing {
  return asked.words.trim() ? foundBy(atlas, selection, asked) : mostOf(atlas, selection, filter, asked);
}

function mostOf(atlas: Atlas, selection: Selection, filter: Filter, asked: Asked): Listing {
  const chosen = [...filter.concepts, ...filter.without]
    .map((id) => atlas.concept(id))
    .filter((concept) => concept >= 0 && atlas.kind(concept) === asked.kind);
  const rest = ofKind(atlas, asked.kind).filter((each) => selection.ofConcept[each]! > 0 && !chosen.includes(each));
  const shown = [...chosen, ...byCount(telling(atlas, rest, selection).slice(0, asked.most), selection)];
  const entries: Entry[] = [];
  const add = (concept: number, under: string, depth: number): void => {
    const key = `${under}/${concept}`;
    const inside = narrowerOf(atlas, concept).filter((each) => selection.ofConcept[each]! > 0);
    entries.push({ key, concept, depth, count: selection.ofConcept[concept]!, opens: inside.length > 0 });
    if (!asked.opened.has(key) || depth >= DEEPEST) return;
    for (const each of byCount(inside, selection)) add(each, key, depth + 1);
  };
  for (const concept of shown) add(concept, "", 0);
  return { entries, more: Math.max(0, rest.length - asked.most) };
}

/* "Neural network architecture" has many papers by what is narrower, hardly any of its own: a list of
   such roofs says little. So those with most papers of their own are taken, and then sorted by all. */
function telling(atlas: Atlas, concepts: readonly number[], selection: Selection): number[] {
  const own = (concept: number): number => Math.min(atlas.size(concept), selection.ofConcept[concept]!);
  return byCount(concepts, selection).sort((a, b) => own(b) - own(a));
}

function foundBy(atlas: Atlas, selection: Selection, asked: Asked): Listing {
  const words = folded(asked.words).split(/\s+/).filter(Boolean);
  const { label, labels } = atlas.data.concepts;
  const holds = (concept: number): boolean => {
    const names = [label[concept]!, ...labels[concept]!].map(folded);
    return names.some((name) => words.every((word) => name.includes(word)));
  };
  const all = byCount(ofKind(atlas, asked.kind).filter((each) => papersOf(atlas, each) && holds(each)), selection);
  const shown = new Set(all.slice(0, asked.most));
  const above = (concept: number): number => atlas.upwards(concept).slice(1).find((each) => shown.has(each)) ?? -1;
  const entries: Entry[] = [];
  const add = (under: number, key: string, depth: number): void => {
    for (const concept of shown) {
      if (above(concept) !== under) continue;
      const own = `${key}?${concept}`;
      entries.push({ key: own, concept, depth, count: selection.ofConcept[concept]!, opens: false });
      add(concept, own, Math.min(depth + 1, DEEPEST));
    }
  };
  add(-1, "", 0);
  return { entries, more: all.length - shown.size };
}

const byCount = (concepts: readonly number[], selection: Selection): number[] =>
  [...concepts].sort((a, b) => selection.ofConcept[b]! - selection.ofConcept[a]! || a - b);

function ofKind(atlas: Atlas, kind: Kind): number[] {
  const wanted = atlas.data.kinds.indexOf(kind);
  const found: number[] = [];
  atlas.data.concepts.kind.forEach((each, concept) => {
    if (each === wanted) found.push(concept);
  });
  return found;
}

/* What follows from the atlas alone, once for each. */
const kept = new WeakMap<Atlas, { readonly narrower: Map<number, number[]>; readonly papers: Uint8Array }>();

function factsOf(atlas: Atlas): { readonly narrower: Map<number, number[]>; readonly papers: Uint8Array } {
  const known = kept.get(atlas);
  if (known) return known;
  const narrower = new Map<number, number[]>();
  atlas.data.concepts.broader.forEach((wider, concept) => {
    for (const each of wider) narrower.set(each, [...(narrower.get(each) ?? []), concept]);
  });
  const papers = new Uint8Array(atlas.conceptCount);
  for (let concept = 0; concept < atlas.conceptCount; concept++) {
    if (atlas.size(concept)) for (const each of atlas.upwards(concept)) papers[each] = 1;
  }
  const facts = { narrower, papers };
  kept.set(atlas, facts);
  return facts;
}

const narrowerOf = (atlas: Atlas, concept: number): readonly number[] => factsOf(atlas).narrower.get(concept) ?? [];

/** Whether any paper has the concept or a narrower one. */
const papersOf = (atlas: Atlas, concept: number): boolean => factsOf(atlas).papers[concept] === 1;
