/* Papers and concepts where near means related. */

import type { App, View } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";

export function openMap(app: App): View {
  const element = h("section", {}, h("h1", {}, "Map"), h("p", {}, String(app.selection.papers.length)));
  return { title: "Map", element, update: () => undefined };
}
