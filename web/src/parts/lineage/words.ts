/* A lineage in words. */

import { date } from "../words.ts";
import type { Birth } from "./steps.ts";

/** "first proposed 3 Jan 2018", "in use by 2018" */
export function bornInWords({ date: born, isSeen }: Birth): string {
  if (!born) return "no date";
  return isSeen ? `in use by ${date(born)}` : `first proposed ${date(born)}`;
}

/** "≤2018" where it is at least so old. */
export function yearOf({ date: born, isSeen }: Birth): string {
  return `${isSeen ? "≤" : ""}${born.slice(0, 4)}`;
}
