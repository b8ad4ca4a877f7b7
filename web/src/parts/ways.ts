/* Where a paper, concept or topic leads: beside the map to its place there, elsewhere to its page. */

import type { App } from "../app/app.ts";
import type { Change } from "../app/state.ts";

export function toPaper(app: App, paper: number): string {
  return app.href(way(app, "paper", app.atlas.data.papers.id[paper]!));
}

export function toConcept(app: App, concept: number): string {
  return app.href(way(app, "concept", app.atlas.data.concepts.id[concept]!));
}

/** The page of a paper, with the marks of a concept shown. */
export function toMark(app: App, paper: number, concept: number): string {
  const { papers, concepts } = app.atlas.data;
  return app.href({ view: "paper", id: papers.id[paper]!, options: { mark: concepts.id[concept]! } });
}

export function toTopic(app: App, topic: number): string {
  return app.href({ view: "topic", id: String(topic), options: {} });
}

function way(app: App, view: "paper" | "concept", id: string): Change {
  return app.state.view === "map" ? { view: "map", options: { sel: id } } : { view, id, options: {} };
}
