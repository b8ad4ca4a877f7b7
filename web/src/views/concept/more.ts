/* Where else a concept is described, and its RDF. */

import type { App } from "../../app/app.ts";
import type { ConceptText } from "../../data/types.ts";
import { arriving } from "../../parts/arriving.ts";
import { h, outward } from "../../parts/dom.ts";
import { conceptIri } from "../../parts/iris.ts";
import { rdfSection } from "../../parts/rdf-section.ts";
import { conceptTurtle } from "../../parts/turtle.ts";

const RELATIONS: Readonly<Record<string, string>> = {
  exactMatch: "the same",
  closeMatch: "nearly the same",
  broadMatch: "broader",
  narrowMatch: "narrower",
  relatedMatch: "related",
};

export function moreAbout(app: App, concept: number): HTMLElement {
  const { about, concepts } = app.atlas.data;
  const iri = conceptIri(about.base, concepts.id[concept]!);
  return arriving("RDF", () => app.texts.concept(concept), (text) => {
    const rdf = rdfSection(app, iri, app.atlas.label(concept), () => conceptTurtle(app.atlas, concept, text));
    return text.mappings.length ? [elsewhere(text), rdf] : [rdf];
  });
}

function elsewhere(text: ConceptText): HTMLElement {
  const items = text.mappings.map(([relation, iri]) =>
    h("li", {}, outward(iri, h("bdi", {}, iri.replace(/^https?:\/\//, ""))), h("span", { class: "note" }, ` ${RELATIONS[relation] ?? relation}`)),
  );
  return h("section", {}, h("h2", {}, "In other vocabularies"), h("ul", { class: "short-list" }, items));
}
