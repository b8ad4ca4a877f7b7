/* The sentences that bear a link, as quotations with the words marked. */

import type { App } from "../app/app.ts";
import { quotesOf, type Quote } from "../data/texts.ts";
import type { PaperText, Sentence } from "../data/types.ts";
import { h } from "./dom.ts";
import { markedSentence } from "./marked-text.ts";
import { counted } from "./words.ts";

/** Quotations of links of a paper that stand in the same sentences, the first `most` of them. */
export function quotations(app: App, paper: number, text: PaperText, links: readonly number[], most = 2): HTMLElement {
  const quotes = quotesOf(text, links[0]!);
  const shown = quotes.slice(0, most).map((each) => quotation(app, paper, each, links));
  const rest = quotes.slice(most).map((each) => quotation(app, paper, each, links));
  const more = rest.length
    ? h("details", { class: "more-quotes" }, h("summary", {}, counted(rest.length, "more sentence")), rest)
    : null;
  return h("div", { class: "quotes" }, shown, more);
}

/** Links in groups that the same sentences bear, each group at the place of its first. */
export function bySentences(text: PaperText, links: readonly number[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const link of links) {
    const key = sentences(text)
      .map((sentence, at) => (bears(sentence, link) ? at : ""))
      .join(" ");
    groups.set(key, [...(groups.get(key) ?? []), link]);
  }
  return [...groups.values()];
}

const sentences = (text: PaperText): Sentence[] => [...text.title, ...text.abstract];

function bears(sentence: Sentence, link: number): boolean {
  return sentence.some((each) => typeof each !== "string" && each[1].includes(link));
}

function quotation(app: App, paper: number, quote: Quote, links: readonly number[]): HTMLElement {
  const source = quote.field === "title" ? h("cite", {}, "title") : null;
  return h("blockquote", { dir: "auto" }, markedSentence(app, paper, quote.sentence, links), source && " ", source);
}
