/* Above the view: how many papers pass, and each condition as a button that takes it away. */

import { h } from "../parts/dom.ts";
import { glyph } from "../parts/glyphs.ts";
import { icon } from "../parts/kinds.ts";
import { counted, number } from "../parts/words.ts";
import type { App } from "./app.ts";
import { CLEARED, conditionsOf, type Condition } from "./conditions.ts";

/** "37 of 203 papers", "203 papers" */
export function passing(app: App): string {
  const [some, all] = [app.selection.papers.length, app.atlas.paperCount];
  return some === all ? counted(all, "paper") : `${number(some)} of ${counted(all, "paper")}`;
}

export interface ConditionsBar {
  readonly element: HTMLElement;
  /** How many conditions there are. */
  readonly count: () => number;
  refresh(): void;
}

export function buildConditions(app: App): ConditionsBar {
  const total = h("p", { class: "passing" });
  const list = h("ul", { class: "conditions-list" });
  const clear = h("button", { type: "button", class: "quiet", on: { click: () => app.go({ filter: CLEARED }) } }, "Clear all");
  const element = h("section", { class: "conditions", "aria-label": "Conditions" }, total, list, clear);
  let conditions: Condition[] = [];

  function remove(place: number): void {
    app.go({ filter: conditions[place]!.removed });
    const buttons = list.querySelectorAll("button");
    const next = buttons[Math.min(place, buttons.length - 1)];
    (next ?? document.getElementById("stage"))?.focus({ preventScroll: true });
  }

  function refresh(): void {
    conditions = conditionsOf(app.atlas, app.state.filter);
    total.textContent = passing(app);
    element.classList.toggle("unfiltered", conditions.length === 0);
    clear.hidden = conditions.length === 0;
    list.hidden = conditions.length === 0;
    list.replaceChildren(...conditions.map((condition, place) => itemOf(condition, () => remove(place))));
  }

  return { element, refresh, count: () => conditions.length };
}

function itemOf({ sort, text, negated, joined }: Condition, remove: () => void): HTMLElement {
  const button = h(
    "button",
    { type: "button", class: `condition ${sort}${negated ? " negated" : ""}`, title: "Take this condition away", on: { click: remove } },
    h("span", { class: "unseen" }, "Remove "),
    sort && icon(sort),
    negated && h("span", { class: "not" }, "not "),
    h("bdi", {}, text),
    glyph("close", 13),
  );
  return h("li", {}, joined && h("span", { class: "joined" }, joined), button);
}
