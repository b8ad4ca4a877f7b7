/* The papers that link to a concept, in groups by what they do with it. Pure functions. */

import type { Atlas, LinkOf } from "../../data/atlas.ts";
import type { Role } from "../../data/types.ts";

export interface Group {
  /** A role, or "extends" for uses with that detail. */
  readonly key: Role | "extends";
  /** "Extended by" */
  readonly name: string;
  readonly links: readonly LinkOf[];
}

/** In the order in which a page tells them. */
export const GROUPS: readonly (readonly [Group["key"], string])[] = [
  ["proposes", "Proposed by"],
  ["extends", "Extended by"],
  ["uses", "Used by"],
  ["evaluates_on", "Evaluated on by"],
  ["addresses", "Addressed by"],
  ["analyses", "Analysed by"],
  ["compares_with", "Compared with by"],
  ["avoids", "Avoided by"],
  ["mentions", "Mentioned by"],
];

/** One link a paper to a concept or, if asked, one narrower: the strongest. In the order of papers. */
export function linksUnder(atlas: Atlas, concept: number, narrower: boolean): LinkOf[] {
  if (!narrower) return atlas.linksTo(concept);
  const wanted = atlas.downwards([concept]);
  const best = new Map<number, LinkOf>();
  wanted.forEach((flag, each) => {
    for (const link of flag ? atlas.linksTo(each) : []) {
      const found = best.get(link.paper);
      // of one paper, the earlier place has the stronger role
      if (!found || link.place < found.place) best.set(link.paper, link);
    }
  });
  return [...best.values()].sort((a, b) => a.paper - b.paper);
}

/** Groups that have papers. */
export function grouped(atlas: Atlas, links: readonly LinkOf[]): Group[] {
  const keyOf = ({ place }: LinkOf): Group["key"] => (atlas.detail(place) === "extends" ? "extends" : atlas.role(place));
  return GROUPS.map(([key, name]) => ({ key, name, links: links.filter((each) => keyOf(each) === key) })).filter(
    (group) => group.links.length,
  );
}

/** A way from the top of the hierarchy down to a concept, itself last; of several the first one. */
export function pathTo(atlas: Atlas, concept: number): number[] {
  const path = [concept];
  for (let at = concept; ; ) {
    const wider = atlas.data.concepts.broader[at]?.find((each) => !path.includes(each));
    if (wider === undefined) return path.reverse();
    path.push(wider);
    at = wider;
  }
}

/** Concepts directly below, with how many papers link to each or to one below it; most first. */
export function below(atlas: Atlas, concept: number): { readonly concept: number; readonly papers: number }[] {
  const children = new Map(atlas.narrower(concept).map((each) => [each, new Set<number>()]));
  if (!children.size) return [];
  atlas.downwards([concept]).forEach((flag, each) => {
    if (!flag || !atlas.size(each)) return;
    const papers = atlas.linksTo(each).map((link) => link.paper);
    for (const wider of atlas.upwards(each)) {
      const found = children.get(wider);
      if (found) for (const paper of papers) found.add(paper);
    }
  });
  return [...children]
    .map(([each, papers]) => ({ concept: each, papers: papers.size }))
    .sort((a, b) => b.papers - a.papers || a.concept - b.concept);
}
