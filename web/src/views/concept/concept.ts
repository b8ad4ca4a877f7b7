/* One concept: what it is, who says what about it, when, and in what company. */

import type { App, View } from "../../app/app.ts";
import { isFiltered, type Change, type State } from "../../app/state.ts";
import { isAbout } from "../../parts/about.ts";
import { arriving } from "../../parts/arriving.ts";
import { redrawn } from "../../parts/controls.ts";
import { h } from "../../parts/dom.ts";
import { exportButtons } from "../../parts/export-papers.ts";
import { onThisPage } from "../../parts/on-this-page.ts";
import { listed } from "../../parts/named-links.ts";
import { notHere } from "../../parts/not-here.ts";
import { showQuery } from "../../parts/show-query.ts";
import { papersByRole, papersByYear, sharedConcepts, type Asked } from "../../parts/sparql.ts";
import { counted, date, number } from "../../parts/words.ts";
import { everyYear, yearBars } from "../../parts/year-bars.ts";
import type { Companion } from "../../parts/together.ts";
import type { LinkOf } from "../../data/atlas.ts";
import { companionsOf } from "./companion-chips.ts";
import { companionList } from "./companion-list.ts";
import { definitionOf, placeLine, statusNote } from "./facts.ts";
import { grouped, GROUPS, linksUnder, type Group } from "./gathered.ts";
import { hierarchy } from "./hierarchy.ts";
import { lineOf } from "./line.ts";
import { moreAbout } from "./more.ts";
import { neighbourhood } from "./neighbourhood.ts";
import { groupSection, PAGE } from "./paper-groups.ts";

/** What a page of a concept is made from: its papers, alone or with those of narrower concepts. */
interface Shown {
  readonly concept: number;
  readonly asked: Asked;
  readonly links: readonly LinkOf[];
  /** Papers that are about it. */
  readonly papers: readonly number[];
  readonly groups: readonly Group[];
  readonly companions: readonly Companion[];
}

export function openConcept(app: App): View {
  const { id } = app.state;
  const concept = app.atlas.concept(id);
  if (concept < 0) return { title: "No such concept", element: notHere(app, "concept", id), update: () => undefined };
  const element = h("article", { class: "page wide reading concept-page" });
  const ways = onThisPage(element);
  let shown = gather(app, concept);
  const draw = (): void => {
    element.replaceChildren(head(app, shown), main(app, shown), aside(app, shown));
    element.querySelector(".page-head")?.append(ways.element);
    ways.fill();
  };
  draw();
  const update = (before: State): void => {
    const { options, filter } = app.state;
    const turned = GROUPS.find(([key]) => options[key] !== before.options[key])?.[0];
    if (options.narrower !== before.options.narrower || JSON.stringify(filter) !== JSON.stringify(before.filter)) {
      shown = gather(app, concept);
      redrawn(element, draw);
    } else if (turned) turn(app, element, shown, turned);
  };
  return { title: app.atlas.label(concept), element, update };
}

function gather(app: App, concept: number): Shown {
  const { atlas, state } = app;
  const id = atlas.data.concepts.id[concept]!;
  const narrower = (state.options.narrower ?? (atlas.size(concept) ? "" : "1")) === "1";
  const links = linksUnder(atlas, concept, narrower);
  const papers = links.filter((each) => isAbout(atlas.role(each.place))).map((each) => each.paper);
  return {
    concept,
    asked: { base: atlas.data.about.base, id, narrower },
    links,
    papers,
    groups: grouped(atlas, links),
    companions: companionsOf(app, concept, papers),
  };
}

/* Another page of one group; the links of the others keep it in their addresses. The reader is at its head. */
function turn(app: App, element: HTMLElement, shown: Shown, key: Group["key"]): void {
  for (const group of shown.groups.filter((each) => each.key === key || each.links.length > PAGE)) {
    element.querySelector(`[data-group="${group.key}"]`)?.replaceWith(groupSection(app, shown.concept, group, shown.asked));
  }
  const heading = element.querySelector<HTMLElement>(`[data-group="${key}"] h3`);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: "start" });
}

function head(app: App, shown: Shown): HTMLElement {
  const { concept } = shown;
  return h(
    "header",
    { class: "page-head" },
    placeLine(app, concept),
    h("h1", { dir: "auto" }, app.atlas.label(concept)),
    arriving("definition", () => app.texts.concept(concept), (text) => {
      const names = text.labels.map((label) => h("bdi", {}, label));
      const parts = [
        text.labels.length ? h("p", { class: "other-labels" }, "Also: ", listed(names)) : null,
        statusNote(app, concept, text),
        definitionOf(text),
      ];
      return parts.filter((each) => each !== null);
    }),
    figures(app, shown),
    waysOn(app, concept),
  );
}

/* The same concept in the other views. */
function waysOn(app: App, concept: number): HTMLElement {
  const { concepts } = app.atlas.data;
  const id = concepts.id[concept]!;
  const way = (label: string, change: Change): HTMLElement => h("a", { class: "button", href: app.href({ id: "", ...change }) }, label);
  return h(
    "p",
    { class: "tools ways" },
    concepts.x[concept] !== null && way("Show it on the map", { view: "map", options: { sel: id } }),
    way("Over time", { view: "timeline", options: { kind: app.atlas.kind(concept), show: id } }),
    way("Narrow all views to it", { view: "papers", options: {}, filter: { concepts: [id] } }),
  );
}

/* "24 papers · 18 are about it · 2017 to 2025", what the filter leaves of them, and the toggle. */
function figures(app: App, { concept, asked, links, papers }: Shown): HTMLElement {
  const { atlas } = app;
  const dates = links.map(({ paper }) => atlas.data.papers.date[paper]!).filter(Boolean).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  const passing = links.filter(({ paper }) => app.selection.passes[paper]).length;
  const told = [
    ` · ${number(papers.length)} about it`,
    first && last && ` · ${date(first)} to ${date(last)}`,
    isFiltered(app.state.filter) && ` · ${number(passing)} pass the filter`,
  ];
  const toggle = h("button", { type: "button", "aria-pressed": String(asked.narrower), "data-key": "narrower" }, "With narrower concepts");
  toggle.addEventListener("click", () => {
    app.go({ options: { narrower: asked.narrower ? "0" : "1" } });
  });
  return h(
    "div",
    { class: "figures" },
    h("p", { class: "figure" }, counted(links.length, "paper"), h("span", { class: "note" }, told)),
    atlas.narrower(concept).length > 0 && toggle,
  );
}

function main(app: App, shown: Shown): HTMLElement {
  const { concept, asked, groups, links, companions: found } = shown;
  const around = found.length > 2 && [
    h("h2", { class: "unseen" }, "Neighbourhood"),
    neighbourhood(app, concept, shown.papers, found),
    showQuery(app, () => sharedConcepts(asked)),
  ];
  return h(
    "div",
    { class: "page-main" },
    around && h("section", {}, around),
    lineOf(app, concept),
    h(
      "section",
      {},
      h("h2", { "data-short": "Papers" }, "Papers, with the sentence that says so"),
      links.length > 0 && exportButtons(app, () => links.map((each) => each.paper), () => app.atlas.label(concept)),
      groups.map((group) => groupSection(app, concept, group, asked)),
      links.length === 0 && h("p", { class: "note" }, "No paper of this landscape links to it."),
      showQuery(app, () => papersByRole(asked), "Show the query that counts the roles"),
    ),
    moreAbout(app, concept),
  );
}

function aside(app: App, { concept, asked, papers, companions: found }: Shown): HTMLElement {
  return h(
    "aside",
    { class: "page-aside", "aria-label": "Years, hierarchy and company" },
    years(app, concept, papers, asked),
    hierarchy(app, concept, asked),
    found.length > 0 && [
      h("h2", {}, "In the same papers"),
      h("p", { class: "note" }, "Papers about both; from two papers on, how many times as many as by chance."),
      companionList(app, concept, found),
      showQuery(app, () => sharedConcepts(asked)),
    ],
  );
}

function years(app: App, concept: number, papers: readonly number[], asked: Asked): HTMLElement | null {
  const { atlas } = app;
  const all = atlas.data.papers.date.filter(Boolean).map((each) => each.slice(0, 4));
  const dated = papers.map((paper) => atlas.year(paper)).filter(Boolean);
  if (!dated.length) return null;
  const span = [...new Set(all)].sort();
  const missing = papers.length - dated.length;
  return h(
    "section",
    {},
    h("h2", {}, "Papers a year"),
    yearBars(everyYear(dated, span[0]!, span.at(-1)!), `Papers a year about ${atlas.label(concept)}`, `--${atlas.kind(concept)}`),
    missing > 0 && h("p", { class: "note" }, `${counted(missing, "more paper")} without a date.`),
    showQuery(app, () => papersByYear(asked)),
  );
}
