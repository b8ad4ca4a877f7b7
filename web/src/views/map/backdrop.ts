/* The relief on a canvas of its own, larger than the window: outlines are slow to draw and quick to
   move. It is drawn anew when it has changed, when the window leaves it, or when all is still. */

import type { Projection, Size } from "./camera.ts";
import { paint, type Mark } from "./marks.ts";

const MARGIN = 0.2; // of the window, on each side
const [SHRUNK, GROWN] = [0.78, 1.3]; // how far it may be stretched while one zooms

export type ReliefMarks = (projection: Projection) => readonly Mark[];

export class Backdrop {
  private readonly canvas = document.createElement("canvas");
  /* A canvas in memory: a graphics card gains nothing on long thin outlines. */
  private readonly context = this.canvas.getContext("2d", { willReadFrequently: true })!;
  private at: Projection | undefined;
  private of: Size = { width: 0, height: 0 };

  /** Draw it on a context; true: a sharper one is due when all is still. */
  draw(on: CanvasRenderingContext2D, now: Projection, size: Size, marks: ReliefMarks, stale: boolean): boolean {
    if (stale || !this.covers(now, size)) this.make(now, size, marks);
    const then = this.at!;
    const stretch = now.scale / then.scale;
    const [left, top] = [now.left - stretch * then.left, now.top - stretch * then.top];
    on.drawImage(this.canvas, left, top, this.of.width * stretch, this.of.height * stretch);
    return stretch !== 1;
  }

  private covers(now: Projection, size: Size): boolean {
    if (!this.at) return false;
    const stretch = now.scale / this.at.scale;
    const [left, top] = [now.left - stretch * this.at.left, now.top - stretch * this.at.top];
    const right = left + stretch * this.of.width;
    const bottom = top + stretch * this.of.height;
    return stretch > SHRUNK && stretch < GROWN && left <= 0 && top <= 0 && right >= size.width && bottom >= size.height;
  }

  private make(now: Projection, { width, height }: Size, marks: ReliefMarks): void {
    const sharp = Math.max(1, devicePixelRatio);
    const [across, down] = [Math.ceil(MARGIN * width), Math.ceil(MARGIN * height)];
    this.of = { width: width + 2 * across, height: height + 2 * down };
    this.at = { scale: now.scale, left: now.left + across, top: now.top + down };
    [this.canvas.width, this.canvas.height] = [Math.round(this.of.width * sharp), Math.round(this.of.height * sharp)];
    this.context.setTransform(sharp, 0, 0, sharp, 0, 0);
    paint(this.context, marks(this.at));
  }
}
