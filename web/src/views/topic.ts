/* One topic: what it is called after, what is in it, its papers. */

import type { App, View } from "../app/app.ts";
import type { State } from "../app/state.ts";
import { h } from "../parts/dom.ts";
import { exportButtons } from "../parts/export-papers.ts";
import { chip, KIND_NAMES } from "../parts/kinds.ts";
import { listed, paperLink, topicLink } from "../parts/named-links.ts";
import { notHere } from "../parts/not-here.ts";
import { pageOf, pager } from "../parts/pager.ts";
import { aboutOf } from "../parts/about.ts";
import { swatch, topicVariable } from "../parts/topic-colour.ts";
import { toConcept } from "../parts/ways.ts";
import { counted, date, number } from "../parts/words.ts";
import { everyYear, yearBars } from "../parts/year-bars.ts";

const PAGE = 20;

export function openTopic(app: App): View {
  const { id } = app.state;
  const topic = /^\d+$/.test(id) ? Number(id) : -1;
  const data = app.atlas.data.topics[topic];
  if (!data) return { title: "No such topic", element: notHere(app, "topic", id), update: () => undefined };
  const papers = papersOf(app, topic);
  const list = h("section", {});
  const draw = (): void => {
    list.replaceChildren(...paperList(app, topic, papers));
  };
  draw();
  const element = h(
    "article",
    { class: "page wide reading topic-page" },
    head(app, topic),
    h("div", { class: "page-main" }, concepts(app, topic, papers), list),
    h("aside", { class: "page-aside", "aria-label": "Years and topics around it" }, years(app, topic, papers), around(app, topic)),
  );
  const update = (before: State): void => {
    if (app.state.options.page === before.options.page) return;
    draw();
    list.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    list.scrollIntoView({ block: "start" });
  };
  return { title: data.title, element, update };
}

/* In the order of the atlas: newest first. */
function papersOf(app: App, topic: number): number[] {
  const { topic: of } = app.atlas.data.papers;
  const found: number[] = [];
  of.forEach((each, paper) => {
    if (each === topic || app.atlas.coarse(each) === topic) found.push(paper);
  });
  return found;
}

function head(app: App, topic: number): HTMLElement {
  const { title, words, papers, level } = app.atlas.data.topics[topic]!;
  const kicker = h("p", { class: "kicker" }, swatch(app.atlas, topic), level ? " Fine topic" : " Topic");
  kicker.style.color = `var(${topicVariable(app.atlas, topic)})`;
  return h(
    "header",
    { class: "page-head" },
    kicker,
    h("h1", { dir: "auto" }, title),
    words.length > 0 && h("p", { class: "definition" }, "Typical words: ", listed(words.map((word) => h("bdi", {}, word))), "."),
    h("p", { class: "figure" }, counted(papers, "paper")),
    h(
      "p",
      { class: "tools ways" },
      h("a", { class: "button", href: app.href({ view: "map", id: "", options: {}, filter: { topics: [topic] } }) }, "Show it on the map"),
      h("a", { class: "button", href: app.href({ view: "matrix", id: "", options: {}, filter: { topics: [topic] } }) }, "As a matrix"),
      h("a", { class: "button", href: app.href({ view: "timeline", id: "", options: {}, filter: { topics: [topic] } }) }, "Over time"),
    ),
  );
}

/* Chips with the papers of the topic that are about each. */
function concepts(app: App, topic: number, papers: readonly number[]): HTMLElement {
  const { atlas } = app;
  const counts = new Map<number, number>();
  for (const paper of papers) for (const each of aboutOf(atlas, paper)) counts.set(each, (counts.get(each) ?? 0) + 1);
  const typical = atlas.data.topics[topic]!.concepts;
  const rows = atlas.data.kinds.map((kind) => {
    const shown = typical.filter((each) => atlas.kind(each) === kind);
    if (!shown.length) return null;
    const chips = shown.map((each) => chip(kind, atlas.label(each), toConcept(app, each), number(counts.get(each) ?? 0)));
    return [h("dt", {}, KIND_NAMES[kind][shown.length === 1 ? 0 : 1]), h("dd", {}, chips)];
  });
  return h("section", {}, h("h2", {}, "Typical concepts"), h("dl", { class: "chip-rows" }, rows));
}

function paperList(app: App, topic: number, papers: readonly number[]): HTMLElement[] {
  const { papers: columns, venues, topics } = app.atlas.data;
  const last = Math.ceil(papers.length / PAGE);
  const page = pageOf(app.state.options.page, last);
  const from = (page - 1) * PAGE;
  const href = (to: number): string => app.href({ view: "topic", id: String(topic), options: { page: to === 1 ? "" : String(to) } });
  const items = papers.slice(from, from + PAGE).map((paper) => {
    const when = columns.date[paper]! && date(columns.date[paper]!);
    const facts = [columns.authors[paper]!, when, venues[columns.venue[paper]!] ?? ""].filter(Boolean);
    return h("li", {}, paperLink(app, paper), h("p", { class: "note" }, listed(facts.map((each) => h("bdi", {}, each)), " · ")));
  });
  const made = [
    h("h2", { tabindex: -1 }, "Papers", h("span", { class: "count" }, " newest first")),
    exportButtons(app, () => papers, () => topics[topic]!.title),
    h("ol", { class: "said-by", start: from + 1 }, items),
    pager(page, last, href),
  ];
  return made.filter((each) => each !== null);
}

function years(app: App, topic: number, papers: readonly number[]): HTMLElement | null {
  const { atlas } = app;
  const { title } = atlas.data.topics[topic]!;
  const dated = papers.map((paper) => atlas.year(paper)).filter(Boolean);
  if (!dated.length) return null;
  const span = [...new Set(atlas.data.papers.date.filter(Boolean).map((each) => each.slice(0, 4)))].sort();
  const bars = yearBars(everyYear(dated, span[0]!, span.at(-1)!), `Papers a year in ${title}`, topicVariable(atlas, topic));
  return h("section", {}, h("h2", {}, "Papers a year"), bars);
}

/* The fine topics in a coarse one; of a fine one, what it is part of and what is beside it. */
function around(app: App, topic: number): HTMLElement | null {
  const { topics } = app.atlas.data;
  const coarse = app.atlas.coarse(topic);
  const inside = topics.flatMap(({ parent }, each) => (parent === coarse && each !== topic ? [each] : []));
  const name = (each: number): HTMLElement => {
    const { papers, words } = topics[each]!;
    const many = h("span", { class: "note" }, ` ${counted(papers, "paper")}`);
    return h("li", {}, topicLink(app, each), many, h("p", { class: "note" }, h("bdi", {}, words.slice(0, 4).join(", "))));
  };
  if (coarse === topic && !inside.length) return null;
  return h(
    "section",
    {},
    coarse !== topic && [h("h2", {}, "Part of"), h("ul", { class: "near" }, name(coarse))],
    inside.length > 0 && [h("h2", {}, coarse === topic ? "Fine topics" : "Beside it"), h("ul", { class: "near" }, inside.map(name))],
  );
}
