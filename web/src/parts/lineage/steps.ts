/* What papers say of the lineage of methods, as far as the filter lets it through. Pure functions.

   Python decides what a step is and how old a method is (kg/graph/lineage.py); the browser filters
   steps and hangs the forest anew (kg/graph/forest.py), so that facets reach it. */

import type { Atlas } from "../../data/atlas.ts";

export interface Step {
  /** What the paper proposes. */
  readonly method: number;
  /** What that extends, or is compared with. */
  readonly other: number;
  readonly relation: "extends" | "compares";
  readonly paper: number;
  /** Place of the link to the other one. */
  readonly place: number;
  readonly namesBoth: boolean;
}

export interface Birth {
  /** "" where none is known. */
  readonly date: string;
  /** Whether it is the date of the first paper about it: it is at least so old. */
  readonly isSeen: boolean;
}

const UNKNOWN: Birth = { date: "", isSeen: false };

/** Steps between methods, in the order of the atlas; `counts` tells by places of links whether a step does. */
export function stepsOf(atlas: Atlas, counts: (paper: number, method: number, other: number) => boolean): Step[] {
  const { lineage, papers } = atlas.data;
  const found: Step[] = [];
  lineage.other.forEach((place, at) => {
    const own = lineage.method[at]!;
    const paper = paperAt(papers.first, place);
    const other = papers.concept[place]!;
    if (atlas.kind(other) !== "method" || !counts(paper, own, place)) return;
    const relation = atlas.role(place) === "compares_with" ? "compares" : "extends";
    found.push({ method: papers.concept[own]!, other, relation, paper, place, namesBoth: lineage.namesBoth[at] === 1 });
  });
  return found;
}

export function everyStep(atlas: Atlas): Step[] {
  return stepsOf(atlas, () => true);
}

/** When each method was proposed or first seen, whatever the filter. */
export function birthsOf(atlas: Atlas): (concept: number) => Birth {
  const { concept, date, isSeen } = atlas.data.lineage;
  const births = new Map(concept.map((each, at) => [each, { date: date[at]!, isSeen: isSeen[at] === 1 }]));
  return (each) => births.get(each) ?? UNKNOWN;
}

/** The steps about one method: all that it comes from and all that came of it, and its own comparisons. */
export function stepsAround(steps: readonly Step[], method: number): Step[] {
  const extending = steps.filter((step) => step.relation === "extends");
  const above = reached(method, (each) => extending.filter((step) => step.method === each).map((step) => step.other));
  const below = reached(method, (each) => extending.filter((step) => step.other === each).map((step) => step.method));
  const line = new Set([method, ...above, ...below]);
  return steps.filter((step) =>
    step.method === method || step.other === method || (step.relation === "extends" && line.has(step.method) && line.has(step.other)),
  );
}

/** What most papers say a relation of: concept and papers, most first. */
export function mostSaid(atlas: Atlas, steps: readonly Step[], relation: Step["relation"]): (readonly [concept: number, papers: number])[] {
  const papers = new Map<number, Set<number>>();
  for (const step of steps) {
    if (step.relation === relation) papers.set(step.other, (papers.get(step.other) ?? new Set()).add(step.paper));
  }
  const { id } = atlas.data.concepts;
  return [...papers]
    .map(([concept, found]) => [concept, found.size] as const)
    .sort(([a, many], [b, few]) => few - many || (id[a]! < id[b]! ? -1 : 1));
}

export function papersOf(steps: readonly Step[], relation: Step["relation"]): number {
  return new Set(steps.filter((step) => step.relation === relation).map((step) => step.paper)).size;
}

function reached(start: number, near: (concept: number) => readonly number[]): Set<number> {
  const found = new Set<number>();
  const waiting = [start];
  for (const each of waiting) {
    for (const next of near(each)) {
      if (found.has(next)) continue;
      found.add(next);
      waiting.push(next);
    }
  }
  return found;
}

/** Which paper a link belongs to: the last one whose links begin at or before it. */
function paperAt(first: readonly number[], place: number): number {
  let [low, high] = [0, first.length - 1];
  while (high - low > 1) {
    const half = Math.floor((low + high) / 2);
    if (first[half]! <= place) low = half;
    else high = half;
  }
  return low;
}
