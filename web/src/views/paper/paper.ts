/* One paper: its text with the evidence marked, its links, its neighbours. */

import type { App, View } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";

export function openPaper(app: App): View {
  const element = h("section", {}, h("h1", {}, "Paper"), h("p", {}, String(app.selection.papers.length)));
  return { title: "Paper", element, update: () => undefined };
}
