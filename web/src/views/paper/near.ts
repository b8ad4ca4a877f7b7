/* The nearest papers, each with what both are about. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { nearest } from "../../parts/nearest.ts";
import { conceptLink, listed, paperLink } from "../../parts/named-links.ts";

const REASONS = 4;

export function nearList(app: App, paper: number, most: number): HTMLElement {
  const { atlas } = app;
  const near = nearest(atlas, paper, most);
  if (!near.length) return h("p", { class: "note" }, "No other paper is about what this one is about.");
  const items = near.map((each) => {
    const reasons = each.shared.slice(0, REASONS).map((concept) => conceptLink(app, concept));
    const rest = each.shared.length - reasons.length;
    const year = atlas.year(each.paper);
    return h(
      "li",
      {},
      paperLink(app, each.paper),
      year && h("span", { class: "note" }, ` ${year}`),
      h("p", { class: "note" }, "both: ", listed(reasons), rest > 0 && ` and ${rest} more`),
    );
  });
  return h("ol", { class: "near" }, items);
}
