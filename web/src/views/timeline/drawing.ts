/* Lines, bands and areas as the "d" of a path, from values and where they stand. */

import type { Value } from "./series.ts";

export interface Place {
  readonly x: (at: number) => number;
  /** Of a share, or of a count. */
  readonly y: (value: number) => number;
}

export type Reading = "shares" | "counts";

export function height(value: Value, reading: Reading): number {
  return reading === "shares" ? value.share : value.count;
}

export function linePath(values: readonly Value[], place: Place, reading: Reading): string {
  return values.map((each, at) => `${at ? "L" : "M"}${point(place.x(each.at), place.y(height(each, reading)))}`).join("");
}

export function areaPath(values: readonly Value[], place: Place, reading: Reading): string {
  if (!values.length) return "";
  const ground = place.y(0);
  return `${linePath(values, place, reading)}L${point(place.x(values.at(-1)!.at), ground)}L${point(place.x(values[0]!.at), ground)}Z`;
}

/** Between the bounds of the intervals. */
export function bandPath(values: readonly Value[], place: Place): string {
  const above = values.map((each) => point(place.x(each.at), place.y(each.interval.high)));
  const below = values.map((each) => point(place.x(each.at), place.y(each.interval.low))).reverse();
  return above.length ? `M${[...above, ...below].join("L")}Z` : "";
}

function point(x: number, y: number): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
