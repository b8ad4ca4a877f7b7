/* One named question with its answer: rows, the SPARQL behind it, and what can be done with both. */

import type { App } from "../../app/app.ts";
import type { Answer } from "../../data/types.ts";
import { copyButton } from "../../parts/copy.ts";
import { h } from "../../parts/dom.ts";
import { save } from "../../parts/save.ts";
import { counted } from "../../parts/words.ts";
import { answerCsv, answerTable, rowsOf, type Bindings, type Rows } from "./answer-table.ts";

export function showAnswer(app: App, answer: Answer): HTMLElement {
  const { server } = app.atlas.data.about;
  const place = h("div", { class: "answer-rows" });
  let shown: Rows = answer;
  const put = (rows: Rows, note: string): void => {
    shown = rows;
    keep.hidden = rows.rows.length === 0;
    place.replaceChildren(h("p", { class: "note" }, note), rows.rows.length ? answerTable(app, rows, answer.question) : "");
  };
  const keep = h("button", { type: "button", on: { click: () => save(answerCsv(shown), answer.name, "csv") } }, "Save as CSV");
  const tools = h("p", { class: "tools" }, keep, " ", copyButton(app, "SPARQL", () => answer.sparql));
  if (server) {
    const again = (): void => void run(app, server.sparql, answer, put);
    const fill = `${server.console}#${new URLSearchParams({ query: answer.sparql })}`;
    tools.prepend(h("button", { type: "button", on: { click: again } }, "Run"), " ");
    tools.append(" ", h("a", { class: "button", href: fill }, "Open in the console"));
  }
  if (server && !answer.rows.length) void run(app, server.sparql, answer, put);
  else put(answer, noteOf(answer));
  const sparql = h("details", { class: "query" }, h("summary", {}, "SPARQL"), h("pre", { tabindex: 0, "aria-label": "SPARQL" }, answer.sparql));
  return h("div", { class: "answer" }, h("p", { class: "kicker" }, answer.theme), h("h1", {}, questionText(answer.question)), tools, sparql, place);
}

/** "Papers of a domain. (domain: Robotics)": what it was asked about stands apart, and fainter. */
export function questionText(question: string): (Node | null)[] {
  const [, words = question, about = ""] = /^(.*?)\.? \(([a-z]+: .*)\)$/s.exec(question) ?? [];
  return [h("bdi", {}, words.replace(/\.$/, "")), about ? h("span", { class: "asked-about" }, " ", h("bdi", {}, about)) : null];
}

export function noteOf({ rows, cut }: Answer): string {
  const count = counted(rows.length, "row");
  return cut ? `The first ${count}; kg query or the console give them all.` : `${count}.`;
}

async function run(app: App, endpoint: string, answer: Answer, put: (rows: Rows, note: string) => void): Promise<void> {
  put({ columns: [], rows: [] }, "Asking …");
  try {
    const reply = await fetch(endpoint, {
      method: "POST",
      headers: { Accept: "application/sparql-results+json" },
      body: new URLSearchParams({ query: answer.sparql }),
    });
    if (!reply.ok) throw new Error((await reply.text()).slice(0, 300) || String(reply.status));
    const rows = rowsOf(app.atlas, (await reply.json()) as Bindings);
    put(rows, `${counted(rows.rows.length, "row")}.`);
    app.announce(counted(rows.rows.length, "row"));
  } catch (error) {
    put({ columns: [], rows: [] }, `There was no answer: ${error instanceof Error ? error.message : String(error)}`);
  }
}
