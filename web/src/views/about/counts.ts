/* What is in here, in large figures; and what became of all that was read. */

import type { App } from "../../app/app.ts";
import { yearsOf } from "../../app/facet-years.ts";
import { spanOf } from "../../app/conditions.ts";
import type { AboutData } from "../../data/types.ts";
import { h } from "../../parts/dom.ts";
import { counted, number } from "../../parts/words.ts";

type Counts = AboutData["counts"];

/** Concepts that some paper links to. */
export function linkedConcepts(app: App): number {
  let found = 0;
  for (let concept = 0; concept < app.atlas.conceptCount; concept++) if (app.atlas.size(concept)) found++;
  return found;
}

export function countsPart(app: App): HTMLElement {
  const { counts } = app.atlas.data.about;
  const coarse = app.atlas.data.topics.filter(({ level }) => level === 0).length;
  const years = yearsOf(app.atlas.data.papers.date);
  const span = years.length ? `${spanOf(years[0]!, years.at(-1)!)}` : "without dates";
  const figures: readonly (readonly [number, string, string])[] = [
    [counts.papers, counts.papers === 1 ? "paper" : "papers", span],
    [linkedConcepts(app), "concepts", counts.discovered ? `${number(counts.discovered)} of them new names` : "in the vocabulary"],
    [counts.links, "links", counts.links ? "between a paper and a concept" : "none yet"],
    [counts.quotes, "quotations", "that bear these links"],
    [coarse, coarse === 1 ? "topic" : "topics", "found, not given"],
    [counts.results, counts.results === 1 ? "result" : "results", "as the papers claim them"],
  ];
  return h(
    "ul",
    { class: "big-figures" },
    figures
      .filter(([value]) => value > 0)
      .map(([value, word, note]) => h("li", {}, h("b", {}, number(value)), " ", h("span", {}, word), " ", h("small", {}, note))),
  );
}

/** What became of the papers, step by step, with a number each; steps at which nothing happened are left out. */
export function flowOf(counts: Counts): (readonly [number: number, words: string, aside: boolean])[] {
  const read = counts.papers + counts.merged + counts.refused + counts.excluded;
  const steps: (readonly [number, string, boolean])[] = [
    [read, "read", false],
    [counts.refused, "could not be read", true],
    [counts.merged, "were copies and merged", true],
    [counts.excluded, "left out by people", true],
    [counts.papers, "in the landscape", false],
    [counts.unlinked, "without any concept", true],
    [counts.papers - counts.unlinked, "with links", false],
  ];
  return steps.filter(([value, , aside]) => value > 0 || !aside);
}

export function flowPart(app: App): HTMLElement {
  const { counts } = app.atlas.data.about;
  const items = flowOf(counts).map(([value, words, aside]) =>
    h("li", { class: aside ? "aside" : "" }, h("b", {}, number(value)), " ", words),
  );
  const undated = counts.papers - counts.dated;
  const missing = undated > 0 && h("p", { class: "note" }, `${counted(undated, "paper has", "papers have")} no date; the timeline leaves them out.`);
  return h("div", {}, h("ol", { class: "flow" }, items), missing);
}
