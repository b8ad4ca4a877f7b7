/* Periods, values and changes as the reader's language writes them. */

import { date, number, share } from "../../parts/words.ts";
import type { Change } from "./changes.ts";
import type { Span } from "./periods.ts";
import type { Series, Value } from "./series.ts";

const POINTS = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
const PLAIN = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** "7.7% (3 to 18.1): 4 of 52 papers" */
export function valueInWords(value: Value): string {
  const [low, high] = [value.interval.low, value.interval.high].map((each) => PLAIN.format(100 * each));
  return `${share(value.share)} (${low!} to ${high!}): ${number(value.count)} of ${number(value.of)}`;
}

/** The same for a period that is not drawn. */
export function countInWords(series: Series, span: Span, at: number): string {
  return `${number(series.counts[at]!)} of ${number(span.sizes[at]!)}`;
}

/** "+12.3 points (4.1 to 20.5)" */
export function changeInWords({ change, interval }: Change): string {
  const [low, high] = [interval.low, interval.high].map((each) => POINTS.format(100 * each));
  return `${POINTS.format(100 * change)} points (${low!} to ${high!})`;
}

export function periodName(span: Span, at: number): string {
  return span.unit === "year" ? span.periods[at]! : date(span.periods[at]!);
}

/** Short, for an axis: "’24", "Mar". */
export function axisName(span: Span, at: number): string {
  const key = span.periods[at]!;
  if (span.unit === "year") return key;
  const [year, month] = key.split("-");
  const name = new Intl.DateTimeFormat(undefined, { month: "short", timeZone: "UTC" }).format(Date.UTC(Number(year), Number(month) - 1));
  return month === "01" || at === 0 ? `${name} ${year!}` : name;
}
