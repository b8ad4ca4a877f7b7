/* Which methods a chart of a lineage draws, as kg/views/lineage_rows.py chooses them. */

import type { Atlas } from "../../data/atlas.ts";
import type { Forest, Branch } from "./forest.ts";
import type { Birth, Step } from "./steps.ts";

export interface Row {
  readonly branch: Branch;
  /** Decimal year, or depth where no method has a date; null: unknown. */
  readonly time: number | null;
  /** Methods right under it that are not drawn. */
  readonly leftOut: number;
}

export interface Drawn {
  readonly rows: readonly Row[];
  /** Steps besides the tree between methods that are drawn, one a pair and relation. */
  readonly side: readonly Step[];
  readonly isDated: boolean;
}

export const MOST_ROWS = 40;
const MOST_OF_TREE = 12;

export function rowsOf(atlas: Atlas, steps: readonly Step[], forest: Forest, births: (concept: number) => Birth, most = MOST_ROWS): Drawn {
  const chosen = ofTrees(forest, most);
  const near = comparedWith(steps);
  const { id } = atlas.data.concepts;
  const hubs = [...near.keys()].sort((a, b) => near.get(b)!.size - near.get(a)!.size || (id[a]! < id[b]! ? -1 : 1));
  for (const hub of hubs) {
    const group = [hub, ...near.get(hub)!].filter((each) => !chosen.has(each));
    if (chosen.size + group.length <= most) for (const each of group) chosen.add(each);
  }
  const branches = forest.branches.filter(({ concept }) => chosen.has(concept));
  const isDated = branches.some(({ concept }) => births(concept).date);
  const leftOut = new Map<number, number>();
  for (const { concept, parent } of forest.branches) {
    if (!chosen.has(concept)) leftOut.set(parent, (leftOut.get(parent) ?? 0) + 1);
  }
  const rows = branches.map((branch) => {
    const { date } = births(branch.concept);
    const time = isDated ? (date ? decimalYear(date) : null) : branch.depth;
    return { branch, time, leftOut: leftOut.get(branch.concept) ?? 0 };
  });
  return { rows, side: sideSteps(steps, forest, chosen), isDated };
}

/** Of a year or a month that is all that is known, its middle. */
export function decimalYear(date: string): number {
  const [year = 0, month, day] = date.split("-").map(Number);
  if (month === undefined) return year + 0.5;
  return year + (month - 1 + (day === undefined ? 0.5 : (day - 0.5) / 31)) / 12;
}

function ofTrees(forest: Forest, most: number): Set<number> {
  const chosen = new Set<number>();
  for (const tree of forest.trees) {
    const room = Math.min(most - chosen.size, MOST_OF_TREE);
    if (room < 2) break;
    const nearest = [...tree].sort((a, b) => a.depth - b.depth || b.under - a.under);
    for (const { concept } of nearest.slice(0, room)) chosen.add(concept);
  }
  return chosen;
}

function comparedWith(steps: readonly Step[]): Map<number, Set<number>> {
  const near = new Map<number, Set<number>>();
  for (const { relation, method, other } of steps) {
    if (relation !== "compares") continue;
    near.set(method, (near.get(method) ?? new Set()).add(other));
    near.set(other, (near.get(other) ?? new Set()).add(method));
  }
  return near;
}

function sideSteps(steps: readonly Step[], forest: Forest, chosen: ReadonlySet<number>): Step[] {
  const found = new Map<string, Step>();
  for (const step of steps) {
    const isBranch = step.relation === "extends" && forest.parents.get(step.method) === step.other;
    const key = `${step.method} ${step.other} ${step.relation}`;
    if (!isBranch && chosen.has(step.method) && chosen.has(step.other) && !found.has(key)) found.set(key, step);
  }
  return [...found.values()];
}
