/* How the share of concepts changes over time. */

import type { App, View } from "../../app/app.ts";
import { redrawn } from "../../parts/controls.ts";
import { h } from "../../parts/dom.ts";
import { KIND_NAMES } from "../../parts/kinds.ts";
import { counted, date, number } from "../../parts/words.ts";
import { buildEnds } from "./ends.ts";
import { buildLarge, type Large } from "./large.ts";
import { modelOf, type Model } from "./model.ts";
import { buildMultiples } from "./multiples.ts";
import { buildRising } from "./rising.ts";
import { buildTools } from "./tools.ts";
import { buildUndated } from "./undated.ts";
import { periodName } from "./words.ts";

export function openTimeline(app: App): View {
  const element = h("section", { class: "page wide timeline" });
  let large: Large | undefined;
  const draw = (): void => {
    const model = modelOf(app);
    large?.close();
    large = model.span.periods.length ? buildLarge(app, model) : undefined;
    const rest = large ? [large.element, multiples(app, model), buildRising(app, model), buildEnds(app, model)] : [buildUndated(app, model)];
    element.replaceChildren(heading(app, model), buildTools(app, model), ...rest);
  };
  draw();
  return {
    title: "Timeline",
    element,
    update: () => {
      redrawn(element, draw);
    },
    close: () => {
      large?.close();
    },
  };
}

function heading(app: App, model: Model): HTMLElement {
  return h("header", { class: "timeline-heading" }, h("h1", {}, "Timeline"), h("p", { class: "note" }, saying(app, model)));
}

/** How many papers are drawn, which are not and why. */
function saying(app: App, { span }: Model): string {
  const { papers } = app.selection;
  if (!span.periods.length) return counted(papers.length, "paper");
  const last = span.periods.length - 1;
  const parts = [`${counted(papers.length - span.undated, "dated paper")}, ${periodName(span, 0)} to ${periodName(span, last)}.`];
  if (span.undated) parts.push(`${counted(span.undated, "paper")} ${span.undated === 1 ? "has" : "have"} no ${span.unit === "year" ? "date" : "month"} and ${span.undated === 1 ? "is" : "are"} not in these charts.`);
  if (span.early) parts.push(`${number(span.early)} before ${periodName(span, 0)}: too few to draw.`);
  const few = span.isDrawn.flatMap((isDrawn, at) => (isDrawn || !span.sizes[at] ? [] : [periodName(span, at)]));
  if (few.length) parts.push(`Too few papers for a point in ${few.slice(0, 6).join(", ")}${few.length > 6 ? " …" : ""}.`);
  if (span.isUnfinished) parts.push(`${periodName(span, last)} is not over: the newest paper is of ${date(app.atlas.data.papers.date[0]!)}.`);
  return parts.join(" ");
}

function multiples(app: App, model: Model): HTMLElement {
  const many = KIND_NAMES[model.options.kind][1].toLowerCase();
  const title = model.top.length > 1 ? `The ${number(model.top.length)} largest ${many}` : KIND_NAMES[model.options.kind][1];
  return h(
    "section",
    {},
    h("h2", {}, title, h("span", { class: "note title-note" }, `All on one scale. Choose up to six for the chart above.${model.options.level === "all" ? " A broad concept gives way to a narrower one that has nearly all its papers." : ""}`)),
    model.top.length ? buildMultiples(app, model) : h("p", { class: "note" }, `No dated paper of the selection has ${many}.`),
  );
}
