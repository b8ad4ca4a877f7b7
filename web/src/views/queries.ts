/* The named queries and what they say of this landscape. */

import type { App, View } from "../app/app.ts";
import { h } from "../parts/dom.ts";

export function openQueries(app: App): View {
  const element = h("section", {}, h("h1", {}, "Queries"), h("p", {}, String(app.selection.papers.length)));
  return { title: "Queries", element, update: () => undefined };
}
