/* Numbers a year as small bars, with the table that says the same. */

import { h, s } from "./dom.ts";
import { counted, number } from "./words.ts";

const [WIDTH, HEIGHT, FOOT, HEAD] = [300, 92, 18, 14];

/** A number a year from the first year to the last, with 0 between. */
export function everyYear(years: Iterable<string>, first: string, last: string): [year: string, papers: number][] {
  const found = new Map<string, number>();
  for (const year of years) if (year) found.set(year, (found.get(year) ?? 0) + 1);
  const span = Number(last) - Number(first) + 1;
  return Array.from({ length: span || 0 }, (_, at) => {
    const year = String(Number(first) + at);
    return [year, found.get(year) ?? 0];
  });
}

/** `name` says what is counted: "Papers a year about PPO"; `colour` is the CSS variable of the bars. */
export function yearBars(counts: readonly (readonly [string, number])[], name: string, colour: string): HTMLElement {
  const rows = counts.filter(([, papers]) => papers);
  const table = h(
    "details",
    { class: "query" },
    h("summary", {}, "Show the table"),
    h(
      "table",
      { class: "years" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Year"), h("th", { scope: "col" }, "Papers"))),
      h("tbody", {}, rows.map(([year, papers]) => h("tr", {}, h("th", { scope: "row" }, year), h("td", {}, number(papers))))),
    ),
  );
  const bars = picture(counts, name);
  bars.style.color = `var(${colour})`;
  return h("figure", { class: "year-figure" }, bars, table);
}

function picture(counts: readonly (readonly [string, number])[], name: string): SVGElement {
  const most = Math.max(1, ...counts.map(([, papers]) => papers));
  const step = Math.min(44, WIDTH / counts.length);
  const width = step * counts.length;
  const peak = counts.findIndex(([, papers]) => papers === most);
  const room = HEIGHT - FOOT - HEAD;
  const middle = (at: number): number => round((at + 0.5) * step);
  const bars = counts.map(([year, papers], at) => {
    const tall = papers ? Math.max(2, (papers / most) * room) : 0;
    return s(
      "g",
      {},
      s("title", {}, `${year}: ${counted(papers, "paper")}`),
      s("rect", { class: "reach", x: round(at * step), y: HEAD, width: round(step), height: room }),
      s("rect", {
        class: "amount",
        x: round((at + 0.12) * step),
        y: round(HEAD + room - tall),
        width: round(step * 0.76),
        height: round(tall),
        rx: Math.min(2, round(step / 6)),
      }),
    );
  });
  const label = (at: number, text: string, y: number, anchor: "start" | "middle" | "end"): SVGElement => {
    const x = { start: 0, middle: middle(at), end: round(width) }[anchor];
    return s("text", { x, y, "text-anchor": anchor }, text);
  };
  const last = counts.length - 1;
  return s(
    "svg",
    { viewBox: `0 0 ${round(width)} ${HEIGHT}`, width: round(width), height: HEIGHT, role: "img", "aria-label": `${name}: ${summaryOf(counts)}` },
    s("line", { class: "axis", x1: 0, x2: round(width), y1: HEAD + room + 0.5, y2: HEAD + room + 0.5 }),
    bars,
    label(peak, number(most), 10, "middle"),
    label(0, counts[0]?.[0] ?? "", HEIGHT - 3, last ? "start" : "middle"),
    last > 0 && label(last, counts[last]![0], HEIGHT - 3, "end"),
  );
}

function summaryOf(counts: readonly (readonly [string, number])[]): string {
  const found = counts.filter(([, papers]) => papers);
  return found.map(([year, papers]) => `${year} ${papers}`).join(", ");
}

const round = (value: number): number => Math.round(value * 100) / 100;
