/* The years or months that papers fall into.

   1. Months where nine of ten dated papers have one and the span is at most three years; else years.
   2. A period is drawn when it has enough papers for a share to say something: half the median
      period, but at most 5. Where the periods before the first such one would take more than a
      quarter of the axis, they are cut off.
   3. The last period is unfinished when the newest paper of the whole landscape lies in it, and not
      at its very end. */

import type { Atlas } from "../../data/atlas.ts";

export type Unit = "year" | "month";

export const [NONE, EARLY] = [-1, -2];

export interface Span {
  readonly unit: Unit;
  /** "2024" or "2024-05", oldest first, without gaps. */
  readonly periods: readonly string[];
  /** Of each paper of the landscape; NONE: not selected or not dated, EARLY: cut off. */
  readonly of: Int32Array;
  /** Papers in each period. */
  readonly sizes: Uint32Array;
  /** Whether there are enough papers to draw a share. */
  readonly isDrawn: readonly boolean[];
  readonly least: number;
  /** Selected papers without a date, or with a year only where months are shown. */
  readonly undated: number;
  /** Selected papers of periods that are cut off at the beginning. */
  readonly early: number;
  readonly isUnfinished: boolean;
}

const LENGTH: Readonly<Record<Unit, number>> = { year: 4, month: 7 };
const LONGEST_MONTHS = 36;
const MOST_LEAST = 5;
const LONGEST_START = 0.25;

export function spanOf(atlas: Atlas, papers: readonly number[], asked: Unit | ""): Span {
  const { date } = atlas.data.papers;
  const unit = asked || fittingUnit(papers.map((paper) => date[paper]!));
  const length = LENGTH[unit];
  const dated = papers.filter((paper) => date[paper]!.length >= length);
  const keys = dated.map((paper) => date[paper]!.slice(0, length));
  const all = keys.length ? between(least(keys), greatest(keys)) : [];
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const enough = enoughPapers([...counts.values()]);
  const fit = Math.max(0, all.findIndex((key) => (counts.get(key) ?? 0) >= enough));
  const start = fit > LONGEST_START * all.length ? fit : 0;
  const periods = all.slice(start);
  const place = new Map(periods.map((key, at) => [key, at]));
  const of = new Int32Array(atlas.paperCount).fill(NONE);
  dated.forEach((paper, at) => (of[paper] = place.get(keys[at]!) ?? EARLY));
  const sizes = Uint32Array.from(periods, (key) => counts.get(key) ?? 0);
  const kept = sizes.reduce((sum, each) => sum + each, 0);
  return {
    unit,
    periods,
    of,
    sizes,
    isDrawn: Array.from(sizes, (each) => each >= enough),
    least: enough,
    undated: papers.length - dated.length,
    early: dated.length - kept,
    isUnfinished: isUnfinished(greatest(date), periods.at(-1) ?? "", unit),
  };
}

function fittingUnit(dates: readonly string[]): Unit {
  const dated = dates.filter(Boolean);
  const months = dated.filter((each) => each.length >= 7).map((each) => each.slice(0, 7));
  if (!months.length || months.length < 0.9 * dated.length) return "year";
  const length = between(least(months), greatest(months)).length;
  return length <= LONGEST_MONTHS ? "month" : "year";
}

function enoughPapers(sizes: readonly number[]): number {
  const sorted = [...sizes].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 1;
  return Math.max(1, Math.min(MOST_LEAST, Math.ceil(median / 2)));
}

/** All years or months from one to another, both included. */
export function between(first: string, last: string): string[] {
  const found: string[] = [];
  const [year = 0, month = 0] = first.split("-").map(Number);
  if (!month) {
    for (let each = year; each <= Number(last); each++) found.push(String(each).padStart(4, "0"));
    return found;
  }
  for (let at = year * 12 + month - 1; ; at++) {
    const key = `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}`;
    if (key > last) return found;
    found.push(key);
  }
}

/** Dates grow as text. A newest date that says no more than the period may lie anywhere in it. */
function isUnfinished(newest: string, last: string, unit: Unit): boolean {
  if (!last || newest.slice(0, LENGTH[unit]) !== last) return false;
  const rest = newest.slice(LENGTH[unit] + 1);
  return unit === "year" ? rest.slice(0, 2) !== "12" : Number(rest) < 28;
}

function least(texts: readonly string[]): string {
  return texts.reduce((a, b) => (b < a ? b : a));
}

function greatest(texts: readonly string[]): string {
  return texts.reduce((a, b) => (b > a ? b : a), "");
}
