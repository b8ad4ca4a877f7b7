/* Which names compete for room on the map, the most important first, and how each looks. */

import type { Atlas } from "../../data/atlas.ts";
import type { Kind } from "../../data/types.ts";
import { SHAPES } from "../../parts/kinds.ts";
import { shortened } from "../../parts/words.ts";
import { blockMarks, blockOf, wrapped } from "./block.ts";
import { toScreen, type Camera, type Point, type Projection, type Size } from "./camera.ts";
import type { Colouring } from "./colours.ts";
import type { Ink } from "./ink.ts";
import { around, placesAbout, type Placed, type Spot } from "./labels.ts";
import type { Mark, Shape } from "./marks.ts";
import type { Relief } from "./relief.ts";
import type { Focus } from "./target.ts";
import { topicNames } from "./titles.ts";

export interface Named {
  readonly spot: Spot;
  /** What can be pointed at: a concept or a topic. */
  readonly concept?: number;
  readonly topic?: number;
  marks(placed: Placed): Mark[];
  /** What is drawn where the name finds no room: lines end there. */
  readonly bare?: readonly Mark[];
}

export interface Naming {
  readonly atlas: Atlas;
  readonly ink: Ink;
  readonly camera: Camera;
  readonly projection: Projection;
  readonly size: Size;
  readonly focus: Focus | null;
  /** Of coarse and fine topics that have papers. */
  readonly reliefs: readonly Relief[];
  /** Papers that pass, a number a topic. */
  readonly ofTopic: Uint32Array;
  /** Papers that pass and link to it, a number a concept; and the concepts by that, most first. */
  readonly weight: Uint32Array;
  readonly ranked: readonly number[];
  /** Dots that a name hides anyway where the map is that full. */
  readonly usual: number;
  readonly dot: number;
  readonly by: Colouring;
  /** Papers in view that pass, for their titles. */
  readonly papers: readonly number[];
}

export function namesOf(naming: Naming): Named[] {
  const { focus } = naming;
  const inFocus = focus ? conceptsOfFocus(naming, focus) : [];
  const titles = focus && focus.target.sort !== "topic" ? [] : topicNames(naming);
  const others = focus ? [] : conceptNames(naming);
  const papers = paperNames(naming);
  const first = papers.filter(({ spot }) => spot.must);
  return [...first, ...inFocus, ...titles, ...others, ...papers.filter(({ spot }) => !spot.must), ...(titles.length ? [] : topicNames(naming))];
}

export const KIND_SHAPES: Readonly<Record<Kind, Shape>> = {
  method: { d: SHAPES.method },
  setting: { d: SHAPES.setting },
  domain: { d: SHAPES.domain },
  benchmark: { d: SHAPES.benchmark },
};

const BOX = 7; // half the side of the box that the shapes are drawn in
const STAR = 1.3; // a star fills less of it

function conceptsOfFocus(naming: Naming, focus: Focus): Named[] {
  return focus.concepts.flatMap((concept) => conceptName(naming, concept, focus.target.sort === "topic" ? "shown" : "chosen"));
}

function conceptNames(naming: Naming): Named[] {
  const { size, camera, ranked, weight } = naming;
  const tries = Math.round((size.width * size.height) / 5500);
  const least = camera.zoom < 1.8 && ranked.length > 60 ? 2 : 1;
  const named: Named[] = [];
  for (const concept of ranked) {
    if (named.length >= tries || weight[concept]! < least) break;
    named.push(...conceptName(naming, concept, "shown"));
  }
  return named;
}

function conceptName(naming: Naming, concept: number, how: "shown" | "chosen"): Named[] {
  const { atlas, ink, projection, size, camera } = naming;
  const at = screenPlace(atlas.data.concepts, concept, projection);
  if (!at || at[0] < 0 || at[1] < 0 || at[0] > size.width || at[1] > size.height) return [];
  const most = Math.max(1, naming.weight[naming.ranked[0] ?? 0]!);
  const share = Math.sqrt(Math.min(1, naming.weight[concept]! / most));
  const reach = (3 + 4.5 * share) * Math.min(1.5, camera.zoom ** 0.2);
  const chosen = how === "chosen";
  const kind = atlas.kind(concept);
  const coloured = naming.by === "kind" || chosen;
  const fill = coloured ? `--${kind}` : "--ink";
  const height = Math.round((11 + 2.5 * share + (chosen ? 1.5 : 0)) * 2) / 2;
  const weight = chosen ? 680 : share > 0.5 ? 600 : 500;
  const block = blockOf([{ text: shortened(atlas.label(concept), 34), size: height, weight, fill }], ink);
  const boxes = placesAbout(at[0], at[1], reach + 4, block.width, block.height);
  const spot: Spot = { key: `concept:${concept}`, boxes, mark: around(at[0], at[1], reach + 1), must: chosen, may: 0.6 + naming.usual };
  const shape: Mark = {
    what: "outline",
    shape: KIND_SHAPES[kind],
    x: at[0],
    y: at[1],
    scale: (reach / BOX) * (kind === "benchmark" ? STAR : 1),
    fill: ink.of(coloured ? `--${kind}` : "--concept"),
    stroke: ink.of("--ground"),
    width: 1.6,
  };
  return [{ spot, concept, marks: (placed) => [shape, ...blockMarks(block, placed.box, ink, 1, false)], ...(chosen ? { bare: [shape] } : {}) }];
}

export function screenPlace(columns: { readonly x: readonly (number | null)[]; readonly y: readonly (number | null)[] }, index: number, projection: Projection): Point | null {
  const [x, y] = [columns.x[index] ?? null, columns.y[index] ?? null];
  return x === null || y === null ? null : toScreen(projection, x, y);
}

const TITLES = 120; // titles that are tried

function paperNames(naming: Naming): Named[] {
  const { atlas, ink, projection, papers, focus, dot, size } = naming;
  const shown = focus && focus.target.sort !== "topic" ? papers.filter((paper) => focus.papers.has(paper)) : papers;
  const isFew = shown.length <= (focus ? 30 : 40) * Math.min(1, size.width / 800);
  if (!isFew && naming.camera.zoom < 6) return [];
  return shown.slice(0, TITLES).flatMap((paper) => {
    const at = screenPlace(atlas.data.papers, paper, projection);
    if (!at) return [];
    const chosen = focus?.target.sort === "paper" && focus.target.index === paper;
    const text = wrapped(atlas.data.papers.title[paper]!, chosen ? 34 : 30, chosen ? 3 : 2);
    const block = blockOf(text.map((line) => ({ text: line, size: chosen ? 13 : 10.5, weight: chosen ? 650 : 400, fill: chosen ? "--ink" : "--muted" })), ink);
    const spot = { key: `paper:${paper}`, boxes: placesAbout(at[0], at[1], dot + 4, block.width, block.height), must: chosen, may: 0.5 };
    return [{ spot, marks: (placed: Placed) => blockMarks(block, placed.box, ink, 1, false) }];
  });
}
