/* Which links count when papers are counted: those that pass the filter, and say that a paper is
   about a concept. */

import type { Selection } from "../app/filter.ts";
import type { Filter } from "../app/state.ts";
import type { Atlas } from "../data/atlas.ts";
import { isAbout } from "./about.ts";

export type LinkTest = (place: number) => boolean;

/** Links that avoid or only mention count when that is asked for, or when the filter asks for such roles. */
export function linkTest(atlas: Atlas, filter: Filter, selection: Selection, passing: boolean): LinkTest {
  const wanted = atlas.data.roles.map((role) => passing || isAbout(role) || filter.roles.includes(role));
  const { role } = atlas.data.papers;
  return (place) => wanted[role[place]!]! && selection.counts(place);
}

/** For each concept the papers that have it; with narrower ones unless `exact`. */
export function sizes(atlas: Atlas, papers: readonly number[], test: LinkTest, exact: boolean): Uint32Array {
  const found = new Uint32Array(atlas.conceptCount);
  const seen = new Int32Array(atlas.conceptCount).fill(-1);
  const { concept } = atlas.data.papers;
  for (const paper of papers) {
    const { from, to } = atlas.linksOf(paper);
    for (let place = from; place < to; place++) {
      if (!test(place)) continue;
      const own = concept[place]!;
      for (const each of exact ? [own] : atlas.upwards(own)) {
        if (seen[each] === paper) continue;
        seen[each] = paper;
        found[each]!++;
      }
    }
  }
  return found;
}
