/* The facet of one kind: its concepts with counts, a field to find one, more of them on demand. */

import type { Kind } from "../data/types.ts";
import { h } from "../parts/dom.ts";
import { icon, KIND_NAMES } from "../parts/kinds.ts";
import { KeyedList } from "../parts/keyed.ts";
import { number } from "../parts/words.ts";
import type { App } from "./app.ts";
import { refusing, wanting } from "./choices.ts";
import { facetBox } from "./facet-box.ts";
import { entriesOf, type Entry } from "./facet-entries.ts";
import { makeRow, type Line } from "./facet-row.ts";

const AT_FIRST: Record<Kind, number> = { method: 8, setting: 6, domain: 6, benchmark: 5 };
const STEP = 20;

interface Row {
  readonly entry: Entry;
  readonly line: Line;
}

export interface Facet {
  readonly element: HTMLElement;
  refresh(): void;
}

export function conceptFacet(app: App, kind: Kind): Facet {
  const [one, many] = KIND_NAMES[kind];
  const opened = new Set<string>();
  let most = AT_FIRST[kind];
  const find = h("input", {
    type: "search",
    class: "facet-find",
    "aria-label": `Find a ${one.toLowerCase()}`,
    placeholder: `Find a ${one.toLowerCase()}`,
    autocomplete: "off",
    spellcheck: "false",
    on: { input: () => refresh() },
  });
  const list = new KeyedList<Row>(h("ul", { class: "rows" }), ({ entry }) => entry.key, (row) => make(row));
  const none = h("p", { class: "facet-none" });
  const more = h("button", { type: "button", class: "more", on: { click: () => showMore() } });
  const element = facetBox(many, icon(kind), false, find, list.element, none, more);

  function make({ entry }: Row): { element: HTMLElement; set(row: Row): void } {
    const id = app.atlas.data.concepts.id[entry.concept]!;
    const row = makeRow({
      name: app.atlas.label(entry.concept),
      look: kind,
      include: () => app.go({ filter: wanting(app.state.filter, id) }),
      exclude: () => app.go({ filter: refusing(app.state.filter, id) }),
      open: () => {
        if (!opened.delete(entry.key)) opened.add(entry.key);
        refresh();
      },
    });
    return { element: row.element, set: ({ line }) => row.set(line) };
  }

  function showMore(): void {
    const before = list.element.children.length;
    most += STEP;
    refresh();
    const next = list.element.children[before]?.querySelector("input");
    next?.focus({ preventScroll: true });
  }

  function refresh(): void {
    const { filter } = app.state;
    const words = find.value;
    const asked = { kind, words, most: words ? Math.max(most, STEP) : most, opened };
    const { entries, more: left } = entriesOf(app.atlas, app.selection, filter, asked);
    const largest = Math.max(1, ...entries.map(({ count }) => count));
    list.show(entries.map((entry) => ({ entry, line: lineOf(entry, largest) })));
    none.hidden = entries.length > 0;
    none.textContent = words ? `No ${one.toLowerCase()} of that name.` : `No ${one.toLowerCase()} in these papers.`;
    more.hidden = left === 0;
    more.replaceChildren(`${number(left)} more`, h("span", { class: "unseen" }, ` ${many.toLowerCase()}`));
    find.hidden = !words && left === 0 && entries.length <= AT_FIRST[kind];
  }

  function lineOf(entry: Entry, largest: number): Line {
    const id = app.atlas.data.concepts.id[entry.concept]!;
    const { concepts, without } = app.state.filter;
    return {
      count: entry.count,
      most: largest,
      depth: entry.depth,
      included: concepts.includes(id),
      excluded: without.includes(id),
      opened: entry.opens ? opened.has(entry.key) : null,
    };
  }

  return { element, refresh };
}
