/* The first and the latest paper of each concept. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { toConcept, toPaper } from "../../parts/ways.ts";
import { date, number } from "../../parts/words.ts";
import type { Model } from "./model.ts";
import type { Series } from "./series.ts";

export function buildEnds(app: App, model: Model): HTMLElement {
  const more = model.chosen.filter((each) => !model.top.some((top) => top.concept === each.concept));
  const rows = [...model.top, ...more].map((series) => row(app, series));
  const heads = ["Concept", "Papers", "First", "Latest"].map((each) => h("th", { scope: "col" }, each));
  return h(
    "section",
    {},
    h("h2", {}, "First and latest papers"),
    h("div", { class: "scroll" }, h("table", { class: "ends" }, h("thead", {}, h("tr", {}, heads)), h("tbody", {}, rows))),
  );
}

function row(app: App, series: Series): HTMLElement {
  const { concept } = series;
  const name = h("a", { class: `quiet-link ${app.atlas.kind(concept)}`, href: toConcept(app, concept) }, h("bdi", {}, app.atlas.label(concept)));
  return h("tr", {}, h("th", { scope: "row" }, name), h("td", { class: "figure-cell" }, number(series.papers)), paper(app, series.first), paper(app, series.latest));
}

function paper(app: App, index: number): HTMLElement {
  const { title, date: dates } = app.atlas.data.papers;
  if (index < 0) return h("td", {});
  return h("td", {}, h("span", { class: "note" }, date(dates[index]!)), h("br"), h("a", { class: "title-link", href: toPaper(app, index) }, h("bdi", {}, title[index]!)));
}
