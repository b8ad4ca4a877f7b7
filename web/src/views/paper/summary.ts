/* A paper in short, for the panel beside the map. */

import type { App } from "../../app/app.ts";
import type { PaperText } from "../../data/types.ts";
import { arriving } from "../../parts/arriving.ts";
import { h } from "../../parts/dom.ts";
import { markedText } from "../../parts/marked-text.ts";
import { roleChips } from "../../parts/role-chips.ts";
import { toConcept } from "../../parts/ways.ts";
import { byline, dateline, flagNotes, linksOut, topicLine } from "./facts.ts";
import { nearList } from "./near.ts";

const [NEAREST, LETTERS] = [4, 30];

/** What the page of the paper says, shortened; links to papers and concepts stay on the map. */
export function paperSummary(app: App, paper: number): HTMLElement {
  const { id, title } = app.atlas.data.papers;
  const page = app.href({ view: "paper", id: id[paper]!, options: {} });
  const places = app.atlas.data.papers.concept;
  return h(
    "article",
    { class: "summary paper-summary" },
    topicLine(app, paper),
    h("h2", { dir: "auto" }, h("a", { href: page }, title[paper]!)),
    byline(app, paper),
    dateline(app, paper),
    roleChips(app.atlas, paper, (place) => toConcept(app, places[place]!), LETTERS),
    arriving("abstract", () => app.texts.paper(paper), (text) => abstractOf(app, paper, text)),
    h("h3", {}, "Nearest papers"),
    nearList(app, paper, NEAREST),
    h("p", {}, h("a", { class: "button", href: page }, "Sentences, results, BibTeX")),
  );
}

function abstractOf(app: App, paper: number, text: PaperText): HTMLElement[] {
  const out = linksOut(text);
  const abstract = h("div", { class: "abstract", dir: "auto" }, markedText(app, paper, text.abstract));
  return [...(out ? [out] : []), ...flagNotes(text), ...(text.abstract.length ? [abstract] : [])];
}
