/* "Show the query": the SPARQL that gives a figure, to copy, or to run where there is a server. */

import type { App } from "../app/app.ts";
import { copyButton } from "./copy.ts";
import { h } from "./dom.ts";
import type { Query } from "./sparql.ts";

/** A folded block; what is in it is made when it is opened. `label` tells it from one beside it. */
export function showQuery(app: App, ask: () => Query, label = "Show the query"): HTMLDetailsElement {
  const details = h("details", { class: "query" }, h("summary", {}, label));
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(queryBlock(app, ask()));
  });
  return details;
}

export function queryBlock(app: App, { question, sparql }: Query): HTMLElement {
  const { server, minConfidence } = app.atlas.data.about;
  const asked = new URLSearchParams({ query: sparql }).toString();
  const run = server && h("a", { class: "button", href: `${server.console}#${asked}` }, "Open in the console");
  return h(
    "div",
    { class: "code-block" },
    h("p", { class: "note" }, `${question}. `, "Ask it with ", h("code", {}, `kg query GRAPH --min-confidence ${minConfidence / 100} query.rq`), "."),
    h("pre", { tabindex: 0, "aria-label": "SPARQL" }, sparql),
    h("p", { class: "tools" }, copyButton(app, "the query", () => sparql), run),
  );
}
