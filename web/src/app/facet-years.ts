/* The facet of years: how many papers of each pass, and two selects for the range. */

import { h } from "../parts/dom.ts";
import { counted, number } from "../parts/words.ts";
import type { App } from "./app.ts";
import { between } from "./choices.ts";
import { facetBox } from "./facet-box.ts";
import type { Facet } from "./facet-concepts.ts";

export function yearFacet(app: App): Facet {
  const years = yearsOf(app.atlas.data.papers.date);
  const dated = app.atlas.data.papers.date.filter(Boolean).length;
  const bars = years.map((year) => h("span", { class: "facet-year", title: year }));
  const picture = h("div", { class: "facet-years", "aria-hidden": "true" }, bars);
  const ends = (["from", "to"] as const).map((end) => {
    const choose = (): void => app.go({ filter: between(app.state.filter, end, select.value) });
    const names = [h("option", { value: "" }, end === "from" ? "first" : "last"), ...years.map((year) => h("option", { value: year }, year))];
    const select: HTMLSelectElement = h("select", { on: { change: choose } }, names);
    return { end, select, element: h("label", {}, end === "from" ? "From " : "to ", select) };
  });
  const missing = app.atlas.paperCount - dated;
  const note = missing ? h("p", { class: "facet-note" }, `${counted(missing, "paper has", "papers have")} no date.`) : null;
  const element = facetBox("Years", null, false, picture, h("div", { class: "year-ends" }, ends.map((end) => end.element)), note);
  element.hidden = years.length < 2;
  bars.forEach((bar, place) => {
    const year = years[place]!;
    bar.addEventListener("click", () => app.go({ filter: { from: year, to: year } }));
  });

  function refresh(): void {
    const { from, to } = app.state.filter;
    const { ofYear } = app.selection;
    const most = Math.max(1, ...ofYear.values());
    bars.forEach((bar, place) => {
      const year = years[place]!;
      const count = ofYear.get(year) ?? 0;
      bar.style.setProperty("--part", `${(100 * count) / most}%`);
      bar.title = `${year}: ${number(count)}`;
      const inside = (!from || year >= from.slice(0, 4)) && (!to || year <= to.slice(0, 4));
      bar.classList.toggle("beyond", !inside);
    });
    for (const { end, select } of ends) select.value = app.state.filter[end].slice(0, 4);
  }

  return { element, refresh };
}

const MOST_YEARS = 120;

/** Every year from the first to the last that a paper has; where they lie far apart only those that one has. */
export function yearsOf(dates: readonly string[]): string[] {
  const known = [...new Set(dates.filter(Boolean).map((date) => date.slice(0, 4)))].sort();
  const [first, last] = [Number(known[0]), Number(known.at(-1))];
  if (!known.length || last - first >= MOST_YEARS) return known;
  return Array.from({ length: last - first + 1 }, (_, step) => String(first + step));
}
