/* Which concepts rise and which fade.

   1. The papers are cut where a period begins, so that the newer part is as near to a third of them
      as can be.
   2. change = share of the newer part - share of what is before, with Newcombe's interval.
   3. A concept rises when the whole interval is above 0, and fades when it is below. */

import { differenceInterval, type Interval } from "../../parts/intervals.ts";
import type { Span } from "./periods.ts";
import type { Series } from "./series.ts";

export interface Change {
  readonly series: Series;
  readonly before: readonly [count: number, of: number];
  readonly since: readonly [count: number, of: number];
  /** In shares, -1 to 1. */
  readonly change: number;
  readonly interval: Interval;
  readonly says: "rises" | "fades" | "";
}

/** Place of the period where the newer part begins; 0: there is nothing before it. */
export function cutOf(sizes: ArrayLike<number>): number {
  const all = Array.from(sizes).reduce((sum, each) => sum + each, 0);
  let [cut, nearest, newer] = [0, Infinity, 0];
  for (let at = sizes.length - 1; at > 0; at--) {
    newer += sizes[at]!;
    const off = Math.abs(newer - all / 3);
    if (newer && newer < all && off < nearest) [cut, nearest] = [at, off];
  }
  return cut;
}

/** The strongest change first, whichever way. Nothing where there is only one period. */
export function changesOf(series: readonly Series[], span: Span): Change[] {
  const cut = cutOf(span.sizes);
  if (!cut) return [];
  const [before, since] = split(span.sizes, cut);
  return series
    .map((each) => changeOf(each, split(each.counts, cut), before, since))
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || a.series.concept - b.series.concept);
}

function changeOf(series: Series, [count0, count]: readonly [number, number], all0: number, all: number): Change {
  const interval = differenceInterval(count, all, count0, all0);
  const says = interval.low > 0 ? "rises" : interval.high < 0 ? "fades" : "";
  return { series, before: [count0, all0], since: [count, all], change: count / all - count0 / all0, interval, says };
}

function split(values: Uint32Array, cut: number): readonly [before: number, since: number] {
  const sum = (part: Uint32Array): number => part.reduce((total, each) => total + each, 0);
  return [sum(values.subarray(0, cut)), sum(values.subarray(cut))];
}
