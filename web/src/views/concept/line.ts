/* Where a method comes from and what came of it, on its page. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { lineageFigure } from "../../parts/lineage/figure.ts";
import { lineageModel } from "../../parts/lineage/model.ts";
import { everyStep, stepsAround } from "../../parts/lineage/steps.ts";
import { stepsTable } from "../../parts/lineage/table.ts";
import { saveFigure } from "../../parts/save-figure.ts";

/** A section; of what is no method and has no lineage there is none. */
export function lineOf(app: App, concept: number): HTMLElement | null {
  const { atlas } = app;
  if (atlas.kind(concept) !== "method") return null;
  const label = atlas.label(concept);
  const model = lineageModel(atlas, stepsAround(everyStep(atlas), concept));
  const says = `No paper here says what ${label} extends, what extends it, or with which method it was compared.`;
  if (!model.steps.length) return h("section", { class: "line" }, h("h2", {}, "Lineage"), h("p", { class: "note" }, says));
  const figure = lineageFigure(app, model, concept);
  return h(
    "section",
    { class: "line" },
    h("h2", {}, "Lineage"),
    figure,
    saveFigure(app, `Lineage of ${label}`, () => figure.querySelector("svg")),
    stepsTable(app, model),
  );
}
