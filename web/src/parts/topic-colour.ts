/* The colour of a topic: ten in turn over the coarse ones; fine ones have that of what is around them. */

import type { Atlas } from "../data/atlas.ts";
import { h } from "./dom.ts";

const COLOURS = 10;
const kept = new WeakMap<Atlas, readonly number[]>();

/** The place of the coarse topic around it among the coarse ones, -1 for none. */
export function topicPlace(atlas: Atlas, topic: number): number {
  let places = kept.get(atlas);
  if (!places) {
    let next = 0;
    places = atlas.data.topics.map(({ level }) => (level === 0 ? next++ : -1));
    kept.set(atlas, places);
  }
  return places[atlas.coarse(topic)] ?? -1;
}

/** The CSS variable that holds its colour: "--topic-3"; "--muted" for no topic. */
export function topicVariable(atlas: Atlas, topic: number): string {
  const place = topicPlace(atlas, topic);
  return place < 0 ? "--muted" : `--topic-${place % COLOURS}`;
}

/** A small round patch in the colour of the topic, for the eye only. */
export function swatch(atlas: Atlas, topic: number): HTMLElement {
  const patch = h("span", { class: "swatch", "aria-hidden": "true" });
  patch.style.background = `var(${topicVariable(atlas, topic)})`;
  return patch;
}
