/* The papers of a concept by what they do with it, ten at a time, each with the sentences that say so. */

import type { App } from "../../app/app.ts";
import type { LinkOf } from "../../data/atlas.ts";
import { arriving } from "../../parts/arriving.ts";
import { h } from "../../parts/dom.ts";
import { conceptLink, listed, paperLink } from "../../parts/named-links.ts";
import { pageOf, pager } from "../../parts/pager.ts";
import { quotations } from "../../parts/quote.ts";
import { showQuery } from "../../parts/show-query.ts";
import { papersInRole, type Asked } from "../../parts/sparql.ts";
import { toMark } from "../../parts/ways.ts";
import { counted, date } from "../../parts/words.ts";
import { whenSeen } from "../../parts/when-seen.ts";
import type { Group } from "./gathered.ts";

/** Papers of a group at once. */
export const PAGE = 10;

/** A group; which page of it is shown stands in the address, under the name of its role. */
export function groupSection(app: App, concept: number, group: Group, asked: Asked): HTMLElement {
  const last = Math.ceil(group.links.length / PAGE);
  const page = pageOf(app.state.options[group.key], last);
  const from = (page - 1) * PAGE;
  const id = app.atlas.data.concepts.id[concept]!;
  const href = (to: number): string => app.href({ view: "concept", id, options: { [group.key]: to === 1 ? "" : String(to) } });
  return h(
    "section",
    { class: "role-group", "data-group": group.key },
    h("h3", { class: `role-name ${group.key}`, tabindex: -1 }, group.name, h("span", { class: "count" }, ` ${counted(group.links.length, "paper")}`)),
    h("ol", { class: "said-by", start: from + 1 }, group.links.slice(from, from + PAGE).map((link) => item(app, concept, link))),
    pager(page, last, href, `“${group.name}”`),
    showQuery(app, () => papersInRole(asked, group.key)),
  );
}

function item(app: App, concept: number, { paper, place }: LinkOf): HTMLElement {
  const { papers } = app.atlas.data;
  const via = papers.concept[place]!;
  const when = papers.date[paper]! && date(papers.date[paper]!);
  const facts: (Node | string)[] = [papers.authors[paper]!, when].filter(Boolean).map((each) => h("bdi", {}, each));
  if (via !== concept) facts.push(h("span", {}, "as ", conceptLink(app, via)));
  const quotes = h("div", { class: "quotes-place" });
  whenSeen(quotes, () => {
    const link = place - app.atlas.linksOf(paper).from;
    quotes.replaceWith(arriving("sentence", () => app.texts.paper(paper), (text) => quotations(app, paper, text, [link])));
  });
  return h(
    "li",
    {},
    paperLink(app, paper, toMark(app, paper, via)),
    h("p", { class: "note" }, listed(facts, " · ")),
    quotes,
  );
}
