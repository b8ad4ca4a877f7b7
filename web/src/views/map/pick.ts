/* What is under the pointer: a concept's shape or name, then a paper's dot, then a topic's title. */

import { toMap, toScreen, type Point } from "./camera.ts";
import { FAINT, HIDDEN } from "./dots.ts";
import type { Box } from "./labels.ts";
import type { Picture } from "./picture.ts";
import { placeOf, type Target } from "./target.ts";

const FINGER = 5; // pixels beside a dot that still mean it

export function pickAt(picture: Picture, at: Point): Target | null {
  const { labels } = picture.names;
  const concept = labels.find(({ named, placed }) => named.concept !== undefined && (within(placed.box, at) || isOn(picture, named.concept, at)));
  if (concept) return { sort: "concept", index: concept.named.concept! };
  const paper = paperAt(picture, at);
  if (paper >= 0) return { sort: "paper", index: paper };
  const topic = labels.find(({ named, placed }) => named.topic !== undefined && within(placed.box, at));
  return topic ? { sort: "topic", index: topic.named.topic! } : null;
}

function within(box: Box, [x, y]: Point): boolean {
  return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
}

function isOn({ atlas, projection }: Picture, concept: number, at: Point): boolean {
  const place = placeOf(atlas, { sort: "concept", index: concept });
  if (!place) return false;
  const [x, y] = toScreen(projection, ...place);
  return Math.hypot(x - at[0], y - at[1]) <= 9;
}

/* Bright dots first; grey ones can be pointed at where no other is. */
function paperAt({ dots, near, model, projection, radius }: Picture, at: Point): number {
  const [x, y] = toMap(projection, ...at);
  const reach = (radius + FINGER) / projection.scale;
  const of = model!.of;
  const bright = near.find(x, y, reach, (dot) => of[dot] !== FAINT && of[dot] !== HIDDEN);
  const found = bright >= 0 ? bright : near.find(x, y, reach, (dot) => of[dot] !== HIDDEN);
  return found < 0 ? -1 : dots.paper[found]!;
}
