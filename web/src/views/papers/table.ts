/* The list as a table whose headers sort it. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { toPaper } from "../../parts/ways.ts";
import { date, number, shortened } from "../../parts/words.ts";
import { LONGEST, topicOf } from "./line.ts";
import { optionOf, type Order, type OrderName } from "./order.ts";

const COLUMNS: readonly (readonly [OrderName, string])[] = [
  ["title", "Title"],
  ["authors", "Authors"],
  ["date", "Date"],
  ["venue", "Venue"],
  ["topic", "Topic"],
  ["links", "Links"],
];

/* Their first click sorts downwards: newest first, most first. */
const DOWN: readonly OrderName[] = ["date", "links"];

export function papersTable(app: App, papers: readonly number[], order: Order): HTMLElement {
  const heads = COLUMNS.map(([name, label]) => {
    const chosen = order.name === name;
    const next = { name, reversed: chosen ? !order.reversed : false };
    const sorted = DOWN.includes(name) !== order.reversed ? "descending" : "ascending";
    const sign = h("span", { class: "sort-sign", "aria-hidden": "true" }, chosen ? (sorted === "ascending" ? "↑" : "↓") : "");
    const link = h("a", { href: app.href({ options: { sort: optionOf(next), page: "" } }), "data-sort": name }, label, sign);
    return h("th", { scope: "col", class: name, "aria-sort": chosen ? sorted : null }, link);
  });
  const rows = papers.map((paper) => rowOf(app, paper));
  const table = h("table", { class: "papers-table" }, h("thead", {}, h("tr", {}, heads)), h("tbody", {}, rows));
  return h("div", { class: "sideways", role: "region", "aria-label": "Table of papers", tabindex: 0 }, table);
}

function rowOf(app: App, paper: number): HTMLElement {
  const { papers, venues } = app.atlas.data;
  const { from, to } = app.atlas.linksOf(paper);
  return h(
    "tr",
    {},
    h("th", { scope: "row", class: "title" }, h("a", { href: toPaper(app, paper) }, h("bdi", {}, shortened(papers.title[paper]!, LONGEST)))),
    h("td", {}, h("bdi", {}, shortened(papers.authors[paper]!, LONGEST))),
    h("td", { class: "date" }, date(papers.date[paper]!)),
    h("td", {}, h("bdi", {}, shortened(venues[papers.venue[paper]!] ?? "", LONGEST))),
    h("td", {}, topicOf(app, paper)),
    h("td", { class: "links" }, number(to - from)),
  );
}
