/* Put a concept into the large chart or take it out; the result is the option "show". */

import type { App } from "../../app/app.ts";
import type { Model } from "./model.ts";
import { MOST_CHOSEN } from "./options.ts";

export function withoutConcept(app: App, model: Model, concept: number): string {
  return written(app, model.chosen.map((each) => each.concept).filter((each) => each !== concept));
}

/** The first one leaves when there are too many. A first choice takes the place of what was chosen for the reader. */
export function withConcept(app: App, model: Model, concept: number): string {
  const kept = model.isChosenByUs ? [] : model.chosen.map((each) => each.concept);
  return written(app, [...kept.filter((each) => each !== concept), concept].slice(-MOST_CHOSEN));
}

/** "~" is an empty choice: "" would be none at all, and the view would choose. */
function written(app: App, concepts: readonly number[]): string {
  return concepts.map((each) => app.atlas.data.concepts.id[each]!).join("~") || "~";
}
