/* Which combinations are rarer or more frequent than chance would have them.

   Over the n papers that have something of both kinds, of which r have the concept of the row and
   c that of the column:

   1. expected = r c / n, and ratio = observed / expected (independence).
   2. p: given r, c and n, the number of papers with both is hypergeometric when the two have
      nothing to do with each other; p is twice the smaller tail, at most 1 (Fisher's exact test [1]).
   3. A cell leans when p is at most 5 %. Of all cells of a table one in twenty does so by chance: those
      stand out that Benjamini and Hochberg's procedure [2] keeps at a false discovery rate of 5 %.

   [1] R. A. Fisher. The logic of inductive inference. Journal of the Royal Statistical Society 98(1), 1935.
   [2] Y. Benjamini, Y. Hochberg. Controlling the false discovery rate. Journal of the Royal Statistical
       Society B 57(1), 1995. */

import type { Counts } from "./count.ts";

export const FALSE_DISCOVERIES = 0.05;
const BY_CHANCE = 0.05;

export interface Surprise {
  readonly row: number;
  readonly column: number;
  readonly observed: number;
  readonly expected: number;
  /** Observed over expected; 0 where no paper has both. */
  readonly ratio: number;
  readonly p: number;
  /** Taken alone it would be rare by chance. */
  readonly leans: boolean;
  /** It would be rare among all cells of the table. */
  readonly standsOut: boolean;
}

/** A value a cell, row by row; null where nothing can be said: a concept with itself or with a broader one. */
export function surprises(counts: Counts, isNested: (row: number, column: number) => boolean): (Surprise | null)[] {
  const width = counts.columns.length;
  const chance = hypergeometric(counts.base);
  const found = Array.from(counts.cells, (observed, at) => {
    const [row, column] = [Math.floor(at / width), at % width];
    const [r, c] = [counts.baseRows[row]!, counts.baseColumns[column]!];
    if (!r || !c || isNested(row, column)) return null;
    const expected = (r * c) / counts.base;
    return { row, column, observed, expected, ratio: observed / expected, p: chance(observed, r, c) };
  });
  const limit = discoveryLimit(found.flatMap((each) => each?.p ?? []), FALSE_DISCOVERIES);
  return found.map((each) => each && { ...each, leans: each.p <= BY_CHANCE, standsOut: each.p <= limit });
}

/** Two-sided p of `together` papers with both, of n papers of which r have one thing and c another. */
export function hypergeometric(n: number): (together: number, r: number, c: number) => number {
  const logs = logFactorials(n);
  const choose = (of: number, take: number): number => logs[of]! - logs[take]! - logs[of - take]!;
  return (together, r, c) => {
    const [least, most] = [Math.max(0, r + c - n), Math.min(r, c)];
    const step = together * n > r * c ? 1 : -1; // away from what was expected
    let tail = 0;
    for (let k = together; k >= least && k <= most; k += step) {
      const each = Math.exp(choose(r, k) + choose(n - r, c - k) - choose(n, c));
      tail += each;
      if (each < tail * 1e-12) break;
    }
    return Math.min(1, 2 * tail);
  };
}

function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let each = 1; each <= n; each++) logs[each] = logs[each - 1]! + Math.log(each);
  return logs;
}

/** The largest p that is still a discovery at the rate; -1: none is. */
export function discoveryLimit(ps: readonly number[], rate: number): number {
  const sorted = [...ps].sort((a, b) => a - b);
  for (let at = sorted.length; at > 0; at--) {
    if (sorted[at - 1]! <= (rate * at) / sorted.length) return sorted[at - 1]!;
  }
  return -1;
}

/** The most surprising of each side, least likely first. */
export function strongest(all: readonly (Surprise | null)[], most: number): { frequent: Surprise[]; rare: Surprise[] } {
  const known = all.filter((each) => each !== null).sort((a, b) => a.p - b.p || b.expected - a.expected);
  return {
    frequent: known.filter((each) => each.ratio > 1).slice(0, most),
    rare: known.filter((each) => each.ratio < 1).slice(0, most),
  };
}

/** How strongly a cell is tinted, -4 (eight times rarer or more) to 4; each step is a factor of 8^(1/4). */
export function leaning(ratio: number): number {
  if (ratio === 0) return -4;
  const steps = Math.round((4 * Math.log2(ratio)) / 3);
  return Math.min(4, Math.max(-4, steps)) || 0;
}

/** The tint of a count, 0 (none) to 8 (the largest); by the root, so that small counts can be told apart. */
export function tint(count: number, largest: number): number {
  return count ? Math.max(1, Math.round(8 * Math.sqrt(count / largest))) : 0;
}
