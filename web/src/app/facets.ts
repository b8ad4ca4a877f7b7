/* What to narrow the landscape by, with live counts. */

import { h } from "../parts/dom.ts";
import type { App } from "./app.ts";

export function buildFacets(app: App): HTMLElement {
  return h("section", { "aria-label": "Filter" }, String(app.selection.papers.length));
}
