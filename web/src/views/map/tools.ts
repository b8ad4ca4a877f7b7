/* The strip above the map: what colours mean, choosing an area, what is saved. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import type { Part } from "./area-bar.ts";
import { COLOURINGS, type Colouring } from "./colours.ts";
import { readOptions } from "./model.ts";

export interface Tools extends Part {
  /** Whether a drag draws an area. */
  setDrawing(on: boolean): void;
}

export interface ToolActions {
  draw(): void;
  takeWindow(): void;
  togglePanel(): void;
  isPanelShown(): boolean;
  save(ending: "svg" | "png"): void;
}

const NAMES: Record<Colouring, string> = { topic: "Topic", kind: "Kind of concept", year: "Year", venue: "Venue", role: "Role" };

export function buildTools(app: App, actions: ToolActions): Tools {
  const offered = COLOURINGS.filter((each) => isOffered(app, each));
  const choice = h("select", { on: { change: () => app.go({ options: { colour: choice.value === "topic" ? "" : choice.value } }) } }, offered.map((each) => h("option", { value: each }, NAMES[each])));
  const hide = h("input", { type: "checkbox", on: { change: () => app.go({ options: { rest: hide.checked ? "hide" : "" } }) } });
  const rest = h("label", { class: "tool-check" }, hide, "Hide the rest");
  const lasso = h("button", { type: "button", "aria-pressed": "false", "aria-keyshortcuts": "l", title: "Draw around papers (l)", on: { click: actions.draw } }, "Lasso");
  const view = h("button", { type: "button", title: "Take the papers that the window shows", on: { click: actions.takeWindow } }, "Select what is in view");
  const files = (["svg", "png"] as const).map((ending) => h("button", { type: "button", title: `Save the map as ${ending.toUpperCase()}`, on: { click: () => actions.save(ending) } }, ending.toUpperCase()));
  const panel = h("button", { type: "button", class: "tool-panel", on: { click: actions.togglePanel } }, "Topics");
  const list = h("a", { class: "button tool-list" }, "As a list");
  const element = h(
    "div",
    { class: "map-tools tools", role: "group", "aria-label": "Tools of the map" },
    h("label", {}, h("span", {}, "Colour"), choice),
    lasso,
    view,
    rest,
    h("span", { class: "tool-space" }),
    list,
    h("span", { class: "tool-files", role: "group", "aria-label": "Save the map" }, files),
    panel,
  );
  return {
    element,
    setDrawing: (on) => {
      lasso.setAttribute("aria-pressed", String(on));
    },
    refresh: () => {
      const options = readOptions(app.state.options);
      choice.value = options.by;
      hide.checked = options.hide;
      rest.hidden = app.selection.papers.length === app.atlas.paperCount && !options.hide;
      list.href = app.href({ view: "papers", options: {} });
      panel.setAttribute("aria-expanded", String(actions.isPanelShown()));
    },
  };
}

function isOffered({ atlas }: App, by: Colouring): boolean {
  if (by === "year") return atlas.data.about.counts.dated > 0;
  return by !== "venue" || atlas.data.venues.length > 0;
}
