/* What stands around every view: name, navigation, search, facets, and the line that is read out. */

import type { Atlas } from "../data/atlas.ts";
import { h } from "../parts/dom.ts";
import type { App } from "./app.ts";
import { buildFacets } from "./facets.ts";
import { buildSearch } from "./search.ts";
import type { ViewName } from "./state.ts";
import { toggleTheme } from "./theme.ts";

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
  ["queries", "Queries"],
  ["about", "About"],
];

/** Views that the filter changes; the others show one thing whatever is chosen. */
export const FILTERED: readonly ViewName[] = ["map", "papers", "matrix", "timeline"];

export function buildFrame(atlas: Atlas): Frame {
  const stage = h("main", { id: "stage", class: "stage", tabindex: -1 });
  const live = h("p", { class: "unseen", role: "status", "aria-live": "polite" });
  const header = h("header", { class: "bar" });
  const facets = h("div", { class: "side" });
  const element = h("div", { class: "frame" }, header, h("div", { class: "body" }, facets, stage), live);
  const connect = (app: App): void => {
    const tabs = TABS.map(([view, label]) => [view, h("a", {}, label)] as const);
    const name = h("a", { class: "name", href: "#/map" }, atlas.data.about.title);
    const nav = h("nav", { class: "tabs", "aria-label": "Views" }, tabs.map(([, link]) => link));
    const look = h("button", { class: "quiet look", type: "button", on: { click: toggleTheme } }, "Light / dark");
    header.append(name, nav, buildSearch(app), look);
    facets.append(buildFacets(app));
    const mark = (): void => {
      for (const [view, link] of tabs) {
        link.href = app.href({ view, id: "", options: {} });
        link.toggleAttribute("aria-current", view === app.state.view);
        if (view === app.state.view) link.setAttribute("aria-current", "page");
      }
      facets.hidden = !FILTERED.includes(app.state.view);
    };
    app.listen(mark);
    mark();
  };
  return { element, stage, live, connect };
}
