/* A field that finds papers, concepts and topics by name and leads there. */

import { h } from "../parts/dom.ts";
import type { App } from "./app.ts";

export function buildSearch(app: App): HTMLElement {
  return h("search", { class: "search" }, h("input", { type: "search", "aria-label": "Find a paper, a concept or a topic", placeholder: app.state.view }));
}
