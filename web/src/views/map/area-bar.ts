/* What can be done with the papers of the chosen area: see them as a table, take them along, let go. */

import type { App } from "../../app/app.ts";
import { csv } from "../../parts/csv.ts";
import { h } from "../../parts/dom.ts";
import { save } from "../../parts/save.ts";
import { counted } from "../../parts/words.ts";

export interface Part {
  readonly element: HTMLElement;
  refresh(): void;
}

export function areaBar(app: App): Part {
  const count = h("strong");
  const table = h("a", { class: "button" }, "Table");
  const file = h("button", { type: "button", on: { click: () => save(areaCsv(app), `${app.atlas.data.about.title} area`, "csv") } }, "CSV");
  const clear = h("button", { type: "button", on: { click: () => app.go({ filter: { area: [] } }) } }, "Clear area");
  const element = h("div", { class: "map-area", role: "group", "aria-label": "Chosen area" }, count, table, file, clear);
  return {
    element,
    refresh: () => {
      element.hidden = !app.state.filter.area.length;
      count.textContent = `${counted(app.selection.papers.length, "paper")} in the area`;
      table.href = app.href({ view: "papers", options: {} });
    },
  };
}

export function areaCsv(app: App): string {
  const { papers, venues, topics, concepts } = app.atlas.data;
  const rows = app.selection.papers.map((paper) => [
    papers.id[paper]!,
    papers.title[paper]!,
    papers.authors[paper]!,
    papers.date[paper]!,
    venues[papers.venue[paper]!] ?? "",
    topics[papers.topic[paper]!]?.title ?? "",
    app.atlas.conceptsOf(paper).map((concept) => concepts.label[concept]!).join("; "),
  ]);
  return csv(["id", "title", "authors", "date", "venue", "topic", "concepts"], rows);
}
