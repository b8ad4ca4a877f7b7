/* Dots without WebGL: circles on a canvas, slower, but all else works. */

import { FAINT, HIDDEN } from "./dots.ts";
import type { Frame, MakeRenderer, Paint } from "./renderer.ts";
import { surface } from "./surface.ts";

export const drawOnCanvas: MakeRenderer = (place, { dots }) => {
  const layer = surface();
  place.append(layer.canvas);
  let current: Paint | undefined;
  const circle = (context: CanvasRenderingContext2D, frame: Frame, dot: number): void => {
    const { projection, size, radius } = frame;
    const x = projection.left + projection.scale * dots.x[dot]!;
    const y = projection.top - projection.scale * dots.y[dot]!;
    if (x < -radius || y < -radius || x > size.width + radius || y > size.height + radius) return;
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  };
  return {
    webgl: false,
    paint: (paint) => (current = paint),
    draw: (frame) => {
      const context = layer.clear(frame.size);
      if (!current) return;
      const numbers = [FAINT, ...current.palette.keys()];
      for (const number of numbers) {
        context.beginPath();
        current.of.forEach((each, dot) => each === number && each !== HIDDEN && circle(context, frame, dot));
        context.fillStyle = number === FAINT ? current.faint : current.palette[number]!;
        context.strokeStyle = current.rim;
        context.lineWidth = frame.radius > 2.5 ? 1 : 0.4;
        context.fill("nonzero");
        context.stroke();
      }
    },
    close: () => {
      layer.canvas.remove();
    },
  };
};
