/* One concept: what it is, who does what with it, and what stands beside it. */

import type { App, View } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";

export function openConcept(app: App): View {
  const element = h("section", {}, h("h1", {}, "Concept"), h("p", {}, String(app.selection.papers.length)));
  return { title: "Concept", element, update: () => undefined };
}
