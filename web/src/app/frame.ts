/* What stands around every view: name, navigation, search, facets, conditions, and the line that is
   read out. */

import type { Atlas } from "../data/atlas.ts";
import { h } from "../parts/dom.ts";
import type { App } from "./app.ts";
import { buildConditions, passing } from "./conditions-bar.ts";
import { buildFacets } from "./facets.ts";
import { buildSearch } from "./search.ts";
import { buildSheet } from "./sheet.ts";
import { listenForKeys } from "./shortcuts.ts";
import type { ViewName } from "./state.ts";
import { buildTools } from "./tools.ts";

export interface Frame {
  readonly element: HTMLElement;
  readonly stage: HTMLElement;
  readonly live: HTMLElement;
  /** Bring to life what needs the state. */
  connect(app: App): void;
}

const TABS: readonly (readonly [ViewName, string])[] = [
  ["map", "Map"],
  ["papers", "Papers"],
  ["matrix", "Matrix"],
  ["timeline", "Timeline"],
  ["lineage", "Lineage"],
  ["queries", "Queries"],
  ["about", "About"],
];

/** Views that the filter changes; the others show one thing whatever is chosen. */
export const FILTERED: readonly ViewName[] = ["map", "papers", "matrix", "timeline", "lineage"];

/* A screen reader need not hear each number of a row of quick clicks. */
const QUIET = 700;

export function buildFrame(atlas: Atlas): Frame {
  const stage = h("main", { id: "stage", class: "stage", tabindex: -1 });
  const live = h("p", { class: "unseen", role: "status", "aria-live": "polite" });
  const header = h("header", { class: "bar" });
  const side = h("div", { class: "side" });
  const column = h("div", { class: "column" });
  const body = h("div", { class: "body" }, side, column);
  const element = h("div", { class: "frame" }, header, body, live);

  const connect = (app: App): void => {
    const tabs = TABS.map(([view, label]) => [view, h("a", {}, label)] as const);
    const name = h("a", { class: "name", title: atlas.data.about.title }, h("bdi", {}, atlas.data.about.title));
    const nav = h("nav", { class: "tabs", "aria-label": "Views" }, tabs.map(([, link]) => link));
    const search = buildSearch(app);
    const tools = buildTools(app);
    const conditions = buildConditions(app);
    const sheet = buildSheet(side, buildFacets(app), [header, column]);
    const skips = [
      h("button", { type: "button", class: "skip", on: { click: () => stage.focus() } }, "Skip to the view"),
      h("button", { type: "button", class: "skip", on: { click: () => search.field.focus() } }, "Skip to the search"),
    ];
    element.prepend(...skips);
    header.append(name, nav, search.element, sheet.opener, tools.element);
    column.append(conditions.element, stage);
    element.append(tools.dialog, tools.outside);
    sheet.refresh(passing(app), conditions.count());

    const mark = (): void => {
      for (const [view, link] of tabs) {
        link.href = app.href({ view, id: "", options: {} });
        if (view === app.state.view) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
      name.href = app.href({ view: "map", id: "", options: {} });
      const filtered = FILTERED.includes(app.state.view);
      side.hidden = !filtered;
      conditions.element.hidden = !filtered;
      sheet.opener.hidden = !filtered;
      tools.refresh();
    };
    let filter = "";
    let pending = 0;
    const follow = (): void => {
      mark();
      const now = JSON.stringify(app.state.filter);
      if (now === filter) return;
      const first = filter === "";
      filter = now;
      conditions.refresh();
      sheet.refresh(passing(app), conditions.count());
      clearTimeout(pending);
      if (!first) pending = window.setTimeout(() => app.announce(passing(app)), QUIET);
    };
    app.listen(follow);
    follow();
    listenForKeys([
      { key: "/", act: () => search.field.focus() },
      { key: "?", act: tools.help },
      { key: "f", act: () => (FILTERED.includes(app.state.view) ? sheet.enter() : undefined) },
      ...TABS.map(([view], place) => ({ key: String(place + 1), act: () => app.go({ view, id: "", options: {} }) })),
    ]);
  };
  return { element, stage, live, connect };
}
