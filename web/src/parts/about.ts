/* What a paper is about: all that it links to but what it avoids or only mentions. */

import type { Atlas } from "../data/atlas.ts";
import type { Role } from "../data/types.ts";

export function isAbout(role: Role): boolean {
  return role !== "avoids" && role !== "mentions";
}

/** The concepts that a paper is about, in the order of its links. */
export function aboutOf(atlas: Atlas, paper: number): number[] {
  const { from, to } = atlas.linksOf(paper);
  const found: number[] = [];
  for (let place = from; place < to; place++) {
    if (isAbout(atlas.role(place))) found.push(atlas.data.papers.concept[place]!);
  }
  return found;
}

const kept = new WeakMap<Atlas, Uint32Array>();

/** A number a concept: papers that are about it itself. */
export function aboutSizes(atlas: Atlas): Uint32Array {
  const found = kept.get(atlas) ?? count(atlas);
  kept.set(atlas, found);
  return found;
}

function count(atlas: Atlas): Uint32Array {
  const sizes = new Uint32Array(atlas.conceptCount);
  atlas.data.papers.concept.forEach((concept, place) => {
    if (isAbout(atlas.role(place))) sizes[concept]!++;
  });
  return sizes;
}
