/* What is in here, how good it is, how it was made and how to cite it. The filter does not matter. */

import type { App, View } from "../app/app.ts";
import { keysTable } from "../app/help.ts";
import { h } from "../parts/dom.ts";
import { counted } from "../parts/words.ts";
import { conceptsPart, newestPart, topicsPart } from "./about/content.ts";
import { countsPart, flowPart, linkedConcepts } from "./about/counts.ts";
import { citePart, embedPart, makingPart } from "./about/made.ts";
import { qualityPart } from "./about/quality.ts";

export function openAbout(app: App): View {
  const { about } = app.atlas.data;
  const newest = newestPart(app);
  const lead =
    `${counted(about.counts.papers, "paper")}, linked to ${counted(linkedConcepts(app), "concept")}: ` +
    "methods, settings, domains and benchmarks. Every link quotes the sentence it was read from.";
  const element = h(
    "article",
    { class: "page about" },
    h("p", { class: "kicker" }, "About this landscape"),
    h("h1", {}, h("bdi", {}, about.title)),
    h("p", { class: "lead" }, lead),
    countsPart(app),
    part("Topics", topicsPart(app)),
    part("Most frequent concepts", conceptsPart(app)),
    newest && part("Newest papers", newest),
    part("From what was read to what is shown", flowPart(app)),
    part("How good the links are", ...qualityPart(app)),
    part("How to cite", citePart(app)),
    part("How it was made", makingPart(app)),
    part("Keys", keysTable()),
    part("In a page of your own", embedPart(app)),
  );
  return { title: "About", element, update: () => undefined };
}

function part(name: string, ...content: readonly Node[]): HTMLElement {
  return h("section", {}, h("h2", {}, name), ...content);
}
