/* One line of a facet: a box to tick, a name, a bar and a number; a button that leaves it out. */

import { h } from "../parts/dom.ts";
import { glyph } from "../parts/glyphs.ts";
import type { Kept } from "../parts/keyed.ts";
import { counted, number } from "../parts/words.ts";

/** How a line stands at the moment. */
export interface Line {
  readonly count: number;
  /** The largest count of the list, of which the bar is a part. */
  readonly most: number;
  readonly depth: number;
  readonly included: boolean;
  readonly excluded: boolean;
  /** Whether it can be opened, and is; null: it cannot. */
  readonly opened: boolean | null;
}

export interface Doings {
  readonly name: string;
  /** Another class: the kind. */
  readonly look: string;
  /** What is counted, one and many; papers unless said. */
  readonly unit?: readonly [string, string];
  /** Stands before the name: the patch of a topic. */
  readonly mark?: () => Element;
  readonly include: () => void;
  readonly exclude?: () => void;
  readonly open?: () => void;
}

export function makeRow(doings: Doings): Kept<Line> {
  const [one, many] = doings.unit ?? ["paper", "papers"];
  const box = h("input", { type: "checkbox", on: { change: doings.include } });
  const name = h("bdi", { class: "row-name" }, doings.name);
  const figure = h("span", { class: "row-count", "aria-hidden": "true" });
  const spoken = h("span", { class: "unseen" });
  const label = h("label", { class: "row-main", title: doings.name }, box, doings.mark?.(), name, figure, spoken);
  const element = h("li", { class: `row ${doings.look}` }, label);
  const opener = doings.open && button("row-open", "open", `Narrower than ${doings.name}`, doings.open);
  const without = doings.exclude && button("row-not", "exclude", `Leave out ${doings.name}`, doings.exclude);
  if (opener) label.before(opener);
  if (without) element.append(without);
  const set = (line: Line): void => {
    box.checked = line.included;
    figure.textContent = number(line.count);
    spoken.textContent = `, ${counted(line.count, one, many)}`;
    element.style.setProperty("--part", `${line.most ? (100 * line.count) / line.most : 0}%`);
    element.style.setProperty("--depth", String(line.depth));
    element.classList.toggle("excluded", line.excluded);
    element.classList.toggle("empty", !line.count && !line.included && !line.excluded);
    without?.setAttribute("aria-pressed", String(line.excluded));
    if (opener) opener.hidden = line.opened === null;
    opener?.setAttribute("aria-expanded", String(line.opened ?? false));
  };
  return { element, set };
}

function button(look: string, picture: "open" | "exclude", name: string, click: () => void): HTMLButtonElement {
  return h("button", { type: "button", class: look, "aria-label": name, title: name, on: { click } }, glyph(picture, 16));
}
