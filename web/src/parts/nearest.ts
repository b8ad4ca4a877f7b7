/* Papers that are about the same as a paper, and what it is that they share. */

import type { Atlas } from "../data/atlas.ts";
import { aboutOf, aboutSizes, isAbout } from "./about.ts";

export interface Near {
  readonly paper: number;
  /** In (0, 1]. */
  readonly score: number;
  /** What both are about, the rarest first. */
  readonly shared: readonly number[];
}

/** The nearest papers by the concepts that both are about, where a rare concept says more.

    1. A concept weighs idf = ln(1 + papers / papers with it).
    2. Near is twice the weight of what both have, over the weights of what each has, all squared. A
       cosine would put papers first that have a single concept, if it is a shared one.
    K. Spärck Jones. A statistical interpretation of term specificity. J. Documentation 28(1), 1972;
    L. R. Dice. Measures of the amount of ecologic association between species. Ecology 26(3), 1945. */
export function nearest(atlas: Atlas, paper: number, most: number): Near[] {
  const sizes = aboutSizes(atlas);
  const weight = (concept: number): number => Math.log(1 + atlas.paperCount / sizes[concept]!);
  const whole = (concepts: readonly number[]): number => concepts.reduce((sum, concept) => sum + weight(concept) ** 2, 0);
  const shared = new Map<number, number[]>();
  const own = aboutOf(atlas, paper).sort((a, b) => weight(b) - weight(a) || a - b);
  for (const concept of own) {
    for (const link of atlas.linksTo(concept)) {
      if (link.paper === paper || !isAbout(atlas.role(link.place))) continue;
      const found = shared.get(link.paper);
      if (found) found.push(concept);
      else shared.set(link.paper, [concept]);
    }
  }
  const size = whole(own);
  return [...shared]
    .map(([other, concepts]) => ({
      paper: other,
      score: (2 * whole(concepts)) / (size + whole(aboutOf(atlas, other))),
      shared: concepts,
    }))
    .sort((a, b) => b.score - a.score || a.paper - b.paper)
    .slice(0, most);
}
