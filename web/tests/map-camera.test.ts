import assert from "node:assert/strict";
import test from "node:test";

import { between, boundsOf, cameraText, framing, home, panned, project, readCamera, toMap, toScreen, zoomed, type Camera } from "../src/views/map/camera.ts";

const bounds = { left: -1, right: 1, bottom: -1, top: 1 };
const size = { width: 800, height: 600 };

function near(one: readonly number[], other: readonly number[]): void {
  assert.equal(one.length, other.length);
  one.forEach((value, at) => {
    assert.ok(Math.abs(value - other[at]!) < 1e-6, `${one.join()} is not ${other.join()}`);
  });
}

test("at first all is in view, with the middle in the middle", () => {
  const projection = project(home(bounds), bounds, size);
  near(toScreen(projection, 0, 0), [400, 300]);
  near(toScreen(projection, 1, 1), [652, 48]);
});

test("a point of the map comes back from the screen", () => {
  const projection = project({ x: 0.2, y: -0.3, zoom: 3 }, bounds, size);
  near(toMap(projection, ...toScreen(projection, 0.5, 0.25)), [0.5, 0.25]);
});

test("what is under the pointer stays there while one zooms", () => {
  const at = [600, 100] as const;
  const before = toMap(project(home(bounds), bounds, size), ...at);
  const nearer = zoomed(home(bounds), 2, at, bounds, size);
  assert.equal(nearer.zoom, 2);
  near(toMap(project(nearer, bounds, size), ...at), before);
});

test("the map cannot be lost", () => {
  assert.equal(panned(home(bounds), 1e6, 0, bounds, size).x, -1);
  assert.equal(zoomed(home(bounds), 1e-9, [0, 0], bounds, size).zoom, 0.6);
});

test("a part is brought near until it fills the window", () => {
  const part = framing({ left: 0.4, right: 0.6, bottom: 0.4, top: 0.6 }, bounds, size);
  near([part.x, part.y, part.zoom], [0.5, 0.5, 8]);
});

test("a part stands above what covers the foot of the window", () => {
  const part = framing({ left: -0.9, right: 0.9, bottom: -0.9, top: 0.9 }, bounds, size, 8, 100);
  const [, foot] = toScreen(project(part, bounds, size), 0, -0.9);
  const [, top] = toScreen(project(part, bounds, size), 0, 0.9);
  assert.ok(foot < size.height - 100 && top > 0, `${top} to ${foot} of ${size.height}`);
});

test("a flight starts and ends where it should", () => {
  const [from, to]: [Camera, Camera] = [{ x: 0, y: 0, zoom: 1 }, { x: 0.5, y: 0.2, zoom: 4 }];
  const ends = [between(from, to, 0), between(from, to, 1)].map(({ x, y, zoom }) => [x, y, zoom]);
  near(ends[0]!, [0, 0, 1]);
  near(ends[1]!, [0.5, 0.2, 4]);
});

test("a place comes back from an address, and nonsense does not", () => {
  assert.equal(cameraText({ x: 0.12345, y: -0.4, zoom: 2.5 }), "0.123_-0.4_2.5");
  assert.deepEqual(readCamera("0.123_-0.4_2.5", bounds), { x: 0.123, y: -0.4, zoom: 2.5 });
  assert.equal(readCamera("here", bounds), null);
  assert.equal(readCamera("1,2", bounds), null);
  assert.equal(readCamera("0,0,0", bounds), null);
});

test("bounds go around the points that have a place", () => {
  assert.deepEqual(boundsOf([null, 0, 1], [null, 2, 3]), { left: -0.01, right: 1.01, bottom: 1.99, top: 3.01 });
  assert.deepEqual(boundsOf([], []), { left: -1, right: 1, bottom: -1, top: 1 });
});
