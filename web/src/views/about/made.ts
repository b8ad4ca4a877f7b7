/* What made the landscape, how to cite it, and how to put it into a page of one's own. */

import type { App } from "../../app/app.ts";
import { copyButton } from "../../parts/copy.ts";
import { h, outward } from "../../parts/dom.ts";
import { number } from "../../parts/words.ts";

export function citePart(app: App): HTMLElement {
  const { cite } = app.atlas.data.about;
  return h(
    "div",
    {},
    h("blockquote", {}, h("bdi", {}, cite.text)),
    h("details", {}, h("summary", {}, "BibTeX"), h("pre", { tabindex: 0, "aria-label": "BibTeX" }, cite.bibtex)),
    h("p", { class: "tools" }, copyButton(app, "citation", () => cite.text), " ", copyButton(app, "BibTeX", () => cite.bibtex)),
  );
}

export function makingPart(app: App): HTMLElement {
  const { about } = app.atlas.data;
  const facts: readonly (readonly [string, Node | string])[] = [
    ["Made with", about.program],
    ["Build", h("code", {}, about.build)],
    ["Ontology", h("code", { title: about.ontology }, about.ontology.slice(0, 12))],
    ["Links shown", `of confidence ${number(about.minConfidence)}% or more`],
    ["Seed of map and topics", String(about.seed)],
    ["Addresses begin with", h("code", {}, about.base)],
    ["Licence", outward(about.licence.url, about.licence.name)],
    ...about.settings.map(([name, value]): [string, Node] => [name, h("code", {}, value)]),
  ];
  return h("dl", { class: "facts" }, facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}

const EXAMPLE = `<iframe id="landscape" src="index.html?embed#/map"
        width="100%" height="640" title="Landscape"></iframe>
<script>
  addEventListener("message", ({ data }) => {
    if (data.event === "paper-open") console.log(data.id, data.title);
  });
</script>`;

export function embedPart(app: App): HTMLElement {
  return h(
    "div",
    {},
    h(
      "p",
      {},
      "Add ",
      h("code", {}, "?embed"),
      " before the ",
      h("code", {}, "#"),
      " of any address: the view then stands without bar and filter. When a paper or a concept opens, the page tells it by the events ",
      h("code", {}, "paper-open"),
      " and ",
      h("code", {}, "concept-open"),
      " on its document, and as a message to the page around it.",
    ),
    h("pre", { tabindex: 0, "aria-label": "Example" }, EXAMPLE),
    h("p", { class: "tools" }, copyButton(app, "example", () => EXAMPLE)),
  );
}
