/* The large chart with what belongs to it: the chosen concepts, the values of one period, the table. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { toConcept } from "../../parts/ways.ts";
import { number, share } from "../../parts/words.ts";
import { buildChart, nameFont, type Chart } from "./chart.ts";
import { withoutConcept } from "./choose.ts";
import type { Model } from "./model.ts";
import { valuesOf, type Series } from "./series.ts";
import { countInWords, periodName, valueInWords } from "./words.ts";

export interface Large {
  readonly element: HTMLElement;
  close(): void;
}

export function buildLarge(app: App, model: Model): Large {
  const { span } = model;
  let at = span.periods.length - 1;
  let chart: Chart | undefined;
  const place = h("div", { class: "chart-place" });
  const readout = h("div", { class: "readout" });
  const range = h("input", { type: "range", min: 0, max: Math.max(0, span.periods.length - 1), step: 1, value: at, "aria-label": `Period whose values are shown`, "data-key": "period" });
  const show = (to: number): void => {
    at = to;
    range.value = String(at);
    range.setAttribute("aria-valuetext", periodName(span, at));
    chart?.point(at);
    readout.replaceChildren(...values(app, model, at));
  };
  range.addEventListener("input", () => {
    show(Number(range.value));
  });
  const draw = (): void => {
    const width = Math.max(300, place.clientWidth || 900);
    chart = buildChart(app, model, { width, height: width < 560 ? 330 : 400, font: nameFont() });
    follow(chart, show);
    place.replaceChildren(chart.element);
    chart.point(at);
  };
  let drawn = 0;
  const observer = new ResizeObserver(() => {
    if (Math.abs(place.clientWidth - drawn) < 2) return;
    drawn = place.clientWidth;
    draw();
  });
  observer.observe(place);
  draw();
  show(at);
  const element = h("section", { class: "large" }, chips(app, model), h("div", { class: "chart-box" }, place, h("label", { class: "period" }, h("span", { class: "note" }, "Period"), range)), readout, twin(app, model));
  lighting(element);
  return {
    element,
    close: () => {
      observer.disconnect();
    },
  };
}

/** The period under the pointer is the one whose values are shown. */
function follow(chart: Chart, show: (at: number) => void): void {
  chart.element.addEventListener("pointermove", (event) => {
    const box = chart.element.getBoundingClientRect();
    show(chart.periodAt(((event.clientX - box.left) * chart.element.viewBox.baseVal.width) / box.width));
  });
}

/** A line, its name and its value are one thing: what is pointed at or has the focus is lit, with its band. */
function lighting(element: HTMLElement): void {
  const light = (event: Event): void => {
    const target = event.target instanceof Element && event.type !== "pointerleave" ? event.target.closest<HTMLElement | SVGElement>("[data-series]") : null;
    const lit = target?.dataset.series;
    element.classList.toggle("has-lit", lit !== undefined);
    for (const each of element.querySelectorAll<HTMLElement | SVGElement>("[data-series]")) each.classList.toggle("lit", each.dataset.series === lit);
  };
  for (const each of ["pointerover", "pointerleave", "focusin", "focusout"]) element.addEventListener(each, light);
}

function chips(app: App, model: Model): HTMLElement {
  const made = model.chosen.map((series, at) => {
    const label = app.atlas.label(series.concept);
    const click = (): void => {
      app.go({ options: { show: withoutConcept(app, model, series.concept) } });
    };
    return h("button", { type: "button", class: `series-chip series-${at}`, "data-series": at, "aria-label": `Take ${label} out of the chart`, "data-key": `out-${series.concept}`, on: { click } }, h("bdi", {}, label), h("span", { "aria-hidden": "true" }, " ×"));
  });
  const why = model.isChosenByUs ? "What changed most, until you choose below." : made.length ? "" : "Choose concepts below.";
  return h("div", { class: "series-chips" }, made, h("span", { class: "note" }, why));
}

function values(app: App, model: Model, at: number): Node[] {
  const { span } = model;
  const title = `${periodName(span, at)}${span.isUnfinished && at === span.periods.length - 1 ? ", so far" : ""}`;
  const few = span.isDrawn[at] ? "" : ` — too few papers to draw a share (${number(span.sizes[at]!)})`;
  const lines = model.chosen.map((series, place) => {
    const value = valuesOf(series, span).find((each) => each.at === at);
    return h("li", { class: `series-${place}`, "data-series": place }, h("a", { href: toConcept(app, series.concept), tabindex: -1 }, h("bdi", {}, app.atlas.label(series.concept))), ` ${value ? valueInWords(value) : countInWords(series, span, at)}`);
  });
  return [h("p", { class: "readout-title" }, h("strong", {}, title), h("span", { class: "note" }, few || " share of the papers, with its 95% interval")), h("ul", {}, lines)];
}

/** The same in numbers. */
function twin(app: App, model: Model): HTMLElement {
  const { span, chosen } = model;
  const cell = (series: Series, at: number): HTMLElement => {
    const [count, of] = [series.counts[at]!, span.sizes[at]!];
    return h("td", {}, count ? `${number(count)} (${share(count / of)})` : "0");
  };
  const rows = span.periods.map((_, at) => h("tr", {}, h("th", { scope: "row" }, periodName(span, at)), h("td", {}, number(span.sizes[at]!)), chosen.map((each) => cell(each, at))));
  const heads = chosen.map((each, at) => h("th", { scope: "col", class: `series-${at}` }, h("bdi", {}, app.atlas.label(each.concept))));
  return h(
    "details",
    { class: "twin" },
    h("summary", {}, "The chart as a table"),
    h("div", { class: "scroll" }, h("table", { class: "numbers" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, span.unit === "year" ? "Year" : "Month"), h("th", { scope: "col" }, "Papers"), heads)), h("tbody", {}, rows))),
  );
}
