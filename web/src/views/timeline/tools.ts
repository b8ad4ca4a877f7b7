/* What the reader may choose, above the charts. */

import type { App } from "../../app/app.ts";
import { choice, saving, segments, tick, toolRow } from "../../parts/controls.ts";
import { KIND_NAMES } from "../../parts/kinds.ts";
import { saveChart, saveMultiples, savePicture, saveValues } from "./exports.ts";
import type { Model } from "./model.ts";
import { LEVELS, VALUES } from "./options.ts";

const LEVEL_NAMES = { all: "All, with narrower ones", families: "Families", exact: "All, exact only" };
const VALUE_NAMES = { shares: "Shares", counts: "Counts" };
const UNITS = [["", "As fits"], ["year", "Years"], ["month", "Months"]] as const;

export function buildTools(app: App, model: Model): HTMLElement {
  const { options } = model;
  const go = (changes: Readonly<Record<string, string>>): void => {
    app.go({ options: changes });
  };
  const hasDates = model.span.periods.length > 0;
  const kinds = app.atlas.data.kinds.map((kind) => [kind, KIND_NAMES[kind][1]] as const);
  const saves = saving([
    ["CSV", "Every value of the charts as CSV", () => { saveValues(app, model); }],
    ["SVG", "The large chart as a vector figure", () => { saveChart(app, model); }],
    ["PNG", "The large chart as a picture", () => savePicture(app, model)],
    ["Small charts", "The small charts as one vector figure", () => { saveMultiples(app, model); }],
  ]);
  return toolRow(
    "Kind, values, saving",
    segments({ key: "kind", label: "Kind", value: options.kind, entries: kinds, chosen: (kind) => { go({ kind: kind === "method" ? "" : kind, show: "" }); } }),
    hasDates && segments({ key: "values", label: "Values", value: options.values, entries: VALUES.map((each) => [each, VALUE_NAMES[each]]), chosen: (values) => { go({ values: values === "shares" ? "" : values }); } }),
    choice({ key: "level", label: "Concepts", value: options.level, entries: LEVELS.map((each) => [each, LEVEL_NAMES[each]]), chosen: (level) => { go({ level: level === "all" ? "" : level, show: "" }); } }),
    hasDates && choice({ key: "by", label: "By", value: options.by, entries: UNITS, chosen: (by) => { go({ by }); } }),
    tick("passing", "Count what is avoided or only mentioned", options.passing, (passing) => { go({ passing: passing ? "1" : "" }); }),
    hasDates && saves,
  );
}
