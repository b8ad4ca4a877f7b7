/* Each link of a paper with the sentences that bear it, grouped by role. */

import type { App } from "../../app/app.ts";
import type { PaperText, Role } from "../../data/types.ts";
import { h } from "../../parts/dom.ts";
import { DETAIL_NAMES, icon, ROLE_NAMES } from "../../parts/kinds.ts";
import { bySentences, quotations } from "../../parts/quote.ts";
import { showQuery } from "../../parts/show-query.ts";
import { linksOfPaper } from "../../parts/sparql.ts";
import { toConcept } from "../../parts/ways.ts";
import { counted, share } from "../../parts/words.ts";

export function linkList(app: App, paper: number, text: PaperText): HTMLElement {
  const { atlas } = app;
  const { from, to } = atlas.linksOf(paper);
  if (from === to) return h("section", {}, h("h2", {}, "Links"), h("p", { class: "note" }, "Nothing in this text is linked to a concept."));
  const groups = new Map<Role, number[]>();
  for (let place = from; place < to; place++) {
    const role = atlas.role(place);
    groups.set(role, [...(groups.get(role) ?? []), place - from]);
  }
  const shown = [...groups].map(([role, links]) => [
    h("h3", { class: `role-name ${role}` }, ROLE_NAMES[role][0]),
    h("ul", { class: "link-list" }, bySentences(text, links).map((group) => item(app, paper, text, group))),
  ]);
  return h(
    "section",
    {},
    h("h2", { "data-short": "Links" }, "Each link with its sentence", h("span", { class: "count" }, ` ${counted(to - from, "link")}`)),
    shown,
    showQuery(app, () => linksOfPaper(atlas.data.about.base, atlas.data.papers.id[paper]!)),
  );
}

/* Links that the same sentences bear stand together, so that no sentence is read twice. */
function item(app: App, paper: number, text: PaperText, links: readonly number[]): HTMLElement {
  return h("li", {}, h("p", { class: "link-head" }, links.map((link) => name(app, paper, link))), quotations(app, paper, text, links));
}

function name(app: App, paper: number, link: number): HTMLElement {
  const { atlas } = app;
  const place = atlas.linksOf(paper).from + link;
  const concept = atlas.data.papers.concept[place]!;
  const kind = atlas.kind(concept);
  const detail = DETAIL_NAMES[atlas.detail(place)];
  const leads = h("a", { class: `link-name ${kind}`, href: toConcept(app, concept) }, icon(kind), " ", h("bdi", {}, atlas.label(concept)));
  return h(
    "span",
    { id: `link-${link}`, class: "link-item", tabindex: -1 },
    leads,
    detail && h("span", { class: "note" }, ` ${detail}`),
    h("span", { class: "sure" }, ` ${share(atlas.data.papers.confidence[place]! / 100)} sure`),
  );
}
