/* Where one looks on the map, as a value. The map has x to the right and y upwards, the screen has
   pixels from its upper left corner. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What stands in the middle, and how much larger than when all is in view. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Pixels are `left + scale * x`, `top - scale * y`. */
export interface Projection {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

export type Point = readonly [x: number, y: number];

export const LEAST_ZOOM = 0.6;
export const MOST_ZOOM = 60;

/** The smallest box around the points that have a place; never without extent. */
export function boundsOf(x: ArrayLike<number | null>, y: ArrayLike<number | null>): Bounds {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let each = 0; each < x.length; each++) {
    const [across, up] = [x[each], y[each]];
    if (across === null || across === undefined || up === null || up === undefined) continue;
    left = Math.min(left, across);
    right = Math.max(right, across);
    bottom = Math.min(bottom, up);
    top = Math.max(top, up);
  }
  if (left > right) return { left: -1, right: 1, bottom: -1, top: 1 };
  return grown({ left, right, bottom, top }, 0.01);
}

export function grown(bounds: Bounds, by: number): Bounds {
  return { left: bounds.left - by, right: bounds.right + by, bottom: bounds.bottom - by, top: bounds.top + by };
}

/* Room for the titles that stand above and below the outermost islands. */
function margin(size: Size): number {
  return Math.max(24, Math.min(64, 0.08 * Math.min(size.width, size.height)));
}

/** Pixels for a unit of the map when all of these bounds are in view. */
export function fitScale(bounds: Bounds, size: Size): number {
  const free = (length: number): number => Math.max(40, length - 2 * margin(size));
  const across = free(size.width) / (bounds.right - bounds.left);
  return Math.min(across, free(size.height) / (bounds.top - bounds.bottom));
}

export function home(bounds: Bounds): Camera {
  return { x: (bounds.left + bounds.right) / 2, y: (bounds.bottom + bounds.top) / 2, zoom: 1 };
}

export function project(camera: Camera, bounds: Bounds, size: Size): Projection {
  const scale = fitScale(bounds, size) * camera.zoom;
  return { scale, left: size.width / 2 - scale * camera.x, top: size.height / 2 + scale * camera.y };
}

export function toScreen(projection: Projection, x: number, y: number): Point {
  return [projection.left + projection.scale * x, projection.top - projection.scale * y];
}

export function toMap(projection: Projection, across: number, down: number): Point {
  return [(across - projection.left) / projection.scale, (projection.top - down) / projection.scale];
}

/** Never so far away that the map is lost. */
export function limited(camera: Camera, bounds: Bounds): Camera {
  const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
  return {
    x: within(camera.x, bounds.left, bounds.right),
    y: within(camera.y, bounds.bottom, bounds.top),
    zoom: within(camera.zoom, LEAST_ZOOM, MOST_ZOOM),
  };
}

/** Nearer by a factor; what is at this point of the screen stays there. */
export function zoomed(camera: Camera, factor: number, at: Point, bounds: Bounds, size: Size): Camera {
  const zoom = limited({ ...camera, zoom: camera.zoom * factor }, bounds).zoom;
  const before = project(camera, bounds, size);
  const [x, y] = toMap(before, at[0], at[1]);
  const scale = (before.scale * zoom) / camera.zoom;
  const [right, up] = [(at[0] - size.width / 2) / scale, (size.height / 2 - at[1]) / scale];
  return limited({ x: x - right, y: y - up, zoom }, bounds);
}

export function panned(camera: Camera, right: number, down: number, bounds: Bounds, size: Size): Camera {
  const { scale } = project(camera, bounds, size);
  return limited({ ...camera, x: camera.x - right / scale, y: camera.y + down / scale }, bounds);
}

/** Where to look so that a part fills the window above its foot, no nearer than `most`; the foot is
    what the legend covers, in pixels. */
export function framing(part: Bounds, bounds: Bounds, size: Size, most = 8, foot = 0): Camera {
  const free = { width: size.width, height: Math.max(size.height / 2, size.height - foot) };
  const zoom = Math.min(most, fitScale(grown(part, 0.02), free) / fitScale(bounds, size));
  const lifted = (size.height - free.height) / 2 / (fitScale(bounds, size) * zoom);
  const { x, y } = home(part);
  return limited({ x, y: y - lifted, zoom }, bounds);
}

/** On the way from one place to another; `done` from 0 to 1. */
export function between(from: Camera, to: Camera, done: number): Camera {
  const zoom = from.zoom * (to.zoom / from.zoom) ** done;
  // the centre moves as the window sees it: nearly all of the way while one is far away
  const flat = Math.abs(to.zoom - from.zoom) < 1e-6;
  const way = flat ? done : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / to.zoom);
  return { x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way, zoom };
}

/** "0.123_-0.4_2.5", as it stands in an address. */
export function cameraText(camera: Camera): string {
  return [camera.x.toFixed(3), camera.y.toFixed(3), camera.zoom.toFixed(2)].map(Number).join("_");
}

export function readCamera(text: string | undefined, bounds: Bounds): Camera | null {
  const [x = NaN, y = NaN, zoom = NaN] = (text ?? "").split(/[_,]/).map(Number);
  return text && [x, y, zoom].every(Number.isFinite) && zoom > 0 ? limited({ x, y, zoom }, bounds) : null;
}
