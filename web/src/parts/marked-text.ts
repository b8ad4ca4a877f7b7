/* A text of a paper with its evidence in place: what names a concept is marked in the colour of its
   kind, the sentence around it softly underlined, the role beside it. */

import type { App } from "../app/app.ts";
import type { Sentence } from "../data/types.ts";
import { h } from "./dom.ts";
import { saying, signOf } from "./roles.ts";
import { toConcept } from "./ways.ts";

/** The sentences of a title or an abstract; `only` says which links. */
export function markedText(app: App, paper: number, sentences: readonly Sentence[], only?: readonly number[]): Node[] {
  return sentences.map((sentence) => {
    const parts = markedSentence(app, paper, sentence, only);
    const bears = sentence.some((each) => typeof each !== "string");
    return h("span", bears ? { class: "bears" } : {}, parts);
  });
}

export function markedSentence(app: App, paper: number, sentence: Sentence, only?: readonly number[]): (Node | string)[] {
  return sentence.map((stretch) => {
    if (typeof stretch === "string") return stretch;
    const [text, links] = stretch;
    const shown = only === undefined ? links : links.filter((link) => only.includes(link));
    return shown.length ? mark(app, paper, text, shown) : text;
  });
}

/* A stretch may name several concepts: the first link is the strongest and colours it. */
function mark(app: App, paper: number, text: string, links: readonly number[]): HTMLElement {
  const { atlas } = app;
  const places = links.map((link) => atlas.linksOf(paper).from + link);
  const [place] = places as [number];
  const concept = atlas.data.papers.concept[place]!;
  const says = places.map((each) => saying(atlas, each)).join("\n");
  const sign = signOf(atlas, place);
  return h(
    "mark",
    { class: `${atlas.kind(concept)} as-${atlas.role(place)}`, "data-links": links.join(" ") },
    h("a", { href: toConcept(app, concept), title: says }, h("bdi", {}, text)),
    sign && h("sup", {}, sign),
  );
}
