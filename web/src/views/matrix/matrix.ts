/* Which concepts share papers, as a table. */

import type { App, View } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";

export function openMatrix(app: App): View {
  const element = h("section", {}, h("h1", {}, "Matrix"), h("p", {}, String(app.selection.papers.length)));
  return { title: "Matrix", element, update: () => undefined };
}
