/* An address that names nothing of this landscape: said in words, with a way on. */

import type { App } from "../app/app.ts";
import type { ViewName } from "../app/state.ts";
import { h } from "./dom.ts";

export function notHere(app: App, what: string, id: string): HTMLElement {
  const way = (label: string, view: ViewName): HTMLElement => h("a", { href: app.href({ view, id: "", options: {} }) }, label);
  const why = ". It may have been in an earlier build, or the address was cut.";
  return h(
    "section",
    { class: "page" },
    h("h1", {}, `No such ${what}`),
    h("p", {}, `This landscape holds no ${what} `, h("code", {}, h("bdi", {}, id)), why),
    h("p", {}, way("To the map", "map"), " · ", way("To the list of papers", "papers")),
  );
}
