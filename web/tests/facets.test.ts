import assert from "node:assert/strict";
import test from "node:test";

import { entriesOf, type Asked } from "../src/app/facet-entries.ts";
import { yearsOf } from "../src/app/facet-years.ts";
import { select } from "../src/app/filter.ts";
import { NO_FILTER, type Filter } from "../src/app/state.ts";
import { small } from "./small.ts";

function listed(asked: Partial<Asked>, change: Partial<Filter> = {}): { lines: string[]; more: number; keys: string[] } {
  const atlas = small();
  const filter = { ...NO_FILTER, ...change };
  const all: Asked = { kind: "method", words: "", most: 8, opened: new Set(), ...asked };
  const { entries, more } = entriesOf(atlas, select(atlas, filter), filter, all);
  const lines = entries.map(({ concept, depth, count }) => `${"  ".repeat(depth)}${atlas.label(concept)} ${count}`);
  return { lines, more, keys: entries.filter(({ opens }) => opens).map(({ key }) => key) };
}

test("what papers name most is listed, sorted by papers with narrower concepts", () => {
  assert.deepEqual(listed({}).lines, ["Reinforcement learning 3", "PPO 2", "SAC 2"]);
});

test("a roof without papers of its own gives way where there is little room", () => {
  assert.deepEqual(listed({ most: 2 }), { lines: ["PPO 2", "SAC 2"], more: 1, keys: [] });
});

test("chosen and unwanted concepts stand on top", () => {
  const { lines } = listed({ most: 1 }, { concepts: ["method:sac"], without: ["method:rl"] });
  assert.deepEqual(lines.slice(0, 2), ["SAC 0", "Reinforcement learning 0"]);
});

test("an opened concept shows its narrower ones indented", () => {
  assert.deepEqual(listed({}).keys, ["/0"]);
  assert.deepEqual(listed({ opened: new Set(["/0"]) }).lines, ["Reinforcement learning 3", "  PPO 2", "  SAC 2", "PPO 2", "SAC 2"]);
});

test("a search finds other labels, narrower concepts under broader ones", () => {
  assert.deepEqual(listed({ words: "proximal" }).lines, ["PPO 2"]);
  assert.deepEqual(listed({ words: "r" }).lines, ["Reinforcement learning 3", "  PPO 2", "  SAC 2"]);
  assert.deepEqual(listed({ words: "zzz" }).lines, []);
});

test("years run from the first to the last, and only those there are where they lie far apart", () => {
  assert.deepEqual(yearsOf(["2021-05", "", "2019", "2021"]), ["2019", "2020", "2021"]);
  assert.deepEqual(yearsOf(["0001", "2021"]), ["0001", "2021"]);
  assert.deepEqual(yearsOf([""]), []);
});
