import assert from "node:assert/strict";
import test from "node:test";

import type { Companion } from "../src/parts/together.ts";
import { joined, placed, strongest } from "../src/views/concept/around.ts";
import { twoLines } from "../src/views/concept/neighbourhood.ts";
import { small } from "./small.ts";

const companion = (concept: number, papers: number, npmi = 0.5): Companion => ({ concept, papers, lift: 1, npmi });

test("the strongest of each kind are taken, in the order of kinds", () => {
  const found = [companion(5, 3), companion(4, 9), companion(1, 1), companion(2, 2), companion(3, 1)];
  assert.deepEqual(strongest(small(), found, 1).map((each) => each.concept), [2, 3, 4]);
});

test("of as many shared papers those weigh more that are further above chance", () => {
  const found = [companion(4, 2, -0.3), companion(5, 2, 0.6)];
  assert.deepEqual(strongest(small(), found, 2).map((each) => each.concept), [5, 4]);
});

test("neighbours stand down the right side and up the left one, at even heights", () => {
  const shown = [1, 2, 3, 4, 5].map((concept) => companion(concept, 1));
  const places = placed(shown, { wide: 100, tall: 60 });
  assert.deepEqual(places.map(({ y, side }) => [y, side]), [[-40, "right"], [0, "right"], [40, "right"], [30, "left"], [-30, "left"]]);
  assert.deepEqual(places.map(({ x }) => x), [78.5, 100, 78.5, -88.5, -88.5]);
});

test("neighbours that share papers with each other are joined, by two papers at least", () => {
  const shown = [companion(1, 2), companion(5, 2), companion(4, 1)];
  assert.deepEqual(joined(small(), [0, 1, 2], shown, 5), [{ from: 0, to: 1, papers: 2 }]);
});

test("a long name is cut at a space into two lines", () => {
  assert.deepEqual(twoLines("Proximal Policy Optimization", 20), ["Proximal Policy", "Optimization"]);
  assert.deepEqual(twoLines("PPO", 20), ["PPO"]);
  assert.deepEqual(twoLines("Supercalifragilisticexpialidocious", 20), ["Supercalifragilistic", "expialidocious"]);
});
