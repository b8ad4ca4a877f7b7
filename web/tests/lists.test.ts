import assert from "node:assert/strict";
import test from "node:test";

import type { PaperText, ResultText } from "../src/data/types.ts";
import { bySentences } from "../src/parts/quote.ts";
import { abbreviates, shortName } from "../src/parts/short-name.ts";
import { everyYear } from "../src/parts/year-bars.ts";
import { bySentence } from "../src/views/paper/results.ts";
import { small } from "./small.ts";

test("links in the same sentences stand together, at the place of the first", () => {
  const text = {
    title: [["We extend ", ["PPO", [0]], "."]],
    abstract: [[["A2C", [1]], " and ", ["TRPO and A2C", [2, 1]]], [" "], ["Also ", ["DQN", [3]], "."], [["TRPO", [2]]]],
  } as unknown as PaperText;
  assert.deepEqual(bySentences(text, [0, 1, 2, 3]), [[0], [1], [2], [3]]);
  const same = { title: [], abstract: [[["A2C", [1]], " and ", ["TRPO", [2]]], [["PPO", [0]]]] } as unknown as PaperText;
  assert.deepEqual(bySentences(same, [0, 1, 2]), [[0], [1, 2]]);
});

test("years without papers stand between those that have some", () => {
  assert.deepEqual(everyYear(["2021", "2023", "", "2021"], "2020", "2023"), [["2020", 0], ["2021", 2], ["2022", 0], ["2023", 1]]);
});

test("a long name gives way to its acronym", () => {
  assert.equal(shortName(small(), 0, 30), "Reinforcement learning");
  assert.equal(shortName(small(), 0, 10), "RL");
  assert.equal(shortName(small(), 3, 5), "Offl…");
});

for (const [short, name, is] of [
  ["PPO", "Proximal Policy Optimization", true],
  ["MoE", "Mixture of Experts", true],
  ["LM", "BERT", false],
  ["PPO loss", "Proximal Policy Optimization", false],
  ["replay", "Prioritized Experience Replay", false],
] as const) {
  test(`${short} ${is ? "abbreviates" : "does not abbreviate"} ${name}`, () => {
    assert.equal(abbreviates(short, name), is);
  });
}

test("results that follow each other in one sentence share it", () => {
  const results = ["a", "a", "b", "a"].map((quote, at) => ({ quote, value: String(at) }) as ResultText);
  assert.deepEqual(bySentence(results).map((said) => said.map(({ value }) => value)), [["0", "1"], ["2"], ["3"]]);
});
