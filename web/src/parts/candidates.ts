/* Which concepts of a kind may stand in a table or a chart. */

import type { Atlas } from "../data/atlas.ts";
import type { Kind } from "../data/types.ts";

/** Families have nothing broader of their kind; "exact" counts nothing narrower with a concept. */
export type Level = "families" | "all" | "exact";

/** Those with papers, largest first. */
export function candidates(atlas: Atlas, kind: Kind, size: Uint32Array, level: Level): number[] {
  const found: number[] = [];
  size.forEach((papers, concept) => {
    if (!papers || atlas.kind(concept) !== kind) return;
    if (level !== "families" || !broaderOfKind(atlas, concept).length) found.push(concept);
  });
  return found.sort((a, b) => size[b]! - size[a]! || a - b);
}

/** The broader concepts of the same kind. */
export function broaderOfKind(atlas: Atlas, concept: number): number[] {
  return atlas.data.concepts.broader[concept]!.filter((each) => atlas.kind(each) === atlas.kind(concept));
}

const NEARLY_ALL = 0.8;

/** Without those of which nearly all papers have one narrower concept: that says more. */
export function specific(atlas: Atlas, concepts: readonly number[], size: Uint32Array): number[] {
  const replaced = new Set<number>();
  for (const each of concepts) {
    for (const wider of atlas.upwards(each)) {
      if (wider !== each && size[each]! >= NEARLY_ALL * size[wider]!) replaced.add(wider);
    }
  }
  return concepts.filter((each) => !replaced.has(each));
}
