/* Small charts of the largest concepts, all on one scale; a click puts one into the large chart. */

import type { App } from "../../app/app.ts";
import { h, s } from "../../parts/dom.ts";
import { counted, number, share } from "../../parts/words.ts";
import { withConcept, withoutConcept } from "./choose.ts";
import { areaPath, height, linePath, type Place } from "./drawing.ts";
import type { Model } from "./model.ts";
import { roundedUp } from "./scale.ts";
import { valuesOf, type Series, type Value } from "./series.ts";
import { axisName, periodName } from "./words.ts";

export const [WIDE, HIGH] = [220, 96];
const [TOP, BOTTOM, SIDE] = [14, 78, 6];

export function buildMultiples(app: App, model: Model): HTMLElement {
  const top = scaleOf(model);
  return h("div", { class: "multiples" }, model.top.map((series) => multiple(app, model, series, top)));
}

/** The end of the scale that all share. */
export function scaleOf(model: Model): number {
  const reading = model.options.values;
  const all = model.top.flatMap((series) => valuesOf(series, model.span).map((each) => height(each, reading)));
  const end = roundedUp(Math.max(0, ...all));
  return reading === "shares" ? Math.min(1, end) : end;
}

function multiple(app: App, model: Model, series: Series, top: number): HTMLElement {
  const chosen = model.chosen.findIndex((each) => each.concept === series.concept);
  const isIn = chosen >= 0;
  const label = app.atlas.label(series.concept);
  const click = (): void => {
    app.go({ options: { show: isIn ? withoutConcept(app, model, series.concept) : withConcept(app, model, series.concept) } });
    app.announce(`${label} ${isIn ? "taken out of the chart" : "put into the chart"}`);
  };
  return h(
    "button",
    { type: "button", class: `multiple ${model.options.kind}${isIn ? ` series-${chosen}` : ""}`, "aria-pressed": String(isIn), "data-key": `multiple-${series.concept}`, title: `${label}: ${isIn ? "take it out of" : "put it into"} the chart`, on: { click } },
    h("span", { class: "multiple-name" }, h("bdi", {}, label)),
    h("span", { class: "note" }, `${counted(series.papers, "paper")}${endInWords(model, series)}`),
    buildPanel(model, series, top),
  );
}

function endInWords(model: Model, series: Series): string {
  const last = valuesOf(series, model.span).at(-1);
  if (!last) return "";
  return `, ${model.options.values === "shares" ? share(last.share) : number(last.count)} in ${periodName(model.span, last.at)}`;
}

/** For the eye only: the button says the end, the table the rest. */
export function buildPanel(model: Model, series: Series, top: number): SVGSVGElement {
  const { span } = model;
  const reading = model.options.values;
  const values = valuesOf(series, span);
  const last = span.periods.length - 1;
  const place: Place = {
    x: (at) => SIDE + ((WIDE - 2 * SIDE) * at) / Math.max(1, last),
    y: (value) => BOTTOM - ((BOTTOM - TOP) * value) / top,
  };
  const end = values.at(-1);
  const words = reading === "shares" ? share(top) : number(top);
  return s(
    "svg",
    { class: "panel", viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" },
    s("line", { class: "grid", x1: 0, x2: WIDE, y1: TOP, y2: TOP }),
    s("text", { class: "tick-name", x: 0, y: TOP - 4 }, words),
    s("path", { class: "area", d: areaPath(values, place, reading) }),
    s("line", { class: "grid ground-line", x1: 0, x2: WIDE, y1: BOTTOM, y2: BOTTOM }),
    s("path", { class: "stroke", d: linePath(values, place, reading) }),
    end ? dot(end, place, model) : null,
    s("text", { class: "tick-name", x: 0, y: HIGH - 4 }, axisName(span, 0)),
    last > 0 ? s("text", { class: "tick-name end", x: WIDE, y: HIGH - 4 }, axisName(span, last)) : null,
  );
}

function dot(end: Value, place: Place, model: Model): SVGElement {
  const open = model.span.isUnfinished && end.at === model.span.periods.length - 1;
  return s("circle", { class: open ? "dot open" : "dot", cx: place.x(end.at), cy: place.y(height(end, model.options.values)), r: 2.6 });
}
