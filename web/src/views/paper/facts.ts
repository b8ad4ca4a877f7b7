/* Who wrote a paper, when and where, where it stands on the web, and what is odd about its record. */

import type { App } from "../../app/app.ts";
import type { PaperText } from "../../data/types.ts";
import { h, outward } from "../../parts/dom.ts";
import { listed } from "../../parts/named-links.ts";
import { topicVariable } from "../../parts/topic-colour.ts";
import { toTopic } from "../../parts/ways.ts";
import { date } from "../../parts/words.ts";

/** Marks of a record, as a reader should know them. */
const FLAGS: Readonly<Record<string, string>> = {
  truncated: "The source cuts this abstract off; what follows was not read.",
  no_abstract: "The source gives no abstract; only the title was read.",
  other_language: "The abstract seems to be in another language than English; little was found in it.",
};

/** The topic of a paper as a kicker that leads to it; nothing where it has none. */
export function topicLine(app: App, paper: number): HTMLElement | null {
  const topic = app.atlas.data.papers.topic[paper]!;
  const found = app.atlas.data.topics[topic];
  if (!found) return null;
  const line = h("p", { class: "kicker" }, h("a", { href: toTopic(app, topic) }, h("bdi", {}, found.title)));
  line.style.color = `var(${topicVariable(app.atlas, topic)})`;
  return line;
}

/** Authors by name; the atlas knows the first ones only, the text all. */
export function byline(app: App, paper: number, text?: PaperText): HTMLElement {
  const authors = text?.authors.join(", ") || app.atlas.data.papers.authors[paper]!;
  return h("p", { class: "byline", dir: "auto" }, authors || "Authors unknown");
}

/** "17 May 2024 · Journal of Walking" */
export function dateline(app: App, paper: number, text?: PaperText): HTMLElement | null {
  const { papers, venues } = app.atlas.data;
  const when = papers.date[paper]! ? date(papers.date[paper]!) : (text?.dateText ?? "");
  const where = venues[papers.venue[paper]!] ?? "";
  const parts = [when, where].filter(Boolean).map((each) => h("bdi", {}, each));
  if (!parts.length) return null;
  return h("p", { class: "dateline" }, listed(parts, " · "));
}

/** Links out by identifier, those that lead somewhere; then the page of the paper. */
export function linksOut(text: PaperText): HTMLElement | null {
  const leading = text.identifiers.filter(([, , url]) => url);
  const links = leading.map(([scheme, value, url]) => outward(url, `${scheme} `, h("bdi", {}, value)));
  if (text.url && !leading.some(([, , url]) => url === text.url)) links.push(outward(text.url, "Page of the paper"));
  return links.length ? h("ul", { class: "links-out" }, links.map((link) => h("li", {}, link))) : null;
}

export function flagNotes(text: PaperText): HTMLElement[] {
  return text.flags.map((flag) => h("p", { class: "note flag" }, FLAGS[flag] ?? `Read with: ${flag.replaceAll("_", " ")}.`));
}
