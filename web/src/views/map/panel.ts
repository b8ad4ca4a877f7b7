/* Beside the map: what is selected, in short; else the topics and the strongest concepts. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { chip } from "../../parts/kinds.ts";
import { swatch } from "../../parts/topic-colour.ts";
import { toConcept, toPaper, toTopic } from "../../parts/ways.ts";
import { counted, number, shortened } from "../../parts/words.ts";
import { conceptSummary } from "../concept/summary.ts";
import { paperSummary } from "../paper/summary.ts";
import type { Part } from "./area-bar.ts";
import type { Model } from "./model.ts";
import { isSame, type Target } from "./target.ts";

const [CONCEPTS, OF_TOPIC, PAPERS] = [18, 10, 6];
const LETTERS = 90; // of a title

export function buildPanel(app: App, model: () => Model): Part {
  const body = h("div", { class: "panel-body" });
  const close = h("button", { type: "button", class: "quiet panel-close", on: { click: () => app.go({ options: { sel: "" } }) } }, "← All topics");
  const element = h("aside", { class: "map-panel", "aria-label": "Selection and topics" }, close, body);
  let shown: Target | null | undefined;
  return {
    element,
    refresh: () => {
      const target = model().focus?.target ?? null;
      close.hidden = !target;
      // a summary says the same whatever the filter, and what was opened in it should stay open
      if (shown !== undefined && isSame(shown, target) && target && target.sort !== "topic") return;
      body.replaceChildren(...contentOf(app, model(), target));
      if (!isSame(shown ?? null, target)) element.scrollTop = 0;
      shown = target;
    },
  };
}

function contentOf(app: App, model: Model, target: Target | null): HTMLElement[] {
  if (target?.sort === "paper") return [paperSummary(app, target.index)];
  if (target?.sort === "concept") return [conceptSummary(app, target.index)];
  return target ? topicPanel(app, model, target.index) : firstPanel(app, model);
}

function firstPanel(app: App, model: Model): HTMLElement[] {
  const { atlas } = app;
  const { counts } = atlas.data.about;
  const coarse = [...atlas.data.topics.keys()].filter((topic) => atlas.data.topics[topic]!.level === 0 && model.selection.ofTopic[topic]);
  coarse.sort((a, b) => model.selection.ofTopic[b]! - model.selection.ofTopic[a]! || a - b);
  const unplaced = model.selection.papers.filter((paper) => atlas.data.papers.x[paper] === null).length;
  return [
    h("h2", { class: "panel-title" }, counted(model.selection.papers.length, "paper")),
    h("p", { class: "note" }, `${counted(model.ranked.length, "concept")} · ${counted(counts.links, "link")}. Pick a dot, a concept or a topic; every link shows the sentence that it came from.`),
    h("h3", {}, "Topics"),
    topicList(app, model, coarse),
    h("h3", {}, "Strongest concepts"),
    h("p", { class: "panel-chips" }, model.ranked.slice(0, CONCEPTS).map((concept) => conceptChip(app, model, concept))),
    ...(unplaced ? [h("p", { class: "note" }, `${counted(unplaced, "paper")} without a concept: in the list, not on the map.`)] : []),
  ];
}

function topicList(app: App, model: Model, topics: readonly number[]): HTMLElement {
  const { atlas } = app;
  const most = Math.max(1, ...topics.map((topic) => model.selection.ofTopic[topic]!));
  return h(
    "ul",
    { class: "topic-list" },
    topics.map((topic) => {
      const papers = model.selection.ofTopic[topic]!;
      const bar = h("span", { class: "topic-bar", "aria-hidden": "true" });
      bar.style.width = `${(100 * papers) / most}%`;
      const link = h("a", { href: app.href({ options: { sel: `topic:${topic}` } }) }, swatch(atlas, topic), h("bdi", {}, shortened(atlas.data.topics[topic]!.title, LETTERS)), h("span", { class: "count" }, number(papers)), bar);
      return h("li", {}, link);
    }),
  );
}

function conceptChip(app: App, model: Model, concept: number): HTMLElement {
  return chip(app.atlas.kind(concept), shortened(app.atlas.label(concept), LETTERS), toConcept(app, concept), number(model.weight[concept]!));
}

function topicPanel(app: App, model: Model, topic: number): HTMLElement[] {
  const { atlas } = app;
  const data = atlas.data.topics[topic]!;
  const parts = [...atlas.data.topics.keys()].filter((each) => atlas.data.topics[each]!.parent === topic && model.selection.ofTopic[each]);
  const papers = model.selection.papers.filter((paper) => model.focus!.papers.has(paper));
  const concepts = data.concepts.filter((concept) => model.weight[concept]).slice(0, OF_TOPIC);
  const parent = data.parent >= 0 ? [h("p", { class: "kicker" }, h("a", { href: app.href({ options: { sel: `topic:${data.parent}` } }) }, atlas.data.topics[data.parent]!.title))] : [];
  return [
    ...parent,
    h("h2", { class: "panel-title" }, swatch(atlas, topic), h("bdi", {}, shortened(data.title, LETTERS))),
    ...(data.words.length ? [h("p", { class: "note" }, shortened(data.words.join(", "), 2 * LETTERS))] : []),
    h("p", {}, only(app, topic, papers.length), " ", h("a", { class: "button", href: toTopic(app, topic) }, "Topic page")),
    ...(parts.length ? [h("h3", {}, "Within it"), topicList(app, model, parts)] : []),
    h("h3", {}, "Typical concepts"),
    h("p", { class: "panel-chips" }, concepts.map((concept) => conceptChip(app, model, concept))),
    h("h3", {}, "Papers", h("span", { class: "count" }, ` ${number(papers.length)}`)),
    h("ul", { class: "short-list" }, papers.slice(0, PAPERS).map((paper) => h("li", {}, h("a", { class: "title-link", href: toPaper(app, paper) }, h("bdi", {}, shortened(atlas.data.papers.title[paper]!, 2 * LETTERS))), h("span", { class: "note" }, ` ${atlas.year(paper)}`)))),
  ];
}

function only(app: App, topic: number, papers: number): HTMLElement {
  const chosen = app.state.filter.topics.includes(topic);
  const click = (): void => {
    app.go({ filter: { topics: chosen ? app.state.filter.topics.filter((each) => each !== topic) : [topic] } });
  };
  return h("button", { type: "button", "aria-pressed": String(chosen), on: { click } }, chosen ? "All papers again" : `Only these ${counted(papers, "paper")}`);
}
