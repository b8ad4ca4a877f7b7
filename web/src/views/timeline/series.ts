/* How many papers of each period have a concept. */

import type { Atlas } from "../../data/atlas.ts";
import type { LinkTest } from "../../parts/counted-links.ts";
import { wilson, type Interval } from "../../parts/intervals.ts";
import { EARLY, NONE, type Span } from "./periods.ts";

export interface Series {
  readonly concept: number;
  /** Papers in each period. */
  readonly counts: Uint32Array;
  /** All that are dated, early ones too. */
  readonly papers: number;
  /** The oldest and the newest of them. */
  readonly first: number;
  readonly latest: number;
}

/** Those of the concepts that have a dated paper; with what is narrower unless `exact`. */
export function seriesOf(atlas: Atlas, span: Span, test: LinkTest, concepts: readonly number[], exact: boolean): Series[] {
  const wanted = new Int32Array(atlas.conceptCount).fill(-1);
  concepts.forEach((concept, at) => (wanted[concept] = at));
  const counts = concepts.map(() => new Uint32Array(span.periods.length));
  const papers = concepts.map((): number[] => []);
  const { concept } = atlas.data.papers;
  for (let paper = 0; paper < atlas.paperCount; paper++) {
    const period = span.of[paper]!;
    if (period === NONE) continue;
    const { from, to } = atlas.linksOf(paper);
    for (let place = from; place < to; place++) {
      if (!test(place)) continue;
      const own = concept[place]!;
      for (const each of exact ? [own] : atlas.upwards(own)) {
        const at = wanted[each]!;
        if (at < 0 || papers[at]!.at(-1) === paper) continue;
        papers[at]!.push(paper);
        if (period !== EARLY) counts[at]![period]!++;
      }
    }
  }
  const { date } = atlas.data.papers;
  return concepts
    .map((each, at) => ({ concept: each, counts: counts[at]!, papers: papers[at]!.length, ...ends(papers[at]!, date) }))
    .filter((each) => each.papers);
}

/* Papers stand newest first, but of one day in the order of their ids: the first of the oldest day is taken. */
function ends(papers: readonly number[], date: readonly string[]): { first: number; latest: number } {
  const oldest = date[papers.at(-1) ?? -1];
  return { first: papers.find((each) => date[each] === oldest) ?? -1, latest: papers[0] ?? -1 };
}

export interface Value {
  /** Place of its period. */
  readonly at: number;
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly interval: Interval;
}

/** The periods that are drawn, each with its share and how sure that is. */
export function valuesOf(series: Series, span: Span): Value[] {
  const found: Value[] = [];
  span.periods.forEach((_, at) => {
    const [count, of] = [series.counts[at]!, span.sizes[at]!];
    if (span.isDrawn[at]) found.push({ at, count, of, share: count / of, interval: wilson(count, of) });
  });
  return found;
}
