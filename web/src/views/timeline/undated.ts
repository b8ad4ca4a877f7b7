/* What can be shown where no paper has a date: the concepts by papers, and what the source calls dates. */

import type { App } from "../../app/app.ts";
import { arriving } from "../../parts/arriving.ts";
import { h } from "../../parts/dom.ts";
import { KIND_NAMES } from "../../parts/kinds.ts";
import { toConcept } from "../../parts/ways.ts";
import { counted, number, share } from "../../parts/words.ts";
import type { Model } from "./model.ts";

const MOST = 20;
/** Texts come in pieces; so many papers tell what their source calls dates. */
const MOST_TEXTS = 300;

export function buildUndated(app: App, model: Model): HTMLElement {
  const { papers } = app.selection;
  const many = KIND_NAMES[model.options.kind][1].toLowerCase();
  const says = papers.length
    ? `None of the ${counted(papers.length, "paper")} has a date that the program can read, so there is no timeline to draw. Dates come with papers from arXiv, BibTeX and most listings.`
    : "No paper passes the filter.";
  return h(
    "div",
    { class: "undated" },
    h("p", { class: "plainly", role: "note" }, says),
    papers.length ? h("section", {}, h("h2", {}, `The largest ${many}, whenever they were`), bars(app, model)) : null,
    papers.length ? arriving("dates of the source", () => datesOf(app, papers.slice(0, MOST_TEXTS)), (found) => sayings(found, papers.length)) : null,
  );
}

function bars(app: App, model: Model): HTMLElement {
  const shown = model.candidates.slice(0, MOST);
  const most = model.sizes[shown[0] ?? -1] ?? 1;
  const lines = shown.map((concept) => {
    const papers = model.sizes[concept]!;
    const bar = h("span", { class: `size-bar ${model.options.kind}`, "aria-hidden": "true" });
    bar.style.setProperty("width", `${(100 * papers) / most}%`);
    return h(
      "li",
      {},
      h("a", { class: `quiet-link ${model.options.kind}`, href: toConcept(app, concept) }, h("bdi", {}, app.atlas.label(concept))),
      h("span", { class: "bar-room" }, bar),
      h("span", { class: "note" }, `${number(papers)} (${share(papers / app.selection.papers.length)})`),
    );
  });
  return h("ol", { class: "size-bars" }, lines);
}

async function datesOf(app: App, papers: readonly number[]): Promise<ReadonlyMap<string, number>> {
  const texts = await Promise.all(papers.map((paper) => app.texts.paper(paper)));
  const found = new Map<string, number>();
  for (const { dateText } of texts) if (dateText) found.set(dateText, (found.get(dateText) ?? 0) + 1);
  return found;
}

function sayings(found: ReadonlyMap<string, number>, papers: number): Node[] {
  if (!found.size) return [h("p", { class: "note" }, "The source says nothing of dates either.")];
  const sorted = [...found].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const of = papers > MOST_TEXTS ? ` (of the first ${number(MOST_TEXTS)} papers)` : "";
  return [
    h("h2", {}, `What the source calls their dates${of}`),
    h("p", { class: "note" }, "Words without a year: kept as they are, not drawn on an axis."),
    h("ul", { class: "date-words" }, sorted.slice(0, 60).map(([words, count]) => h("li", {}, h("bdi", {}, words), h("span", { class: "note" }, ` ${counted(count, "paper")}`)))),
  ];
}
