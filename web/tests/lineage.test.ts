import assert from "node:assert/strict";
import test from "node:test";

import { select } from "../src/app/filter.ts";
import { NO_FILTER } from "../src/app/state.ts";
import { Atlas } from "../src/data/atlas.ts";
import { forestOf, isLater } from "../src/parts/lineage/forest.ts";
import { lineageModel } from "../src/parts/lineage/model.ts";
import { decimalYear } from "../src/parts/lineage/rows.ts";
import { birthsOf, everyStep, mostSaid, stepsAround, stepsOf, type Step } from "../src/parts/lineage/steps.ts";
import { bornInWords, yearOf } from "../src/parts/lineage/words.ts";
import { SMALL, small } from "./small.ts";

/* Methods: 0 dqn (in use 2013), 1 double (2015-09), 2 c51 (2017-07), 3 rainbow (2017-10), 4 muon, 5 clip, 6 adam.
   Papers, in the order of the atlas: 0 rainbow extends c51 and double; 1 c51 extends dqn, compared with
   rainbow; 2 double extends dqn; 3, without a date, clip extends muon, compared with adam. */
const METHODS = ["dqn", "double", "c51", "rainbow", "muon", "clip", "adam"];
const none = METHODS.map(() => 0);

const LINEAGE = new Atlas({
  ...SMALL,
  papers: {
    ...SMALL.papers,
    id: ["p:0", "p:1", "p:2", "p:3"],
    date: ["2017-10", "2017-07", "2015-09", ""],
    first: [0, 3, 6, 8, 11],
    concept: [3, 2, 1, 2, 0, 3, 1, 0, 5, 4, 6],
    role: [0, 1, 1, 0, 1, 5, 0, 1, 0, 1, 5],
    detail: [0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0],
    confidence: [90, 90, 90, 90, 90, 60, 90, 90, 90, 90, 60],
  },
  concepts: {
    ...SMALL.concepts,
    id: METHODS.map((name) => `method:${name}`),
    label: METHODS,
    kind: none,
    labels: METHODS.map(() => []),
    broader: METHODS.map(() => []),
    status: METHODS.map(() => "curated" as const),
    topic: METHODS.map(() => -1),
    x: METHODS.map(() => null),
    y: METHODS.map(() => null),
    order: none,
  },
  lineage: {
    method: [8, 6, 3, 0, 0, 8, 3],
    other: [9, 7, 4, 1, 2, 10, 5],
    namesBoth: [1, 0, 1, 0, 0, 0, 0],
    concept: [6, 2, 5, 1, 0, 4, 3],
    date: ["", "2017-07", "", "2015-09", "2013", "", "2017-10"],
    isSeen: [0, 0, 0, 0, 1, 0, 0],
  },
});

const said = (steps: readonly Step[]): string[] =>
  steps.map(({ method, other, relation, paper }) => `${METHODS[method]!} ${relation} ${METHODS[other]!} p:${paper}`);

test("steps are pairs of links of one paper", () => {
  assert.deepEqual(said(everyStep(LINEAGE)), [
    "clip extends muon p:3",
    "double extends dqn p:2",
    "c51 extends dqn p:1",
    "rainbow extends c51 p:0",
    "rainbow extends double p:0",
    "clip compares adam p:3",
    "c51 compares rainbow p:1",
  ]);
});

test("facets reach the lineage", () => {
  const selection = select(LINEAGE, { ...NO_FILTER, from: "2017-08" });
  const steps = stepsOf(LINEAGE, (paper, _, other) => selection.passes[paper] === 1 && selection.counts(other));
  assert.deepEqual(said(steps), ["rainbow extends c51 p:0", "rainbow extends double p:0"]);
});

test("each method hangs once, under what is best told and not younger", () => {
  const forest = forestOf(LINEAGE, everyStep(LINEAGE), birthsOf(LINEAGE));
  const drawn = forest.branches.map(({ concept, depth, under }) => [METHODS[concept], depth, under]);
  assert.deepEqual(drawn, [
    ["dqn", 0, 3],
    ["double", 1, 0],
    ["c51", 1, 1],
    ["rainbow", 2, 0],
    ["adam", 0, 0],
    ["muon", 0, 1],
    ["clip", 1, 0],
  ]);
  assert.deepEqual(forest.trees.map((tree) => METHODS[tree[0]!.concept]), ["dqn", "muon"]);
});

test("a circle is cut at its first method", () => {
  const step = (method: number, other: number): Step => ({ method, other, relation: "extends", paper: 0, place: 0, namesBoth: false });
  const undated = (): { date: string; isSeen: boolean } => ({ date: "", isSeen: false });
  const forest = forestOf(LINEAGE, [step(1, 2), step(2, 3), step(3, 1)], undated);
  // by their ids: c51 under rainbow, double under c51; rainbow may not hang under double then
  assert.deepEqual([...forest.parents], [[2, 3], [1, 2]]);
});

test("the steps around a method are its line and its own comparisons", () => {
  assert.deepEqual(said(stepsAround(everyStep(LINEAGE), 1)), ["double extends dqn p:2", "rainbow extends double p:0"]);
  assert.deepEqual(said(stepsAround(everyStep(LINEAGE), 6)), ["clip compares adam p:3"]);
  assert.deepEqual(everyStep(small()), []);
});

test("most said counts papers", () => {
  assert.deepEqual(mostSaid(LINEAGE, everyStep(LINEAGE), "extends")[0], [0, 2]);
});

test("a chart draws trees first, then what was compared, and tells what it leaves out", () => {
  const drawn = lineageModel(LINEAGE, everyStep(LINEAGE)).drawn;
  assert.deepEqual(drawn.rows.map(({ branch }) => METHODS[branch.concept]), ["dqn", "double", "c51", "rainbow", "adam", "muon", "clip"]);
  assert.deepEqual(said(drawn.side), ["rainbow extends double p:0", "clip compares adam p:3", "c51 compares rainbow p:1"]);
  assert.deepEqual(drawn.rows.map(({ time }) => time), [2013.5, 2015 + 8.5 / 12, 2017 + 6.5 / 12, 2017 + 9.5 / 12, null, null, null]);
  const few = lineageModel(LINEAGE, everyStep(LINEAGE), 2).drawn;
  assert.deepEqual(few.rows.map(({ branch, leftOut }) => [METHODS[branch.concept], leftOut]), [["dqn", 1], ["c51", 1]]);
});

test("without a date, to the right is further from the root", () => {
  const steps = everyStep(LINEAGE).filter(({ paper }) => paper === 3);
  const { drawn } = lineageModel(LINEAGE, steps);
  assert.equal(drawn.isDated, false);
  assert.deepEqual(drawn.rows.map(({ time }) => time), [0, 0, 1]);
});

test("dates are compared as far as both are known", () => {
  assert.deepEqual([isLater("2018-01", "2017"), isLater("2017-06", "2017"), isLater("2017", "")], [true, false, false]);
  assert.equal(decimalYear("2024"), 2024.5);
});

test("a date says what it is of", () => {
  assert.equal(yearOf({ date: "2018-01", isSeen: true }), "≤2018");
  assert.equal(bornInWords({ date: "", isSeen: false }), "no date");
  assert.equal(bornInWords({ date: "2018", isSeen: true }), "in use by 2018");
});
