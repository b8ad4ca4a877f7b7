/* What draws the dots: WebGL by sigma where there is one, else a canvas. Another renderer has only
   to keep this promise. */

import type { Bounds, Camera, Projection, Size } from "./camera.ts";
import type { Dots } from "./dots.ts";
import { drawOnCanvas } from "./flat.ts";
import { drawWithSigma } from "./sigma.ts";

export interface Scene {
  readonly dots: Dots;
  readonly bounds: Bounds;
}

export interface Paint {
  /** A number a dot: place in the palette, FAINT or HIDDEN. */
  readonly of: Uint8Array;
  readonly palette: readonly string[];
  readonly faint: string;
  /** The rim that parts a dot from the next. */
  readonly rim: string;
  /** Of dots at zoom 1, in pixels. */
  readonly radius: number;
}

export interface Frame {
  readonly camera: Camera;
  readonly projection: Projection;
  readonly size: Size;
  readonly radius: number;
}

export interface Renderer {
  readonly webgl: boolean;
  /** Colours have changed; shown with the next frame. */
  paint(paint: Paint): void;
  /** Draw now, so that all layers stand on the same picture. */
  draw(frame: Frame): void;
  close(): void;
}

export type MakeRenderer = (place: HTMLElement, scene: Scene) => Renderer;

/** Sigma throws in its constructor where there is no WebGL. */
export const makeRenderer: MakeRenderer = (place, scene) => {
  try {
    return drawWithSigma(place, scene);
  } catch {
    place.replaceChildren();
    return drawOnCanvas(place, scene);
  }
};
