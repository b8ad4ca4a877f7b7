/* A facet as a group that can be folded away: heading, what it holds. */

import { h } from "../parts/dom.ts";
import { glyph } from "../parts/glyphs.ts";

type Children = readonly (Node | null)[];

let next = 0;

/** `mark` stands before the heading; the group is open at first unless `folded`. */
export function facetBox(name: string, mark: Element | null, folded: boolean, ...children: Children): HTMLElement {
  const id = `facet-${next++}`;
  const body = h("div", { class: "facet-body", id, hidden: folded }, ...children);
  const click = (): void => {
    body.hidden = !body.hidden;
    head.setAttribute("aria-expanded", String(!body.hidden));
  };
  const head = h(
    "button",
    { type: "button", class: "facet-head", "aria-expanded": String(!folded), "aria-controls": id, on: { click } },
    mark,
    h("span", {}, name),
    glyph("open", 14),
  );
  return h("fieldset", { class: "facet" }, h("legend", {}, head), body);
}
