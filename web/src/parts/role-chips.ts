/* The concepts of a paper as chips in rows by kind; what it proposes comes first, what it avoids is
   struck, what it only mentions is faint. */

import type { Atlas } from "../data/atlas.ts";
import type { Kind } from "../data/types.ts";
import { h } from "./dom.ts";
import { KIND_NAMES, chip } from "./kinds.ts";
import { saying, signOf } from "./roles.ts";
import { shortName } from "./short-name.ts";

/** Links of a paper by kind, in the order of kinds; each keeps the order of strength. */
export function linksByKind(atlas: Atlas, paper: number): [Kind, number[]][] {
  const { from, to } = atlas.linksOf(paper);
  const places = Array.from({ length: to - from }, (_, link) => from + link);
  return atlas.data.kinds
    .map((kind): [Kind, number[]] => [kind, places.filter((each) => atlas.kind(atlas.data.papers.concept[each]!) === kind)])
    .filter(([, found]) => found.length);
}

/** One row a kind; `href` says where the chip of a link leads, `most` how long a name may be. */
export function roleChips(atlas: Atlas, paper: number, href: (place: number) => string, most = Infinity): HTMLElement {
  const rows = linksByKind(atlas, paper).map(([kind, places]) => [
    h("dt", {}, KIND_NAMES[kind][places.length === 1 ? 0 : 1]),
    h("dd", {}, places.map((place) => roleChip(atlas, place, href(place), most))),
  ]);
  return h("dl", { class: "chip-rows" }, rows);
}

export function roleChip(atlas: Atlas, place: number, href: string, most = Infinity): HTMLAnchorElement {
  const concept = atlas.data.papers.concept[place]!;
  const made = chip(atlas.kind(concept), shortName(atlas, concept, most), href, signOf(atlas, place));
  made.classList.add(`as-${atlas.role(place)}`);
  made.title = saying(atlas, place);
  return made;
}
