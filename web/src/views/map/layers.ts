/* What lies under the dots (relief, lines, the chosen area), and the rings around what is pointed at. */

import type { Atlas } from "../../data/atlas.ts";
import { topicVariable } from "../../parts/topic-colour.ts";
import { toScreen, type Camera, type Point, type Projection } from "./camera.ts";
import { roleVariable } from "./colours.ts";
import type { Ink } from "./ink.ts";
import type { Mark, Shape } from "./marks.ts";
import type { Model } from "./model.ts";
import { titleOpacity } from "./titles.ts";
import type { Relief } from "./relief.ts";
import { focusOf, placeOf, type Focus, type Target, type TieRole } from "./target.ts";

/** What of the picture these layers need. */
export interface Ground {
  readonly atlas: Atlas;
  readonly ink: Ink;
  readonly camera: Camera;
  readonly projection: Projection;
  readonly radius: number;
  readonly model: Model | undefined;
  readonly hovered: Target | null;
  /** A line that is being drawn, in units of the map. */
  readonly line: readonly Point[];
}

export function landMarks({ atlas, ink, camera, model }: Ground, reliefs: readonly Relief[], projection: Projection): Mark[] {
  return reliefs.flatMap((relief) => reliefMarks({ atlas, ink, camera, projection }, relief, model!));
}

/** The lines of what is selected and of what is pointed at, and the chosen area. */
export function lineMarks(ground: Ground): Mark[] {
  const model = ground.model!;
  const pointed = hoverFocus(ground, model);
  return [
    ...(model.focus ? tieMarks(ground, model.focus, model) : []),
    ...(pointed ? tieMarks(ground, pointed, model) : []),
    ...areaMarks(ground, ground.line.length ? ground.line : model.area),
  ];
}

type Land = Pick<Ground, "atlas" | "ink" | "camera" | "projection">;

/* Layers add up: the summit is as dark as all of them together. */
const [LAYER, SHORE] = [0.062, 0.34];

function reliefMarks(ground: Land, { topic, layers }: Relief, model: Model): Mark[] {
  const { atlas, ink, projection, camera } = ground;
  const { level } = atlas.data.topics[topic]!;
  const seen = level === 1 ? titleOpacity(1, true, camera.zoom) : 1;
  const isTopics = model.colours.by === "topic";
  const colour = ink.of(isTopics ? topicVariable(atlas, topic) : "--shared");
  const chosen = model.focus?.target.sort === "topic" && [topic, atlas.coarse(topic)].includes(model.focus.target.index);
  const weight = seen * (model.focus ? (chosen ? 1.25 : 0.4) : 1) * (isTopics ? 1 : 0.7);
  const strength = Number(ink.of("--relief")) || 1;
  const where = { x: projection.left, y: projection.top, scale: projection.scale, up: true };
  return layers.flatMap((shape, at): Mark[] => {
    const fill: Mark = { what: "outline", shape, ...where, fill: colour, opacity: LAYER * weight * strength * (level === 1 ? 0.7 : 1) };
    const line: Mark = { what: "outline", shape, ...where, stroke: colour, width: at ? 0.5 : 0.9, opacity: (at ? SHORE / 2.4 : SHORE) * weight };
    return level === 1 && at > 2 ? [] : [fill, line];
  });
}

function hoverFocus({ atlas, hovered }: Ground, model: Model): Focus | null {
  if (!hovered || hovered.sort === "topic" || (hovered.sort === "concept" && atlas.size(hovered.index) > 2000)) return null;
  if (!hoverMemo || hoverMemo.of !== hovered || hoverMemo.model !== model) {
    hoverMemo = { of: hovered, model, focus: focusOf(atlas, hovered, model.selection.counts) };
  }
  return hoverMemo.focus;
}

let hoverMemo: { of: Target; model: Model; focus: Focus } | undefined;
const tieMemo = new WeakMap<Focus, readonly (readonly [TieRole, Shape])[]>();

function tieMarks({ atlas, ink, projection }: Ground, focus: Focus, model: Model): Mark[] {
  let shapes = tieMemo.get(focus);
  if (!shapes) tieMemo.set(focus, (shapes = tieShapes(atlas, focus, model)));
  const opacity = Math.max(0.16, Math.min(0.75, 5 / Math.sqrt(focus.ties.length + 1)));
  const where = { x: projection.left, y: projection.top, scale: projection.scale, up: true };
  return shapes.map(([role, shape]): Mark => ({ what: "outline", shape, ...where, stroke: ink.of(roleVariable(role)), width: 1.3, opacity, ...(role === "avoids" || role === "narrower" ? { dash: 4 } : {}) }));
}

/* One path a role, gently bent so that lines to one place part. */
function tieShapes(atlas: Atlas, focus: Focus, model: Model): [TieRole, Shape][] {
  const paths = new Map<TieRole, string>();
  for (const { paper, concept, role } of focus.ties) {
    const [from, to] = [placeOf(atlas, { sort: "concept", index: concept }), placeOf(atlas, { sort: "paper", index: paper })];
    if (!from || !to || !model.selection.passes[paper]) continue;
    const [bendX, bendY] = [(from[0] + to[0]) / 2 + 0.09 * (to[1] - from[1]), (from[1] + to[1]) / 2 - 0.09 * (to[0] - from[0])];
    const path = `M${from.join(" ")}Q${bendX.toFixed(4)} ${bendY.toFixed(4)} ${to.join(" ")}`;
    paths.set(role, (paths.get(role) ?? "") + path);
  }
  return [...paths].map(([role, d]) => [role, { d }]);
}

function areaMarks({ ink, projection }: Ground, corners: readonly Point[]): Mark[] {
  if (corners.length < 2) return [];
  const d = `M${corners.map((corner) => corner.join(" ")).join("L")}Z`;
  const where = { x: projection.left, y: projection.top, scale: projection.scale, up: true };
  const colour = ink.of("--focus");
  return [
    { what: "outline", shape: { d }, ...where, fill: colour, opacity: 0.06 },
    { what: "outline", shape: { d }, ...where, stroke: colour, width: 1.5, dash: 5 },
  ];
}

/** Around what is selected and what is pointed at. */
export function ringMarks(ground: Ground): Mark[] {
  const selected = ground.model?.focus?.target ?? null;
  return [selected, ground.hovered].flatMap((target) => (target ? ring(ground, target) : []));
}

function ring({ atlas, ink, projection, radius, model, hovered }: Ground, target: Target): Mark[] {
  const place = placeOf(atlas, target);
  if (!place) return [];
  const [x, y] = toScreen(projection, ...place);
  const light = target === hovered;
  if (target.sort === "concept") return [{ what: "circle", x, y, radius: 11, stroke: ink.of("--ink"), width: light ? 1.2 : 2 }];
  const number = model?.colours.of[target.index] ?? 0;
  const colour = ink.of(model?.colours.palette[number] ?? "--shared");
  return [
    { what: "circle", x, y, radius: radius + 1.5, fill: colour, stroke: ink.of("--ground"), width: 1 },
    { what: "circle", x, y, radius: radius + 4, stroke: ink.of("--ink"), width: light ? 1.2 : 2 },
  ];
}
