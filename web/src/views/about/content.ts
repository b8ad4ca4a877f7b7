/* What the landscape is about: its topics, the concepts of most papers by kind, the newest papers. */

import type { App } from "../../app/app.ts";
import { entriesOf } from "../../app/facet-entries.ts";
import { select } from "../../app/filter.ts";
import { NO_FILTER } from "../../app/state.ts";
import type { Kind } from "../../data/types.ts";
import { h } from "../../parts/dom.ts";
import { icon, KIND_NAMES } from "../../parts/kinds.ts";
import { swatch } from "../../parts/topic-colour.ts";
import { toConcept, toPaper, toTopic } from "../../parts/ways.ts";
import { counted, date, number } from "../../parts/words.ts";

const TOPICS = 12;
const CONCEPTS = 8;
const PAPERS = 6;

export function topicsPart(app: App): HTMLElement {
  const coarse = app.atlas.data.topics.flatMap((topic, index) => (topic.level === 0 ? [[index, topic] as const] : []));
  const items = coarse.slice(0, TOPICS).map(([index, topic]) =>
    h(
      "li",
      {},
      swatch(app.atlas, index),
      h(
        "div",
        {},
        h("a", { href: toTopic(app, index) }, h("bdi", {}, topic.title)),
        h("p", { class: "note" }, h("bdi", {}, topic.words.slice(0, 4).join(", ")), topic.words.length ? " · " : "", counted(topic.papers, "paper")),
      ),
    ),
  );
  if (!items.length) return h("p", {}, "There are too few links to find topics.");
  const left = coarse.length - TOPICS;
  const rest = left > 0 && h("p", {}, h("a", { href: app.href({ view: "map", id: "", options: {} }) }, `${counted(left, "more topic")} on the map`));
  return h("div", {}, h("ul", { class: "topic-cards" }, items), rest);
}

export function conceptsPart(app: App): HTMLElement {
  const selection = select(app.atlas, NO_FILTER);
  const columns = app.atlas.data.kinds.map((kind) => {
    const asked = { kind, words: "", most: CONCEPTS, opened: new Set<string>() };
    const { entries } = entriesOf(app.atlas, selection, NO_FILTER, asked);
    return columnOf(app, kind, entries);
  });
  return h("div", { class: "top-concepts" }, columns);
}

function columnOf(app: App, kind: Kind, entries: readonly { concept: number; count: number }[]): HTMLElement {
  const most = Math.max(1, ...entries.map(({ count }) => count));
  const items = entries.map(({ concept, count }) => {
    const bar = h("span", { class: "top-bar", "aria-hidden": "true" });
    bar.style.setProperty("--part", `${(100 * count) / most}%`);
    const name = h("a", { href: toConcept(app, concept) }, h("bdi", {}, app.atlas.label(concept)));
    return h("li", {}, name, " ", h("span", { class: "row-count" }, number(count), h("span", { class: "unseen" }, " papers")), bar);
  });
  const none = !items.length && h("p", { class: "note" }, "None was found.");
  return h("section", { class: `top-column ${kind}` }, h("h3", {}, icon(kind), " ", KIND_NAMES[kind][1]), h("ol", {}, items), none);
}

/** Null where no paper has a date. */
export function newestPart(app: App): HTMLElement | null {
  const { papers } = app.atlas.data;
  const dated = papers.date.slice(0, PAPERS).flatMap((when, paper) => (when ? [[paper, when] as const] : []));
  if (!dated.length) return null;
  const items = dated.map(([paper, when]) =>
    h(
      "li",
      {},
      h("time", { datetime: when, class: "note" }, date(when)),
      h("span", {}, h("a", { href: toPaper(app, paper) }, h("bdi", {}, papers.title[paper]!)), h("span", { class: "note" }, " ", h("bdi", {}, papers.authors[paper]!))),
    ),
  );
  return h("ul", { class: "newest" }, items);
}
