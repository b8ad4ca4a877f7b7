/* What fingers, mouse and wheel do on the map: move it, bring it nearer, point, pick, draw a line. */

import type { Point } from "./camera.ts";

export interface Gestures {
  pan(right: number, down: number): void;
  zoom(factor: number, at: Point): void;
  /** null: the pointer has left. */
  point(at: Point | null): void;
  pick(at: Point): void;
  /** Whether a drag draws instead of moving. */
  draws(): boolean;
  draw(line: readonly Point[], finished: boolean): void;
  /** A drag or pinch has ended. */
  rest(): void;
}

const CLICK = 5; // pixels that a hand may tremble

export function listenForGestures(element: HTMLElement, on: Gestures): void {
  const held = new Map<number, Point>();
  let line: Point[] = [];
  let far = 0; // pixels since the press
  let drawing = false;
  const at = (event: MouseEvent): Point => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !isGround(event, element)) return;
    held.set(event.pointerId, at(event));
    element.setPointerCapture(event.pointerId);
    if (held.size > 1) return;
    far = 0;
    drawing = on.draws();
    line = [at(event)];
    on.point(null);
  });
  element.addEventListener("pointermove", (event) => {
    const [now, before] = [at(event), held.get(event.pointerId)];
    if (!before) {
      if (event.pointerType === "mouse") on.point(isGround(event, element) ? now : null);
      return;
    }
    far += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (held.size === 1 && drawing) {
      line.push(now);
      on.draw(line, false);
    } else if (held.size === 1 && far > CLICK) {
      on.pan(now[0] - before[0], now[1] - before[1]);
    } else if (held.size === 2) {
      pinch(held, event.pointerId, now, on);
    }
    held.set(event.pointerId, now);
  });
  const release = (event: PointerEvent): void => {
    if (!held.delete(event.pointerId) || held.size) return;
    const cancelled = event.type === "pointercancel";
    if (drawing) on.draw(cancelled ? [] : line, true);
    else if (far <= CLICK && !cancelled) on.pick(at(event));
    else on.rest();
    drawing = false;
  };
  element.addEventListener("pointerup", release);
  element.addEventListener("pointercancel", release);
  element.addEventListener("pointerleave", () => {
    on.point(null);
  });
  element.addEventListener(
    "wheel",
    (event) => {
      if (!isGround(event, element)) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 18 : 1;
      const speed = event.ctrlKey ? 0.012 : 0.0022; // a pinch on a trackpad arrives as small steps with Ctrl
      on.zoom(Math.exp(-Math.max(-240, Math.min(240, event.deltaY * lines)) * speed), at(event));
      on.rest();
    },
    { passive: false },
  );
  element.addEventListener("dblclick", (event) => {
    if (!isGround(event, element)) return;
    on.zoom(event.shiftKey ? 0.5 : 2, at(event));
    on.rest();
  });
}

/* Not a button that stands on the map. */
function isGround(event: Event, element: HTMLElement): boolean {
  return event.target === element || (event.target instanceof HTMLCanvasElement && element.contains(event.target));
}

function pinch(held: ReadonlyMap<number, Point>, moving: number, now: Point, on: Gestures): void {
  const before = held.get(moving)!;
  const other = [...held].find(([id]) => id !== moving)![1];
  const distance = (point: Point): number => Math.max(10, Math.hypot(point[0] - other[0], point[1] - other[1]));
  const middle = (point: Point): Point => [(point[0] + other[0]) / 2, (point[1] + other[1]) / 2];
  const [from, to] = [middle(before), middle(now)];
  on.pan(to[0] - from[0], to[1] - from[1]);
  on.zoom(distance(now) / distance(before), to);
}
