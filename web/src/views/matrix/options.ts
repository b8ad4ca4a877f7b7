/* What the reader has chosen in the matrix, read from the address and forgiving what it says wrongly. */

import type { Atlas } from "../../data/atlas.ts";
import type { Kind } from "../../data/types.ts";

export const TOPS = [10, 20, 40, 60] as const;
export const SORTS = ["blocks", "size", "name"] as const;
export const LEVELS = ["all", "families", "exact"] as const;
export const READINGS = ["counts", "surprise"] as const;

export interface MatrixOptions {
  readonly rows: Kind;
  readonly columns: Kind;
  /** At most so many of each before anything is opened. */
  readonly top: number;
  readonly sort: (typeof SORTS)[number];
  /** All concepts with what is narrower, only those with nothing broader, or all without what is narrower. */
  readonly level: (typeof LEVELS)[number];
  /** Concepts whose narrower ones stand below them. */
  readonly opened: readonly number[];
  readonly reading: (typeof READINGS)[number];
  /** Whether papers that avoid or only mention a concept count as well. */
  readonly passing: boolean;
  /** The page of its papers is the option "page". */
  readonly cell: readonly [row: number, column: number] | null;
}

export function readOptions(atlas: Atlas, options: Readonly<Record<string, string>>): MatrixOptions {
  const kind = (text: string | undefined, otherwise: Kind): Kind => atlas.data.kinds.find((each) => each === text) ?? otherwise;
  const ids = (text = ""): number[] => text.split("~").map((id) => atlas.concept(id));
  const [row = -1, column = -1] = ids(options.cell);
  return {
    rows: kind(options.rows, "method"),
    columns: kind(options.columns, "setting"),
    top: TOPS.find((each) => String(each) === options.top) ?? 20,
    sort: SORTS.find((each) => each === options.sort) ?? "blocks",
    level: LEVELS.find((each) => each === options.level) ?? "all",
    opened: ids(options.opened).filter((each) => each >= 0),
    reading: READINGS.find((each) => each === options.reading) ?? "counts",
    passing: options.passing === "1",
    cell: row >= 0 && column >= 0 ? [row, column] : null,
  };
}

/** Ids as one option. */
export function joined(atlas: Atlas, concepts: readonly number[]): string {
  return concepts.map((each) => atlas.data.concepts.id[each]!).join("~");
}
