/* What is in here, how good it is, and how to cite it. */

import type { App, View } from "../app/app.ts";
import { h } from "../parts/dom.ts";

export function openAbout(app: App): View {
  const element = h("section", {}, h("h1", {}, "About"), h("p", {}, String(app.selection.papers.length)));
  return { title: "About", element, update: () => undefined };
}
