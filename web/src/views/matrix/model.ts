/* All that the matrix shows, computed once for each state. */

import type { App } from "../../app/app.ts";
import { linkTest, sizes } from "../../parts/counted-links.ts";
import { KIND_NAMES } from "../../parts/kinds.ts";
import { axisOf, largestFirst, type Axis } from "./axis.ts";
import { countCells, type Asked, type Counts } from "./count.ts";
import { readOptions, type MatrixOptions } from "./options.ts";
import { blockScores } from "./seriate.ts";
import { surprises, type Surprise } from "./surprise.ts";

export interface Model {
  readonly options: MatrixOptions;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly asked: Asked;
  readonly counts: Counts;
  /** A value a cell, row by row. */
  readonly surprise: readonly (Surprise | null)[];
  /** The largest cell. */
  readonly largest: number;
  /** "methods", "settings" */
  readonly names: readonly [rows: string, columns: string];
}

export function modelOf(app: App): Model {
  const { atlas, selection } = app;
  const options = readOptions(atlas, app.state.options);
  const exact = options.level === "exact";
  const test = linkTest(atlas, app.state.filter, selection, options.passing);
  const size = sizes(atlas, selection.papers, test, exact);
  const rank = options.sort === "blocks" ? ranksOf(app, options, size, { papers: selection.papers, test, exact }) : undefined;
  const rows = axisOf(atlas, options.rows, size, options, rank);
  const columns = axisOf(atlas, options.columns, size, options, rank);
  const asked: Asked = {
    papers: selection.papers,
    rows: rows.entries.map((each) => each.concept),
    columns: columns.entries.map((each) => each.concept),
    test,
    exact,
  };
  const counts = countCells(atlas, asked);
  const isNested = (row: number, column: number): boolean => {
    const [one, other] = [asked.rows[row]!, asked.columns[column]!];
    return atlas.upwards(one).includes(other) || atlas.upwards(other).includes(one);
  };
  return {
    options,
    rows,
    columns,
    asked,
    counts,
    surprise: surprises(counts, isNested),
    largest: counts.cells.reduce((most, each, at) => (isNested(Math.floor(at / columns.entries.length), at % columns.entries.length) ? most : Math.max(most, each)), 1),
    names: [KIND_NAMES[options.rows][1].toLowerCase(), KIND_NAMES[options.columns][1].toLowerCase()],
  };
}

/** Ranks among blocks, from the table of the largest; what is opened keeps the order of the atlas. */
function ranksOf(app: App, options: MatrixOptions, size: Uint32Array, asked: Omit<Asked, "rows" | "columns">): (concept: number) => number {
  const { atlas } = app;
  const { order } = atlas.data.concepts;
  const rows = largestFirst(atlas, options.rows, size, options).slice(0, options.top);
  const columns = largestFirst(atlas, options.columns, size, options).slice(0, options.top);
  const { cells } = countCells(atlas, { ...asked, rows, columns });
  const scores = blockScores(cells, rows.length, columns.length, columns.map((each) => order[each]!));
  const found = new Map<number, number>();
  columns.forEach((concept, at) => found.set(concept, scores.columns[at]!));
  rows.forEach((concept, at) => found.set(concept, scores.rows[at]!));
  return (concept) => found.get(concept) ?? order[concept]!;
}
