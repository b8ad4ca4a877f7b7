/* Which links count: what the paper does with the concept, and how sure the link is. */

import { h } from "../parts/dom.ts";
import { KeyedList } from "../parts/keyed.ts";
import { ROLE_NAMES } from "../parts/kinds.ts";
import { number } from "../parts/words.ts";
import type { App } from "./app.ts";
import { toggled } from "./choices.ts";
import { facetBox } from "./facet-box.ts";
import type { Facet } from "./facet-concepts.ts";
import { makeRow, type Line } from "./facet-row.ts";

interface Row {
  readonly role: number;
  readonly line: Line;
}

export function roleFacet(app: App): Facet {
  const { roles } = app.atlas.data;
  const list = new KeyedList<Row>(h("ul", { class: "rows" }), ({ role }) => String(role), ({ role }) => make(role));
  const note = h("p", { class: "facet-note" }, "What the paper does with a concept; counts are of links.");
  const element = facetBox("Roles", null, false, list.element, note);

  function make(role: number): { element: HTMLElement; set(row: Row): void } {
    const row = makeRow({
      name: ROLE_NAMES[roles[role]!][0],
      look: `role ${roles[role]!}`,
      unit: ["link", "links"],
      include: () => app.go({ filter: { roles: toggled(app.state.filter.roles, roles[role]!) } }),
    });
    return { element: row.element, set: ({ line }) => row.set(line) };
  }

  function refresh(): void {
    const { ofRole } = app.selection;
    const most = Math.max(1, ...ofRole);
    list.show(
      roles.map((name, role) => {
        const included = app.state.filter.roles.includes(name);
        return { role, line: { count: ofRole[role]!, most, depth: 0, included, excluded: false, opened: null } };
      }),
    );
  }

  return { element, refresh };
}

/** A lower bound for the confidence of links. */
export function confidenceFacet(app: App): Facet {
  const least = app.atlas.data.about.minConfidence;
  const said = h("output", { class: "sure-said" });
  const value = (): number => (Number(range.value) <= least ? 0 : Number(range.value));
  const say = (): void => {
    said.textContent = value() ? `${number(value())}% or more` : "any";
  };
  const range = h("input", {
    type: "range",
    min: least,
    max: 100,
    step: 5,
    "aria-label": "Least confidence of a link, in percent",
    on: { input: say, change: () => app.go({ filter: { confidence: value() } }) },
  });
  const element = facetBox("Confidence", null, false, h("div", { class: "sure-row" }, range, said));
  const refresh = (): void => {
    range.value = String(app.state.filter.confidence || least);
    say();
  };
  return { element, refresh };
}
