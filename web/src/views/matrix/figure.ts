/* The matrix as a drawing, for files: the page itself shows a table. */

import type { App } from "../../app/app.ts";
import { s } from "../../parts/dom.ts";
import { FONTS } from "../../parts/figure-export.ts";
import { fitted, textWidth } from "../../parts/measure.ts";
import { number } from "../../parts/words.ts";
import type { Axis } from "./axis.ts";
import type { Model } from "./model.ts";
import { faceOf } from "./words.ts";

const [WIDE, HIGH, GAP, PAD] = [34, 24, 1.5, 24];
const LONGEST = 250;
const LABEL = `12px ${FONTS}`;

/** Needs the styles of the page: its colours are those of the theme. */
export function buildFigure(app: App, model: Model, title: string, source: string): SVGSVGElement {
  const { rows, columns } = model;
  const left = PAD + room(app, rows) + 44;
  const top = PAD + 34 + room(app, columns);
  const width = Math.max(left + columns.entries.length * WIDE + PAD, 420);
  const height = top + rows.entries.length * HIGH + PAD + 34;
  const heads = columns.entries.map((entry, column) => {
    const x = left + (column + 0.5) * WIDE + 4;
    return s("text", { class: `label ${model.options.columns}`, transform: `translate(${x} ${top - 24}) rotate(-90)` }, name(app, entry.concept));
  });
  const sums = columns.entries.map((_, column) =>
    s("text", { class: "sum middle", x: left + (column + 0.5) * WIDE, y: top - 8 }, number(model.counts.columns[column]!)),
  );
  const lines = rows.entries.map((entry, row) => {
    const y = top + (row + 0.5) * HIGH + 4;
    return [
      s("text", { class: `label ${model.options.rows}`, x: PAD + entry.depth * 14, y }, name(app, entry.concept)),
      s("text", { class: "sum end", x: left - 8, y }, number(model.counts.rows[row]!)),
      columns.entries.map((_, column) => cell(model, row, column, left, top)),
    ];
  });
  return s(
    "svg",
    { class: "matrix-figure", viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}` },
    s("text", { class: "heading", x: PAD, y: PAD + 14 }, title),
    heads,
    sums,
    lines,
    s("text", { class: "source", x: PAD, y: height - 14 }, fitted(source, width - 2 * PAD, `11px ${FONTS}`)),
  );
}

function cell(model: Model, row: number, column: number, left: number, top: number): SVGElement[] {
  const face = faceOf(model, row * model.columns.entries.length + column);
  const [x, y] = [left + column * WIDE, top + row * HIGH];
  const box = s("rect", { class: `box ${face.tint}`, x: x + GAP / 2, y: y + GAP / 2, width: WIDE - GAP, height: HIGH - GAP, rx: 2 });
  if (!face.text) return [box];
  const weight = face.isStrong ? " strong" : "";
  return [box, s("text", { class: `count middle ${face.tint}${weight}`, x: x + WIDE / 2, y: y + HIGH / 2 + 4 }, face.text)];
}

function name(app: App, concept: number): string {
  return fitted(app.atlas.label(concept), LONGEST, LABEL);
}

/** What the longest label needs. */
function room(app: App, axis: Axis): number {
  return Math.max(60, ...axis.entries.map((each) => each.depth * 14 + textWidth(name(app, each.concept), LABEL)));
}
