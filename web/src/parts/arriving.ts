/* What has to be fetched first: a line that says so, then the thing, or why not and a way to try again. */

import { h } from "./dom.ts";

type Shown = Node | readonly Node[];

/** An element that fills itself when the value is there; `what` names it in the plural: "sentences". */
export function arriving<Value>(what: string, ask: () => Promise<Value>, show: (value: Value) => Shown): HTMLElement {
  const element = h("div", { class: "arriving" });
  const start = (): void => {
    element.setAttribute("aria-busy", "true");
    element.replaceChildren(h("p", { class: "note" }, `Loading the ${what} …`));
    ask()
      .then((value) => {
        const shown = show(value);
        element.replaceChildren(...(shown instanceof Node ? [shown] : shown));
      })
      .catch((error: unknown) => {
        element.replaceChildren(failure(what, error, start));
      })
      .finally(() => {
        element.removeAttribute("aria-busy");
      });
  };
  start();
  return element;
}

function failure(what: string, error: unknown, again: () => void): HTMLElement {
  const why = error instanceof Error ? error.message : String(error);
  const retry = h("button", { type: "button", on: { click: again } }, "Try again");
  return h("p", { class: "missing", role: "alert" }, `The ${what} did not arrive: ${why}. `, retry);
}
