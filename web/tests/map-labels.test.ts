import assert from "node:assert/strict";
import test from "node:test";

import { around, clamped, Crowd, overlap, placeLabels, placesAbout, type Box, type Spot } from "../src/views/map/labels.ts";
import { titleLines, titleOpacity } from "../src/views/map/titles.ts";
import { wrapped } from "../src/views/map/block.ts";

const size = { width: 400, height: 300 };

function spot(key: string, x: number, y: number, more: Partial<Spot> = {}): Spot {
  return { key, boxes: placesAbout(x, y, 6, 60, 14), must: false, may: 0, ...more };
}

function boxOf(left: number, top: number, right: number, bottom: number): Box {
  return { left, top, right, bottom };
}

test("a name stands beside its shape where there is room", () => {
  const [placed] = placeLabels([spot("a", 100, 100)], new Crowd(size), size);
  assert.deepEqual(placed, { key: "a", box: boxOf(106, 93, 166, 107), choice: 0 });
});

test("a second name at the same place goes to another side", () => {
  const placed = placeLabels([spot("a", 100, 100), spot("b", 100, 100)], new Crowd(size), size);
  assert.deepEqual(placed.map(({ key, choice }) => [key, choice]), [["a", 0], ["b", 3]]);
});

test("no two names overlap, however many there are, and none leaves the window", () => {
  const spots = Array.from({ length: 300 }, (_, at) => spot(String(at), (at * 37) % 400, (at * 61) % 300));
  const placed = placeLabels(spots, new Crowd(size), size);
  assert.ok(placed.length > 30);
  placed.forEach(({ box }, at) => {
    assert.ok(box.left >= 0 && box.top >= 0 && box.right <= 400 && box.bottom <= 300);
    assert.ok(placed.slice(at + 1).every((other) => !overlap(box, other.box)));
  });
});

test("a name avoids dots, and is left out where it would hide more than it may", () => {
  const crowd = new Crowd(size);
  crowd.add(130, 100);
  const [placed] = placeLabels([spot("a", 100, 100)], crowd, size);
  assert.notEqual(placed!.choice, 0);
  const full = new Crowd(size);
  for (let x = 0; x < 400; x += 5) for (let y = 0; y < 300; y += 5) full.add(x, y);
  assert.deepEqual(placeLabels([spot("a", 100, 100)], full, size), []);
  assert.equal(placeLabels([spot("a", 100, 100, { must: true })], full, size).length, 1);
});

test("a name stays where it was while that costs little", () => {
  const [placed] = placeLabels([spot("a", 100, 100)], new Crowd(size), size, new Map([["a", 3]]));
  assert.equal(placed!.choice, 3);
});

test("a shape that lies under a placed name keeps its own name away", () => {
  const spots = [spot("a", 100, 100), spot("b", 130, 100, { mark: around(130, 100, 5) })];
  assert.deepEqual(placeLabels(spots, new Crowd(size), size).map(({ key }) => key), ["a"]);
});

test("a name that must stand does so even where its shape lies under another", () => {
  const spots = [spot("a", 100, 100), spot("b", 130, 106, { mark: around(130, 106, 5), must: true })];
  assert.deepEqual(placeLabels(spots, new Crowd(size), size).map(({ key }) => key), ["a", "b"]);
});

test("what stands on the map is not written over", () => {
  const [placed] = placeLabels([spot("a", 100, 100)], new Crowd(size), size, new Map(), [boxOf(100, 0, 400, 300)]);
  assert.equal(placed!.choice, 3);
});

test("dots under a box are counted", () => {
  const crowd = new Crowd(size);
  crowd.add(50, 50);
  crowd.add(53, 51, 2);
  crowd.add(300, 200);
  crowd.add(-10, 900);
  assert.equal(crowd.under(boxOf(40, 40, 70, 70)), 3);
  assert.equal(crowd.under(boxOf(0, 0, 400, 300)), 4);
  assert.equal(crowd.under(boxOf(100, 100, 150, 150)), 0);
});

test("a box is moved into the window by as little as is needed", () => {
  assert.deepEqual(clamped(boxOf(-20, 290, 80, 310), size), boxOf(4, 276, 104, 296));
});

test("a title is one line where it is short, else a line a concept", () => {
  assert.deepEqual(titleLines("RLHF · Reward model", 28), ["RLHF · Reward model"]);
  assert.deepEqual(titleLines("Robotic Manipulation · Imitation Learning", 28), ["Robotic Manipulation", "Imitation Learning"]);
});

test("fine titles come as coarse ones go, and a topic without parts keeps its title", () => {
  assert.deepEqual([1, 3].map((zoom) => titleOpacity(0, true, zoom)), [1, 0]);
  assert.deepEqual([1, 3].map((zoom) => titleOpacity(1, true, zoom)), [0, 1]);
  assert.equal(titleOpacity(0, false, 9), 1);
});

test("long names and words without end are cut", () => {
  assert.deepEqual(wrapped("Soft actor critic", 10, 2), ["Soft actor", "critic"]);
  const lines = wrapped("x".repeat(10_000), 10, 2);
  assert.equal(lines.length, 1);
  assert.ok(lines[0]!.length <= 16);
});
