/* All that the timeline shows, computed once for each state. */

import type { App } from "../../app/app.ts";
import { candidates, specific } from "../../parts/candidates.ts";
import { linkTest, sizes } from "../../parts/counted-links.ts";
import { changesOf, type Change } from "./changes.ts";
import { readOptions, type TimelineOptions } from "./options.ts";
import { spanOf, type Span } from "./periods.ts";
import { seriesOf, type Series } from "./series.ts";

const MULTIPLES = 12;
/** Fewer papers say nothing of a change. */
const LEAST_PAPERS = 3;

export interface Model {
  readonly options: TimelineOptions;
  readonly span: Span;
  /** Of the kind, largest first. */
  readonly top: readonly Series[];
  /** In the large chart, in the order of their colours. */
  readonly chosen: readonly Series[];
  readonly isChosenByUs: boolean;
  readonly changes: readonly Change[];
  /** Concepts of the kind by all selected papers, dated or not. */
  readonly sizes: Uint32Array;
  /** Concepts of the kind with a paper, largest first. */
  readonly candidates: readonly number[];
}

export function modelOf(app: App): Model {
  const { atlas, selection } = app;
  const options = readOptions(atlas, app.state.options);
  const exact = options.level === "exact";
  const test = linkTest(atlas, app.state.filter, selection, options.passing);
  const size = sizes(atlas, selection.papers, test, exact);
  const known = candidates(atlas, options.kind, size, options.level);
  const all = options.level === "all" ? specific(atlas, known, size) : known;
  const span = spanOf(atlas, selection.papers, options.by);
  const asked = all.filter((each, at) => at < MULTIPLES || size[each]! >= LEAST_PAPERS);
  const found = seriesOf(atlas, span, test, asked, exact);
  const changes = changesOf(found.filter((each) => each.papers >= LEAST_PAPERS), span);
  const top = found.slice(0, MULTIPLES);
  const chosen = options.chosen ? seriesOf(atlas, span, test, options.chosen, exact) : telling(changes, top);
  return { options, span, top, chosen, isChosenByUs: !options.chosen, changes, sizes: size, candidates: all };
}

/** What changed most, or where nothing did for sure, the largest. */
function telling(changes: readonly Change[], top: readonly Series[]): Series[] {
  const rising = changes.filter((each) => each.says === "rises").slice(0, 3);
  const fading = changes.filter((each) => each.says === "fades").slice(0, 2);
  const found = [...rising, ...fading].map((each) => each.series);
  return found.length > 1 ? found : [...new Set([...found, ...top])].slice(0, 4);
}
