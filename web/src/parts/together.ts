/* Concepts that share papers with others, and how much more often than chance would have it. */

import type { Atlas } from "../data/atlas.ts";
import { aboutOf, aboutSizes } from "./about.ts";

export interface Companion {
  readonly concept: number;
  /** Papers of the group that are about it. */
  readonly papers: number;
  /** How many times as many as if papers chose their concepts independently. */
  readonly lift: number;
  /** In [-1, 1]: 0 as often as by chance, 1 never one without the other. */
  readonly npmi: number;
}

/** What a group of papers is about besides; `leaving` flags concepts that are not counted. Most papers first. */
export function companions(atlas: Atlas, papers: readonly number[], leaving: Uint8Array): Companion[] {
  const shared = new Map<number, number>();
  for (const paper of papers) {
    for (const concept of aboutOf(atlas, paper)) {
      if (!leaving[concept]) shared.set(concept, (shared.get(concept) ?? 0) + 1);
    }
  }
  const sizes = aboutSizes(atlas);
  return [...shared]
    .map(([concept, together]) => ({
      concept,
      papers: together,
      ...association(together, papers.length, sizes[concept]!, atlas.paperCount),
    }))
    .sort((a, b) => b.papers - a.papers || b.npmi - a.npmi || a.concept - b.concept);
}

/** Lift, and normalised pointwise mutual information.

    npmi = ln(lift) / -ln(together / all); G. Bouma. Normalized (pointwise) mutual information in
    collocation extraction. GSCL 2009. Where all papers have both it is 0: nothing is learned. */
export function association(together: number, left: number, right: number, all: number): { lift: number; npmi: number } {
  const lift = (together * all) / (left * right);
  const npmi = together === all ? 0 : Math.log(lift) / -Math.log(together / all);
  return { lift, npmi };
}
