/* The landscape under the dots: how dense a topic's papers are, as a few nested outlines. */

import { contourDensity } from "d3-contour";

import type { Bounds, Point } from "./camera.ts";
import type { Shape } from "./marks.ts";

export interface Relief {
  readonly topic: number;
  /** From the shore to the summit, in units of the map. */
  readonly layers: readonly Shape[];
  /** The largest piece of land: the title stands there. */
  readonly island: Bounds;
}

const LAYERS = [0.09, 0.2, 0.34, 0.5, 0.66, 0.82];
const GRID = 480;
const SMALLEST = 0.05; // of the largest island: what is smaller is one paper that strayed

type Ring = readonly (readonly number[])[];

/* What the package's types leave out: an outline at any height, and the height of the summit. */
interface Estimate {
  contours(points: readonly Point[]): { (height: number): { readonly coordinates: Ring[][] }; readonly max: number };
}

/** How far the influence of a paper reaches, as a share of the map: less where there are more. */
export function reach(papers: number): number {
  return Math.min(0.046, Math.max(0.015, 0.046 * (60 / Math.max(60, papers)) ** 0.25));
}

/** How dense points are, before it is known what height is high. `within` is the box of the whole map. */
export class Density {
  readonly summit: number;
  private readonly at: (height: number) => Ring[][];
  private readonly unit: number;

  constructor(
    readonly topic: number,
    points: readonly Point[],
    private readonly within: Bounds,
    share: number,
  ) {
    const extent = Math.max(within.right - within.left, within.top - within.bottom);
    const unit = extent / GRID;
    const estimate = contourDensity<Point>()
      .x((point) => (point[0] - within.left) / unit)
      .y((point) => (point[1] - within.bottom) / unit)
      .size([GRID, GRID])
      .cellSize(4)
      .bandwidth(share * GRID) as unknown as Estimate;
    const density = estimate.contours(points);
    this.unit = unit;
    this.summit = density.max;
    this.at = (height) => density(height).coordinates;
  }

  /** Outlines at shares of a height that lies between its own summit and the highest of all: a small
      topic is a low hill. */
  relief(highest: number): Relief {
    const top = Math.min(Math.sqrt(this.summit * highest), 4 * this.summit); // even a lone paper has a shore
    const heights = LAYERS.map((layer) => layer * top).filter((height) => height < 0.95 * this.summit);
    const layers = heights.map((height) => this.at(height));
    const place = ([across = 0, up = 0]: readonly number[]): Point => [this.within.left + across * this.unit, this.within.bottom + up * this.unit];
    const [home, ...others] = [...layers[0]!].sort((a, b) => area(b[0]!) - area(a[0]!));
    const kept = new Set([home, ...others.filter((each) => area(each[0]!) >= SMALLEST * area(home![0]!))]);
    const shown = layers.map((polygons, at) => (at === 0 ? polygons.filter((each) => kept.has(each)) : polygons));
    return {
      topic: this.topic,
      layers: shown.map((polygons) => ({ d: polygons.flat().map((ring) => smooth(ring.map(place))).join("") })),
      island: boxOf(home![0]!.map(place)),
    };
  }
}

/** The reliefs of topics, each by its points; topics without points have none. */
export function reliefsOf(topics: ReadonlyMap<number, readonly Point[]>, within: Bounds, share: number): Relief[] {
  const densities = [...topics].filter(([, points]) => points.length).map(([topic, points]) => new Density(topic, points, within, share));
  const highest = Math.max(...densities.map(({ summit }) => summit));
  return densities.map((density) => density.relief(highest));
}

function area(ring: Ring): number {
  let sum = 0;
  ring.forEach(([x = 0, y = 0], at) => {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length]!;
    sum += x * nextY - nextX * y;
  });
  return Math.abs(sum) / 2;
}

function boxOf(ring: readonly Point[]): Bounds {
  const [x, y] = [ring.map(([each]) => each), ring.map(([, each]) => each)];
  return { left: Math.min(...x), right: Math.max(...x), bottom: Math.min(...y), top: Math.max(...y) };
}

/** A closed curve through the middles of the sides; the corners only pull. */
export function smooth(ring: readonly Point[]): string {
  const corners = ring.slice(0, -1); // the last corner is the first again
  if (corners.length < 3) return "";
  const pair = (x: number, y: number): string => `${round(x)} ${round(y)}`;
  const middle = (at: number): string => {
    const [[x, y], [nextX, nextY]] = [corners[at % corners.length]!, corners[(at + 1) % corners.length]!];
    return pair((x + nextX) / 2, (y + nextY) / 2);
  };
  const curves = corners.map((_, at) => `Q${pair(...corners[(at + 1) % corners.length]!)} ${middle(at + 1)}`);
  return `M${middle(0)}${curves.join("")}Z`;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
