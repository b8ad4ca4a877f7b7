/* How many papers have the concept of a row and that of a column. */

import type { Atlas } from "../../data/atlas.ts";
import type { LinkTest } from "../../parts/counted-links.ts";

export interface Counts {
  /** Papers with both, row by row. */
  readonly cells: Uint32Array;
  /** Papers with the concept of the row, of the column. */
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
  /** The same among the papers that have something of both kinds: what chance is reckoned from. */
  readonly baseRows: Uint32Array;
  readonly baseColumns: Uint32Array;
  readonly base: number;
}

export interface Asked {
  readonly papers: readonly number[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly test: LinkTest;
  /** Whether narrower concepts are left out. */
  readonly exact: boolean;
}

export function countCells(atlas: Atlas, asked: Asked): Counts {
  const { rows, columns } = asked;
  const [ofRows, ofColumns] = [new Hits(atlas, rows), new Hits(atlas, columns)];
  const cells = new Uint32Array(rows.length * columns.length);
  let base = 0;
  for (const paper of asked.papers) {
    const hitRows = ofRows.of(paper, asked);
    const hitColumns = ofColumns.of(paper, asked);
    for (const row of hitRows) for (const column of hitColumns) cells[row * columns.length + column]!++;
    const isBase = ofRows.hasKind && ofColumns.hasKind;
    if (isBase) base++;
    ofRows.count(isBase);
    ofColumns.count(isBase);
  }
  return { cells, rows: ofRows.papers, columns: ofColumns.papers, baseRows: ofRows.base, baseColumns: ofColumns.base, base };
}

/** Which places of an axis a paper hits; one value is used for all papers, in turn. */
class Hits {
  readonly papers: Uint32Array;
  readonly base: Uint32Array;
  /** Whether the paper has anything of the kind. */
  hasKind = false;
  private readonly place: Int32Array;
  private readonly seen: Int32Array;
  private readonly kind: number;
  private readonly found: number[] = [];

  constructor(
    private readonly atlas: Atlas,
    axis: readonly number[],
  ) {
    this.place = places(atlas, axis);
    this.seen = new Int32Array(axis.length).fill(-1);
    this.papers = new Uint32Array(axis.length);
    this.base = new Uint32Array(axis.length);
    this.kind = axis.length ? atlas.data.concepts.kind[axis[0]!]! : -1;
  }

  of(paper: number, { test, exact }: Asked): readonly number[] {
    const { concept } = this.atlas.data.papers;
    const { kind } = this.atlas.data.concepts;
    const { from, to } = this.atlas.linksOf(paper);
    this.found.length = 0;
    this.hasKind = false;
    for (let place = from; place < to; place++) {
      if (!test(place)) continue;
      const own = concept[place]!;
      if (kind[own] === this.kind) this.hasKind = true;
      if (exact) this.hit(own, paper);
      else for (const each of this.atlas.upwards(own)) this.hit(each, paper);
    }
    return this.found;
  }

  count(isBase: boolean): void {
    for (const at of this.found) {
      this.papers[at]!++;
      if (isBase) this.base[at]!++;
    }
  }

  private hit(concept: number, paper: number): void {
    const at = this.place[concept]!;
    if (at < 0 || this.seen[at] === paper) return;
    this.seen[at] = paper;
    this.found.push(at);
  }
}

/** The place of each concept on an axis, -1: it is not there. */
function places(atlas: Atlas, axis: readonly number[]): Int32Array {
  const found = new Int32Array(atlas.conceptCount).fill(-1);
  axis.forEach((concept, place) => (found[concept] = place));
  return found;
}

export interface Shared {
  readonly paper: number;
  /** Places of the links to the concept of the row, of the column. */
  readonly ofRow: readonly number[];
  readonly ofColumn: readonly number[];
}

/** The papers of one cell, in their order, with the links that put them there. */
export function papersOfCell(atlas: Atlas, row: number, column: number, asked: Omit<Asked, "rows" | "columns">): Shared[] {
  const found: Shared[] = [];
  const { concept } = atlas.data.papers;
  const leadsTo = (place: number, to: number): boolean =>
    asked.test(place) && (asked.exact ? concept[place] === to : atlas.upwards(concept[place]!).includes(to));
  for (const paper of asked.papers) {
    const { from, to } = atlas.linksOf(paper);
    const all = Array.from({ length: to - from }, (_, at) => from + at);
    const ofRow = all.filter((place) => leadsTo(place, row));
    const ofColumn = all.filter((place) => leadsTo(place, column));
    if (ofRow.length && ofColumn.length) found.push({ paper, ofRow, ofColumn });
  }
  return found;
}
