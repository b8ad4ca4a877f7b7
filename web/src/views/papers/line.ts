/* One paper of the list: title, who, when, where, and its concepts as chips. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { roleChip } from "../../parts/role-chips.ts";
import { swatch } from "../../parts/topic-colour.ts";
import { toConcept, toPaper, toTopic } from "../../parts/ways.ts";
import { counted, date, shortened } from "../../parts/words.ts";

const MOST_CHIPS = 6;

/** Letters of a title that a list shows; the page of the paper has them all. */
export const LONGEST = 300;

/** `asked` flags the concepts that the filter asks for, narrower ones too. */
export function paperLine(app: App, paper: number, asked: Uint8Array): HTMLElement {
  const { title } = app.atlas.data.papers;
  return h(
    "li",
    { class: "paper-line" },
    h("h2", {}, h("a", { href: toPaper(app, paper) }, h("bdi", {}, shortened(title[paper]!, LONGEST)))),
    h("p", { class: "paper-facts" }, factsOf(app, paper).map((fact, place) => [place > 0 && " · ", fact])),
    chips(app, paper, asked),
  );
}

function factsOf(app: App, paper: number): HTMLElement[] {
  const { papers, venues } = app.atlas.data;
  const [authors, when, where] = [papers.authors[paper]!, papers.date[paper]!, venues[papers.venue[paper]!]];
  const facts: HTMLElement[] = [];
  if (authors) facts.push(h("bdi", {}, shortened(authors, LONGEST)));
  if (when) facts.push(h("time", { datetime: when }, date(when)));
  if (where) facts.push(h("bdi", {}, shortened(where, LONGEST)));
  const topic = topicOf(app, paper);
  if (topic) facts.push(topic);
  return facts;
}

/** The coarse topic of a paper as a link with its patch of colour; null: it has none. */
export function topicOf(app: App, paper: number): HTMLElement | null {
  const topic = app.atlas.coarse(app.atlas.data.papers.topic[paper]!);
  const found = app.atlas.data.topics[topic];
  return found ? h("a", { class: "paper-topic", href: toTopic(app, topic) }, swatch(app.atlas, topic), " ", h("bdi", {}, found.title)) : null;
}

/** Proposed ones first, then those that the filter asks for, then the strongest. */
function chips(app: App, paper: number, asked: Uint8Array): HTMLElement | null {
  const { from, to } = app.atlas.linksOf(paper);
  if (from === to) return h("p", { class: "note" }, "No concept was found in it.");
  const rank = (place: number): number => {
    if (app.atlas.role(place) === "proposes") return 0;
    return asked[app.atlas.data.papers.concept[place]!] ? 1 : 2;
  };
  const places = Array.from({ length: to - from }, (_, link) => from + link).sort((a, b) => rank(a) - rank(b) || a - b);
  const left = places.length - MOST_CHIPS;
  return h(
    "p",
    { class: "paper-chips" },
    places.slice(0, MOST_CHIPS).map((place) => roleChip(app.atlas, place, toConcept(app, app.atlas.data.papers.concept[place]!))),
    left > 0 && h("a", { class: "chips-more", href: toPaper(app, paper), "aria-label": `${counted(left, "more concept")}: to the paper` }, `+${left}`),
  );
}
