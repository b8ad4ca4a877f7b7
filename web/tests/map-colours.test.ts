import assert from "node:assert/strict";
import test from "node:test";

import { select } from "../src/app/filter.ts";
import { NO_FILTER } from "../src/app/state.ts";
import { coloursOf, stepsOf, venueName } from "../src/views/map/colours.ts";
import { dotsOf, FAINT, HIDDEN, Near, radiusOf } from "../src/views/map/dots.ts";
import { modelOf, readOptions } from "../src/views/map/model.ts";
import { extentOf, focusOf, idOf, targetOf } from "../src/views/map/target.ts";
import { small } from "./small.ts";

const atlas = small();
const all = select(atlas, NO_FILTER);
const always = (): boolean => true;

test("papers have the colours of their coarse topics", () => {
  const { of, palette } = coloursOf(atlas, "topic", all, null);
  assert.deepEqual([...of].map((number) => palette[number]), ["--topic-1", "--topic-0", "--topic-0", "--shared"]);
});

test("years are ranked before they are coloured, and papers without one are faint", () => {
  assert.deepEqual([...stepsOf(["2013", "2023", "2024", "2023"])], [["2013", 0], ["2023", 3], ["2024", 6]]);
  const { of, entries } = coloursOf(atlas, "year", all, null);
  assert.deepEqual([...of], [6, 0, 0, FAINT]);
  assert.deepEqual(entries.map(({ name, papers }) => [name, papers]), [["2023", 2], ["2024", 1]]);
});

test("venues of several years are one venue", () => {
  assert.equal(venueName("NeurIPS 2020"), "NeurIPS");
  assert.equal(venueName("2019 IEEE Conference"), "IEEE Conference");
  assert.equal(venueName("ICML (2021)"), "ICML");
  assert.equal(venueName("2020"), "2020");
  const { of, entries } = coloursOf(atlas, "venue", all, null);
  assert.deepEqual([...of], [0, FAINT, FAINT, FAINT]);
  assert.deepEqual(entries.map(({ name }) => name), ["Journal of Walking"]);
});

test("by role, a paper shows what it does with the chosen concept", () => {
  const ppo = focusOf(atlas, { sort: "concept", index: 1 }, always);
  const { of, entries, palette } = coloursOf(atlas, "role", all, ppo);
  assert.deepEqual([of[0], palette[of[1]!], palette[of[2]!], of[3]], [FAINT, "--uses", "--compares-with", FAINT]);
  assert.deepEqual(entries.map(({ name, papers }) => [name, papers]), [["Uses", 1], ["Compares with", 1]]);
});

test("a broad concept lights up the papers of narrower ones", () => {
  const focus = focusOf(atlas, { sort: "concept", index: 0 }, always);
  assert.deepEqual([...focus.papers], [0, 1, 2]);
  assert.deepEqual(focus.ties.map(({ role }) => role), ["narrower", "narrower", "narrower"]);
  assert.deepEqual(focusOf(atlas, { sort: "topic", index: 0 }, always).papers, new Set([1, 2]));
  assert.deepEqual(focusOf(atlas, { sort: "paper", index: 1 }, always).concepts, [1, 5]);
});

test("a selection is found by its id and has an extent on the map", () => {
  assert.deepEqual(targetOf(atlas, "method:sac"), { sort: "concept", index: 2 });
  assert.deepEqual(targetOf(atlas, "arxiv:2301.1"), { sort: "paper", index: 1 });
  assert.deepEqual(targetOf(atlas, "topic:2"), { sort: "topic", index: 2 });
  assert.equal(targetOf(atlas, "topic:9"), null);
  assert.equal(idOf(atlas, { sort: "topic", index: 2 }), "topic:2");
  const extent = extentOf(atlas, focusOf(atlas, { sort: "concept", index: 5 }, always))!;
  assert.deepEqual([extent.left, extent.top].map((each) => each.toFixed(2)), ["-0.51", "-0.49"]);
});

test("what does not pass or does not belong is grey, or hidden if asked", () => {
  const dots = dotsOf(atlas);
  const some = select(atlas, { ...NO_FILTER, concepts: ["domain:games"] });
  assert.deepEqual([...modelOf(atlas, dots, some, [], readOptions({})).of], [FAINT, 0, 0]);
  assert.deepEqual([...modelOf(atlas, dots, some, [], readOptions({ rest: "hide" })).of], [HIDDEN, 0, 0]);
  assert.deepEqual([...modelOf(atlas, dots, all, [], readOptions({ sel: "method:ppo" })).of], [FAINT, 0, 0]);
});

test("concepts weigh by the papers that pass", () => {
  const { weight, ranked } = modelOf(atlas, dotsOf(atlas), all, [], readOptions({}));
  assert.deepEqual([...weight], [0, 2, 2, 1, 1, 2]);
  assert.deepEqual(ranked, [1, 2, 5, 3, 4]);
});

test("papers without a place have no dot, and the nearest dot is found", () => {
  const dots = dotsOf(atlas);
  assert.deepEqual([...dots.paper], [0, 1, 2]);
  const near = new Near(dots);
  assert.equal(near.find(-0.41, -0.58, 0.1, always), 2);
  assert.equal(near.find(-0.41, -0.58, 0.3, (dot) => dot !== 2), 1);
  assert.equal(near.find(0, 0, 0.1, always), -1);
});

test("the more papers, the smaller the dots; the nearer, the larger", () => {
  assert.ok(radiusOf(54, 1) > radiusOf(2000, 1) && radiusOf(2000, 1) > radiusOf(100_000, 1));
  assert.ok(radiusOf(100_000, 1) >= 0.8);
  assert.ok(radiusOf(54, 8) > radiusOf(54, 1));
});
