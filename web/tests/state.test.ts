import assert from "node:assert/strict";
import test from "node:test";

import { changed, hashOf, NO_FILTER, stateOf, type State } from "../src/app/state.ts";
import { SMALL } from "./small.ts";

const FULL: State = {
  view: "concept",
  id: "method:a/b?c&d=é%",
  filter: {
    words: "two words, 100 %",
    concepts: ["method:ppo", "method:odd,one"],
    without: ["domain:games"],
    match: "all",
    roles: ["uses", "avoids"],
    topics: [3, 1],
    from: "2019",
    to: "2024-05",
    confidence: 75,
    area: [[0.1, -0.2], [0.5, 0.25], [-1, 1]],
  },
  options: { at: "0.1,0.2", sort: "name" },
};

const read = (hash: string): State => stateOf(hash, SMALL.roles);

test("every state comes back from its address", () => {
  assert.deepEqual(read(hashOf(FULL)), FULL);
});

test("addresses read well", () => {
  const state = changed(read(""), { view: "paper", id: "arxiv:1812.05905", filter: { concepts: ["method:sac"] } });
  assert.equal(hashOf(state), "#/paper/arxiv:1812.05905?with=method:sac");
});

test("what an address says wrongly is as in the first picture", () => {
  const state = read("#/nowhere?role=boss&topic=x&from=soon&sure=many&area=1_2,3&%=%");
  assert.deepEqual(state.view, "map");
  assert.deepEqual(state.filter, NO_FILTER);
});

test("another view starts without options, the same one keeps them", () => {
  assert.deepEqual(changed(FULL, { view: "matrix" }).options, {});
  assert.deepEqual(changed(FULL, { options: { sort: "" } }).options, { at: "0.1,0.2" });
  assert.deepEqual(changed(FULL, { view: "matrix" }).filter, FULL.filter);
});
