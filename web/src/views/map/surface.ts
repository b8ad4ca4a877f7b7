/* A canvas that is as sharp as the screen. */

import type { Size } from "./camera.ts";

export interface Surface {
  readonly canvas: HTMLCanvasElement;
  /** Empty, of this size in pixels of the page. */
  clear(size: Size): CanvasRenderingContext2D;
}

export class NoCanvas extends Error {}

/** Throws `NoCanvas` where the browser gives none: some guard their readers so. */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (!context) throw new NoCanvas("the browser gives no canvas to draw on");
  return context;
}

export function surface(name = ""): Surface {
  const canvas = document.createElement("canvas");
  if (name) canvas.className = name;
  canvas.setAttribute("aria-hidden", "true");
  const context = contextOf(canvas);
  return {
    canvas,
    clear: ({ width, height }) => {
      const sharp = Math.max(1, devicePixelRatio);
      const [across, down] = [Math.round(width * sharp), Math.round(height * sharp)];
      if (canvas.width !== across || canvas.height !== down) [canvas.width, canvas.height] = [across, down];
      context.setTransform(sharp, 0, 0, sharp, 0, 0);
      context.clearRect(0, 0, width, height);
      return context;
    },
  };
}
