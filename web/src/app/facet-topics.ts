/* The facet of topics: coarse ones, with the finer ones inside when opened. */

import { h } from "../parts/dom.ts";
import { KeyedList } from "../parts/keyed.ts";
import { number } from "../parts/words.ts";
import { swatch } from "../parts/topic-colour.ts";
import type { App } from "./app.ts";
import { toggled } from "./choices.ts";
import { facetBox } from "./facet-box.ts";
import type { Facet } from "./facet-concepts.ts";
import { makeRow, type Line } from "./facet-row.ts";

const AT_FIRST = 8;

interface Row {
  readonly topic: number;
  readonly line: Line;
}

export function topicFacet(app: App): Facet {
  const { topics } = app.atlas.data;
  const opened = new Set<number>();
  let all = false;
  const list = new KeyedList<Row>(h("ul", { class: "rows" }), ({ topic }) => String(topic), ({ topic }) => make(topic));
  const more = h("button", { type: "button", class: "more", on: { click: () => showAll() } });
  const element = facetBox("Topics", h("span", { class: "swatch many", "aria-hidden": "true" }), false, list.element, more);
  const inside = new Map<number, number[]>();
  topics.forEach(({ level, parent }, topic) => {
    if (level === 1) inside.set(parent, [...(inside.get(parent) ?? []), topic]);
  });

  function make(topic: number): { element: HTMLElement; set(row: Row): void } {
    const row = makeRow({
      name: topics[topic]!.title,
      look: "topic",
      mark: () => swatch(app.atlas, topic),
      include: () => app.go({ filter: { topics: toggled(app.state.filter.topics, topic) } }),
      open: () => {
        if (!opened.delete(topic)) opened.add(topic);
        refresh();
      },
    });
    return { element: row.element, set: ({ line }) => row.set(line) };
  }

  function showAll(): void {
    all = true;
    refresh();
  }

  function refresh(): void {
    const { ofTopic } = app.selection;
    const chosen = app.state.filter.topics;
    const bySize = (a: number, b: number): number => ofTopic[b]! - ofTopic[a]! || a - b;
    const coarse = topics.flatMap(({ level }, topic) => (level === 0 ? [topic] : [])).sort(bySize);
    const first = coarse.filter((topic) => chosen.includes(topic));
    const rest = coarse.filter((topic) => !chosen.includes(topic));
    const shown = all ? rest : rest.slice(0, AT_FIRST);
    const rows = [...first, ...shown].flatMap((topic) => {
      const finer = (inside.get(topic) ?? []).filter((each) => ofTopic[each]! > 0 || chosen.includes(each)).sort(bySize);
      const open = opened.has(topic);
      const below = finer.filter((each) => open || chosen.includes(each));
      return [rowOf(topic, 0, finer.length ? open : null), ...below.map((each) => rowOf(each, 1, null))];
    });
    list.show(rows);
    more.hidden = shown.length === rest.length;
    more.replaceChildren(`${number(rest.length - shown.length)} more`, h("span", { class: "unseen" }, " topics"));
    element.hidden = coarse.length === 0;
  }

  function rowOf(topic: number, depth: number, open: boolean | null): Row {
    const { ofTopic } = app.selection;
    const included = app.state.filter.topics.includes(topic);
    const line = { count: ofTopic[topic]!, most: Math.max(1, ...ofTopic), depth, included, excluded: false, opened: open };
    return { topic, line };
  }

  return { element, refresh };
}
