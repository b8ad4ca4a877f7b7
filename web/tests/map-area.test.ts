import assert from "node:assert/strict";
import test from "node:test";

import { isInside } from "../src/app/filter.ts";
import { yearsOf } from "../src/views/map/brush.ts";
import { areaOf, simplified, windowArea } from "../src/views/map/lasso.ts";
import { reach, reliefsOf, smooth } from "../src/views/map/relief.ts";
import type { Point } from "../src/views/map/camera.ts";

const projection = { scale: 100, left: 200, top: 150 };

test("a drawn line becomes few corners in units of the map", () => {
  const circle = Array.from({ length: 500 }, (_, at): Point => [200 + 80 * Math.cos(at / 80), 150 + 80 * Math.sin(at / 80)]);
  const corners = areaOf(circle, projection);
  assert.ok(corners.length >= 8 && corners.length <= 40);
  assert.equal(isInside(0, 0, corners), true);
  assert.equal(isInside(0.9, 0, corners), false);
});

test("a click or a straight line encloses nothing", () => {
  assert.deepEqual(areaOf([[10, 10]], projection), []);
  assert.deepEqual(areaOf([[10, 10], [60, 10], [120, 10]], projection), []);
});

test("points near a straight line are left out", () => {
  assert.deepEqual(simplified([[0, 0], [5, 0.4], [10, 0], [10, 10]], 1), [[0, 0], [10, 0], [10, 10]]);
});

test("the window is an area of four corners", () => {
  assert.deepEqual(windowArea(projection, { width: 400, height: 300 }), [[-2, 1.5], [2, 1.5], [2, -1.5], [-2, -1.5]]);
});

test("a closed ring becomes curves without a corner", () => {
  assert.equal(smooth([[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]), "M1 0Q2 0 2 1Q2 2 1 2Q0 2 0 1Q0 0 1 0Z");
});

const bounds = { left: -1, right: 1, bottom: -1, top: 1 };

test("each topic that has papers has an island around them", () => {
  const points: Point[] = [[-0.5, 0.5], [-0.45, 0.5], [-0.5, 0.45]];
  const [relief, ...others] = reliefsOf(new Map([[3, points], [4, []]]), bounds, 0.05);
  assert.equal(others.length, 0);
  assert.equal(relief!.topic, 3);
  assert.ok(relief!.layers.length >= 4);
  const { left, right, bottom, top } = relief!.island;
  assert.ok(left < -0.5 && right > -0.45 && right < 0 && bottom < 0.45 && bottom > 0 && top > 0.5);
});

test("a lone paper is a low hill beside a crowd", () => {
  const crowd = Array.from({ length: 40 }, (_, at): Point => [0.5 + (at % 6) / 50, 0.5 + at / 400]);
  const [many, lone] = reliefsOf(new Map([[0, crowd], [1, [[-0.5, -0.5]] as Point[]]]), bounds, 0.04);
  assert.ok(lone!.layers.length >= 1 && lone!.layers.length < many!.layers.length);
});

test("influence reaches less far where there are more papers", () => {
  assert.equal(reach(20), reach(60));
  assert.ok(reach(1000) < reach(60));
});

test("years without papers stand between those with some", () => {
  assert.deepEqual(yearsOf(["2021-05", "", "2018"]), [2018, 2019, 2020, 2021]);
  assert.deepEqual(yearsOf(["", ""]), []);
});
