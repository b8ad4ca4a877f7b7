/* The dated forest of methods, as kg/graph/forest.py makes it: each hangs under the best supported one
   that it extends and that is not dated later; circles are cut at their oldest method. */

import type { Atlas } from "../../data/atlas.ts";
import type { Birth, Step } from "./steps.ts";

export interface Branch {
  readonly concept: number;
  /** -1: a root. */
  readonly parent: number;
  readonly depth: number;
  /** How many hang under it, however far. */
  readonly under: number;
}

export interface Forest {
  /** Tree by tree, each method before what hangs under it. */
  readonly branches: readonly Branch[];
  readonly parents: ReadonlyMap<number, number>;
  /** Trees of two methods or more, largest first. */
  readonly trees: readonly (readonly Branch[])[];
}

type Births = (concept: number) => Birth;

export function forestOf(atlas: Atlas, steps: readonly Step[], births: Births): Forest {
  const parents = hang(atlas, steps, births);
  const branches = inOrder(atlas, steps, parents, births);
  const all: Branch[][] = [];
  for (const branch of branches) {
    if (branch.parent < 0) all.push([branch]);
    else all.at(-1)!.push(branch);
  }
  const trees = all.filter((tree) => tree.length > 1).sort((a, b) => b.length - a.length);
  return { branches, parents, trees };
}

/** Whether a date is surely after another one; unknown ones never are. */
export function isLater(date: string, other: string): boolean {
  const common = Math.min(date.length, other.length);
  return date.slice(0, common) > other.slice(0, common);
}

function hang(atlas: Atlas, steps: readonly Step[], births: Births): Map<number, number> {
  const said = new Map<number, Map<number, Step[]>>();
  for (const step of steps.filter(({ relation }) => relation === "extends")) {
    const others = said.get(step.method) ?? new Map<number, Step[]>();
    others.set(step.other, [...(others.get(step.other) ?? []), step]);
    said.set(step.method, others);
  }
  const parents = new Map<number, number>();
  for (const method of byAge(atlas, said.keys(), births)) {
    const fit = [...said.get(method)!].filter(
      ([other]) => !isLater(births(other).date, births(method).date) && !line(other, parents).includes(method),
    );
    fit.sort(([a, one], [b, two]) => compared(atlas, support(births(a), one, atlas), support(births(b), two, atlas), a, b));
    if (fit[0]) parents.set(method, fit[0][0]);
  }
  return parents;
}

/* Least for the best supported: papers, named in one sentence, confidence, dated. */
function support(birth: Birth, said: readonly Step[], atlas: Atlas): { rank: number[]; date: string } {
  const papers = new Set(said.map((step) => step.paper)).size;
  const surest = Math.max(...said.map((step) => atlas.data.papers.confidence[step.place]!));
  return { rank: [-papers, said.some((step) => step.namesBoth) ? 0 : 1, -surest, birth.date ? 0 : 1], date: birth.date };
}

type Support = ReturnType<typeof support>;

function compared(atlas: Atlas, one: Support, two: Support, a: number, b: number): number {
  const differs = one.rank.map((value, at) => value - two.rank[at]!).find((each) => each !== 0);
  if (differs !== undefined) return differs;
  // the youngest first; of dates that agree as far as both are known, the shorter one
  if (isLater(one.date, two.date)) return -1;
  if (isLater(two.date, one.date)) return 1;
  const { id } = atlas.data.concepts;
  return one.date.length - two.date.length || (id[a]! < id[b]! ? -1 : 1);
}

function inOrder(atlas: Atlas, steps: readonly Step[], parents: ReadonlyMap<number, number>, births: Births): Branch[] {
  const children = new Map<number, number[]>();
  const under = new Map<number, number>();
  const methods = new Set(steps.flatMap((step) => [step.method, step.other]));
  for (const method of byAge(atlas, methods, births)) {
    const parent = parents.get(method) ?? -1;
    children.set(parent, [...(children.get(parent) ?? []), method]);
    for (const above of line(method, parents).slice(1)) under.set(above, (under.get(above) ?? 0) + 1);
  }
  const found: Branch[] = [];
  const waiting = (children.get(-1) ?? []).map((concept) => ({ concept, depth: 0 })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { concept, depth } = next;
    found.push({ concept, parent: parents.get(concept) ?? -1, depth, under: under.get(concept) ?? 0 });
    waiting.push(...(children.get(concept) ?? []).map((child) => ({ concept: child, depth: depth + 1 })).reverse());
  }
  return found;
}

/** The oldest first, those without a date last. */
function byAge(atlas: Atlas, concepts: Iterable<number>, births: Births): number[] {
  const { id } = atlas.data.concepts;
  const key = (concept: number): string => `${births(concept).date || "~"} ${id[concept]!}`;
  const keys = new Map([...concepts].map((concept) => [concept, key(concept)]));
  return [...keys.keys()].sort((a, b) => (keys.get(a)! < keys.get(b)! ? -1 : 1));
}

/** A method and what is above it. */
function line(concept: number, parents: ReadonlyMap<number, number>): number[] {
  const found = [concept];
  for (let above = parents.get(concept); above !== undefined; above = parents.get(above)) found.push(above);
  return found;
}
