/* The large chart: one to six concepts with their names at the end of their lines, below it the
   papers of each period, which all shares are of. */

import type { App } from "../../app/app.ts";
import { s } from "../../parts/dom.ts";
import { fitted, pageFont, textWidth } from "../../parts/measure.ts";
import { toConcept } from "../../parts/ways.ts";
import { number, share } from "../../parts/words.ts";
import { areaPath, bandPath, height, linePath, type Place } from "./drawing.ts";
import type { Model } from "./model.ts";
import { named, roundedUp, spread, ticks } from "./scale.ts";
import { valuesOf, type Series, type Value } from "./series.ts";
import { axisName } from "./words.ts";

const [TOP, LEFT, STRIP, FOOT] = [16, 46, 34, 26];
const LABEL_GAP = 17;

export interface Chart {
  readonly element: SVGSVGElement;
  /** Period nearest to a place in the chart's own units. */
  readonly periodAt: (x: number) => number;
  /** Show the line at a period. */
  readonly point: (at: number) => void;
}

export interface Size {
  readonly width: number;
  readonly height: number;
  /** Of the names at the ends of lines. */
  readonly font: string;
}

export const nameFont = (): string => pageFont(13, 600);

export function buildChart(app: App, model: Model, size: Size): Chart {
  const { span, chosen, options } = model;
  const reading = options.values;
  const lines = chosen.map((series) => ({ series, values: valuesOf(series, span) }));
  const largest = Math.max(0, ...lines.flatMap(({ values }) => values.map((each) => height(each, reading))));
  const top = reading === "shares" ? Math.min(1, roundedUp(largest)) : roundedUp(largest);
  const right = labelRoom(app, chosen, size);
  const bottom = size.height - FOOT - STRIP - 12;
  const inner = { left: LEFT + 8, right: size.width - right - 12 };
  const step = (inner.right - inner.left) / Math.max(1, span.periods.length - 1);
  const place: Place = {
    x: (at) => (span.periods.length > 1 ? inner.left + at * step : (inner.left + inner.right) / 2),
    // a band may reach above the scale, which is that of the lines
    y: (value) => bottom - ((bottom - TOP) * Math.min(value, top)) / top,
  };
  const pointer = s("line", { class: "pointer", y1: TOP, y2: size.height - FOOT });
  const element = s(
    "svg",
    { class: "chart", viewBox: `0 0 ${size.width} ${size.height}`, width: size.width, height: size.height, role: "group", "aria-label": "Chart of the chosen concepts; the table below says the same" },
    unfinished(model, place, step, size),
    grid(ticks(top, reading === "counts"), place, size.width - right, reading === "shares" ? share : number),
    strip(model, place, step, size),
    pointer,
    lines.map(({ series, values }, at) => line(app, model, series, values, at, place)),
    labels(app, model, lines.map(({ values }) => values), place, size.width - right, bottom, size),
  );
  const periodAt = (x: number): number => Math.max(0, Math.min(span.periods.length - 1, Math.round((x - inner.left) / step) || 0));
  const point = (at: number): void => {
    pointer.setAttribute("x1", String(place.x(at)));
    pointer.setAttribute("x2", String(place.x(at)));
  };
  return { element, periodAt, point };
}

function grid(values: readonly number[], place: Place, right: number, words: (value: number) => string): SVGElement[] {
  return values.flatMap((value) => [
    s("line", { class: value ? "grid" : "grid ground-line", x1: LEFT, x2: right, y1: place.y(value), y2: place.y(value) }),
    s("text", { class: "tick-name end", x: LEFT - 8, y: place.y(value) + 4 }, words(value)),
  ]);
}

/** Papers of each period as bars, and the names of periods. */
function strip(model: Model, place: Place, step: number, size: Size): SVGElement[] {
  const { span } = model;
  const most = Math.max(1, ...span.sizes);
  const foot = size.height - FOOT;
  const wide = Math.max(1, Math.min(26, step * 0.55));
  const shown = named(span.periods.length, (size.width - LEFT) / (span.unit === "year" ? 52 : 68));
  const bars = span.periods.map((_, at) => {
    const high = (STRIP * span.sizes[at]!) / most;
    return s("rect", { class: span.isDrawn[at] ? "papers-bar" : "papers-bar few", x: place.x(at) - wide / 2, y: foot - high, width: wide, height: high });
  });
  const names = shown.map((at) => s("text", { class: "tick-name middle", x: place.x(at), y: size.height - 8 }, axisName(span, at)));
  return [...bars, s("text", { class: "tick-name end", x: LEFT - 8, y: foot - STRIP + 9 }, number(most)), s("text", { class: "tick-name end", x: LEFT - 8, y: foot - 2 }, "papers"), ...names];
}

/** A paler column behind a period that is not over. */
function unfinished(model: Model, place: Place, step: number, size: Size): SVGElement | null {
  const last = model.span.periods.length - 1;
  if (!model.span.isUnfinished || last < 1) return null;
  const wide = Math.min(step, 60);
  return s("rect", { class: "unfinished", x: place.x(last) - wide / 2, y: TOP - 8, width: wide, height: size.height - FOOT - TOP + 8 });
}

function line(app: App, model: Model, series: Series, values: readonly Value[], at: number, place: Place): SVGElement {
  const reading = model.options.values;
  const last = model.span.periods.length - 1;
  const open = model.span.isUnfinished && values.at(-1)?.at === last && values.length > 1;
  const solid = open ? values.slice(0, -1) : values;
  const dots = values.map((each) => s("circle", { class: open && each.at === last ? "dot open" : "dot", cx: place.x(each.at), cy: place.y(height(each, reading)), r: 3 }));
  return s(
    "g",
    { class: `line series-${at}`, "data-series": at },
    reading === "shares" ? s("path", { class: "band", d: bandPath(values, place) }) : s("path", { class: "band", d: areaPath(values, place, reading) }),
    s("path", { class: "stroke", d: linePath(solid, place, reading) }),
    open ? s("path", { class: "stroke so-far", d: linePath(values.slice(-2), place, reading) }) : null,
    dots,
    s("title", {}, app.atlas.label(series.concept)),
  );
}

/** Names at the ends of lines, moved apart where they would touch. */
function labels(app: App, model: Model, lines: readonly (readonly Value[])[], place: Place, right: number, bottom: number, size: Size): SVGElement[] {
  const ends = lines.map((values) => {
    const last = values.at(-1);
    return last ? [place.x(last.at), place.y(height(last, model.options.values))] as const : ([right, bottom] as const);
  });
  const places = spread(ends.map(([, y]) => y), LABEL_GAP, TOP, bottom);
  return model.chosen.map((series, at) => {
    const [x, y] = ends[at]!;
    const label = app.atlas.label(series.concept);
    return s(
      "a",
      { class: `end-label series-${at}`, href: toConcept(app, series.concept), "data-series": at },
      s("path", { class: "leader", d: `M${x + 5} ${y}L${right + 4} ${places[at]!}` }),
      s("text", { x: right + 8, y: places[at]! + 4.5 }, fitted(label, size.width - right - 8, size.font)),
      s("title", {}, label),
    );
  });
}

/** What the longest name needs, but no more than two fifths of the chart. */
function labelRoom(app: App, chosen: readonly Series[], size: Size): number {
  const widths = chosen.map((each) => textWidth(app.atlas.label(each.concept), size.font));
  return Math.min(Math.max(40, ...widths) + 14, size.width * 0.4);
}
