/* The papers that pass the filter, as a list. */

import type { App, View } from "../app/app.ts";
import { h } from "../parts/dom.ts";

export function openPapers(app: App): View {
  const element = h("section", {}, h("h1", {}, "Papers"), h("p", {}, String(app.selection.papers.length)));
  return { title: "Papers", element, update: () => undefined };
}
