import assert from "node:assert/strict";
import test from "node:test";

import { isInside, select } from "../src/app/filter.ts";
import { NO_FILTER, type Filter } from "../src/app/state.ts";
import { small } from "./small.ts";

const papers = (filter: Partial<Filter>): readonly number[] => select(small(), { ...NO_FILTER, ...filter }).papers;

test("without a filter every paper passes", () => {
  assert.deepEqual(papers({}), [0, 1, 2, 3]);
});

test("words are found whatever their case and accents", () => {
  assert.deepEqual(papers({ words: "resume PLAY" }), [2]);
  assert.deepEqual(papers({ words: "journal ada" }), [0]);
});

test("a broad concept finds papers with a narrower one", () => {
  assert.deepEqual(papers({ concepts: ["method:rl"] }), [0, 1, 2]);
});

test("any concept of a kind is enough, of two kinds both are needed", () => {
  assert.deepEqual(papers({ concepts: ["method:ppo", "method:sac"] }), [0, 1, 2]);
  assert.deepEqual(papers({ concepts: ["method:sac", "domain:games"] }), [2]);
});

test("all concepts of a kind are needed when the filter says so", () => {
  assert.deepEqual(papers({ concepts: ["method:ppo", "method:sac"], match: "all" }), [2]);
});

test("papers with an unwanted concept are left out", () => {
  assert.deepEqual(papers({ without: ["domain:games"] }), [0, 3]);
});

test("roles and confidence say which links count", () => {
  assert.deepEqual(papers({ roles: ["avoids"] }), [2]);
  assert.deepEqual(papers({ concepts: ["method:sac"], roles: ["proposes"] }), [0]);
  assert.deepEqual(papers({ confidence: 90 }), [0, 1]);
});

test("a coarse topic holds the papers of its fine ones", () => {
  assert.deepEqual(papers({ topics: [0] }), [1, 2]);
  assert.deepEqual(papers({ topics: [1] }), [1, 2]);
  assert.deepEqual(papers({ topics: [2] }), [0]);
});

test("a date that is half known is in every range that it may lie in", () => {
  assert.deepEqual(papers({ from: "2023-02", to: "2023-12" }), [1, 2]);
  assert.deepEqual(papers({ from: "2024" }), [0]);
  assert.deepEqual(papers({ to: "2023" }), [1, 2]);
});

test("an area holds the papers inside its corners", () => {
  const corners = [[0, 0], [1, 0], [1, 1], [0, 1]] as const;
  assert.deepEqual(papers({ area: corners }), [0]);
  assert.equal(isInside(0.5, 0.5, corners), true);
  assert.equal(isInside(1.5, 0.5, corners), false);
});

test("counts of a facet are over the papers that fail no other condition", () => {
  const { ofConcept, ofTopic, ofYear } = select(small(), { ...NO_FILTER, concepts: ["domain:games"] });
  assert.deepEqual([...ofConcept], [2, 2, 1, 0, 1, 2]);
  assert.deepEqual([...ofTopic], [2, 2, 0]);
  assert.deepEqual([...ofYear], [["2023", 2]]);
});

test("roles are counted whatever roles are chosen", () => {
  const { ofRole } = select(small(), { ...NO_FILTER, roles: ["avoids"] });
  assert.deepEqual([...ofRole], [1, 1, 0, 4, 0, 1, 1, 0]);
});
