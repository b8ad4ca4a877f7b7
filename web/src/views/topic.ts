/* One topic: its concepts and its papers. */

import type { App, View } from "../app/app.ts";
import { h } from "../parts/dom.ts";

export function openTopic(app: App): View {
  const element = h("section", {}, h("h1", {}, "Topic"), h("p", {}, String(app.selection.papers.length)));
  return { title: "Topic", element, update: () => undefined };
}
