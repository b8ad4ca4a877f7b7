/* The names that stand on the map: placed when the view has changed enough, moved along until then. */

import type { Atlas } from "../../data/atlas.ts";
import type { Camera, Projection, Size } from "./camera.ts";
import { FAINT, HIDDEN, type Dots } from "./dots.ts";
import type { Ink } from "./ink.ts";
import { Crowd, placeLabels, type Box, type Placed } from "./labels.ts";
import type { Mark } from "./marks.ts";
import type { Model } from "./model.ts";
import { namesOf, type Named } from "./names.ts";
import type { Relief } from "./relief.ts";

export interface Label {
  readonly named: Named;
  readonly placed: Placed;
}

export interface NameScene {
  readonly atlas: Atlas;
  readonly ink: Ink;
  readonly dots: Dots;
  readonly camera: Camera;
  readonly projection: Projection;
  readonly size: Size;
  readonly radius: number;
  readonly model: Model;
  readonly reliefs: readonly Relief[];
}

const DRIFT = 48; // pixels that names may be moved before they are placed anew
const TITLES = 400; // papers that may be asked for their titles
const NAME = 1300; // square pixels that a name takes, more or less

export class Names {
  /** Where each stands: in pixels of the view in which they were placed. */
  labels: readonly Label[] = [];
  private bare: readonly Mark[] = [];
  private at: Projection | undefined;
  private choices: ReadonlyMap<string, number> = new Map();

  marks(): Mark[] {
    return [...this.bare, ...this.labels.flatMap(({ named, placed }) => named.marks(placed))];
  }

  /** How far the map has been moved since they were placed. */
  offset(now: Projection): readonly [right: number, down: number] {
    return this.at ? [now.left - this.at.left, now.top - this.at.top] : [0, 0];
  }

  isDrifted(now: Projection): boolean {
    if (this.at?.scale !== now.scale) return true;
    const [right, down] = this.offset(now);
    return Math.abs(right) + Math.abs(down) > DRIFT;
  }

  place(scene: NameScene, reserved: readonly Box[]): void {
    const { model, size, projection } = scene;
    const { crowd, inView, papers } = crowdOf(scene);
    const named = namesOf({
      ...scene,
      focus: model.focus,
      ofTopic: model.selection.ofTopic,
      weight: model.weight,
      ranked: model.ranked,
      usual: (1.4 * inView * NAME) / (size.width * size.height),
      dot: scene.radius,
      by: model.colours.by,
      papers,
    });
    const spots = named.map(({ spot }) => spot);
    const placed = new Map(placeLabels(spots, crowd, size, this.choices, reserved).map((each) => [each.key, each]));
    this.labels = named.flatMap((each) => (placed.has(each.spot.key) ? [{ named: each, placed: placed.get(each.spot.key)! }] : []));
    this.bare = named.flatMap(({ spot, bare }) => (placed.has(spot.key) ? [] : (bare ?? [])));
    this.choices = new Map([...placed].map(([key, { choice }]) => [key, choice]));
    this.at = projection;
  }
}

/* Where dots are on the screen; grey ones count little. */
function crowdOf({ dots, model, projection, size, radius }: NameScene): { crowd: Crowd; inView: number; papers: number[] } {
  const crowd = new Crowd(size, 0.7 * radius);
  const papers: number[] = [];
  let inView = 0;
  model.of.forEach((number, dot) => {
    const x = projection.left + projection.scale * dots.x[dot]!;
    const y = projection.top - projection.scale * dots.y[dot]!;
    if (number === HIDDEN || x < 0 || y < 0 || x > size.width || y > size.height) return;
    crowd.add(x, y, number === FAINT ? 0.2 : 1);
    if (number === FAINT) return;
    inView++;
    if (papers.length < TITLES) papers.push(dots.paper[dot]!);
  });
  return { crowd, inView, papers };
}
