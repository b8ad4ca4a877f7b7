/* What a reader may take along: BibTeX, the IRI, RDF. */

import type { App } from "../../app/app.ts";
import type { PaperText } from "../../data/types.ts";
import { copyButton } from "../../parts/copy.ts";
import { h } from "../../parts/dom.ts";
import { paperIri } from "../../parts/iris.ts";
import { rdfSection } from "../../parts/rdf-section.ts";
import { save } from "../../parts/save.ts";
import { paperTurtle } from "../../parts/turtle.ts";

export function citation(app: App, paper: number, text: PaperText): HTMLElement {
  const title = app.atlas.data.papers.title[paper]!;
  const saveIt = h("button", { type: "button" }, "Save .bib");
  saveIt.addEventListener("click", () => {
    save(text.bibtex, title, "bib");
  });
  return h(
    "section",
    {},
    h("h2", {}, "BibTeX"),
    h(
      "div",
      { class: "code-block" },
      h("pre", { tabindex: 0, "aria-label": "BibTeX" }, text.bibtex),
      h("p", { class: "tools" }, copyButton(app, "BibTeX", () => text.bibtex), saveIt),
    ),
  );
}

export function paperData(app: App, paper: number): HTMLElement {
  const { about, papers } = app.atlas.data;
  const iri = paperIri(about.base, papers.id[paper]!);
  return rdfSection(app, iri, papers.title[paper]!, () => paperTurtle(app.atlas, paper));
}
