/* What to narrow the landscape by, with live counts; on the phone a sheet over the view. */

import { h } from "../parts/dom.ts";
import type { App } from "./app.ts";
import { confidenceFacet, roleFacet } from "./facet-links.ts";
import { conceptFacet } from "./facet-concepts.ts";
import { topicFacet } from "./facet-topics.ts";
import { yearFacet } from "./facet-years.ts";

export function buildFacets(app: App): HTMLElement {
  const kinds = app.atlas.data.kinds.map((kind) => conceptFacet(app, kind));
  const match = matchChoice(app);
  const facets = [...kinds, topicFacet(app), yearFacet(app), roleFacet(app), confidenceFacet(app)];
  const refresh = (): void => {
    match.refresh();
    for (const facet of facets) facet.refresh();
  };
  const element = h(
    "section",
    { class: "facets", "aria-label": "Filter" },
    match.element,
    facets.map((facet) => facet.element),
  );
  let filter = "";
  const follow = (): void => {
    const now = JSON.stringify(app.state.filter);
    if (now === filter) return;
    filter = now;
    refresh();
  };
  app.listen(follow);
  follow();
  return element;
}

/* Whether one of several concepts of a kind is enough. */
function matchChoice(app: App): { readonly element: HTMLElement; refresh(): void } {
  const choices = (["any", "all"] as const).map((match) => {
    const choose = (): void => app.go({ filter: { match } });
    const box = h("input", { type: "radio", name: "match", value: match, on: { change: choose } });
    return { match, box, element: h("label", {}, box, h("span", {}, match)) };
  });
  const element = h(
    "fieldset",
    { class: "match" },
    h("legend", {}, "Several of a kind"),
    h("div", { class: "switch" }, choices.map((choice) => choice.element)),
  );
  const refresh = (): void => {
    for (const { match, box } of choices) box.checked = app.state.filter.match === match;
  };
  return { element, refresh };
}
