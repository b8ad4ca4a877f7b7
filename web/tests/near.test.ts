import assert from "node:assert/strict";
import test from "node:test";

import { nearest } from "../src/parts/nearest.ts";
import { association, companions } from "../src/parts/together.ts";
import { small } from "./small.ts";

const close = (found: number, expected: number): void => {
  assert.ok(Math.abs(found - expected) < 1e-9, `${found} is not ${expected}`);
};

test("near papers share what they are about, not what they avoid or mention", () => {
  const near = nearest(small(), 1, 5);
  assert.deepEqual(near.map(({ paper, shared }) => [paper, shared]), [[2, [1, 5]]]);
  close(near[0]!.score, 1);
});

test("a paper that is about nothing has none near", () => {
  assert.deepEqual(nearest(small(), 3, 5), []);
  assert.deepEqual(nearest(small(), 0, 5), []);
});

test("at most so many papers are given", () => {
  assert.deepEqual(nearest(small(), 2, 0), []);
});

test("twice as many papers as by chance is a lift of two", () => {
  const { lift, npmi } = association(2, 2, 2, 4);
  assert.equal(lift, 2);
  close(npmi, 1);
  close(association(1, 2, 2, 4).npmi, 0);
  assert.equal(association(4, 4, 4, 4).npmi, 0);
});

test("companions are what papers are about besides, most papers first", () => {
  const leaving = new Uint8Array(6);
  leaving[1] = 1;
  const found = companions(small(), [1, 2], leaving);
  assert.deepEqual(found.map(({ concept, papers, lift }) => [concept, papers, lift]), [[5, 2, 2]]);
});
