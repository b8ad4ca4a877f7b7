/* The dated tree as a picture: a row a method, time to the right, firm lines for what extends. */

import type { App } from "../../app/app.ts";
import { s } from "../dom.ts";
import { shortName } from "../short-name.ts";
import { toConcept } from "../ways.ts";
import type { LineageModel } from "./model.ts";
import type { Drawn, Row } from "./rows.ts";
import type { Step } from "./steps.ts";
import { bornInWords } from "./words.ts";

const [ROW, TOP, FOOT, LEFT] = [26, 30, 12, 20];
/* Of a letter, on average; of a step of a tree without dates. */
const [LETTER, DEEP] = [7.1, 130];
const EVERY = [1, 2, 5, 10, 20, 50];

interface Place {
  readonly x: number;
  readonly y: number;
}

/** `focus` is the concept that the chart is about, -1 for none. */
export function lineageChart(app: App, model: LineageModel, width: number, focus = -1): SVGSVGElement {
  const { drawn } = model;
  const right = Math.min(230, width * 0.42);
  const height = TOP + ROW * drawn.rows.length + FOOT;
  const x = scale(drawn, width - right);
  const places = new Map(drawn.rows.map((row, at) => [row.branch.concept, { x: x(row.time), y: TOP + ROW * (at + 0.5) }]));
  const element = s(
    "svg",
    { class: "lineage-chart", viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": "Tree of methods; the table below says the same" },
    axis(drawn, x, width - right, height),
    drawn.side.map((step) => sideLine(step, places)),
    drawn.rows.map((row) => treeLine(row, places)),
    drawn.rows.map((row) => method(app, model, row, places.get(row.branch.concept)!, width, focus)),
  );
  walk(element);
  return element;
}

/** Where a time stands; what has no date stands at the very left. */
function scale({ rows, isDated }: Drawn, right: number): (time: number | null) => number {
  const times = rows.flatMap(({ time }) => (time === null ? [] : [time]));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const [from, to] = isDated ? [Math.floor(first), Math.floor(last) + 1] : [first, last];
  const step = Math.min((right - LEFT - 18) / Math.max(1, to - from), isDated ? Infinity : DEEP);
  return (time) => (time === null ? LEFT : round(LEFT + 18 + (time - from) * step));
}

function axis({ rows, isDated }: Drawn, x: (time: number) => number, right: number, height: number): SVGElement[] {
  if (!isDated) return [];
  const times = rows.flatMap(({ time }) => (time === null ? [] : [time]));
  const [from, to] = [Math.floor(Math.min(...times)), Math.floor(Math.max(...times)) + 1];
  const every = EVERY.find((each) => (to - from) / each <= right / 58) ?? 50;
  const found: SVGElement[] = [];
  for (let year = Math.ceil(from / every) * every; year <= to; year += every) {
    found.push(s("line", { class: "grid", x1: x(year), x2: x(year), y1: TOP - 8, y2: height - 4 }), s("text", { class: "tick-name", x: x(year) + 3, y: 15 }, String(year)));
  }
  return found;
}

function treeLine({ branch }: Row, places: ReadonlyMap<number, Place>): SVGElement | null {
  const [from, to] = [places.get(branch.parent), places.get(branch.concept)!];
  if (!from) return null;
  return s("path", { class: "descent", "data-ends": `${branch.concept} ${branch.parent}`, d: `M${from.x} ${from.y}V${to.y}H${to.x}` });
}

/** A curve to the left of both, away from the names. */
function sideLine(step: Step, places: ReadonlyMap<number, Place>): SVGElement {
  const [from, to] = [places.get(step.other)!, places.get(step.method)!];
  const aside = 8 + Math.min(38, Math.abs(to.y - from.y) * 0.14);
  const third = (to.y - from.y) / 3;
  const d = `M${from.x} ${from.y}C${round(from.x - aside)} ${round(from.y + third)} ${round(to.x - aside)} ${round(to.y - third)} ${to.x} ${to.y}`;
  return s("path", { class: step.relation === "extends" ? "descent beside" : "comparison", "data-ends": `${step.method} ${step.other}`, d });
}

function method(app: App, model: LineageModel, { branch, leftOut }: Row, { x, y }: Place, width: number, focus: number): SVGElement {
  const { concept } = branch;
  const room = Math.floor((width - x - 14 - (leftOut ? 30 : 0)) / LETTER);
  const birth = model.births(concept);
  const label = app.atlas.label(concept);
  return s(
    "a",
    { class: `method-of-line${concept === focus ? " here" : ""}`, href: toConcept(app, concept), "data-concept": concept },
    s("rect", { class: "touch", x: x - 12, y: y - ROW / 2, width: Math.max(24, width - x + 12), height: ROW }),
    s("circle", { class: birth.isSeen ? "dot open" : "dot", cx: x, cy: y, r: 4.5 }),
    s("text", { x: x + 10, y: y + 4.5 }, shortName(app.atlas, concept, Math.max(6, room)), leftOut ? s("tspan", { class: "count" }, ` +${leftOut}`) : null),
    s("title", {}, `${label}, ${bornInWords(birth)}${leftOut ? `; ${leftOut} more under it` : ""}`),
  );
}

/* One method at a time is in the tab order; arrows go up and down. */
function walk(chart: SVGSVGElement): void {
  const stops = Array.from(chart.querySelectorAll<SVGAElement>("a"));
  stops.forEach((stop, at) => {
    stop.setAttribute("tabindex", at ? "-1" : "0");
    stop.addEventListener("focus", () => {
      for (const each of stops) each.setAttribute("tabindex", each === stop ? "0" : "-1");
    });
    stop.addEventListener("keydown", (event) => {
      const to: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 };
      const next = stops[to[event.key] ?? -1];
      if (!next || event.altKey || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      next.focus();
    });
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;
