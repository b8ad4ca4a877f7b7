/* Below the table: the combinations that are most surprising, and how that was reckoned. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { counted, number } from "../../parts/words.ts";
import type { Model } from "./model.ts";
import { joined } from "./options.ts";
import { strongest, type Surprise } from "./surprise.ts";
import { surpriseInWords, times } from "./words.ts";

const MOST = 10;

export function buildStandouts(app: App, model: Model): HTMLElement {
  const { frequent, rare } = strongest(model.surprise, MOST);
  const list = (title: string, none: string, found: readonly Surprise[]): HTMLElement => {
    const sure = found.filter((each) => each.leans);
    const rest = found.filter((each) => !each.leans);
    return h(
      "section",
      { class: "standouts" },
      h("h2", {}, title),
      sure.length ? h("ol", {}, sure.map((each) => line(app, model, each))) : h("p", { class: "note" }, none),
      rest.length
        ? h("details", {}, h("summary", {}, `${number(rest.length)} more that may be chance`), h("ol", { start: sure.length + 1 }, rest.map((each) => line(app, model, each))))
        : null,
    );
  };
  return h(
    "div",
    { class: "surprising" },
    h(
      "div",
      { class: "two-lists" },
      list("Surprisingly frequent", "No combination of this table is more frequent than chance could make it.", frequent),
      list("Surprisingly rare", "No combination of this table is rarer than chance could make it.", rare),
    ),
    formula(model),
  );
}

function line(app: App, model: Model, surprise: Surprise): HTMLElement {
  const pair = [model.asked.rows[surprise.row]!, model.asked.columns[surprise.column]!] as const;
  const name = `${app.atlas.label(pair[0])} × ${app.atlas.label(pair[1])}`;
  const href = app.href({ options: { cell: joined(app.atlas, pair), page: "" } });
  const ratio = h("span", { class: "ratio", "aria-hidden": "true" }, times(surprise.ratio));
  const says = h("span", { class: "note" }, `${counted(surprise.observed, "paper")}; ${surpriseInWords(surprise)}`);
  return h("li", surprise.standsOut ? { class: "strong" } : {}, ratio, h("span", {}, surprise.observed ? h("a", { class: "title-link", href }, h("bdi", {}, name)) : h("bdi", {}, name), h("br"), says));
}

function formula(model: Model): HTMLElement {
  const [rows, columns] = model.names;
  const among = model.options.rows === model.options.columns ? rows : `${rows} and ${columns}`;
  return h(
    "details",
    { class: "formula" },
    h("summary", {}, "How this is reckoned"),
    h(
      "p",
      {},
      `Of the papers of the selection, n = ${number(model.counts.base)} have something of ${among}. Where r of them have the concept of the row and c that of the column, r · c / n would have both if the two had nothing to do with each other: that is what is expected. A cell shows observed / expected.`,
    ),
    h(
      "p",
      {},
      "A cell has a tint where a count so far from what is expected would come by chance in at most 5 % of cases: Fisher’s exact test, twice the tail of the hypergeometric distribution. One in twenty cells has that by chance alone; bold are those that stay when all cells of the table are compared, at a false discovery rate of 5 % (Benjamini and Hochberg 1995). Pairs of which one concept is narrower than the other are left out.",
    ),
  );
}
