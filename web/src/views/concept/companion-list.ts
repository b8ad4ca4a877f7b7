/* Concepts that share papers with a concept, by kind: how many papers, and how that compares with chance. */

import type { App } from "../../app/app.ts";
import type { Role } from "../../data/types.ts";
import { isAbout } from "../../parts/about.ts";
import { h } from "../../parts/dom.ts";
import { icon, KIND_NAMES } from "../../parts/kinds.ts";
import { conceptLink } from "../../parts/named-links.ts";
import type { Companion } from "../../parts/together.ts";
import { counted, number } from "../../parts/words.ts";

const [FIRST, MOST] = [6, 40];
const TIMES = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 2 });

/** "3.2 times as many as by chance" */
export function liftInWords({ lift }: Companion): string {
  return `${TIMES.format(lift)} times as many as by chance`;
}

export function companionList(app: App, concept: number, found: readonly Companion[]): HTMLElement[] {
  return app.atlas.data.kinds.flatMap((kind) => {
    const shown = found.filter((each) => app.atlas.kind(each.concept) === kind);
    if (!shown.length) return [];
    const rows = shown.slice(0, MOST).map((each) => row(app, concept, each));
    const rest = rows.slice(FIRST);
    return [
      h("h3", { class: `kind-name ${kind}` }, icon(kind), " ", KIND_NAMES[kind][1]),
      h("ul", { class: "companions" }, rows.slice(0, FIRST)),
      ...(rest.length ? [foldedList(rest)] : []),
    ];
  });
}

/** What a list of concepts does not show at once. */
export function foldedList(rows: readonly HTMLElement[]): HTMLElement {
  const more = h("summary", {}, counted(rows.length, "more", "more"));
  return h("details", { class: "query" }, more, h("ul", { class: "companions" }, rows));
}

function row(app: App, concept: number, companion: Companion): HTMLElement {
  const { atlas } = app;
  const ids = [concept, companion.concept].map((each) => atlas.data.concepts.id[each]!);
  const roles = atlas.data.roles.filter((role: Role) => isAbout(role));
  const both = app.href({ view: "papers", id: "", options: {}, filter: { concepts: ids, match: "all", roles } });
  const label = atlas.label(companion.concept);
  return h(
    "li",
    {},
    conceptLink(app, companion.concept),
    h(
      "a",
      {
        class: "both",
        href: both,
        title: "List the papers about both, or about what is narrower",
        "aria-label": `${counted(companion.papers, "paper")} about both it and ${label}`,
      },
      number(companion.papers),
    ),
    companion.papers > 1 && h("span", { class: "lift", title: liftInWords(companion) }, `×${TIMES.format(companion.lift)}`),
  );
}
