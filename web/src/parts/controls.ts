/* Controls above a view: a choice, a row of buttons of which one is pressed, a box to tick. Each has
   a `data-key`, so that it keeps the focus when the view is drawn again. */

import { h } from "./dom.ts";

type Entries<Value extends string> = readonly (readonly [value: Value, label: string])[];

export interface Control<Value extends string> {
  readonly key: string;
  readonly label: string;
  readonly value: Value;
  readonly entries: Entries<Value>;
  readonly chosen: (value: Value) => void;
}

/** A drop-down list with its label before it. */
export function choice<Value extends string>({ key, label, value, entries, chosen }: Control<Value>): HTMLElement {
  const options = entries.map(([each, words]) => h("option", { value: each, selected: each === value }, words));
  const list = h("select", { "data-key": key }, options);
  list.addEventListener("change", () => {
    chosen(entries[list.selectedIndex]![0]);
  });
  return h("label", { class: "choice" }, h("span", {}, label), list);
}

/** Few entries side by side. */
export function segments<Value extends string>({ key, label, value, entries, chosen }: Control<Value>): HTMLElement {
  const buttons = entries.map(([each, words]) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String(each === value),
        "data-key": `${key}-${each}`,
        on: {
          click: () => {
            chosen(each);
          },
        },
      },
      words,
    ),
  );
  return h("div", { class: "segments", role: "group", "aria-label": label }, buttons);
}

export function tick(key: string, label: string, checked: boolean, chosen: (checked: boolean) => void): HTMLElement {
  const box = h("input", { type: "checkbox", checked, "data-key": key });
  box.addEventListener("change", () => {
    chosen(box.checked);
  });
  return h("label", { class: "tick" }, box, h("span", {}, label));
}

let unfolded = false;

/** Controls in a row; on a phone they open from one line, so that the view comes first. */
export function toolRow(summary: string, ...controls: (HTMLElement | false | null)[]): HTMLElement {
  const row = h("div", { class: "controls" }, controls);
  const narrow = matchMedia("(max-width: 720px)").matches;
  if (!narrow) return h("div", { class: "tools" }, row);
  const fold = h("details", { class: "tools fold", open: unfolded }, h("summary", { "data-key": "fold" }, summary), row);
  fold.addEventListener("toggle", () => {
    unfolded = fold.open;
  });
  return fold;
}

/** "Save: CSV SVG PNG"; what goes wrong is said beside the button. */
export function saving(entries: readonly (readonly [label: string, says: string, run: () => void | Promise<void>])[]): HTMLElement {
  const says = h("span", { class: "note", role: "status" });
  const buttons = entries.map(([label, title, run]) => {
    const click = (): void => {
      says.textContent = "";
      Promise.resolve()
        .then(run)
        .catch((error: unknown) => {
          says.textContent = `${label} was not made: ${error instanceof Error ? error.message : String(error)}`;
        });
    };
    return h("button", { type: "button", class: "quiet", title, "data-key": `save-${label}`, on: { click } }, label);
  });
  return h("div", { class: "saving", role: "group", "aria-label": "Save" }, h("span", { class: "note", "aria-hidden": "true" }, "Save"), buttons, says);
}

/** Draw again what stands in an element, and give the focus back to the control that had it. */
export function redrawn(element: HTMLElement, draw: () => void): void {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && element.contains(active) ? active.dataset.key : undefined;
  draw();
  if (key === undefined) return;
  const twin = Array.from(element.querySelectorAll<HTMLElement>("[data-key]")).find((each) => each.dataset.key === key);
  twin?.focus({ preventScroll: true });
}
