/* Where the neighbours of a concept stand around it. Pure functions.

   1. Of each kind the strongest neighbours are taken: those with most shared papers, weighed by how
      far that is above chance.
   2. They stand on an oval around the middle, clockwise from the top, kind after kind. Heights are
      evenly spaced on either side, so that names written outwards never meet.
   3. Neighbours that often share a paper with each other are joined too. */

import type { Atlas } from "../../data/atlas.ts";
import { aboutOf } from "../../parts/about.ts";
import type { Companion } from "../../parts/together.ts";

export interface Placed {
  readonly companion: Companion;
  readonly x: number;
  readonly y: number;
  /** Where its name is written. */
  readonly side: "left" | "right";
}

export interface Joined {
  readonly from: number;
  readonly to: number;
  readonly papers: number;
}

/** Half the width and half the height of the oval, and the least distance of two heights. */
export interface Oval {
  readonly wide: number;
  readonly tall: number;
}

const FEWEST_TOGETHER = 2;

/* A shared paper that chance explains counts half of one that it does not. */
const FLOOR = 1;

/** The strongest of each kind, in the order of kinds and then of strength. */
export function strongest(atlas: Atlas, found: readonly Companion[], each: number): Companion[] {
  const strength = ({ papers, npmi }: Companion): number => papers * (FLOOR + Math.max(npmi, 0));
  return atlas.data.kinds.flatMap((kind) =>
    found
      .filter(({ concept }) => atlas.kind(concept) === kind)
      .sort((a, b) => strength(b) - strength(a) || a.concept - b.concept)
      .slice(0, each),
  );
}

/** Down the right side, then up the left one. */
export function placed(shown: readonly Companion[], oval: Oval): Placed[] {
  const right = Math.ceil(shown.length / 2);
  return shown.map((companion, at) => {
    const onRight = at < right;
    const row = onRight ? at : shown.length - 1 - at;
    const rows = onRight ? right : shown.length - right;
    const height = ((row + 0.5) / rows) * 2 - 1; // -1 at the top, 1 at the foot
    // flatter than a circle, so that the first and the last name keep off the middle
    const width = Math.sqrt(1 - (Math.abs(height) * 0.93) ** 2);
    return {
      companion,
      x: round((onRight ? 1 : -1) * oval.wide * width),
      y: round(oval.tall * height),
      side: onRight ? "right" : "left",
    };
  });
}

/** Pairs of those shown that share most of these papers, by their places among them. */
export function joined(atlas: Atlas, papers: readonly number[], shown: readonly Companion[], most: number): Joined[] {
  const places = new Map(shown.map(({ concept }, at) => [concept, at]));
  const counts = new Map<number, number>();
  for (const paper of papers) {
    const here = aboutOf(atlas, paper)
      .map((concept) => places.get(concept))
      .filter((at) => at !== undefined)
      .sort((a, b) => a - b);
    here.forEach((from, at) => {
      for (const to of here.slice(at + 1)) counts.set(from * shown.length + to, (counts.get(from * shown.length + to) ?? 0) + 1);
    });
  }
  return [...counts]
    .filter(([, together]) => together >= FEWEST_TOGETHER)
    .sort(([a, many], [b, few]) => few - many || a - b)
    .slice(0, most)
    .map(([key, together]) => ({ from: Math.floor(key / shown.length), to: key % shown.length, papers: together }));
}

const round = (value: number): number => Math.round(value * 10) / 10;
