import assert from "node:assert/strict";
import test from "node:test";

import { Finder, fit } from "../src/app/find.ts";
import { small } from "./small.ts";

const found = (typed: string, most = 8): string[] => new Finder(small()).find(typed, most).map(({ sort, name }) => `${sort} ${name}`);

test("the whole name is better than its beginning, a word than a part, all words than nothing", () => {
  const words = (typed: string): string[] => typed.split(" ");
  const steps = ["ppo", "ppo clip", "deep ppo", "xppo"].map((name) => fit(name, "ppo", ["ppo"]));
  assert.deepEqual(steps, [0, 1, 2, 3]);
  assert.equal(fit("value on policy", "policy value", words("policy value")), 4);
  assert.equal(fit("value", "policy", ["policy"]), 9);
});

test("a word may begin later than where its letters first stand", () => {
  assert.equal(fit("conserve on policy", "on", ["on"]), 2);
});

test("exact names stand first, then more papers, papers of the list last", () => {
  assert.deepEqual(found("games"), ["domain Games", "topic Games", "topic PPO · Games"]);
  assert.deepEqual(found("play"), ["paper Playing well", "paper Résumé of playing"]);
});

test("another label finds its concept and is shown", () => {
  const [first] = new Finder(small()).find("soft actor", 8);
  assert.deepEqual(first, { sort: "method", index: 2, name: "SAC", note: "Soft Actor-Critic", papers: 2 });
});

test("accents and case do not matter, authors are found too", () => {
  assert.deepEqual(found("RESUME"), ["paper Résumé of playing"]);
  assert.deepEqual(found("ada"), ["paper Walking far"]);
});

test("nothing typed finds nothing, and no more than asked for are given", () => {
  assert.deepEqual(found("  "), []);
  assert.equal(found("o", 2).length, 2);
});
