/* Rows of an answer, stored or just given by the server, as one kind of table. */

import type { App } from "../../app/app.ts";
import { csv } from "../../parts/csv.ts";
import { h } from "../../parts/dom.ts";
import { icon } from "../../parts/kinds.ts";
import { toConcept, toPaper } from "../../parts/ways.ts";
import type { Atlas } from "../../data/atlas.ts";
import type { AnswerCell } from "../../data/types.ts";

export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly AnswerCell[])[];
}

export function answerTable(app: App, { columns, rows }: Rows, name: string): HTMLElement {
  const numeric = columns.map((_, column) => column > 0 && rows.length > 0 && rows.every((row) => isNumber(row[column]?.text ?? "")));
  const heads = columns.map((column, at) => h("th", { scope: "col", class: numeric[at] ? "number" : "" }, column.replaceAll("_", " ")));
  const lines = rows.map((row) => h("tr", {}, row.map((cell, at) => h("td", { class: numeric[at] ? "number" : "" }, content(app, cell)))));
  const table = h("table", { class: "answer-table" }, h("thead", {}, h("tr", {}, heads)), h("tbody", {}, lines));
  return h("div", { class: "sideways", role: "region", "aria-label": name, tabindex: 0 }, table);
}

function content(app: App, { text, paper, concept }: AnswerCell): Node {
  if (paper !== undefined) return h("a", { href: toPaper(app, paper), title: app.atlas.data.papers.title[paper]! }, h("bdi", {}, text));
  if (concept === undefined) return h("bdi", {}, text);
  return h("a", { href: toConcept(app, concept), class: "answer-concept" }, icon(app.atlas.kind(concept)), " ", h("bdi", {}, text));
}

export function answerCsv({ columns, rows }: Rows): string {
  return csv(columns, rows.map((row) => row.map((cell) => cell.text)));
}

const isNumber = (text: string): boolean => /^-?\d+([.,]\d+)?([eE]-?\d+)?$/.test(text);

/** What SPARQL's JSON of results says, as far as a table shows it. */
export interface Bindings {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, { readonly type: string; readonly value: string }>>[] };
}

/** Papers and concepts are recognised by their addresses, and named by their ids, as stored answers do. */
export function rowsOf(atlas: Atlas, { head, boolean, results }: Bindings): Rows {
  if (boolean !== undefined) return { columns: ["answer"], rows: [[{ text: boolean ? "yes" : "no" }]] };
  const columns = head.vars ?? [];
  const rows = (results?.bindings ?? []).map((binding) =>
    columns.map((column): AnswerCell => {
      const term = binding[column];
      return term?.type === "uri" ? named(atlas, term.value) : { text: term?.value ?? "" };
    }),
  );
  return { columns, rows };
}

function named(atlas: Atlas, iri: string): AnswerCell {
  const { base } = atlas.data.about;
  const [what = "", ...rest] = iri.startsWith(base) ? iri.slice(base.length).split("/").map(decoded) : [];
  const paper = what === "paper" ? atlas.paper(rest.join("/")) : -1;
  if (paper >= 0) return { text: atlas.data.papers.id[paper]!, paper };
  const concept = what === "concept" ? atlas.concept(`${rest[0]}:${rest.slice(1).join("/")}`) : -1;
  return concept >= 0 ? { text: atlas.data.concepts.id[concept]!, concept } : { text: iri };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
