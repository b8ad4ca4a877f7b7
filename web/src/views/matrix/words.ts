/* What a cell shows and what it says, in the reading that is chosen. */

import type { Atlas } from "../../data/atlas.ts";
import { counted, number } from "../../parts/words.ts";
import type { Model } from "./model.ts";
import { leaning, tint, type Surprise } from "./surprise.ts";

export interface Face {
  readonly text: string;
  /** Class of its tint. */
  readonly tint: string;
  readonly isStrong: boolean;
}

export function faceOf(model: Model, at: number): Face {
  const count = model.counts.cells[at]!;
  const surprise = model.surprise[at] ?? null;
  if (model.options.reading === "counts") {
    return { text: count ? number(count) : "", tint: `tint-${Math.min(8, tint(count, model.largest))}`, isStrong: false };
  }
  if (!surprise) return { text: "", tint: "tint-0", isStrong: false };
  // an empty cell of which nobody would have expected a paper is no news
  const text = count || surprise.leans ? times(surprise.ratio) : "";
  return { text, tint: surprise.leans ? leaningTint(surprise.ratio) : "tint-0", isStrong: surprise.standsOut };
}

function leaningTint(ratio: number): string {
  const steps = leaning(ratio);
  return steps ? `tint-${steps < 0 ? "rare" : "often"}-${Math.abs(steps)}` : "tint-0";
}

const SMALL = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 1 });
const MIDDLE = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const LARGE = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });

/** "0.02", "1.5", "12": what is small is not made nothing. */
export function rounded(value: number): string {
  const form = value < 0.1 ? SMALL : value < 9.95 ? MIDDLE : LARGE;
  return form.format(value);
}

/** "1.5×", "12×", "0×" */
export function times(ratio: number): string {
  return `${rounded(ratio)}×`;
}

/** "GRPO × Offline RL: 12 papers; 8.1 expected, 1.5× as many, surprisingly frequent" */
export function cellInWords(atlas: Atlas, model: Model, row: number, column: number): string {
  const at = row * model.columns.entries.length + column;
  const names = `${atlas.label(model.asked.rows[row]!)} × ${atlas.label(model.asked.columns[column]!)}`;
  const surprise = model.surprise[at];
  const papers = counted(model.counts.cells[at]!, "paper");
  return surprise ? `${names}: ${papers}; ${surpriseInWords(surprise)}` : `${names}: ${papers}`;
}

export function surpriseInWords(surprise: Surprise): string {
  const expected = `${rounded(surprise.expected)} expected, ${times(surprise.ratio)} as many`;
  const side = surprise.ratio < 1 ? "rare" : "frequent";
  if (surprise.standsOut) return `${expected}, surprisingly ${side}`;
  return surprise.leans ? `${expected}, ${side} if taken alone (p ${rounded(100 * surprise.p)}%)` : `${expected}, which may be chance`;
}
