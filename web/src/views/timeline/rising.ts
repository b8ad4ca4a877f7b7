/* What rises and what fades, each change with its interval drawn. */

import type { App } from "../../app/app.ts";
import { h, s } from "../../parts/dom.ts";
import { toConcept } from "../../parts/ways.ts";
import { counted, number } from "../../parts/words.ts";
import { cutOf, type Change } from "./changes.ts";
import { withConcept } from "./choose.ts";
import type { Model } from "./model.ts";
import { changeInWords, periodName } from "./words.ts";

const MOST = 8;
const [WIDE, HIGH] = [120, 18];

export function buildRising(app: App, model: Model): HTMLElement {
  const rising = model.changes.filter((each) => each.says === "rises").slice(0, MOST);
  const fading = model.changes.filter((each) => each.says === "fades").slice(0, MOST);
  const most = Math.max(0.01, ...[...rising, ...fading].flatMap(({ interval }) => [Math.abs(interval.low), Math.abs(interval.high)]));
  const list = (title: string, none: string, found: readonly Change[]): HTMLElement =>
    h("section", { class: "changing" }, h("h2", {}, title), found.length ? h("ul", {}, found.map((each) => line(app, model, each, most))) : h("p", { class: "note" }, none));
  return h(
    "div",
    { class: "rising" },
    h("div", { class: "two-lists" }, list("Rising", "Nothing rises for sure.", rising), list("Fading", "Nothing fades for sure.", fading)),
    formula(model),
  );
}

function line(app: App, model: Model, change: Change, most: number): HTMLElement {
  const { concept } = change.series;
  const [before, since] = [change.before, change.since].map(([count, of]) => `${number(count)} of ${number(of)}`);
  const show = (): void => {
    app.go({ options: { show: withConcept(app, model, concept) } });
  };
  return h(
    "li",
    {},
    interval(change, most),
    h(
      "div",
      {},
      h("a", { class: "title-link", href: toConcept(app, concept) }, h("bdi", {}, app.atlas.label(concept))),
      h("button", { type: "button", class: "quiet show", "aria-label": `Show ${app.atlas.label(concept)} in the chart`, "data-key": `rising-${concept}`, on: { click: show } }, "show"),
      h("br"),
      h("span", { class: "note" }, `${changeInWords(change)}; ${before!}, then ${since!}`),
    ),
  );
}

/** A dot for the change, a line for its interval, beside nought. */
function interval({ change, interval: { low, high }, says }: Change, most: number): SVGElement {
  const x = (value: number): number => Math.round((WIDE / 2) * (1 + (0.96 * value) / most) * 10) / 10;
  return s(
    "svg",
    { class: `change-interval ${says}`, viewBox: `0 0 ${WIDE} ${HIGH}`, width: WIDE, height: HIGH, "aria-hidden": "true" },
    s("line", { class: "nought", x1: x(0), x2: x(0), y1: 1, y2: HIGH - 1 }),
    s("line", { class: "bounds", x1: x(low), x2: x(high), y1: HIGH / 2, y2: HIGH / 2 }),
    s("circle", { class: "middle-dot", cx: x(change), cy: HIGH / 2, r: 4 }),
  );
}

function formula(model: Model): HTMLElement {
  const { span } = model;
  const cut = cutOf(span.sizes);
  const newer = Array.from(span.sizes.subarray(cut)).reduce((sum, each) => sum + each, 0);
  const says = cut
    ? `The newer part begins with ${periodName(span, cut)}, so that it holds about a third of the papers (${number(newer)}). `
    : "All papers are of one period: nothing can rise or fade. ";
  return h(
    "details",
    { class: "formula" },
    h("summary", {}, "How this is reckoned"),
    h(
      "p",
      {},
      `${says}The change is the share of the newer papers that have the concept, less the share of those before, with its 95% interval (Newcombe 1998, method 10). Listed are changes whose whole interval lies on one side of nought, of ${counted(model.changes.length, "concept")} with three papers or more; of so many, one in twenty would be listed by chance.`,
    ),
    h("p", {}, "Bands and intervals of shares are Wilson’s (1927), 95%. A share says how often papers of this collection have a concept, not how often it is used in the world."),
  );
}
