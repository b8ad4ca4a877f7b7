import assert from "node:assert/strict";
import test from "node:test";

import { select } from "../src/app/filter.ts";
import { NO_FILTER } from "../src/app/state.ts";
import { Atlas } from "../src/data/atlas.ts";
import { specific } from "../src/parts/candidates.ts";
import { linkTest } from "../src/parts/counted-links.ts";
import { differenceInterval, wilson } from "../src/parts/intervals.ts";
import { changesOf, cutOf } from "../src/views/timeline/changes.ts";
import { readOptions } from "../src/views/timeline/options.ts";
import { between, spanOf, type Span } from "../src/views/timeline/periods.ts";
import { named, roundedUp, spread, ticks } from "../src/views/timeline/scale.ts";
import { seriesOf, valuesOf } from "../src/views/timeline/series.ts";
import { SMALL, small } from "./small.ts";

const close = (value: number, expected: number): void => {
  assert.ok(Math.abs(value - expected) < 5e-4, `${value} is not ${expected}`);
};

const dated = (...date: string[]): Atlas => {
  const none = date.map(() => 0);
  const papers = { ...SMALL.papers, id: date.map((_, at) => `paper:${at}`), date, title: date, authors: date, venue: none, topic: none, x: none, y: none, first: [...none, 0] };
  return new Atlas({ ...SMALL, papers });
};

test("Wilson's interval is that of the textbook", () => {
  // Newcombe 1998, table I, method 3: 81/263 and 15/148
  close(wilson(81, 263).low, 0.2553);
  close(wilson(81, 263).high, 0.3662);
  close(wilson(15, 148).low, 0.0624);
  close(wilson(15, 148).high, 0.1605);
  assert.equal(wilson(0, 20).low, 0);
  close(wilson(0, 20).high, 0.1611);
  assert.equal(wilson(29, 29).high, 1);
});

test("the interval of a difference is Newcombe's method 10", () => {
  // Newcombe 1998, table II: 56/70 - 48/80
  const found = differenceInterval(56, 70, 48, 80);
  close(found.low, 0.0524);
  close(found.high, 0.3339);
});

test("years have no gaps, and papers without a date are counted apart", () => {
  const span = spanOf(dated("2024-02-01", "2024", "2021-05", ""), [0, 1, 2, 3], "");
  assert.equal(span.unit, "year");
  assert.deepEqual(span.periods, ["2021", "2022", "2023", "2024"]);
  assert.deepEqual([...span.sizes], [1, 0, 0, 2]);
  assert.deepEqual([...span.of], [3, 3, 0, -1]);
  assert.deepEqual(span.isDrawn, [true, false, false, true]);
  assert.equal(span.undated, 1);
});

test("a short span of dates with months is shown by month", () => {
  const span = spanOf(dated("2024-02-10", "2023-12-01"), [0, 1], "");
  assert.equal(span.unit, "month");
  assert.deepEqual(span.periods, ["2023-12", "2024-01", "2024-02"]);
  assert.equal(spanOf(dated("2024-02", "2019-12"), [0, 1], "").unit, "year");
  assert.equal(spanOf(dated("2024-02", "2023", "2023"), [0, 1, 2], "").unit, "year");
});

test("the last period is unfinished unless the newest paper is from its end", () => {
  assert.equal(spanOf(dated("2024-07-28", "2020-01"), [0, 1], "year").isUnfinished, true);
  assert.equal(spanOf(dated("2024-12-03", "2020-01"), [0, 1], "year").isUnfinished, false);
  assert.equal(spanOf(dated("2024", "2020"), [0, 1], "year").isUnfinished, true);
  assert.equal(spanOf(dated("2024-07-28", "2020-01"), [1], "year").isUnfinished, false);
  assert.equal(spanOf(dated("2024-07-12", "2024-06-01"), [0, 1], "month").isUnfinished, true);
  assert.equal(spanOf(dated("2024-07-29", "2024-06-01"), [0, 1], "month").isUnfinished, false);
});

test("early periods with too few papers are cut off, later ones only not drawn", () => {
  const span = spanOf(dated(...repeat("2024", 9), ...repeat("2023", 2), ...repeat("2022", 8), "1975"), numbers(20), "");
  assert.equal(span.least, 4); // median 8
  assert.deepEqual(span.periods, ["2022", "2023", "2024"]);
  assert.deepEqual(span.isDrawn, [true, false, true]);
  assert.equal(span.early, 1);
  assert.equal(span.of[19], -2);
});

test("a short sparse beginning stays on the axis", () => {
  const span = spanOf(dated(...repeat("2024", 9), ...repeat("2023", 8), ...repeat("2022", 8), ...repeat("2021", 8), "2020"), numbers(34), "");
  assert.deepEqual(span.periods, ["2020", "2021", "2022", "2023", "2024"]);
  assert.deepEqual(span.isDrawn, [false, true, true, true, true]);
});

test("nothing is dated: no periods", () => {
  const span = spanOf(dated("", ""), [0, 1], "");
  assert.deepEqual([span.periods, span.undated, span.isUnfinished], [[], 2, false]);
});

test("months run over the end of a year", () => {
  assert.deepEqual(between("2023-11", "2024-02"), ["2023-11", "2023-12", "2024-01", "2024-02"]);
});

test("a series counts papers with the concept or a narrower one, and knows its first and latest", () => {
  const atlas = small();
  const span = spanOf(atlas, [0, 1, 2, 3], "year");
  const about = linkTest(atlas, NO_FILTER, select(atlas, NO_FILTER), false);
  const [rl, ppo] = seriesOf(atlas, span, about, [0, 1, 3], false) as [never, never];
  assert.deepEqual(rl, { concept: 0, counts: Uint32Array.of(2, 1), papers: 3, first: 2, latest: 0 });
  assert.deepEqual(ppo, { concept: 1, counts: Uint32Array.of(2, 0), papers: 2, first: 2, latest: 1 });
  assert.deepEqual(valuesOf(ppo, span).map((each) => [each.at, each.count, each.of, each.share]), [[0, 2, 2, 1], [1, 0, 1, 0]]);
});

test("the newer part is as near to a third of the papers as periods allow", () => {
  assert.equal(cutOf([10, 10, 10]), 2);
  assert.equal(cutOf([1, 1, 1, 1, 1, 1, 20]), 6);
  assert.equal(cutOf([20, 0, 1]), 2);
  assert.equal(cutOf([7]), 0);
});

test("what rises, what fades and what may be chance", () => {
  const span = { sizes: Uint32Array.of(80, 70) } as unknown as Span;
  const series = [[48, 56], [40, 5], [40, 35]].map((counts, concept) => ({ concept, counts: Uint32Array.from(counts), papers: 0, first: 0, latest: 0 }));
  const found = changesOf(series, span);
  assert.deepEqual(found.map((each) => [each.series.concept, each.says]), [[1, "fades"], [0, "rises"], [2, ""]]);
  close(found[1]!.change, 0.2);
  close(found[1]!.interval.low, 0.0524);
});

test("axes end at round numbers and have round steps", () => {
  assert.deepEqual([0.37, 0.5, 7, 0.021, 0].map(roundedUp), [0.4, 0.5, 8, 0.025, 1]);
  assert.deepEqual(ticks(0.4, false), [0, 0.1, 0.2, 0.3, 0.4]);
  assert.deepEqual(ticks(8, true), [0, 2, 4, 6, 8]);
  assert.deepEqual(ticks(3, true), [0, 1, 2, 3]);
  assert.deepEqual(ticks(0.3, false), [0, 0.1, 0.2, 0.3]);
  assert.deepEqual(ticks(1, true), [0, 1]);
});

test("as many periods are named as there is room for, the last one always", () => {
  assert.deepEqual(named(13, 20), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  assert.deepEqual(named(13, 5), [0, 3, 6, 9, 12]);
  assert.deepEqual(named(1, 0), [0]);
});

test("labels move apart as little as they must and stay within bounds", () => {
  assert.deepEqual(spread([10, 50], 15, 0, 100), [10, 50]);
  assert.deepEqual(spread([50, 50], 10, 0, 100), [45, 55]);
  assert.deepEqual(spread([2, 0], 10, 0, 100), [10, 0]);
  assert.deepEqual(spread([99, 98, 40], 10, 0, 100), [100, 90, 40]);
});

test("a concept gives way to a narrower one that has nearly all its papers", () => {
  // reinforcement learning (0) is broader than PPO (1) and SAC (2)
  assert.deepEqual(specific(small(), [0, 1, 2], Uint32Array.of(10, 8, 2, 0, 0, 0)), [1, 2]);
  assert.deepEqual(specific(small(), [0, 1, 2], Uint32Array.of(10, 7, 2, 0, 0, 0)), [0, 1, 2]);
});

test("options that say nothing sensible are as in the first picture", () => {
  assert.deepEqual(readOptions(small(), { kind: "boss", by: "week", show: "nowhere" }), {
    kind: "method", level: "all", values: "shares", by: "", chosen: [], passing: false,
  });
  assert.equal(readOptions(small(), {}).chosen, null);
});

function repeat(text: string, times: number): string[] {
  return new Array<string>(times).fill(text);
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}
