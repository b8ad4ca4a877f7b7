/* The filter's place: a column beside the view; on a narrow screen a sheet over it, opened by a button. */

import { h } from "../parts/dom.ts";
import { glyph } from "../parts/glyphs.ts";
import { number } from "../parts/words.ts";

export interface Sheet {
  readonly opener: HTMLButtonElement;
  refresh(passing: string, conditions: number): void;
  /** Put the focus into the filter, opening it where it is closed. */
  enter(): void;
}

const NARROW = matchMedia("(max-width: 860px)");

/** `behind` cannot be reached while the sheet is open. */
export function buildSheet(side: HTMLElement, facets: HTMLElement, behind: readonly HTMLElement[]): Sheet {
  const before = h("span", { class: "unseen" }, " conditions: ");
  const count = h("span", { class: "opener-count" });
  const opener = h(
    "button",
    { type: "button", class: "sheet-opener", "aria-haspopup": "dialog", on: { click: () => enter() } },
    glyph("filter", 16),
    "Filter",
    before,
    count,
  );
  const shut = h(
    "button",
    { type: "button", class: "sheet-shut", "aria-label": "Close the filter", on: { click: () => leave() } },
    glyph("close"),
  );
  const done = h("button", { type: "button", class: "sheet-done", on: { click: () => leave() } });
  side.append(h("div", { class: "sheet-head" }, h("h2", {}, "Filter"), shut), facets, h("div", { class: "sheet-foot" }, done));
  side.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    event.stopPropagation();
    leave();
  });
  NARROW.addEventListener("change", () => {
    if (isOpen()) leave();
  });

  const isOpen = (): boolean => side.classList.contains("open");

  function enter(): void {
    if (NARROW.matches && !isOpen()) {
      side.classList.add("open");
      side.setAttribute("role", "dialog");
      side.setAttribute("aria-modal", "true");
      side.setAttribute("aria-label", "Filter");
      for (const each of behind) each.inert = true;
      shut.focus();
    } else {
      facets.querySelector<HTMLElement>("input, button")?.focus();
    }
  }

  function leave(): void {
    side.classList.remove("open");
    for (const name of ["role", "aria-modal", "aria-label"]) side.removeAttribute(name);
    for (const each of behind) each.inert = false;
    opener.focus();
  }

  function refresh(passing: string, conditions: number): void {
    count.textContent = conditions ? number(conditions) : "";
    before.hidden = count.hidden = conditions === 0;
    done.textContent = `Show ${passing}`;
  }

  return { opener, refresh, enter };
}
