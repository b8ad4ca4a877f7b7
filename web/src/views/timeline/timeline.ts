/* How the share of concepts changes over time. */

import type { App, View } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";

export function openTimeline(app: App): View {
  const element = h("section", {}, h("h1", {}, "Timeline"), h("p", {}, String(app.selection.papers.length)));
  return { title: "Timeline", element, update: () => undefined };
}
