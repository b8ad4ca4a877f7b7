/* The picture itself: layers that stand on one camera, drawn once a frame and only when something
   has changed. Below the relief and the lines, then the dots, then the names. */

import type { Atlas } from "../../data/atlas.ts";
import { h } from "../../parts/dom.ts";
import { Backdrop } from "./backdrop.ts";
import { between, boundsOf, framing, grown, home, panned, project, zoomed, type Bounds, type Camera, type Point, type Projection, type Size } from "./camera.ts";
import { dotsOf, Near, radiusOf, type Dots } from "./dots.ts";
import { makeInk } from "./ink.ts";
import type { Box } from "./labels.ts";
import { landMarks, lineMarks, ringMarks } from "./layers.ts";
import { paint, type Mark } from "./marks.ts";
import { Landscape, type Model } from "./model.ts";
import { Names } from "./placing.ts";
import { reach, type Relief } from "./relief.ts";
import { makeRenderer, type Renderer } from "./renderer.ts";
import { surface } from "./surface.ts";
import type { Target } from "./target.ts";
import { titleOpacity } from "./titles.ts";

const FLIGHT = 650; // milliseconds

export class Picture {
  readonly element = h("div", { class: "map-picture" });
  readonly dots: Dots;
  readonly bounds: Bounds;
  readonly near: Near;
  readonly ink = makeInk();
  camera: Camera;
  readonly names = new Names();
  model: Model | undefined;
  hovered: Target | null = null;
  line: readonly Point[] = [];
  /** Told when a frame has been drawn with names placed anew. */
  onnames: () => void = () => undefined;
  /** Told once it is known how large it is and what draws it. */
  onready: () => void = () => undefined;
  /** Told once before the first frame. */
  onfirst: () => void = () => undefined;

  /** Boxes in which something else stands. */
  reserved: () => readonly Box[] = () => [];

  private readonly below = surface("map-below");
  private readonly above = surface("map-above");
  private readonly stand = h("div", { class: "map-dots", "aria-hidden": "true" });
  private readonly backdrop = new Backdrop();
  private readonly landscape: Landscape;
  private readonly observer: ResizeObserver;
  private renderer: Renderer | undefined;
  private size: Size = { width: 0, height: 0 };
  private frame = 0;
  private flight = 0;
  private stale = true;

  constructor(readonly atlas: Atlas) {
    this.dots = dotsOf(atlas);
    this.near = new Near(this.dots);
    this.bounds = grown(boundsOf(this.dots.x, this.dots.y), 1.2 * reach(this.dots.paper.length));
    this.camera = home(this.bounds);
    this.landscape = new Landscape(atlas, this.bounds, this.dots.paper.length);
    this.element.append(this.below.canvas, this.stand, this.above.canvas);
    this.observer = new ResizeObserver(() => {
      this.resize();
    });
    this.observer.observe(this.element);
  }

  get projection(): Projection {
    return project(this.camera, this.bounds, this.size);
  }

  get extent(): Size {
    return this.size;
  }

  get radius(): number {
    return radiusOf(this.dots.paper.length, this.camera.zoom);
  }

  /** False once the browser has shown that it has no WebGL. */
  get webgl(): boolean {
    return this.renderer?.webgl ?? true;
  }

  show(model: Model): void {
    this.model = model;
    this.repaint();
  }

  /** Take colours anew: the model or the theme has changed. */
  repaint(): void {
    if (!this.model || !this.renderer) return;
    const { ink } = this;
    this.renderer.paint({
      of: this.model.of,
      palette: this.model.colours.palette.map((variable) => ink.of(variable)),
      faint: ink.of("--faint"),
      rim: ink.of("--ground"),
      radius: radiusOf(this.dots.paper.length, 1),
    });
    this.refresh();
  }

  /** Draw with the next frame; names are placed anew. */
  refresh(): void {
    this.stale = true;
    this.schedule();
  }

  /** Draw with the next frame; names stay where they are. */
  redraw(): void {
    this.schedule();
  }

  pan(right: number, down: number): void {
    this.look(panned(this.camera, right, down, this.bounds, this.size));
  }

  zoom(factor: number, at: Point = [this.size.width / 2, this.size.height / 2]): void {
    this.look(zoomed(this.camera, factor, at, this.bounds, this.size));
  }

  look(camera: Camera): void {
    cancelAnimationFrame(this.flight);
    this.camera = camera;
    this.schedule();
  }

  fly(to: Camera, arrived: () => void = () => undefined): void {
    cancelAnimationFrame(this.flight);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || !this.size.width) {
      this.camera = to;
      this.schedule();
      arrived();
      return;
    }
    const [from, start] = [this.camera, performance.now()];
    const step = (now: number): void => {
      const part = Math.min(1, Math.max(0, (now - start) / FLIGHT));
      const eased = part < 0.5 ? 4 * part ** 3 : 1 - (2 - 2 * part) ** 3 / 2;
      this.camera = part < 1 ? between(from, to, eased) : to;
      this.schedule();
      if (part < 1) this.flight = requestAnimationFrame(step);
      else arrived();
    };
    this.flight = requestAnimationFrame(step);
  }

  flyTo(part: Bounds, most: number, arrived?: () => void): void {
    this.fly(framing(part, this.bounds, this.size, most, this.foot()), arrived);
  }

  /* What stands at the foot of the window on its left: the legend. */
  private foot(): number {
    const low = this.reserved().filter(({ left, top }) => left < this.size.width / 2 && top > this.size.height / 2);
    return this.size.height - Math.min(this.size.height, ...low.map(({ top }) => top));
  }

  close(): void {
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.flight);
    clearTimeout(this.still);
    this.observer.disconnect();
    this.renderer?.close();
  }

  /** Everything but the dots, for a file: what is below them, what is above. */
  marks(): readonly [below: readonly Mark[], above: readonly Mark[]] {
    this.placeNames();
    return [[...landMarks(this, this.reliefs(), this.projection), ...lineMarks(this)], this.names.marks()];
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!width || !height || (width === this.size.width && height === this.size.height)) return;
    this.size = { width, height };
    if (!this.renderer) {
      this.renderer = makeRenderer(this.stand, { dots: this.dots, bounds: this.bounds });
      this.repaint();
      this.onready();
      this.onfirst();
    }
    this.refresh();
  }

  private schedule(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private draw(): void {
    const { camera, projection, size, radius, renderer } = this;
    if (!renderer || !this.model) return;
    const below = this.below.clear(size);
    const land = (at: Projection): readonly Mark[] => landMarks(this, this.reliefs(), at);
    const isBlurred = this.backdrop.draw(below, projection, size, land, this.stale);
    paint(below, lineMarks(this));
    renderer.draw({ camera, projection, size, radius });
    if (this.stale || this.names.isDrifted(projection)) this.placeNames();
    const context = this.above.clear(size);
    const [right, down] = this.names.offset(projection);
    context.save();
    context.translate(right, down);
    paint(context, this.names.marks());
    context.restore();
    paint(context, ringMarks(this));
    // one more frame when all is still, sharp and with the names where they belong
    if (isBlurred || right || down) this.settle();
  }

  private still = 0;

  private settle(): void {
    clearTimeout(this.still);
    this.still = window.setTimeout(() => {
      this.refresh();
    }, 140);
  }

  private reliefs(): readonly Relief[] {
    const { selection } = this.model!;
    const fine = titleOpacity(1, true, this.camera.zoom) > 0 ? this.landscape.reliefs(selection, 1) : [];
    return [...this.landscape.reliefs(selection, 0), ...fine];
  }

  private placeNames(): void {
    const { atlas, ink, dots, camera, projection, size, radius } = this;
    const scene = { atlas, ink, dots, camera, projection, size, radius, model: this.model!, reliefs: this.reliefs() };
    this.names.place(scene, this.reserved());
    this.stale = false;
    this.onnames();
  }
}
