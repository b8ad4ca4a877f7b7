/* What is selected on the map, and what belongs to it. */

import type { Atlas } from "../../data/atlas.ts";
import type { Role } from "../../data/types.ts";
import { linksUnder } from "../concept/gathered.ts";
import type { Bounds, Point } from "./camera.ts";
import { boundsOf } from "./camera.ts";

export type Target =
  | { readonly sort: "paper"; readonly index: number }
  | { readonly sort: "concept"; readonly index: number }
  | { readonly sort: "topic"; readonly index: number };

/** A paper, a concept, or "topic:3"; null where there is no such thing. */
export function targetOf(atlas: Atlas, id: string | undefined): Target | null {
  if (!id) return null;
  const [paper, concept] = [atlas.paper(id), atlas.concept(id)];
  if (paper >= 0) return { sort: "paper", index: paper };
  if (concept >= 0) return { sort: "concept", index: concept };
  const topic = /^topic:(\d+)$/.exec(id)?.[1];
  return topic !== undefined && atlas.data.topics[Number(topic)] ? { sort: "topic", index: Number(topic) } : null;
}

export function idOf(atlas: Atlas, target: Target): string {
  if (target.sort === "topic") return `topic:${target.index}`;
  return (target.sort === "paper" ? atlas.data.papers : atlas.data.concepts).id[target.index]!;
}

export function nameOf(atlas: Atlas, { sort, index }: Target): string {
  if (sort === "topic") return atlas.data.topics[index]!.title;
  return sort === "paper" ? atlas.data.papers.title[index]! : atlas.label(index);
}

export function isSame(one: Target | null, other: Target | null): boolean {
  return one?.sort === other?.sort && one?.index === other?.index;
}

/** What a line says: a role, or that a paper has a narrower concept only. */
export type TieRole = Role | "narrower";

export interface Tie {
  readonly paper: number;
  readonly concept: number;
  readonly role: TieRole;
}

/** What a target lights up. */
export interface Focus {
  readonly target: Target;
  readonly papers: ReadonlySet<number>;
  readonly concepts: readonly number[];
  /** Lines to draw: of a paper to its concepts, of a concept to its papers; none of a topic. */
  readonly ties: readonly Tie[];
}

export function focusOf(atlas: Atlas, target: Target, counts: (place: number) => boolean): Focus {
  if (target.sort === "topic") return topicFocus(atlas, target);
  const ties = target.sort === "paper" ? tiesOfPaper(atlas, target.index) : tiesOfConcept(atlas, target.index);
  const shown = ties.filter(({ place }) => counts(place)).map(({ paper, concept, role }) => ({ paper, concept, role }));
  const papers = new Set(target.sort === "paper" ? [target.index] : shown.map(({ paper }) => paper));
  const concepts = target.sort === "concept" ? [target.index] : [...new Set(shown.map(({ concept }) => concept))];
  return { target, papers, concepts, ties: shown };
}

interface PlacedTie extends Tie {
  readonly place: number;
}

function tiesOfPaper(atlas: Atlas, paper: number): PlacedTie[] {
  const { from } = atlas.linksOf(paper);
  return atlas.conceptsOf(paper).map((concept, each) => ({ paper, concept, role: atlas.role(from + each), place: from + each }));
}

/* Papers of narrower concepts belong to it, but who proposes DAPO does not propose GRPO: of a paper
   that names the concept itself its own role is told, of the others none. */
function tiesOfConcept(atlas: Atlas, concept: number): PlacedTie[] {
  const own = new Map(atlas.linksTo(concept).map(({ paper, place }) => [paper, place]));
  return linksUnder(atlas, concept, true).map(({ paper, place }) => {
    const named = own.get(paper);
    return { paper, concept, role: named === undefined ? "narrower" : atlas.role(named), place: named ?? place };
  });
}

function topicFocus(atlas: Atlas, target: Target): Focus {
  const papers = new Set<number>();
  atlas.data.papers.topic.forEach((topic, paper) => {
    if (topic === target.index || (topic >= 0 && atlas.coarse(topic) === target.index)) papers.add(paper);
  });
  return { target, papers, concepts: atlas.data.topics[target.index]!.concepts, ties: [] };
}

/** Where it is; a concept that has no place stands amid its papers. */
export function placeOf(atlas: Atlas, { sort, index }: Target): Point | null {
  const { papers, concepts } = atlas.data;
  const columns = sort === "paper" ? papers : concepts;
  const [x, y] = sort === "topic" ? [null, null] : [columns.x[index] ?? null, columns.y[index] ?? null];
  return x === null || y === null ? null : [x, y];
}

/** The part of the map that shows a focus: a paper with its concepts, else all but the tenth of the
    papers that is farthest out. */
export function extentOf(atlas: Atlas, focus: Focus): Bounds | null {
  const { x, y } = atlas.data.papers;
  const placed = [...focus.papers].filter((paper) => x[paper] !== null && y[paper] !== null);
  const own = placeOf(atlas, focus.target);
  const points: (readonly [number, number])[] = placed.map((paper) => [x[paper]!, y[paper]!]);
  if (focus.target.sort === "paper") {
    for (const concept of focus.concepts) {
      const at = placeOf(atlas, { sort: "concept", index: concept });
      if (at) points.push(at);
    }
  }
  if (own) points.push(own);
  if (!points.length) return null;
  const kept = points.length < 12 || focus.target.sort === "paper" ? points : inner(points);
  return boundsOf(
    kept.map(([across]) => across),
    kept.map(([, up]) => up),
  );
}

function inner(points: readonly Point[]): readonly Point[] {
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const [x, y] = [middle(points.map(([across]) => across)), middle(points.map(([, up]) => up))];
  const distance = ([across, up]: Point): number => (across - x) ** 2 + (up - y) ** 2;
  return [...points].sort((a, b) => distance(a) - distance(b)).slice(0, Math.ceil(points.length * 0.9));
}
