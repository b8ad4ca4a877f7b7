import assert from "node:assert/strict";
import test from "node:test";

import { select } from "../src/app/filter.ts";
import { NO_FILTER, type Filter } from "../src/app/state.ts";
import { linkTest, sizes, type LinkTest } from "../src/parts/counted-links.ts";
import { axisOf } from "../src/views/matrix/axis.ts";
import { countCells, papersOfCell } from "../src/views/matrix/count.ts";
import { readOptions } from "../src/views/matrix/options.ts";
import { blockScores } from "../src/views/matrix/seriate.ts";
import { discoveryLimit, hypergeometric, leaning, strongest, surprises, tint } from "../src/views/matrix/surprise.ts";
import { small } from "./small.ts";

const [RL, PPO, SAC, OFFLINE, ROBOTICS, GAMES] = [0, 1, 2, 3, 4, 5];
const ALL = [0, 1, 2, 3];
const testOf = (filter: Partial<Filter> = {}, passing = false): LinkTest => {
  const whole = { ...NO_FILTER, ...filter };
  return linkTest(small(), whole, select(small(), whole), passing);
};

test("papers are counted with what is narrower, but not what they avoid", () => {
  assert.deepEqual([...sizes(small(), ALL, testOf(), false)], [3, 2, 1, 1, 1, 2]);
  assert.deepEqual([...sizes(small(), ALL, testOf(), true)], [0, 2, 1, 1, 1, 2]);
});

test("what papers avoid counts when asked for, or when the filter asks for that role", () => {
  assert.equal(sizes(small(), ALL, testOf({}, true), false)[SAC], 2);
  assert.equal(sizes(small(), ALL, testOf({ roles: ["avoids"] }), false)[SAC], 1);
});

test("cells count papers with both, margins papers with one", () => {
  const counts = countCells(small(), { papers: ALL, rows: [RL, PPO, SAC], columns: [ROBOTICS, GAMES], test: testOf(), exact: false });
  assert.deepEqual([...counts.cells], [1, 2, 0, 2, 1, 0]);
  assert.deepEqual([...counts.rows], [3, 2, 1]);
  assert.deepEqual([...counts.columns], [1, 2]);
  assert.equal(counts.base, 3);
});

test("chance is reckoned from the papers that have something of both kinds", () => {
  const counts = countCells(small(), { papers: ALL, rows: [PPO, SAC], columns: [OFFLINE], test: testOf(), exact: false });
  assert.equal(counts.base, 1);
  assert.deepEqual([...counts.baseRows], [0, 1]);
  assert.deepEqual([...counts.rows], [2, 1]);
});

test("exact counts leave narrower concepts out", () => {
  const counts = countCells(small(), { papers: ALL, rows: [RL, PPO], columns: [GAMES], test: testOf(), exact: true });
  assert.deepEqual([...counts.cells], [0, 2]);
});

test("a cell opens to its papers with the links that put them there", () => {
  assert.deepEqual(papersOfCell(small(), RL, GAMES, { papers: ALL, test: testOf(), exact: false }), [
    { paper: 1, ofRow: [3], ofColumn: [4] },
    { paper: 2, ofRow: [6], ofColumn: [5] },
  ]);
});

const axis = (options: Record<string, string>): [number, number][] => {
  const atlas = small();
  const size = sizes(atlas, ALL, testOf(), options.level === "exact");
  return axisOf(atlas, "method", size, readOptions(atlas, options)).entries.map((each) => [each.concept, each.depth]);
};

test("families stand alone until one is opened", () => {
  assert.deepEqual(axis({ level: "families" }), [[RL, 0]]);
  assert.deepEqual(axis({ level: "families", opened: "method:rl" }), [[RL, 0], [SAC, 1], [PPO, 1]]);
});

test("what an opened concept holds stands below it, not where it was", () => {
  assert.deepEqual(axis({}), [[RL, 0], [SAC, 0], [PPO, 0]]);
  assert.deepEqual(axis({ opened: "method:rl", sort: "name" }), [[RL, 0], [PPO, 1], [SAC, 1]]);
});

test("rows are sorted by block, size or name", () => {
  assert.deepEqual(axis({ level: "all" }), [[RL, 0], [SAC, 0], [PPO, 0]]);
  assert.deepEqual(axis({ level: "all", sort: "size" }), [[RL, 0], [PPO, 0], [SAC, 0]]);
  assert.deepEqual(axis({ level: "all", sort: "name" }), [[PPO, 0], [RL, 0], [SAC, 0]]);
});

test("a concept without papers of its own is no row of the exact table", () => {
  assert.deepEqual(axis({ level: "exact" }), [[SAC, 0], [PPO, 0]]);
});

test("wrong options are as in the first picture", () => {
  const read = readOptions(small(), { rows: "boss", top: "7", cell: "method:rl~nowhere", opened: "x" });
  assert.deepEqual(read, {
    rows: "method", columns: "setting", top: 20, sort: "blocks", level: "all", opened: [],
    reading: "counts", passing: false, cell: null,
  });
});

const close = (value: number, expected: number): void => {
  assert.ok(Math.abs(value - expected) < 1e-9, `${value} is not ${expected}`);
};

test("the exact test agrees with tables worked out by hand", () => {
  const chance = hypergeometric(10);
  close(chance(5, 5, 5), 2 / 252); // one way of C(10, 5) to draw the same five
  close(chance(4, 5, 5), 2 * (26 / 252)); // 25 ways for four, 1 for five
  close(chance(0, 5, 5), 2 / 252);
  close(hypergeometric(4)(1, 2, 2), 1);
});

test("Benjamini and Hochberg keep every p up to the last one below its line", () => {
  assert.equal(discoveryLimit([0.5, 0.03, 0.01, 0.026], 0.05), 0.03); // lines: 0.0125, 0.025, 0.0375, 0.05
  assert.equal(discoveryLimit([0.2, 0.9], 0.05), -1);
  assert.equal(discoveryLimit([], 0.05), -1);
});

test("expected is what independence gives, and a nested pair says nothing", () => {
  const counts = {
    cells: Uint32Array.of(5, 0, 2, 1),
    rows: Uint32Array.of(9, 9), columns: Uint32Array.of(9, 9),
    baseRows: Uint32Array.of(5, 4), baseColumns: Uint32Array.of(5, 2), base: 10,
  };
  const found = surprises(counts, (row, column) => row === 1 && column === 1);
  assert.deepEqual(found.map((each) => each && [each.observed, each.expected, each.ratio]), [[5, 2.5, 2], [0, 1, 0], [2, 2, 1], null]);
  close(found[0]!.p, 2 / 252);
  assert.deepEqual(found.map((each) => each?.standsOut), [true, false, false, undefined]);
  assert.deepEqual(found.map((each) => each?.leans), [true, false, false, undefined]);
  const { frequent, rare } = strongest(found, 10);
  assert.deepEqual([frequent.map((each) => each.observed), rare.map((each) => each.observed)], [[5], [0]]);
});

test("tints grow with the root of a count, leanings with the logarithm of a ratio", () => {
  assert.deepEqual([0, 1, 16, 25, 64, 100].map((count) => tint(count, 100)), [0, 1, 3, 4, 6, 8]);
  assert.deepEqual([0, 0.125, 0.5, 1, 1.7, 8, 100].map(leaning), [-4, -4, -1, 0, 1, 4, 4]);
});

test("rows and columns of one block come to stand together", () => {
  // rows 0 and 2 share columns 1 and 3, rows 1 and 3 the others; one paper links the blocks
  const cells = [0, 5, 0, 4, 6, 0, 3, 0, 1, 7, 0, 5, 4, 0, 5, 0];
  const { rows, columns } = blockScores(cells, 4, 4, [0, 1, 2, 3]);
  const sorted = (scores: readonly number[]): number[] => [0, 1, 2, 3].sort((a, b) => scores[a]! - scores[b]!);
  assert.deepEqual(sorted(rows), [3, 1, 2, 0]);
  assert.deepEqual(sorted(columns), [2, 0, 1, 3]);
});

test("an empty table has an order too", () => {
  assert.deepEqual(blockScores([0, 0], 1, 2, [0, 1]), { rows: [0], columns: [0, 0] });
});
