/* The concepts that are named on the map, for the keyboard: one stop for Tab, arrows go from one to
   the next, Enter selects. What is current is ringed on the map. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { KIND_NAMES } from "../../parts/kinds.ts";
import { counted } from "../../parts/words.ts";
import type { Picture } from "./picture.ts";

const STILL = 250; // milliseconds without movement before the list is made anew

export interface Roving {
  readonly element: HTMLElement;
  close(): void;
}

export function buildRoving(app: App, picture: Picture, point: (concept: number | null) => void): Roving {
  const element = h("div", { class: "map-roving", role: "listbox", tabindex: 0, "aria-label": "Concepts in view" });
  let concepts: number[] = [];
  let current = 0;
  let waiting = 0;

  const mark = (): void => {
    const active = document.activeElement === element;
    element.querySelectorAll("[role=option]").forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === current));
    });
    const concept = concepts[current];
    if (concept !== undefined) element.setAttribute("aria-activedescendant", `map-concept-${concept}`);
    else element.removeAttribute("aria-activedescendant");
    if (active) point(concept ?? null);
  };
  const fill = (): void => {
    const named = picture.names.labels.flatMap(({ named: { concept } }) => (concept === undefined ? [] : [concept]));
    if (named.join() === concepts.join()) return;
    const kept = concepts[current] ?? -1;
    concepts = named;
    current = Math.max(0, named.indexOf(kept));
    element.replaceChildren(...named.map((concept) => optionOf(app, picture, concept)));
    mark();
  };
  picture.onnames = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(fill, STILL);
  };
  element.addEventListener("focus", mark);
  element.addEventListener("blur", () => {
    point(null);
  });
  element.addEventListener("keydown", (event) => {
    const next: Readonly<Record<string, number>> = { ArrowDown: current + 1, ArrowRight: current + 1, ArrowUp: current - 1, ArrowLeft: current - 1, Home: 0, End: concepts.length - 1 };
    if (event.key === "Enter" || event.key === " ") {
      const concept = concepts[current];
      if (concept !== undefined) app.go({ options: { sel: app.atlas.data.concepts.id[concept]! } });
    } else if (next[event.key] !== undefined && concepts.length) {
      current = (next[event.key]! + concepts.length) % concepts.length;
      mark();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    element,
    close: () => {
      clearTimeout(waiting);
    },
  };
}

function optionOf(app: App, picture: Picture, concept: number): HTMLElement {
  const { atlas } = app;
  const papers = picture.model?.weight[concept] ?? 0;
  const words = `${atlas.label(concept)}, ${KIND_NAMES[atlas.kind(concept)][0].toLowerCase()}, ${counted(papers, "paper")}`;
  return h("div", { role: "option", id: `map-concept-${concept}`, "aria-selected": "false" }, words);
}
