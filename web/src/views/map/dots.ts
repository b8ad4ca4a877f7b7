/* The papers that have a place, as columns that a renderer takes, and which one is near a point. */

import type { Atlas } from "../../data/atlas.ts";

/** A colour number a dot: place in a palette, or one of these. */
export const FAINT = 254;
export const HIDDEN = 255;

export interface Dots {
  /** Which paper each dot is. */
  readonly paper: Int32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
}

export function dotsOf(atlas: Atlas): Dots {
  const { x, y } = atlas.data.papers;
  const placed: number[] = [];
  for (let paper = 0; paper < atlas.paperCount; paper++) {
    if (x[paper] !== null && y[paper] !== null) placed.push(paper);
  }
  return {
    paper: Int32Array.from(placed),
    x: Float32Array.from(placed, (paper) => x[paper]!),
    y: Float32Array.from(placed, (paper) => y[paper]!),
  };
}

/** Pixels from the middle of a dot to its rim: less where there are many, more when one is near. */
export function radiusOf(dots: number, zoom: number): number {
  const first = Math.min(4.6, Math.max(1.3, 9.2 / Math.max(1, dots) ** 0.17 - 0.35));
  return Math.min(9, first * zoom ** 0.35);
}

/** Finds the dot nearest to a point by looking only into the cells around it. */
export class Near {
  private readonly side: number;
  private readonly start: Uint32Array;
  private readonly order: Uint32Array;

  constructor(private readonly dots: Dots) {
    const count = dots.x.length;
    this.side = Math.max(1, Math.ceil(Math.sqrt(count / 2)));
    const cells = this.side * this.side;
    this.start = new Uint32Array(cells + 1);
    const cell = Uint32Array.from(dots.x, (x, dot) => this.row(dots.y[dot]!) * this.side + this.row(x));
    for (const each of cell) this.start[each + 1]!++;
    for (let each = 0; each < cells; each++) this.start[each + 1]! += this.start[each]!;
    const next = this.start.slice();
    this.order = new Uint32Array(count);
    cell.forEach((each, dot) => (this.order[next[each]!++] = dot));
  }

  /** The dot within `reach` that is nearest and passes, -1: none. */
  find(x: number, y: number, reach: number, passes: (dot: number) => boolean): number {
    let [found, least] = [-1, reach * reach];
    for (let row = this.row(y - reach); row <= this.row(y + reach); row++) {
      const from = this.start[row * this.side + this.row(x - reach)]!;
      const to = this.start[row * this.side + this.row(x + reach) + 1]!;
      for (let at = from; at < to; at++) {
        const dot = this.order[at]!;
        const distance = (this.dots.x[dot]! - x) ** 2 + (this.dots.y[dot]! - y) ** 2;
        if (distance <= least && passes(dot)) [found, least] = [dot, distance];
      }
    }
    return found;
  }

  /* Places are in [-1, 1]; the outermost cells take what lies beyond. */
  private row(value: number): number {
    return Math.min(this.side - 1, Math.max(0, Math.floor(((value + 1) / 2) * this.side)));
  }
}
