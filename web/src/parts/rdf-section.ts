/* The name of a thing in RDF, and what the explorer knows of it as Turtle. */

import type { App } from "../app/app.ts";
import { copyButton } from "./copy.ts";
import { h } from "./dom.ts";
import { save } from "./save.ts";

/** `title` names the file; `turtle` is asked when the block is opened. */
export function rdfSection(app: App, iri: string, title: string, turtle: () => string): HTMLElement {
  const details = h("details", { class: "query" }, h("summary", {}, "Show the Turtle"));
  const saveIt = h("button", { type: "button" }, "Save .ttl");
  saveIt.addEventListener("click", () => {
    save(turtle(), title, "ttl");
  });
  details.addEventListener("toggle", () => {
    if (!details.open || details.childElementCount > 1) return;
    const pre = h("pre", { tabindex: 0, "aria-label": "Turtle" }, turtle());
    details.append(h("div", { class: "code-block" }, pre, h("p", { class: "tools" }, copyButton(app, "the Turtle", turtle), saveIt)));
  });
  return h("section", {}, h("h2", {}, "RDF"), h("p", { class: "iri" }, h("code", {}, iri)), details);
}
