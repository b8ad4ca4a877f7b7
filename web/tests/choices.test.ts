import assert from "node:assert/strict";
import test from "node:test";

import { between, refusing, toggled, wanting } from "../src/app/choices.ts";
import { conditionsOf, spanOf } from "../src/app/conditions.ts";
import { NO_FILTER, type Filter } from "../src/app/state.ts";
import { small } from "./small.ts";

const filter = (change: Partial<Filter>): Filter => ({ ...NO_FILTER, ...change });
const texts = (change: Partial<Filter>): string[] =>
  conditionsOf(small(), filter(change)).map(({ joined, negated, text }) => [joined, negated && "not", text].filter(Boolean).join(" "));

test("a second choice of the same takes it away", () => {
  assert.deepEqual(toggled(["a", "b"], "a"), ["b"]);
  assert.deepEqual(toggled(["b"], "a"), ["b", "a"]);
});

test("what is asked for is not left out at the same time", () => {
  assert.deepEqual(wanting(filter({ without: ["method:ppo"] }), "method:ppo"), { concepts: ["method:ppo"], without: [] });
  assert.deepEqual(refusing(filter({ concepts: ["method:ppo"] }), "method:ppo"), { concepts: [], without: ["method:ppo"] });
});

test("an end of a range that would cross takes the other with it", () => {
  assert.deepEqual(between(filter({ from: "2019", to: "2021" }), "from", "2023"), { from: "2023", to: "2023" });
  assert.deepEqual(between(filter({ from: "2019", to: "2021" }), "to", "2018"), { from: "2018", to: "2018" });
  assert.deepEqual(between(filter({ from: "2019", to: "2021" }), "to", ""), { from: "2019", to: "" });
});

test("concepts of one kind are joined by or, or by and where all are asked for", () => {
  const concepts = ["method:ppo", "domain:games", "method:sac"];
  assert.deepEqual(texts({ concepts }), ["PPO", "or SAC", "Games"]);
  assert.deepEqual(texts({ concepts, match: "all" }), ["PPO", "and SAC", "Games"]);
});

test("every condition is said in words", () => {
  assert.deepEqual(texts({ without: ["domain:games"], topics: [2], roles: ["uses", "avoids"], confidence: 70 }), [
    "not Games",
    "SAC",
    "uses",
    "or avoids",
    "confidence 70% or more",
  ]);
  assert.deepEqual(texts({ words: "far", from: "2019", area: [[0, 0], [1, 0], [1, 1]] }), [
    "from 2019",
    "title has “far”",
    "area on the map",
  ]);
});

test("a concept that the landscape has not is named by its id", () => {
  assert.deepEqual(texts({ concepts: ["method:elsewhere"] }), ["method:elsewhere (not in here)"]);
});

test("each condition can be taken away alone", () => {
  const [first, second] = conditionsOf(small(), filter({ concepts: ["method:ppo", "method:sac"], from: "2019", to: "2020" }));
  assert.deepEqual(first?.removed, { concepts: ["method:sac"] });
  assert.deepEqual(second?.removed, { concepts: ["method:ppo"] });
});

test("a range is named by what bounds it", () => {
  assert.deepEqual([spanOf("2019", "2024"), spanOf("2024", "2024"), spanOf("2019", ""), spanOf("", "2024")], [
    "2019–2024",
    "2024",
    "from 2019",
    "until 2024",
  ]);
});
