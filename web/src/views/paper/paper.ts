/* One paper: its text with the evidence marked, its links with their sentences, its results, and
   the papers nearest to it. The heading stands at once; the text comes when it is there. */

import type { App, View } from "../../app/app.ts";
import type { State } from "../../app/state.ts";
import { arriving } from "../../parts/arriving.ts";
import { h } from "../../parts/dom.ts";
import { markedText } from "../../parts/marked-text.ts";
import { onThisPage } from "../../parts/on-this-page.ts";
import { notHere } from "../../parts/not-here.ts";
import { roleChips } from "../../parts/role-chips.ts";
import { showQuery } from "../../parts/show-query.ts";
import { nearPapers } from "../../parts/sparql.ts";
import type { PaperText } from "../../data/types.ts";
import { byline, dateline, flagNotes, linksOut, topicLine } from "./facts.ts";
import { showMark } from "./jump.ts";
import { linkList } from "./link-list.ts";
import { nearList } from "./near.ts";
import { resultTable } from "./results.ts";
import { citation, paperData } from "./take.ts";

const NEAREST = 8;

export function openPaper(app: App): View {
  const { id } = app.state;
  const paper = app.atlas.paper(id);
  if (paper < 0) return { title: "No such paper", element: notHere(app, "paper", id), update: () => undefined };
  const title = app.atlas.data.papers.title[paper]!;
  const element = h("article", { class: "page wide reading paper-page" });
  const show = (): void => {
    const concept = app.atlas.concept(app.state.options.mark ?? "");
    if (concept >= 0) showMark(app, element, paper, concept);
  };
  const ways = onThisPage(element);
  const complete = (): void => {
    ways.fill();
    show();
  };
  element.append(head(app, paper, show), main(app, paper, element, complete), aside(app, paper));
  element.querySelector(".page-head")?.append(ways.element);
  const update = (before: State): void => {
    if (app.state.options.mark !== before.options.mark) show();
  };
  return { title, element, update };
}

/* What the atlas knows: there without waiting. */
function head(app: App, paper: number, again: () => void): HTMLElement {
  const { id, title, concept } = app.atlas.data.papers;
  const chips = roleChips(app.atlas, paper, (place) => {
    const mark = app.atlas.data.concepts.id[concept[place]!]!;
    return app.href({ view: "paper", id: id[paper]!, options: { mark } });
  });
  chips.addEventListener("click", (click) => {
    const chip = (click.target as Element).closest("a");
    if (chip?.hash === location.hash) again(); // the address stays, so nothing else would move
  });
  return h(
    "header",
    { class: "page-head" },
    topicLine(app, paper),
    h("h1", { dir: "auto" }, title[paper]!),
    h("div", { class: "record" }, byline(app, paper), dateline(app, paper)),
    chips,
  );
}

function main(app: App, paper: number, page: HTMLElement, shown: () => void): HTMLElement {
  const body = arriving("text of this paper", () => app.texts.paper(paper), (text) => {
    fillHead(app, paper, page, text);
    queueMicrotask(shown); // the marks stand in the page only after this
    return sections(app, paper, text);
  });
  body.classList.add("page-main");
  return body;
}

/* What the atlas has in short, now in full: marks in the title, all authors, links out. */
function fillHead(app: App, paper: number, page: HTMLElement, text: PaperText): void {
  page.querySelector("h1")?.replaceChildren(...markedText(app, paper, text.title));
  const facts = [byline(app, paper, text), dateline(app, paper, text), linksOut(text)];
  page.querySelector(".record")?.replaceChildren(...facts.filter((each) => each !== null));
}

function sections(app: App, paper: number, text: PaperText): HTMLElement[] {
  const abstract = text.abstract.length
    ? h("div", { class: "abstract", dir: "auto" }, markedText(app, paper, text.abstract))
    : null;
  const made = [
    h("section", {}, h("h2", {}, "Abstract"), flagNotes(text), abstract),
    text.results.length ? resultTable(app, paper, text.results) : null,
    linkList(app, paper, text),
    citation(app, paper, text),
    paperData(app, paper),
  ];
  return made.filter((each) => each !== null);
}

function aside(app: App, paper: number): HTMLElement {
  const id = app.atlas.data.papers.id[paper]!;
  const place = app.href({ view: "map", id: "", options: { sel: id } });
  return h(
    "aside",
    { class: "page-aside", "aria-label": "Nearest papers" },
    h("h2", {}, "Nearest papers"),
    nearList(app, paper, NEAREST),
    app.atlas.data.papers.x[paper] !== null && h("p", {}, h("a", { class: "button", href: place }, "Show it on the map")),
    showQuery(app, () => nearPapers(app.atlas.data.about.base, id)),
  );
}
