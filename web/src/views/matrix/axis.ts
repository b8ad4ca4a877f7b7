/* Which concepts are rows (or columns), and in which order.

   1. Take the concepts of the kind that have papers; where families are shown, those with nothing
      broader of their kind; else without those of which one narrower concept has nearly all papers.
   2. Keep the largest ones.
   3. Put them in order: blocks (ranks that the whole table gives), size or name.
   4. Below each opened one stand its narrower ones, in the same order, indented; they leave the
      place that they had among the largest. */

import type { Atlas } from "../../data/atlas.ts";
import type { Kind } from "../../data/types.ts";
import { broaderOfKind, candidates, specific } from "../../parts/candidates.ts";
import type { MatrixOptions } from "./options.ts";

export interface Entry {
  readonly concept: number;
  /** 0: not opened from another one */
  readonly depth: number;
  /** Narrower concepts with papers that it may be opened to. */
  readonly narrower: number;
  readonly isOpen: boolean;
}

export interface Axis {
  readonly entries: readonly Entry[];
  /** How many of the largest were taken. */
  readonly taken: number;
  /** How many there were before the largest were taken. */
  readonly candidates: number;
}

/** Opened concepts add to the table up to here. */
export const MOST_ENTRIES = 80;

/** Those that may be rows, before the largest are taken. */
export function largestFirst(atlas: Atlas, kind: Kind, size: Uint32Array, options: MatrixOptions): number[] {
  const all = candidates(atlas, kind, size, options.level);
  return options.level === "all" ? specific(atlas, all, size) : all;
}

/** `rank` gives the place of a concept among blocks. */
export function axisOf(
  atlas: Atlas,
  kind: Kind,
  size: Uint32Array,
  options: MatrixOptions,
  rank: (concept: number) => number = (concept) => atlas.data.concepts.order[concept]!,
): Axis {
  const all = largestFirst(atlas, kind, size, options);
  const sorted = sorter(atlas, size, options.sort, rank);
  const narrower = options.level === "exact" ? new Map<number, number[]>() : narrowerOf(atlas, kind, size);
  const opened = new Set(options.opened);
  const inside = new Set([...opened].flatMap((each) => narrower.get(each) ?? []));
  const entries: Entry[] = [];
  const seen = new Set<number>();
  const add = (concept: number, depth: number): void => {
    if (seen.has(concept) || entries.length >= MOST_ENTRIES) return; // narrower than two that are open
    seen.add(concept);
    const below = narrower.get(concept) ?? [];
    const isOpen = below.length > 0 && opened.has(concept);
    entries.push({ concept, depth, narrower: below.length, isOpen });
    if (isOpen) for (const each of sorted(below)) add(each, depth + 1);
  };
  const largest = sorted(all.slice(0, options.top));
  for (const concept of largest) if (!inside.has(concept)) add(concept, 0);
  for (const concept of largest) add(concept, 0); // whatever opened it is not in the table itself
  return { entries, taken: largest.length, candidates: all.length };
}

function narrowerOf(atlas: Atlas, kind: Kind, size: Uint32Array): Map<number, number[]> {
  const found = new Map<number, number[]>();
  size.forEach((papers, concept) => {
    if (!papers || atlas.kind(concept) !== kind) return;
    for (const wider of broaderOfKind(atlas, concept)) found.set(wider, [...(found.get(wider) ?? []), concept]);
  });
  return found;
}

type Sorter = (concepts: readonly number[]) => number[];

function sorter(atlas: Atlas, size: Uint32Array, sort: MatrixOptions["sort"], rank: (concept: number) => number): Sorter {
  const names = new Intl.Collator(undefined, { numeric: true });
  const compare: Record<MatrixOptions["sort"], (a: number, b: number) => number> = {
    blocks: (a, b) => rank(a) - rank(b),
    size: (a, b) => size[b]! - size[a]!,
    name: (a, b) => names.compare(atlas.label(a), atlas.label(b)),
  };
  return (concepts) => [...concepts].sort((a, b) => compare[sort](a, b) || a - b);
}
