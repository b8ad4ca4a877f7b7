/* Papers, concepts and topics as links by their names. */

import type { App } from "../app/app.ts";
import { h } from "./dom.ts";
import { toConcept, toPaper, toTopic } from "./ways.ts";

/** The title; `href` where it is to lead elsewhere than to the paper. */
export function paperLink(app: App, paper: number, href = toPaper(app, paper)): HTMLAnchorElement {
  return h("a", { class: "title-link", href }, h("bdi", {}, app.atlas.data.papers.title[paper]!));
}

/** The label in the colour of its kind. */
export function conceptLink(app: App, concept: number): HTMLAnchorElement {
  const { atlas } = app;
  return h("a", { class: `quiet-link ${atlas.kind(concept)}`, href: toConcept(app, concept) }, h("bdi", {}, atlas.label(concept)));
}

export function topicLink(app: App, topic: number): HTMLAnchorElement {
  return h("a", { class: "title-link", href: toTopic(app, topic) }, h("bdi", {}, app.atlas.data.topics[topic]!.title));
}

/** "A, B, C" of elements. */
export function listed(parts: readonly (Node | string)[], between = ", "): (Node | string)[] {
  return parts.flatMap((part, at) => (at ? [between, part] : [part]));
}
