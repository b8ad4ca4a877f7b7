/* The matrix as files: the table, its pairs, the figure. */

import type { App } from "../../app/app.ts";
import { csv, type CsvCell } from "../../parts/csv.ts";
import { figurePng, figureSvg } from "../../parts/figure-export.ts";
import { provenance } from "../../parts/figure-source.ts";
import { save } from "../../parts/save.ts";
import { buildFigure } from "./figure.ts";
import type { Model } from "./model.ts";

export function titleOf(model: Model): string {
  const [rows, columns] = model.names;
  const name = `${rows[0]!.toUpperCase()}${rows.slice(1)} × ${columns}`;
  return model.options.reading === "surprise" ? `${name}, observed / expected` : name;
}

/** The table as it is read now: counts, or ratios to 4 digits. */
export function tableText(app: App, model: Model): string {
  const { counts, options } = model;
  const label = (concept: number): string => app.atlas.label(concept);
  const width = model.asked.columns.length;
  const value = (at: number): CsvCell => (options.reading === "counts" ? counts.cells[at]! : rounded(model.surprise[at]?.ratio));
  const rows = model.asked.rows.map((concept, row): CsvCell[] => [
    app.atlas.data.concepts.id[concept]!,
    label(concept),
    counts.rows[row]!,
    ...model.asked.columns.map((_, column) => value(row * width + column)),
  ]);
  const sums: CsvCell[] = ["", "papers", model.asked.papers.length, ...counts.columns];
  return csv(["id", model.names[0], "papers", ...model.asked.columns.map(label)], [sums, ...rows]);
}

export function pairsText(app: App, model: Model): string {
  const { id, label } = app.atlas.data.concepts;
  const { counts } = model;
  const width = model.asked.columns.length;
  const lines = Array.from(counts.cells, (papers, at): CsvCell[] => {
    const [row, column] = [Math.floor(at / width), at % width];
    const [one, other] = [model.asked.rows[row]!, model.asked.columns[column]!];
    const surprise = model.surprise[at];
    return [
      id[one], label[one], id[other], label[other], papers,
      counts.baseRows[row], counts.baseColumns[column], counts.base,
      rounded(surprise?.expected), rounded(surprise?.ratio), rounded(surprise?.p), surprise ? String(surprise.leans) : "", surprise ? String(surprise.standsOut) : "",
    ];
  });
  const header = ["row_id", "row", "column_id", "column", "papers", "papers_row", "papers_column", "papers_base", "expected", "ratio", "p", "leans", "stands_out"];
  return csv(header, lines);
}

function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toPrecision(4));
}

export function saveTable(app: App, model: Model): void {
  save(tableText(app, model), fileTitle(app, model), "csv");
}

export function savePairs(app: App, model: Model): void {
  save(pairsText(app, model), `${fileTitle(app, model)} pairs`, "csv");
}

export function saveFigure(app: App, model: Model): void {
  save(svgText(app, model), fileTitle(app, model), "svg");
}

export async function savePicture(app: App, model: Model): Promise<void> {
  save(await figurePng(svgText(app, model)), fileTitle(app, model), "png");
}

function svgText(app: App, model: Model): string {
  return figureSvg(buildFigure(app, model, titleOf(model), provenance(app)), { title: titleOf(model), description: provenance(app) });
}

function fileTitle(app: App, model: Model): string {
  return `${app.atlas.data.about.title} ${titleOf(model)}`;
}
