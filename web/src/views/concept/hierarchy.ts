/* The place of a concept among broader and narrower ones. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { conceptLink } from "../../parts/named-links.ts";
import { showQuery } from "../../parts/show-query.ts";
import { narrowerConcepts, type Asked } from "../../parts/sparql.ts";
import { number } from "../../parts/words.ts";
import { foldedList } from "./companion-list.ts";
import { below } from "./gathered.ts";

const [FIRST, MOST] = [10, 200];

/** Nothing for a concept that stands alone. */
export function hierarchy(app: App, concept: number, asked: Asked): HTMLElement | null {
  const { atlas } = app;
  const broader = atlas.data.concepts.broader[concept]!;
  const narrower = below(atlas, concept);
  if (!broader.length && !narrower.length) return null;
  const rows = narrower
    .slice(0, MOST)
    .map((each) => h("li", {}, conceptLink(app, each.concept), h("span", { class: "both" }, number(each.papers))));
  const rest = rows.slice(FIRST);
  return h(
    "section",
    {},
    h("h2", {}, "In the hierarchy"),
    broader.length > 0 && [h("h3", {}, "Broader"), h("ul", { class: "companions" }, broader.map((each) => h("li", {}, conceptLink(app, each))))],
    rows.length > 0 && [h("h3", {}, "Narrower"), h("ul", { class: "companions" }, rows.slice(0, FIRST))],
    rest.length > 0 && foldedList(rest),
    narrower.length > 0 && showQuery(app, () => narrowerConcepts(asked)),
  );
}
