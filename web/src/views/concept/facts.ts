/* What a concept is: kind, status, definition, place in the hierarchy. */

import type { App } from "../../app/app.ts";
import type { ConceptText } from "../../data/types.ts";
import { h } from "../../parts/dom.ts";
import { KIND_NAMES, icon } from "../../parts/kinds.ts";
import { paperLink } from "../../parts/named-links.ts";
import { toConcept } from "../../parts/ways.ts";
import { pathTo } from "./gathered.ts";

/** "Method › Reinforcement learning › Policy gradient": the kind, then the last `most` steps down to the concept. */
export function placeLine(app: App, concept: number, most = 4): HTMLElement {
  const kind = app.atlas.kind(concept);
  const path = pathTo(app.atlas, concept).slice(0, -1).slice(-most);
  const steps = path.flatMap((each) => [
    h("span", { class: "step", "aria-hidden": "true" }, "›"),
    h("a", { href: toConcept(app, each) }, h("bdi", {}, app.atlas.label(each))),
  ]);
  return h("p", { class: `kicker place-line ${kind}` }, icon(kind), " ", KIND_NAMES[kind][0], steps);
}

export function definitionOf(text: ConceptText): HTMLElement | null {
  return text.definition ? h("p", { class: "definition", dir: "auto" }, text.definition) : null;
}

/** What a discovered name is, and who brought it; nothing for a concept of the vocabulary. */
export function statusNote(app: App, concept: number, text: ConceptText): HTMLElement | null {
  const status = app.atlas.data.concepts.status[concept];
  if (status === "curated") return null;
  const what = status === "accepted" ? "A name that a paper introduced, and a person accepted" : "A name that papers introduce; no vocabulary held it";
  if (text.introducedBy < 0) return h("p", { class: "note" }, `${what}.`);
  return h("p", { class: "note" }, `${what}. Introduced by `, paperLink(app, text.introducedBy), ".");
}
