/* How good the links are, as it was measured on papers that people had read, in plain words. */

import type { App } from "../../app/app.ts";
import type { AboutData } from "../../data/types.ts";
import { h } from "../../parts/dom.ts";
import { number } from "../../parts/words.ts";

type Measured = AboutData["measured"][number];

/* What a figure counts, of a hundred. F1 and the like are no share of anything and stand by name. */
const SAID: Readonly<Record<string, string>> = {
  precision: "of 100 links are right",
  precision_lenient: "of 100 links are right or at least defensible",
  recall: "of 100 links that a reader would make are found",
  role_accuracy: "of 100 right links say rightly what the paper does with the concept",
  avoids: "of 100 concepts that papers reject are recognised as rejected",
  proposed_recall: "of 100 new names that papers introduce are found",
  spans_verified: "of 100 quotations stand in the text word for word where the link says",
  evidence_on_target: "of 100 right links quote the very words that a reader would quote",
};

const NAMES: Readonly<Record<string, string>> = { f1: "F1 of links", role_macro_f1: "Mean F1 of roles" };

/** [81, "of 100 links are right"]; figures that are no share by name: [0.78, "F1 of links"]. */
export function saidOf({ figure, value }: Pick<Measured, "figure" | "value">): readonly [string, string] {
  const said = SAID[figure];
  if (said) return [number(Math.round(100 * value)), said];
  return [value.toFixed(2), NAMES[figure] ?? figure.replaceAll("_", " ")];
}

/** "95 % interval 77–85", in the unit in which the figure is said. */
export function intervalOf({ figure, low, high }: Pick<Measured, "figure" | "low" | "high">): string {
  if (low === null || high === null) return "";
  const ends = [low, high].map((end) => (SAID[figure] ? number(Math.round(100 * end)) : end.toFixed(2)));
  return `95% interval ${ends.join("–")}`;
}

export function qualityPart(app: App): HTMLElement[] {
  const { measured } = app.atlas.data.about;
  if (!measured.length) {
    const how = h("code", {}, "kg evaluate GRAPH GOLD");
    const sites = h("p", {}, "To know it for these papers, link some by hand and run ", how, "; the figures then stand here.");
    return [h("p", {}, "Nothing was measured on this landscape. Every link quotes its sentence, so that each can be checked."), sites];
  }
  const golds = [...new Set(measured.map(({ gold }) => gold))];
  return golds.map((gold) =>
    h(
      "figure",
      { class: "quality" },
      h("figcaption", { class: "note" }, "Measured on papers that people had linked by hand: ", h("bdi", {}, gold)),
      h("ul", {}, measured.filter((each) => each.gold === gold).map((each) => lineOf(each))),
    ),
  );
}

function lineOf(measured: Measured): HTMLElement {
  const [figure, words] = saidOf(measured);
  const interval = intervalOf(measured);
  const bar = h("span", { class: "quality-bar", "aria-hidden": "true" });
  bar.style.setProperty("--low", String(measured.low ?? measured.value));
  bar.style.setProperty("--high", String(measured.high ?? measured.value));
  bar.style.setProperty("--value", String(measured.value));
  return h(
    "li",
    {},
    h("span", { class: "quality-figure" }, figure),
    h("span", { class: "quality-words" }, ` ${words}`, interval && h("span", { class: "note" }, ` (${interval})`)),
    bar,
  );
}
