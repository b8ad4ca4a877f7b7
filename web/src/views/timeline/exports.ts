/* The timeline as files: every value, the large chart, the small ones. */

import type { App } from "../../app/app.ts";
import { csv, type CsvCell } from "../../parts/csv.ts";
import { s } from "../../parts/dom.ts";
import { figurePng, figureSvg, FONTS } from "../../parts/figure-export.ts";
import { provenance } from "../../parts/figure-source.ts";
import { wilson } from "../../parts/intervals.ts";
import { KIND_NAMES } from "../../parts/kinds.ts";
import { fitted } from "../../parts/measure.ts";
import { save } from "../../parts/save.ts";
import { buildChart } from "./chart.ts";
import type { Model } from "./model.ts";
import { buildPanel, HIGH, scaleOf, WIDE } from "./multiples.ts";
import type { Series } from "./series.ts";

const [ACROSS, GAP, PAD, NAME] = [4, 26, 26, 18];
const CHART = { width: 960, height: 440, font: `600 13px ${FONTS}` };
const HEAD = 52;

function titleOf(model: Model): string {
  const { kind, values } = model.options;
  const what = values === "shares" ? "share of papers" : "papers";
  return `${KIND_NAMES[kind][1]}: ${what} by ${model.span.unit}`;
}

/** A line a concept and period, of the large chart and the small ones. */
export function valuesText(app: App, model: Model): string {
  const { concepts } = app.atlas.data;
  const more = model.chosen.filter((each) => !model.top.some((top) => top.concept === each.concept));
  const { span } = model;
  const line = (series: Series, at: number): CsvCell[] => {
    const [count, of] = [series.counts[at]!, span.sizes[at]!];
    const known = of ? [count / of, wilson(count, of).low, wilson(count, of).high] : [];
    return [concepts.id[series.concept], concepts.label[series.concept], span.periods[at], count, of, ...[0, 1, 2].map((each) => known[each] === undefined ? null : Number(known[each].toFixed(4)))];
  };
  const rows = [...model.top, ...more].flatMap((series) => span.periods.map((_, at) => line(series, at)));
  return csv(["id", "concept", span.unit, "papers", "of", "share", "low", "high"], rows);
}

export function saveValues(app: App, model: Model): void {
  save(valuesText(app, model), fileTitle(app, model), "csv");
}

export function saveChart(app: App, model: Model): void {
  save(chartText(app, model), fileTitle(app, model), "svg");
}

export async function savePicture(app: App, model: Model): Promise<void> {
  save(await figurePng(chartText(app, model)), fileTitle(app, model), "png");
}

export function saveMultiples(app: App, model: Model): void {
  const source = { title: titleOf(model), description: provenance(app) };
  save(figureSvg(framed(source.title, source.description, panels(app, model), panelSize(model)), source), `${fileTitle(app, model)} small`, "svg");
}

function chartText(app: App, model: Model): string {
  const source = { title: titleOf(model), description: provenance(app) };
  return figureSvg(framed(source.title, source.description, [placed(buildChart(app, model, CHART).element, 0, 0)], CHART), source);
}

function panels(app: App, model: Model): SVGElement[] {
  const top = scaleOf(model);
  return model.top.flatMap((series, at) => {
    const [x, y] = [(at % ACROSS) * (WIDE + GAP), Math.floor(at / ACROSS) * (HIGH + NAME + GAP)];
    const panel = s("g", { class: `multiple ${model.options.kind}` }, placed(buildPanel(model, series, top), x, y + NAME));
    return [s("text", { class: "panel-name", x, y: y + 10 }, fitted(app.atlas.label(series.concept), WIDE, `600 12px ${FONTS}`)), panel];
  });
}

function panelSize(model: Model): { width: number; height: number } {
  const rows = Math.ceil(model.top.length / ACROSS);
  return { width: ACROSS * (WIDE + GAP) - GAP, height: rows * (HIGH + NAME + GAP) - GAP };
}

function placed(figure: SVGSVGElement, x: number, y: number): SVGSVGElement {
  const { width, height } = figure.viewBox.baseVal;
  for (const [name, value] of Object.entries({ x, y, width, height, overflow: "visible" })) figure.setAttribute(name, String(value));
  return figure;
}

/** A heading above, the source below. */
function framed(title: string, source: string, content: SVGElement[], size: { width: number; height: number }): SVGSVGElement {
  const [width, height] = [size.width + 2 * PAD, size.height + HEAD + 44];
  return s(
    "svg",
    { class: "timeline-figure", viewBox: `0 0 ${width} ${height}` },
    s("text", { class: "heading", x: PAD, y: 34 }, title),
    s("g", { transform: `translate(${PAD} ${HEAD})` }, content),
    s("text", { class: "source", x: PAD, y: height - 14 }, fitted(source, width - 2 * PAD, `11px ${FONTS}`)),
  );
}

function fileTitle(app: App, model: Model): string {
  return `${app.atlas.data.about.title} timeline ${KIND_NAMES[model.options.kind][1]} ${model.options.values}`;
}
