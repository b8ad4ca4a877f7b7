/* Titles of topics: each near its largest island, over as little of the others as may be. */

import type { Atlas } from "../../data/atlas.ts";
import { topicVariable } from "../../parts/topic-colour.ts";
import { counted, shortened } from "../../parts/words.ts";
import { blockMarks, blockOf, isolated, wrapped, type Block, type Line } from "./block.ts";
import { toScreen, type Bounds, type Projection, type Size } from "./camera.ts";
import { clamped, overlap, type Box } from "./labels.ts";
import type { Named, Naming } from "./names.ts";
import type { Focus } from "./target.ts";

function smoothstep(from: number, to: number, value: number): number {
  const at = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return at * at * (3 - 2 * at);
}

/** How much of the coarse and the fine titles is seen; coarse ones without finer stay. */
export function titleOpacity(level: 0 | 1, split: boolean, zoom: number): number {
  if (level === 1) return smoothstep(1.7, 2.4, zoom);
  return split ? 1 - smoothstep(2.1, 2.9, zoom) : 1;
}

export function topicNames(naming: Naming): Named[] {
  const { topics } = naming.atlas.data;
  const split = new Set(topics.map(({ parent }) => parent));
  const most = Math.max(1, ...naming.reliefs.map(({ topic }) => naming.ofTopic[topic]!));
  const named: Named[] = [];
  for (const level of [0, 1] as const) {
    const reliefs = naming.reliefs.filter(({ topic }) => topics[topic]!.level === level && naming.ofTopic[topic]);
    const islands = new Map(reliefs.map((relief) => [relief.topic, visible(relief.island, naming.projection, naming.size)]));
    for (const relief of reliefs.sort((a, b) => naming.ofTopic[b.topic]! - naming.ofTopic[a.topic]! || a.topic - b.topic)) {
      const opacity = titleOpacity(level, split.has(relief.topic), naming.camera.zoom);
      if (opacity > 0.08) named.push(...topicName(naming, relief.topic, islands, opacity, naming.ofTopic[relief.topic]! / most));
    }
  }
  return named;
}

const WIDEST = 1.1; // times the width of its island
const MANY = 14; // topics on the screen, for which words under the titles would be too much

type Islands = ReadonlyMap<number, Box | null>;

function topicName(naming: Naming, topic: number, islands: Islands, opacity: number, share: number): Named[] {
  const { atlas, ink, size, focus } = naming;
  const island = islands.get(topic);
  if (!island || isOther(atlas, focus, topic)) return [];
  const data = atlas.data.topics[topic]!;
  const small = size.width < 560;
  const many = naming.reliefs.length > (small ? MANY / 2 : MANY) && naming.camera.zoom < 1.5;
  const height = data.level === 1 ? 13 : Math.round(2 * ((small ? 10.5 : 12) + (small ? 3.5 : 7) * share ** 0.55)) / 2;
  const fill = naming.by === "topic" ? topicVariable(atlas, topic) : "--muted";
  const lines = (text: string): Line[] => titleLines(text, small ? 20 : 28).map((each) => ({ text: each, size: height, weight: 680, fill }));
  const whole = lines(data.title);
  // a title far wider than its island would lie on the neighbours: the first concept says most
  const isWide = whole.length > 1 && blockOf(whole, ink).width > WIDEST * (island.right - island.left);
  const title = isWide ? lines(data.title.split(" · ")[0]!) : whole;
  const under = [many ? "" : isolated(shortened(data.words.slice(0, small ? 2 : 3).join(", "), 42)), counted(naming.ofTopic[topic]!, "paper")].filter(Boolean).join(" — ");
  const sub = { text: under, size: small || many ? 10 : 11, weight: 400, fill: "--muted" };
  const tied = focus !== null && focus.target.sort !== "topic";
  if (tied && small) return [];
  const block = blockOf(tied ? title : [...title, sub], ink);
  const boxes = placesOver(island, block, size);
  const others = [...islands].flatMap(([each, box]) => (each === topic || !box ? [] : [core(box)]));
  const costs = boxes.map((box, at) => 0.08 * at + ON_OTHERS * others.reduce((sum, other) => sum + shared(box, other), 0) + AWAY * gap(box, island));
  const dimmed = tied ? 0.45 : 1;
  const spot = { key: `topic:${topic}`, boxes, costs, weigh: 1 / Math.max(1, naming.usual / 4), must: dimmed === 1 && opacity > 0.5, may: 2 + 3 * naming.usual };
  return [{ spot, topic, marks: (placed) => blockMarks(block, placed.box, ink, opacity * dimmed, true) }];
}

/** In one line where it is short, else a concept a line: "RLHF · Reward model". */
export function titleLines(title: string, letters: number): string[] {
  if (title.length <= letters) return [title];
  const lines = title.split(" · ").flatMap((part) => wrapped(part, letters, 2));
  return lines.length > 3 ? [...lines.slice(0, 2), shortened(lines.slice(2).join(" "), letters)] : lines;
}

function isOther(atlas: Atlas, focus: Focus | null, topic: number): boolean {
  if (focus?.target.sort !== "topic") return false;
  return topic !== focus.target.index && atlas.coarse(topic) !== focus.target.index;
}

/* The part of an island that is in the window; null where none is. */
function visible(island: Bounds, projection: Projection, size: Size): Box | null {
  const [left, top] = toScreen(projection, island.left, island.top);
  const [right, bottom] = toScreen(projection, island.right, island.bottom);
  const box = { left: Math.max(0, left), top: Math.max(0, top), right: Math.min(size.width, right), bottom: Math.min(size.height, bottom) };
  return box.left < box.right - 8 && box.top < box.bottom - 8 ? box : null;
}

/* In dots that a title might hide instead. */
const [ON_OTHERS, AWAY] = [24, 0.09];

/* Islands are round: the corners of their boxes are free. */
function core({ left, top, right, bottom }: Box): Box {
  const [across, down] = [0.14 * (right - left), 0.14 * (bottom - top)];
  return { left: left + across, top: top + down, right: right - across, bottom: bottom - down };
}

/* The share of a box that lies on another. */
function shared(box: Box, other: Box): number {
  if (!overlap(box, other)) return 0;
  const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
  const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
  return (across * down) / ((box.right - box.left) * (box.bottom - box.top));
}

/* Pixels between two boxes. */
function gap(box: Box, other: Box): number {
  const across = Math.max(0, other.left - box.right, box.left - other.right);
  return Math.hypot(across, Math.max(0, other.top - box.bottom, box.top - other.bottom));
}

function placesOver(island: Box, block: Block, size: Size): Box[] {
  const { width, height } = block;
  const [middle, centre] = [(island.left + island.right) / 2, (island.top + island.bottom) / 2];
  const at = (x: number, y: number): Box => clamped({ left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 }, size);
  const shift = Math.max(0, (island.right - island.left - width) / 2);
  const lift = (island.bottom - island.top) / 4;
  return [
    at(middle, island.top - height * 0.15),
    at(middle, island.bottom + height * 0.2),
    at(middle, island.top + height * 0.6),
    at(middle, centre),
    at(middle - shift, island.top - height * 0.1),
    at(middle + shift, island.top - height * 0.1),
    at(middle - shift, island.bottom + height * 0.1),
    at(middle + shift, island.bottom + height * 0.1),
    at(island.left - width * 0.3, centre),
    at(island.right + width * 0.3, centre),
    at(middle, centre - lift),
    at(middle, centre + lift),
    at(island.left - width / 2 - 4, centre),
    at(island.right + width / 2 + 4, centre),
    at(island.left - width * 0.4, centre - lift),
    at(island.right + width * 0.4, centre - lift),
    at(island.left - width * 0.4, centre + lift),
    at(island.right + width * 0.4, centre + lift),
    at(middle, island.top - height),
    at(middle, island.bottom + height),
  ];
}
