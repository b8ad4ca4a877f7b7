/* A concept in short, for the panel beside the map. */

import type { App } from "../../app/app.ts";
import type { ConceptText } from "../../data/types.ts";
import { arriving } from "../../parts/arriving.ts";
import { isAbout } from "../../parts/about.ts";
import { h } from "../../parts/dom.ts";
import { paperLink } from "../../parts/named-links.ts";
import { counted, number } from "../../parts/words.ts";
import { companionChips, companionsOf, conceptChip } from "./companion-chips.ts";
import { definitionOf, placeLine, statusNote } from "./facts.ts";
import { below, grouped, linksUnder, type Group } from "./gathered.ts";

const [COMPANIONS, NARROWER, PAPERS, LETTERS] = [5, 8, 3, 30];

/** What the page of the concept says, shortened; links to papers and concepts stay on the map. */
export function conceptSummary(app: App, concept: number): HTMLElement {
  const { atlas } = app;
  const page = app.href({ view: "concept", id: atlas.data.concepts.id[concept]!, options: {} });
  const links = linksUnder(atlas, concept, true);
  const about = links.filter((each) => isAbout(atlas.role(each.place))).map((each) => each.paper);
  const narrower = below(atlas, concept).filter((each) => each.papers);
  const companions = companionsOf(app, concept, about);
  return h(
    "article",
    { class: "summary concept-summary" },
    placeLine(app, concept, 1),
    h("h2", { dir: "auto" }, h("a", { href: page }, atlas.label(concept))),
    arriving("definition", () => app.texts.concept(concept), (text) => whatItIs(app, concept, text)),
    h("p", { class: "figure" }, counted(links.length, "paper"), narrower.length > 0 && h("span", { class: "note" }, " with narrower concepts")),
    narrower.length > 0 && [
      h("h3", {}, "Narrower"),
      h("p", {}, narrower.slice(0, NARROWER).map((each) => conceptChip(app, each.concept, each.papers))),
    ],
    companions.length > 0 && [h("h3", {}, "In the same papers"), companionChips(app, companions, COMPANIONS, LETTERS)],
    grouped(atlas, links).map((group) => shortGroup(app, group)),
    h("p", {}, h("a", { class: "button", href: page }, "All papers with their sentences")),
  );
}

function whatItIs(app: App, concept: number, text: ConceptText): HTMLElement[] {
  return [statusNote(app, concept, text), definitionOf(text)].filter((each) => each !== null);
}

function shortGroup(app: App, group: Group): HTMLElement[] {
  const shown = group.links
    .slice(0, PAPERS)
    .map(({ paper }) => h("li", {}, paperLink(app, paper), h("span", { class: "note" }, ` ${app.atlas.year(paper)}`)));
  const rest = group.links.length - shown.length;
  return [
    h("h3", {}, group.name, h("span", { class: "count" }, ` ${number(group.links.length)}`)),
    h("ul", { class: "short-list" }, shown, rest > 0 && h("li", { class: "note" }, `and ${number(rest)} more`)),
  ];
}
