/* Which concepts share papers, as a table; a cell opens its papers with the sentences. */

import type { App, View } from "../../app/app.ts";
import type { State } from "../../app/state.ts";
import { redrawn } from "../../parts/controls.ts";
import { h } from "../../parts/dom.ts";
import { counted, number } from "../../parts/words.ts";
import { MOST_ENTRIES, type Axis } from "./axis.ts";
import { buildCell } from "./cell.ts";
import { modelOf, type Model } from "./model.ts";
import { joined, readOptions } from "./options.ts";
import { buildStandouts } from "./standouts.ts";
import { buildTable, markCell } from "./table.ts";
import { buildTools } from "./tools.ts";

export function openMatrix(app: App): View {
  const element = h("section", { class: "page wide matrix" });
  const beside = h("div", { class: "beside" });
  let model = modelOf(app);
  let table = buildTable(app, model);

  const drawCell = (): void => {
    const panel = buildCell(app, model);
    beside.replaceChildren(...(panel ? [panel] : []));
    element.classList.toggle("is-open", panel !== null);
    markCell(table, model.options.cell ? joined(app.atlas, model.options.cell) : "");
  };
  const draw = (): void => {
    model = modelOf(app);
    table = buildTable(app, model);
    const [scroll] = element.getElementsByClassName("matrix-scroll");
    const place = scroll ? [scroll.scrollLeft, scroll.scrollTop] : [0, 0];
    const frame = h("div", { class: "matrix-scroll" }, table);
    const left = h("div", { class: "matrix-main" }, buildTools(app, model), legend(model), frame, notes(model), buildStandouts(app, model));
    element.replaceChildren(heading(model), h("div", { class: "matrix-body" }, left, beside));
    frame.scrollTo(place[0]!, place[1]!);
    drawCell();
  };
  const update = (before: State): void => {
    const isSame = whatTableShows(before) === whatTableShows(app.state);
    if (!isSame) {
      redrawn(element, draw);
      return;
    }
    model = { ...model, options: readOptions(app.atlas, app.state.options) };
    redrawn(element, drawCell);
    follow(model, beside, table, before);
  };
  draw();
  return { title: "Matrix", element, update };
}

function whatTableShows(state: State): string {
  const options = Object.entries(state.options).filter(([name]) => name !== "cell" && name !== "page");
  return JSON.stringify([state.filter, options.sort()]);
}

/** Reading goes on in what was opened, and back at the cell when it is closed. */
function follow(model: Model, beside: HTMLElement, table: HTMLElement, before: State): void {
  const { cell } = model.options;
  if (cell) {
    const heading = beside.querySelector("h2");
    heading?.focus({ preventScroll: true });
    // on a narrow page they stand below the table
    const isBelow = beside.getBoundingClientRect().top > innerHeight * 0.6;
    if (isBelow) beside.scrollIntoView({ block: "start" });
    return;
  }
  const links = Array.from(table.querySelectorAll<HTMLElement>("[data-cell]"));
  links.find((each) => each.dataset.cell === before.options.cell)?.focus();
}

function heading(model: Model): HTMLElement {
  const [rows, columns] = model.names;
  const says = `${rows[0]!.toUpperCase()}${rows.slice(1)} by ${columns} in ${counted(model.asked.papers.length, "paper")}`;
  return h("header", { class: "matrix-heading" }, h("h1", {}, "Matrix"), h("p", { class: "note" }, says));
}

function legend(model: Model): HTMLElement {
  const step = (tint: string, text: string): HTMLElement => h("span", { class: `tint-step ${tint}` }, text);
  if (model.options.reading === "counts") {
    const steps = [1, 2, 3, 4, 5, 6, 7, 8].map((each) => step(`tint-${each}`, ""));
    return h("p", { class: "legend note" }, h("span", {}, "Papers with both: 1"), h("span", { class: "tint-row", "aria-hidden": "true" }, steps), h("span", {}, number(model.largest)));
  }
  const steps = ["rare-4", "rare-3", "rare-2", "rare-1", "often-1", "often-2", "often-3", "often-4"].map((each) => step(`tint-${each}`, ""));
  return h(
    "p",
    { class: "legend note" },
    h("span", {}, "Rarer than chance: 0.1×"),
    h("span", { class: "tint-row", "aria-hidden": "true" }, steps),
    h("span", {}, "8× more frequent. Bold: stands out among all cells; without tint: may be chance."),
  );
}

function notes(model: Model): HTMLElement {
  const { options, rows, columns } = model;
  const shown = [rowsOf(rows, model.names[0], options.level), rowsOf(columns, model.names[1], options.level)].filter(Boolean);
  const about = options.passing
    ? "Papers that avoid a concept or only mention it are counted."
    : "A paper that only mentions a concept, or avoids it, is not counted.";
  const narrower = {
    all: "Counts include narrower concepts; a broad one gives way to a narrower one that has nearly all its papers.",
    families: "Counts include narrower concepts.",
    exact: "Narrower concepts are not counted with broader ones.",
  }[options.level];
  return h("p", { class: "note" }, [...shown, narrower, about].join(" "));
}

function rowsOf(axis: Axis, name: string, level: string): string {
  const what = level === "families" ? `families of ${name}` : name;
  if (axis.entries.length >= MOST_ENTRIES) return `The table ends at ${MOST_ENTRIES} ${name}.`;
  return axis.taken < axis.candidates ? `Shown are the ${number(axis.taken)} largest of ${number(axis.candidates)} ${what}.` : "";
}
