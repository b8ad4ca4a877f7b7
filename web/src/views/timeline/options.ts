/* What the reader has chosen in the timeline, read from the address. */

import type { Atlas } from "../../data/atlas.ts";
import type { Kind } from "../../data/types.ts";
import type { Unit } from "./periods.ts";

export const LEVELS = ["all", "families", "exact"] as const;
export const VALUES = ["shares", "counts"] as const;
/** Lines that can be told apart in one chart. */
export const MOST_CHOSEN = 6;

export interface TimelineOptions {
  readonly kind: Kind;
  readonly level: (typeof LEVELS)[number];
  readonly values: (typeof VALUES)[number];
  /** "": months where the dates allow it and the span is short. */
  readonly by: Unit | "";
  /** Concepts of the large chart; null: those that change most. */
  readonly chosen: readonly number[] | null;
  readonly passing: boolean;
}

export function readOptions(atlas: Atlas, options: Readonly<Record<string, string>>): TimelineOptions {
  const ids = options.show?.split("~").map((id) => atlas.concept(id));
  const known = ids?.filter((each) => each >= 0) ?? [];
  return {
    kind: atlas.data.kinds.find((each) => each === options.kind) ?? "method",
    level: LEVELS.find((each) => each === options.level) ?? "all",
    values: VALUES.find((each) => each === options.values) ?? "shares",
    by: options.by === "year" || options.by === "month" ? options.by : "",
    chosen: ids ? [...new Set(known)].slice(0, MOST_CHOSEN) : null,
    passing: options.passing === "1",
  };
}
