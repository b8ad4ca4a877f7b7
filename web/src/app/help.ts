/* Which keys do what: a dialog, and the same list for the page about the landscape. */

import { h } from "../parts/dom.ts";
import { keysAreOn, switchKeys } from "./shortcuts.ts";

/** Keys and what they do, by where they work. */
export const KEYS: readonly (readonly [where: string, keys: readonly (readonly [keys: string, does: string])[]])[] = [
  [
    "Everywhere",
    [
      ["/", "find a paper, a concept or a topic"],
      ["1 … 7", "Map, Papers, Matrix, Timeline, Lineage, Queries, About"],
      ["f", "to the filter"],
      ["?", "these keys"],
      ["Esc", "close what is open; on the map: select nothing"],
    ],
  ],
  [
    "Map",
    [
      ["← ↑ → ↓", "move the map"],
      ["+ −", "nearer, farther"],
      ["0", "all of it"],
      ["l", "draw an area to select"],
      ["Tab, then Enter", "go from name to name and choose one"],
    ],
  ],
  [
    "Matrix",
    [
      ["← ↑ → ↓", "from cell to cell"],
      ["Enter", "the papers of the cell, with their sentences"],
    ],
  ],
];

export function keysTable(): HTMLElement {
  const groups = KEYS.map(([where, keys]) =>
    h(
      "tbody",
      {},
      h("tr", {}, h("th", { scope: "rowgroup", colspan: 2 }, where)),
      keys.map(([key, does]) => h("tr", {}, h("td", {}, key.split(" ").map((each, place) => [place > 0 && " ", keyOf(each)])), h("td", {}, does))),
    ),
  );
  return h("table", { class: "keys" }, groups);
}

/* "then" and "…" between keys are words. */
function keyOf(text: string): Node {
  if (["then", "…"].includes(text)) return document.createTextNode(text);
  const bare = text.replace(/,$/, "");
  const key = h("kbd", {}, bare);
  return bare === text ? key : h("span", {}, key, ",");
}

export function helpDialog(): HTMLDialogElement {
  const change = (): void => switchKeys(box.checked);
  const box = h("input", { type: "checkbox", on: { change } });
  box.checked = keysAreOn();
  const shut = h("button", { type: "button", on: { click: () => dialog.close() } }, "Close");
  const dialog: HTMLDialogElement = h(
    "dialog",
    { class: "help", "aria-labelledby": "help-title" },
    h("h2", { id: "help-title" }, "Keys"),
    keysTable(),
    h("p", {}, h("label", {}, box, " Single letters and digits act as keys")),
    h("div", { class: "dialog-end" }, shut),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // beside it
  });
  return dialog;
}
