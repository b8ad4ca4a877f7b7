/* The steps of a lineage as a table and as CSV. */

import type { App } from "../../app/app.ts";
import { csv } from "../csv.ts";
import { h } from "../dom.ts";
import { conceptLink, paperLink } from "../named-links.ts";
import { counted, date } from "../words.ts";
import type { LineageModel } from "./model.ts";
import type { Step } from "./steps.ts";
import { yearOf } from "./words.ts";

const MOST = 300;

export function stepsTable(app: App, model: LineageModel): HTMLElement {
  const heads = ["Method", "Year", "Says", "Other method", "Year", "Paper"].map((each) => h("th", { scope: "col" }, each));
  const rows = model.steps.slice(0, MOST).map((step) => row(app, model, step));
  const rest = model.steps.length - rows.length;
  return h(
    "details",
    { class: "twin" },
    h("summary", {}, `${counted(model.steps.length, "step")} as a table`),
    h("div", { class: "scroll" }, h("table", { class: "ends" }, h("thead", {}, h("tr", {}, heads)), h("tbody", {}, rows))),
    rest > 0 && h("p", { class: "note" }, `${counted(rest, "more step")} in the CSV.`),
  );
}

function row(app: App, { births }: LineageModel, step: Step): HTMLElement {
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, conceptLink(app, step.method)),
    h("td", {}, yearOf(births(step.method))),
    h("td", {}, step.relation === "extends" ? "extends" : "is compared with"),
    h("td", {}, conceptLink(app, step.other)),
    h("td", {}, yearOf(births(step.other))),
    h("td", {}, h("span", { class: "note" }, date(app.atlas.data.papers.date[step.paper]!)), " ", paperLink(app, step.paper)),
  );
}

export function stepsText(app: App, { steps, births, forest }: LineageModel): string {
  const { concepts, papers } = app.atlas.data;
  const heads = ["method", "method_id", "date", "relation", "other", "other_id", "other_date", "in_tree", "confidence", "paper", "title"];
  return csv(heads, steps.map((step) => [
    concepts.label[step.method],
    concepts.id[step.method],
    births(step.method).date,
    step.relation === "extends" ? "extends" : "compares_with",
    concepts.label[step.other],
    concepts.id[step.other],
    births(step.other).date,
    Number(step.relation === "extends" && forest.parents.get(step.method) === step.other),
    papers.confidence[step.place]! / 100,
    papers.id[step.paper],
    papers.title[step.paper],
  ]));
}
