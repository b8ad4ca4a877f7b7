/* An area of the map, drawn by hand or taken from the window, as a few corners. */

import { toMap, type Point, type Projection, type Size } from "./camera.ts";

const MOST = 40; // corners that an address can hold

/** The corners of a drawn line, in units of the map; none where it encloses nothing. */
export function areaOf(line: readonly Point[], projection: Projection): Point[] {
  let kept = [...line];
  for (let slack = 1.5; kept.length > MOST || slack === 1.5; slack *= 1.6) kept = simplified(line, slack);
  const corners = kept.map(([x, y]) => rounded(toMap(projection, x, y)));
  return corners.length >= 3 && reach(line) > 12 ? corners : [];
}

/** What is in the window. */
export function windowArea(projection: Projection, size: Size): Point[] {
  const [left, top] = rounded(toMap(projection, 0, 0));
  const [right, bottom] = rounded(toMap(projection, size.width, size.height));
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
}

/** The line without the points that lie within `slack` of what remains (Douglas and Peucker, 1973). */
export function simplified(line: readonly Point[], slack: number): Point[] {
  if (line.length < 3) return [...line];
  const [first, last] = [line[0]!, line.at(-1)!];
  let [farthest, distance] = [0, 0];
  line.forEach((point, at) => {
    const away = offset(point, first, last);
    if (away > distance) [farthest, distance] = [at, away];
  });
  if (distance <= slack) return [first, last];
  return [...simplified(line.slice(0, farthest + 1), slack).slice(0, -1), ...simplified(line.slice(farthest), slack)];
}

function offset([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const length = Math.hypot(toX - fromX, toY - fromY);
  if (length === 0) return Math.hypot(x - fromX, y - fromY);
  return Math.abs((toX - fromX) * (fromY - y) - (fromX - x) * (toY - fromY)) / length;
}

function reach(line: readonly Point[]): number {
  const [x, y] = [line.map(([each]) => each), line.map(([, each]) => each)];
  return Math.min(Math.max(...x) - Math.min(...x), Math.max(...y) - Math.min(...y));
}

function rounded([x, y]: Point): Point {
  return [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000];
}
