/* Names on the map: one greedy pass in pixels of the screen, the most important first.

   1. Each name brings the boxes that it could stand in, the best first.
   2. A box counts only inside the window and free of what has been placed.
   3. Of these the one that hides the fewest dots is taken; where the name stood before it may stay
      at little cost, so that names do not jump while one moves.
   4. A name that would hide more than it may is left out, unless it must stand. */

import type { Size } from "./camera.ts";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Spot {
  readonly key: string;
  readonly boxes: readonly Box[];
  /** What speaks against each of them, in dots that it would hide; none: nothing. */
  readonly costs?: readonly number[];
  /** What is drawn with the name and must be free as well, unless the name must stand: its shape. */
  readonly mark?: Box;
  /** What hiding a dot counts, 1 unless said. */
  readonly weigh?: number;
  /** Stands even over dots. */
  readonly must: boolean;
  /** How many dots it may hide. */
  readonly may: number;
}

export interface Placed {
  readonly key: string;
  readonly box: Box;
  /** Which of its boxes. */
  readonly choice: number;
}

export const EDGE = 4;

export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export function around(x: number, y: number, reach: number): Box {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

/** The eight places about a shape: beside it, below, above, then the corners. */
export function placesAbout(x: number, y: number, reach: number, width: number, height: number): Box[] {
  const box = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const slant = 0.75 * reach;
  return [
    box(x + reach, y - height / 2),
    box(x - width / 2, y + reach - 1),
    box(x - width / 2, y - reach - height + 1),
    box(x - reach - width, y - height / 2),
    box(x + slant, y + slant - 4),
    box(x + slant, y - slant - height + 4),
    box(x - slant - width, y + slant - 4),
    box(x - slant - width, y - slant - height + 4),
  ];
}

/** The same box, moved as little as puts it inside the window. */
export function clamped(box: Box, size: Size): Box {
  const right = Math.max(EDGE - box.left, 0) + Math.min(size.width - EDGE - box.right, 0);
  const down = Math.max(EDGE - box.top, 0) + Math.min(size.height - EDGE - box.bottom, 0);
  return { left: box.left + right, top: box.top + down, right: box.right + right, bottom: box.bottom + down };
}

/** How many dots a box hides, in constant time: sums over a grid of cells. */
export class Crowd {
  private readonly columns: number;
  private readonly rows: number;
  private readonly sums: Float64Array;
  private summed = false;

  constructor(
    size: Size,
    /** Pixels that a dot reaches beyond its middle. */
    private readonly reach = 0,
    private readonly cell = 6,
  ) {
    this.columns = Math.ceil(size.width / cell) + 1;
    this.rows = Math.ceil(size.height / cell) + 1;
    this.sums = new Float64Array(this.columns * this.rows);
  }

  add(x: number, y: number, cost = 1): void {
    const [column, row] = [Math.floor(x / this.cell) + 1, Math.floor(y / this.cell) + 1];
    if (column < 1 || row < 1 || column >= this.columns || row >= this.rows) return;
    this.sums[row * this.columns + column]! += cost;
  }

  under(box: Box): number {
    if (!this.summed) this.sum();
    const column = (x: number): number => Math.min(this.columns - 1, Math.max(0, Math.round(x / this.cell)));
    const row = (y: number): number => Math.min(this.rows - 1, Math.max(0, Math.round(y / this.cell)));
    const at = (x: number, y: number): number => this.sums[y * this.columns + x]!;
    const [left, top, right, bottom] = [column(box.left - this.reach), row(box.top - this.reach), column(box.right + this.reach), row(box.bottom + this.reach)];
    return at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
  }

  private sum(): void {
    for (let row = 1; row < this.rows; row++) {
      for (let column = 1; column < this.columns; column++) {
        const at = row * this.columns + column;
        this.sums[at]! += this.sums[at - 1]! + this.sums[at - this.columns]! - this.sums[at - this.columns - 1]!;
      }
    }
    this.summed = true;
  }
}

const STAYS = 0.75; // dots that a name may hide to stay where it was

export function placeLabels(
  spots: readonly Spot[],
  crowd: Crowd,
  size: Size,
  before: ReadonlyMap<string, number> = new Map(),
  reserved: readonly Box[] = [],
): Placed[] {
  const taken = new Taken(size);
  for (const box of reserved) taken.add(box);
  const placed: Placed[] = [];
  for (const spot of spots) {
    if (spot.mark && !spot.must && !taken.isFree(spot.mark)) continue;
    const found = best(spot, crowd, size, taken, before.get(spot.key));
    if (!found) continue;
    placed.push(found);
    taken.add(found.box);
    if (spot.mark) taken.add(spot.mark);
  }
  return placed;
}

function best(spot: Spot, crowd: Crowd, size: Size, taken: Taken, before: number | undefined): Placed | null {
  let [choice, least] = [-1, Infinity];
  spot.boxes.forEach((box, each) => {
    if (box.left < EDGE || box.top < EDGE || box.right > size.width - EDGE || box.bottom > size.height - EDGE) return;
    if (!taken.isFree(box)) return;
    const hidden = crowd.under(box);
    if (hidden > spot.may && !spot.must) return;
    const cost = hidden * (spot.weigh ?? 1) + (spot.costs?.[each] ?? 0.05 * each) - (each === before ? STAYS : 0);
    if (cost < least) [choice, least] = [each, cost];
  });
  return choice < 0 ? null : { key: spot.key, box: spot.boxes[choice]!, choice };
}

/* The boxes that are taken, by rows of the screen, so that a name meets only its neighbours. */
class Taken {
  private readonly bands: Box[][];

  constructor(size: Size) {
    this.bands = Array.from({ length: Math.ceil(size.height / Taken.HEIGHT) + 2 }, () => []);
  }

  static readonly HEIGHT = 40;

  add(box: Box): void {
    for (const band of this.over(box)) band.push(box);
  }

  isFree(box: Box): boolean {
    return this.over(box).every((band) => !band.some((other) => overlap(box, other)));
  }

  private over(box: Box): Box[][] {
    const first = Math.max(0, Math.floor(box.top / Taken.HEIGHT));
    return this.bands.slice(first, Math.max(first, Math.floor(box.bottom / Taken.HEIGHT)) + 1);
  }
}
