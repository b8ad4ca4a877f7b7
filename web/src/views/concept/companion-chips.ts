/* Concepts that share papers with a concept, as chips in rows by kind. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { chip, KIND_NAMES } from "../../parts/kinds.ts";
import { shortName } from "../../parts/short-name.ts";
import { companions, type Companion } from "../../parts/together.ts";
import { toConcept } from "../../parts/ways.ts";
import { number } from "../../parts/words.ts";

/** Companions of a concept over these papers, but not what is broader or narrower than it. */
export function companionsOf(app: App, concept: number, papers: readonly number[]): Companion[] {
  const leaving = app.atlas.downwards([concept]);
  for (const each of app.atlas.upwards(concept)) leaving[each] = 1;
  return companions(app.atlas, papers, leaving);
}

export function companionChips(app: App, found: readonly Companion[], most: number, letters = Infinity): HTMLElement {
  const { atlas } = app;
  const rows = atlas.data.kinds.map((kind) => {
    const shown = found.filter((each) => atlas.kind(each.concept) === kind).slice(0, most);
    if (!shown.length) return null;
    const chips = shown.map((each) => conceptChip(app, each.concept, each.papers, letters));
    return [h("dt", {}, KIND_NAMES[kind][1]), h("dd", {}, chips)];
  });
  return h("dl", { class: "chip-rows" }, rows);
}

/** A concept with a number of papers beside its name, which is at most so many letters long. */
export function conceptChip(app: App, concept: number, papers: number, letters = Infinity): HTMLElement {
  const { atlas } = app;
  const made = chip(atlas.kind(concept), shortName(atlas, concept, letters), toConcept(app, concept), number(papers));
  made.title = `${KIND_NAMES[atlas.kind(concept)][0]}: ${atlas.label(concept)}`;
  return made;
}
