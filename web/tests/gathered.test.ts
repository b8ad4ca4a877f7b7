import assert from "node:assert/strict";
import test from "node:test";

import { Atlas } from "../src/data/atlas.ts";
import { below, grouped, linksUnder, pathTo } from "../src/views/concept/gathered.ts";
import { SMALL, small } from "./small.ts";

test("a concept alone has its own links only", () => {
  assert.deepEqual(linksUnder(small(), 0, false), []);
  assert.deepEqual(linksUnder(small(), 2, false), [{ paper: 0, place: 0 }, { paper: 2, place: 7 }]);
});

test("with narrower concepts a paper stands once, by its strongest link", () => {
  assert.deepEqual(linksUnder(small(), 0, true), [
    { paper: 0, place: 0 },
    { paper: 1, place: 3 },
    { paper: 2, place: 6 },
  ]);
});

test("papers that extend a concept stand apart from those that use it", () => {
  const atlas = small();
  const groups = grouped(atlas, linksUnder(atlas, 0, true));
  assert.deepEqual(
    groups.map(({ key, name, links }) => [key, name, links.length]),
    [["proposes", "Proposed by", 1], ["extends", "Extended by", 1], ["compares_with", "Compared with by", 1]],
  );
});

test("a path leads from the top down to the concept, and ends where broader concepts run in a circle", () => {
  assert.deepEqual(pathTo(small(), 2), [0, 2]);
  const circle = new Atlas({ ...SMALL, concepts: { ...SMALL.concepts, broader: [[1], [0], [0], [], [], []] } });
  assert.deepEqual(pathTo(circle, 0), [1, 0]);
});

test("narrower concepts come with the papers of all below them, most first", () => {
  assert.deepEqual(below(small(), 0), [{ concept: 1, papers: 2 }, { concept: 2, papers: 2 }]);
  assert.deepEqual(below(small(), 1), []);
});
