/* The numbers that a paper claims, as a table; below them the sentence that says so. */

import type { App } from "../../app/app.ts";
import type { ResultText } from "../../data/types.ts";
import { h } from "../../parts/dom.ts";
import { showQuery } from "../../parts/show-query.ts";
import { resultsOfPaper } from "../../parts/sparql.ts";

type Column = readonly [name: string, cell: (result: ResultText) => string];

const COLUMNS: readonly Column[] = [
  ["Value", (each) => each.value],
  ["Reading", (each) => (each.relation === "absolute" ? "" : each.relation)],
  ["Measure", (each) => each.metric],
  ["On", (each) => each.benchmark],
  ["Of", (each) => each.subject],
  ["Against", (each) => each.comparator],
];

export function resultTable(app: App, paper: number, results: readonly ResultText[]): HTMLElement {
  const columns = COLUMNS.filter(([, cell]) => results.some((each) => cell(each)));
  const rows = bySentence(results).map((said) =>
    h(
      "tbody",
      {},
      said.map((result) => h("tr", {}, columns.map(([name, cell]) => cellOf(name, cell(result))))),
      h("tr", { class: "said" }, h("td", { colspan: columns.length, dir: "auto" }, said[0]!.quote)),
    ),
  );
  const { about, papers } = app.atlas.data;
  return h(
    "section",
    {},
    h("h2", {}, "Results", h("span", { class: "count" }, " as the text makes them")),
    h("table", { class: "results" }, h("thead", {}, h("tr", {}, columns.map(([name]) => h("th", { scope: "col" }, name)))), rows),
    showQuery(app, () => resultsOfPaper(about.base, papers.id[paper]!)),
  );
}

/** Results that follow each other in one sentence, so that it is read once. */
export function bySentence(results: readonly ResultText[]): ResultText[][] {
  const groups: ResultText[][] = [];
  for (const result of results) {
    const last = groups.at(-1);
    if (last?.[0]?.quote === result.quote) last.push(result);
    else groups.push([result]);
  }
  return groups;
}

function cellOf(name: string, text: string): HTMLElement {
  return h("td", { "data-name": name, class: name === "Value" ? "value" : "" }, h("bdi", {}, text));
}
