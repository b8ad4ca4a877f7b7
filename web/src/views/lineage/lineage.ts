/* Which method extends which, and since when: the dated forest of the papers that pass the filter. */

import type { App, View } from "../../app/app.ts";
import { redrawn, saving, segments, toolRow } from "../../parts/controls.ts";
import { h } from "../../parts/dom.ts";
import { figurePng, figureSvg } from "../../parts/figure-export.ts";
import { provenance } from "../../parts/figure-source.ts";
import { lineageChart } from "../../parts/lineage/chart.ts";
import { lineageFigure } from "../../parts/lineage/figure.ts";
import { lineageModel, type LineageModel } from "../../parts/lineage/model.ts";
import { MOST_ROWS } from "../../parts/lineage/rows.ts";
import { mostSaid, papersOf, stepsOf, type Step } from "../../parts/lineage/steps.ts";
import { stepsTable, stepsText } from "../../parts/lineage/table.ts";
import { conceptLink, listed } from "../../parts/named-links.ts";
import { save } from "../../parts/save.ts";
import { counted, number } from "../../parts/words.ts";

const MANY_ROWS = 150;
const MOST_NAMED = 6;
const SAVED_WIDTH = 960;

export function openLineage(app: App): View {
  const element = h("section", { class: "page wide lineage" });
  const draw = (): void => {
    const model = modelOf(app);
    const shown = model.steps.length ? [tools(app, model), lineageFigure(app, model), stepsTable(app, model)] : [];
    element.replaceChildren(heading(app, model), ...shown);
  };
  draw();
  return {
    title: "Lineage",
    element,
    update: () => {
      redrawn(element, draw);
    },
  };
}

export function modelOf(app: App): LineageModel {
  const { selection, atlas, state } = app;
  const sure = atlas.data.papers.confidence;
  const counts = (paper: number, method: number, other: number): boolean =>
    selection.passes[paper] === 1 && selection.counts(other) && sure[method]! >= state.filter.confidence;
  return lineageModel(atlas, stepsOf(atlas, counts), state.options.rows === "many" ? MANY_ROWS : MOST_ROWS);
}

function heading(app: App, model: LineageModel): HTMLElement {
  return h("header", { class: "timeline-heading" }, h("h1", {}, "Lineage"), h("p", { class: "note" }, saying(app, model)), measures(app, model.steps));
}

function saying(app: App, { steps, drawn, forest }: LineageModel): string {
  const { papers } = app.selection;
  if (!papers.length) return "No paper passes the filter.";
  if (!steps.length) return `${counted(papers.length, "paper")}: none says what a method that it proposes extends, or with which method it compares it.`;
  const [extending, comparing] = [papersOf(steps, "extends"), papersOf(steps, "compares")];
  const parts = [
    `What their own method extends is said by ${number(extending)} of ${counted(papers.length, "paper")}, with which methods they compare it by ${number(comparing)}.`,
    drawn.rows.length < forest.branches.length ? `Drawn are ${number(drawn.rows.length)} of ${counted(forest.branches.length, "method")}: the largest trees, and what was compared most.` : "",
    "What a paper extends without saying so in its abstract is not here.",
  ];
  return parts.filter(Boolean).join(" ");
}

function measures(app: App, steps: readonly Step[]): HTMLElement[] {
  const named = (says: string, relation: Step["relation"]): HTMLElement[] => {
    const several = mostSaid(app.atlas, steps, relation).filter(([, papers]) => papers > 1).slice(0, MOST_NAMED);
    if (!several.length) return [];
    return [h("p", { class: "measure" }, `${says}: `, listed(several.map(([concept, papers]) => h("span", {}, conceptLink(app, concept), h("span", { class: "note" }, ` ${counted(papers, "paper")}`)))))];
  };
  return [...named("Most extended", "extends"), ...named("Most compared with", "compares")];
}

function tools(app: App, model: LineageModel): HTMLElement {
  const rows = app.state.options.rows === "many" ? "many" : "";
  const source = (): string => {
    const title = "Lineage of methods";
    return figureSvg(lineageChart(app, model, SAVED_WIDTH), { title, description: `${title}. ${provenance(app)}` });
  };
  const name = `${app.atlas.data.about.title} lineage`;
  const hasMore = model.forest.branches.length > MOST_ROWS;
  return toolRow(
    "Size, saving",
    hasMore && segments({
      key: "rows",
      label: "Methods drawn",
      value: rows,
      entries: [["", `At most ${MOST_ROWS} methods`], ["many", `At most ${MANY_ROWS}`]],
      chosen: (value) => {
        app.go({ options: { rows: value } });
      },
    }),
    saving([
      ["CSV", "Every step as CSV", () => { save(stepsText(app, model), name, "csv"); }],
      ["SVG", "The tree as a vector figure", () => { save(source(), name, "svg"); }],
      ["PNG", "The tree as a picture", async () => { save(await figurePng(source()), name, "png"); }],
    ]),
  );
}
