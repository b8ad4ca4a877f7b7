/* Where the picture stands: its name for those who do not see it, the buttons on it, and the topics
   in words. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { toTopic } from "../../parts/ways.ts";
import { counted } from "../../parts/words.ts";
import type { Part } from "./area-bar.ts";
import type { Picture } from "./picture.ts";

export interface Moves {
  zoom(factor: number): void;
  fit(): void;
}

export function buildStage(app: App, picture: Picture, on: readonly HTMLElement[], moves: Moves): Part {
  const about = h("p", { id: "map-about", class: "unseen" }, "Arrow keys move the map, plus and minus zoom, 0 shows all of it, Escape ends a selection. The next stop of Tab is the list of the concepts in view. The view Papers says the same as a list.");
  const topics = h("ul", { class: "unseen", "aria-label": "Topics on the map" });
  const button = (label: string, sign: string, act: () => void): HTMLElement => h("button", { type: "button", "aria-label": label, title: label, on: { click: act } }, sign);
  const zoom = h(
    "div",
    { class: "map-zoom tools", role: "group", "aria-label": "Zoom" },
    button("Zoom in", "+", () => moves.zoom(1.5)),
    button("Zoom out", "−", () => moves.zoom(1 / 1.5)),
    button("Fit all in the window", "Fit", () => moves.fit()),
  );
  const note = h("p", { class: "map-note", role: "note", hidden: true });
  picture.element.setAttribute("role", "img");
  const element = h("div", { class: "map-stage", role: "group", tabindex: 0, "aria-label": "Topic map", "aria-describedby": "map-about" }, picture.element, about, on, note, zoom, topics);
  picture.onready = () => {
    const isEmpty = !picture.dots.paper.length;
    note.hidden = picture.webgl && !isEmpty;
    note.textContent = isEmpty ? "No paper here has a link to a concept, so none has a place on the map." : "This browser shows no WebGL here: the map is drawn in a simpler way and moves more slowly. All lists and pages work.";
  };
  const standing = [zoom, note, ...on.filter((each) => each.matches(".map-legend, .map-area"))];
  picture.reserved = () => {
    const { left, top } = picture.element.getBoundingClientRect();
    const boxes = standing.filter((each) => !each.hidden).map((each) => each.getBoundingClientRect());
    return boxes.map((box) => ({ left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top }));
  };
  return {
    element,
    refresh: () => {
      const { ofTopic, papers } = app.selection;
      const { topics: all } = app.atlas.data;
      const shown = [...all.keys()].filter((topic) => all[topic]!.level === 0 && ofTopic[topic]);
      picture.element.setAttribute("aria-label", `Map of ${counted(papers.length, "paper")} in ${counted(shown.length, "topic")}: near means related`);
      topics.replaceChildren(...shown.map((topic) => h("li", {}, h("a", { href: toTopic(app, topic), tabindex: -1 }, `${all[topic]!.title}: ${counted(ofTopic[topic]!, "paper")}`))));
    },
  };
}
