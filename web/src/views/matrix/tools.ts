/* What the reader may choose, above the table. */

import type { App } from "../../app/app.ts";
import type { Kind } from "../../data/types.ts";
import { choice, saving, segments, tick, toolRow } from "../../parts/controls.ts";
import { h } from "../../parts/dom.ts";
import { KIND_NAMES } from "../../parts/kinds.ts";
import { saveFigure, savePairs, savePicture, saveTable } from "./exports.ts";
import type { Model } from "./model.ts";
import { LEVELS, READINGS, SORTS, TOPS } from "./options.ts";

const LEVEL_NAMES = { all: "All, with narrower ones", families: "Families", exact: "All, exact only" };
const SORT_NAMES = { blocks: "Blocks", size: "Papers", name: "Name" };
const READING_NAMES = { counts: "Counts", surprise: "Against chance" };

export function buildTools(app: App, model: Model): HTMLElement {
  const { options } = model;
  const go = (changes: Readonly<Record<string, string>>): void => {
    app.go({ options: changes });
  };
  const kinds = app.atlas.data.kinds.map((kind): [Kind, string] => [kind, KIND_NAMES[kind][1]]);
  // another pair starts closed
  const pair = (rows: Kind, columns: Kind): void => {
    go({ rows: rows === "method" ? "" : rows, columns: columns === "setting" ? "" : columns, cell: "", page: "", opened: "" });
  };
  return toolRow(
    "Rows, columns, order, saving",
    choice({ key: "rows", label: "Rows", value: options.rows, entries: kinds, chosen: (kind) => { pair(kind, options.columns); } }),
    h("button", { type: "button", class: "swap", title: "Swap rows and columns", "aria-label": "Swap rows and columns", "data-key": "swap", on: { click: () => { pair(options.columns, options.rows); } } }, "⇄"),
    choice({ key: "columns", label: "Columns", value: options.columns, entries: kinds, chosen: (kind) => { pair(options.rows, kind); } }),
    choice({ key: "level", label: "Concepts", value: options.level, entries: LEVELS.map((each) => [each, LEVEL_NAMES[each]]), chosen: (level) => { go({ level: level === "all" ? "" : level, opened: "" }); } }),
    choice({ key: "sort", label: "Order", value: options.sort, entries: SORTS.map((each) => [each, SORT_NAMES[each]]), chosen: (sort) => { go({ sort: sort === "blocks" ? "" : sort }); } }),
    choice({ key: "top", label: "Largest", value: String(options.top), entries: TOPS.map((each) => [String(each), String(each)]), chosen: (top) => { go({ top: top === "20" ? "" : top }); } }),
    segments({ key: "reading", label: "Reading", value: options.reading, entries: READINGS.map((each) => [each, READING_NAMES[each]]), chosen: (reading) => { go({ reading: reading === "counts" ? "" : reading }); } }),
    tick("passing", "Count what is avoided or only mentioned", options.passing, (passing) => { go({ passing: passing ? "1" : "" }); }),
    saving([
      ["CSV", "The table as CSV", () => { saveTable(app, model); }],
      ["Pairs", "Every pair as a line of CSV, with what chance would give", () => { savePairs(app, model); }],
      ["SVG", "The matrix as a vector figure", () => { saveFigure(app, model); }],
      ["PNG", "The matrix as a picture", () => savePicture(app, model)],
    ]),
  );
}
