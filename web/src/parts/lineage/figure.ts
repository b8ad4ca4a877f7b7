/* The chart with what belongs to it: what is said of the method that is pointed at, and how to read it. */

import type { App } from "../../app/app.ts";
import { arriving } from "../arriving.ts";
import { h } from "../dom.ts";
import { conceptLink, paperLink } from "../named-links.ts";
import { quotations } from "../quote.ts";
import { counted, date } from "../words.ts";
import { lineageChart } from "./chart.ts";
import type { LineageModel } from "./model.ts";
import type { Step } from "./steps.ts";
import { bornInWords } from "./words.ts";

/* Steps whose sentences are shown at once. */
const MOST_TOLD = 3;
/* A pointer on its way asks for nothing. */
const RESTS = 120;

/** `focus` is told of until another method is pointed at; -1: none. */
export function lineageFigure(app: App, model: LineageModel, focus = -1): HTMLElement {
  const place = h("div", { class: "chart-place-of-line" });
  const told = h("div", { class: "told" });
  let at = -2;
  const tell = (concept: number): void => {
    if (concept === at) return;
    at = concept;
    told.replaceChildren(...telling(app, model, concept));
    light(place, concept);
  };
  let drawn = 0;
  const draw = (): void => {
    const width = Math.min(980, Math.max(320, place.clientWidth || 900));
    if (Math.abs(width - drawn) < 2) return;
    drawn = width;
    const hadFocus = place.contains(document.activeElement);
    const chart = lineageChart(app, model, width, focus);
    follow(chart, tell);
    place.replaceChildren(chart);
    light(place, at);
    if (hadFocus) chart.querySelector<SVGAElement>(`a[data-concept="${at}"]`)?.focus({ preventScroll: true });
  };
  draw();
  tell(focus);
  new ResizeObserver(draw).observe(place);
  return h("div", { class: "line-of-methods" }, h("figure", { class: "lineage-figure" }, place, legend(model)), told);
}

function follow(chart: SVGSVGElement, tell: (concept: number) => void): void {
  let waiting = 0;
  const conceptAt = (event: Event): number => Number((event.target as Element).closest<SVGAElement>("a[data-concept]")?.dataset.concept ?? -1);
  chart.addEventListener("focusin", (event) => {
    tell(conceptAt(event));
  });
  chart.addEventListener("pointerover", (event) => {
    window.clearTimeout(waiting);
    const concept = conceptAt(event);
    if (concept >= 0) waiting = window.setTimeout(() => { tell(concept); }, RESTS);
  });
}

/** The lines of a method, and the method, stand out. */
function light(place: HTMLElement, concept: number): void {
  const isEnd = (path: Element): boolean => path.getAttribute("data-ends")!.split(" ").includes(String(concept));
  const paths = Array.from(place.querySelectorAll("[data-ends]"));
  for (const path of paths) path.classList.toggle("lit", isEnd(path));
  for (const each of place.querySelectorAll("a[data-concept]")) each.classList.toggle("lit", each.getAttribute("data-concept") === String(concept));
  place.classList.toggle("has-lit", paths.some(isEnd));
}

function telling(app: App, model: LineageModel, concept: number): Node[] {
  if (concept < 0) return [h("p", { class: "note" }, "Point at a method, or go to it with Tab and the arrow keys, to read what its papers say.")];
  const own = model.steps.filter((step) => step.method === concept);
  const later = model.steps.filter((step) => step.other === concept);
  const all = [...own, ...later].sort((a, b) => Number(a.relation === "compares") - Number(b.relation === "compares"));
  const rest = all.length - MOST_TOLD;
  return [
    h("p", { class: "figure" }, conceptLink(app, concept), h("span", { class: "note" }, ` · ${bornInWords(model.births(concept))}`)),
    h("ul", { class: "steps" }, all.slice(0, MOST_TOLD).map((step) => said(app, step, concept))),
    ...(rest > 0 ? [h("p", { class: "note" }, `${counted(rest, "more step")} in the table.`)] : []),
  ];
}

function said(app: App, step: Step, concept: number): HTMLElement {
  const { papers } = app.atlas.data;
  const what = step.method === concept
    ? [step.relation === "extends" ? "extends " : "is compared with ", conceptLink(app, step.other)]
    : [conceptLink(app, step.method), step.relation === "extends" ? " extends it" : " is compared with it"];
  const dated = papers.date[step.paper] ? `${date(papers.date[step.paper]!)}: ` : "";
  return h(
    "li",
    {},
    h("p", {}, what, h("span", { class: "note" }, ` — ${dated}`), paperLink(app, step.paper)),
    arriving("sentence", () => app.texts.paper(step.paper), (text) => quotations(app, step.paper, text, [step.place - papers.first[step.paper]!], 1)),
  );
}

function legend({ drawn, births }: LineageModel): HTMLElement {
  const isSeen = drawn.rows.some(({ branch }) => births(branch.concept).isSeen);
  const hasTree = drawn.rows.some(({ branch }) => branch.parent >= 0);
  const compares = drawn.side.some((step) => step.relation === "compares");
  const parts = [
    drawn.isDated ? "To the right is later." : "No paper has a date: to the right is further from the first method of a line.",
    hasTree && "Firm lines: extends.",
    compares && "Dashed: was compared with.",
    isSeen && "Hollow: dated by the first paper about it; it may be older.",
    drawn.rows.some(({ leftOut }) => leftOut) && "+3: three more extend it and are not drawn.",
  ];
  return h("figcaption", { class: "note" }, parts.filter(Boolean).join(" "));
}
