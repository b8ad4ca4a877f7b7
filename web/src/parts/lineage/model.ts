/* All that a chart of a lineage shows. */

import type { Atlas } from "../../data/atlas.ts";
import { forestOf, type Forest } from "./forest.ts";
import { rowsOf, type Drawn } from "./rows.ts";
import { birthsOf, type Birth, type Step } from "./steps.ts";

export interface LineageModel {
  readonly steps: readonly Step[];
  readonly births: (concept: number) => Birth;
  readonly forest: Forest;
  readonly drawn: Drawn;
}

export function lineageModel(atlas: Atlas, steps: readonly Step[], most?: number): LineageModel {
  const births = birthsOf(atlas);
  const forest = forestOf(atlas, steps, births);
  return { steps, births, forest, drawn: rowsOf(atlas, steps, forest, births, most) };
}
