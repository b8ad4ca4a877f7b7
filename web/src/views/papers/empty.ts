/* No paper passes: which conditions empty the list, and how it would be without each. */

import type { App } from "../../app/app.ts";
import { CLEARED, conditionsOf } from "../../app/conditions.ts";
import { select } from "../../app/filter.ts";
import { h } from "../../parts/dom.ts";
import { counted } from "../../parts/words.ts";

export function emptyNote(app: App): HTMLElement {
  const { filter } = app.state;
  const clear = h("a", { class: "button", href: app.href({ filter: CLEARED }) }, "Clear all conditions");
  const ways = conditionsOf(app.atlas, filter)
    .map((condition) => ({ condition, papers: select(app.atlas, { ...filter, ...condition.removed }).papers.length }))
    .filter(({ papers }) => papers > 0)
    .sort((a, b) => b.papers - a.papers);
  const lines = ways.map(({ condition, papers }) =>
    h(
      "li",
      {},
      h("a", { href: app.href({ filter: condition.removed }) }, "Without “", condition.negated && "not ", h("bdi", {}, condition.text), "”"),
      `: ${counted(papers, "paper")}`,
    ),
  );
  const why = lines.length ? "These conditions empty it; the list would hold:" : "More than one condition empties it.";
  return h("div", { class: "nothing" }, h("h2", {}, "No paper meets all conditions"), h("p", {}, why), h("ul", {}, lines), h("p", {}, clear));
}
