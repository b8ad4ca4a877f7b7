/* An opened cell: its papers, each with the sentences that name the one and the other concept. */

import type { App } from "../../app/app.ts";
import type { PaperText } from "../../data/types.ts";
import { arriving } from "../../parts/arriving.ts";
import { h } from "../../parts/dom.ts";
import { chip } from "../../parts/kinds.ts";
import { pageOf, pager } from "../../parts/pager.ts";
import { bySentences, quotations } from "../../parts/quote.ts";
import { roleInWords } from "../../parts/roles.ts";
import { toConcept, toPaper } from "../../parts/ways.ts";
import { counted, date } from "../../parts/words.ts";
import { papersOfCell, type Shared } from "./count.ts";
import type { Model } from "./model.ts";
import { surpriseInWords } from "./words.ts";

const PAGE = 10;

/** null: no cell is open. */
export function buildCell(app: App, model: Model): HTMLElement | null {
  const { cell } = model.options;
  if (!cell) return null;
  const [row, column] = cell;
  const papers = papersOfCell(app.atlas, row, column, model.asked);
  const pages = Math.max(1, Math.ceil(papers.length / PAGE));
  const page = pageOf(app.state.options.page, pages);
  const shown = papers.slice((page - 1) * PAGE, page * PAGE);
  const names = [row, column].map((each) => chip(app.atlas.kind(each), app.atlas.label(each), toConcept(app, each)));
  const close = h("a", { class: "button close", href: app.href({ options: { cell: "", page: "" } }), "data-key": "close-cell" }, "Close");
  return h(
    "aside",
    { class: "cell-papers", "aria-label": `Papers of the cell: ${app.atlas.label(row)} and ${app.atlas.label(column)}` },
    h("div", { class: "cell-head" }, h("h2", { tabindex: -1 }, names[0]!, h("span", { class: "note" }, "and "), names[1]!), close),
    h("p", { class: "note" }, saying(model, row, column, papers.length)),
    papers.length ? null : h("p", {}, "No paper of the selection has both."),
    h("ol", { class: "cell-list", start: (page - 1) * PAGE + 1 }, shown.map((each) => item(app, each))),
    pager(page, pages, (to) => app.href({ options: { page: to === 1 ? "" : String(to) } })),
    narrowed(app, row, column),
  );
}

function saying(model: Model, row: number, column: number, papers: number): string {
  const at = [model.asked.rows.indexOf(row), model.asked.columns.indexOf(column)] as const;
  const known = at.every((each) => each >= 0);
  const surprise = known ? model.surprise[at[0] * model.columns.entries.length + at[1]] : null;
  return counted(papers, "paper") + (surprise ? `; ${surpriseInWords(surprise)}` : "");
}

/** The papers view shows the same ones; "all" because both are wanted, also where they are of one kind. */
function narrowed(app: App, row: number, column: number): HTMLElement {
  const ids = [row, column].map((each) => app.atlas.data.concepts.id[each]!);
  const concepts = [...new Set([...app.state.filter.concepts, ...ids])];
  return h("p", {}, h("a", { class: "quiet-link", href: app.href({ view: "papers", filter: { concepts, match: "all" } }) }, "Show these papers as a list"));
}

function item(app: App, shared: Shared): HTMLElement {
  const { papers } = app.atlas.data;
  const { paper } = shared;
  const when = papers.date[paper] ? date(papers.date[paper]) : "";
  const byline = [papers.authors[paper], when].filter(Boolean).join(", ");
  const links = [...new Set([...shared.ofRow, ...shared.ofColumn])].map((place) => place - app.atlas.linksOf(paper).from);
  const quotes = arriving("sentences", () => app.texts.paper(paper), (text) => bySentences(text, links).map((group) => saysSo(app, paper, text, group)));
  return h(
    "li",
    {},
    h("a", { class: "title-link", href: toPaper(app, paper) }, h("bdi", {}, papers.title[paper]!)),
    byline ? h("p", { class: "byline" }, byline) : null,
    quotes,
  );
}

/** What the same sentences say stands together: who is named, and the sentence once. */
function saysSo(app: App, paper: number, text: PaperText, links: readonly number[]): HTMLElement {
  const { from } = app.atlas.linksOf(paper);
  const names = links.flatMap((link, at) => {
    const concept = app.atlas.data.papers.concept[from + link]!;
    const name = h("a", { class: `quiet-link ${app.atlas.kind(concept)}`, href: toConcept(app, concept) }, h("bdi", {}, app.atlas.label(concept)));
    return [at ? ", " : "", name, ` (${roleInWords(app.atlas, from + link)})`];
  });
  return h("div", { class: "says" }, h("p", { class: "note" }, names), quotations(app, paper, text, links, 1));
}
