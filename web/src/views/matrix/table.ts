/* The table itself: names of rows and columns, margins, and a cell for each pair. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { number } from "../../parts/words.ts";
import { toConcept } from "../../parts/ways.ts";
import type { Entry } from "./axis.ts";
import { walkable } from "./keys.ts";
import type { Model } from "./model.ts";
import { joined } from "./options.ts";
import { cellInWords, faceOf } from "./words.ts";

export function buildTable(app: App, model: Model): HTMLTableElement {
  const { counts, columns, rows, names } = model;
  const surprising = model.options.reading === "surprise";
  const margins = surprising ? [counts.baseRows, counts.baseColumns] : [counts.rows, counts.columns];
  const total = surprising ? counts.base : model.asked.papers.length;
  const heads = columns.entries.map((entry, at) => columnHead(app, model, entry, at));
  const head = h("tr", {}, h("td", { class: "corner" }), h("th", { scope: "col", class: "margin" }, h("span", { class: "tip" }, "Papers")), heads);
  const sums = h(
    "tr",
    { class: "sums" },
    h("th", { scope: "row", class: "margin" }, "Papers"),
    h("td", { class: "margin" }, number(total)),
    columns.entries.map((_, at) => h("td", { class: "margin" }, number(margins[1]![at]!))),
  );
  const body = rows.entries.map((entry, row) =>
    h(
      "tr",
      {},
      rowHead(app, model, entry),
      h("td", { class: "margin" }, number(margins[0]![row]!)),
      columns.entries.map((_, column) => cell(app, model, row, column)),
    ),
  );
  const caption = h("caption", { class: "unseen" }, `Papers with ${names[0]} (rows) and ${names[1]} (columns). Arrow keys move between cells, Enter opens one.`);
  const table = h("table", { class: `matrix-table${columns.entries.length <= 12 ? " roomy" : ""}`, role: "grid" }, caption, h("thead", {}, head, sums), h("tbody", {}, body));
  walkable(table);
  lightColumns(table, heads);
  return table;
}

function columnHead(app: App, model: Model, entry: Entry, at: number): HTMLElement {
  const label = app.atlas.label(entry.concept);
  const link = h("a", { href: toConcept(app, entry.concept), title: label }, h("bdi", {}, label));
  const classes = [model.options.columns, entry.depth ? "deeper" : ""].join(" ");
  return h("th", { scope: "col", class: classes, "data-column": at }, h("div", { class: "tip" }, link), opener(app, model, entry));
}

function rowHead(app: App, model: Model, entry: Entry): HTMLElement {
  const label = app.atlas.label(entry.concept);
  const link = h("a", { href: toConcept(app, entry.concept), title: label }, h("bdi", {}, label));
  const head = h("th", { scope: "row", class: model.options.rows }, h("div", { class: "name-of-row" }, opener(app, model, entry), link));
  head.style.setProperty("--depth", String(entry.depth));
  return head;
}

/** Opens or closes what is narrower. */
function opener(app: App, model: Model, entry: Entry): HTMLElement | null {
  if (!entry.narrower) return null;
  const { opened } = model.options;
  const next = entry.isOpen ? opened.filter((each) => each !== entry.concept) : [...opened, entry.concept];
  const label = app.atlas.label(entry.concept);
  const click = (): void => {
    app.go({ options: { opened: joined(app.atlas, next) } });
    app.announce(`${label} ${entry.isOpen ? "closed" : `opened: ${entry.narrower} narrower`}`);
  };
  return h(
    "button",
    {
      type: "button",
      class: "opener",
      "aria-expanded": String(entry.isOpen),
      "aria-label": `Narrower than ${label} (${entry.narrower})`,
      title: entry.isOpen ? "Close" : `Open: ${entry.narrower} narrower`,
      "data-key": `open-${app.atlas.data.concepts.id[entry.concept]!}`,
      on: { click },
    },
    entry.isOpen ? "−" : "+",
  );
}

function cell(app: App, model: Model, row: number, column: number): HTMLElement {
  const { atlas } = app;
  const at = row * model.columns.entries.length + column;
  const [one, other] = [model.asked.rows[row]!, model.asked.columns[column]!];
  const face = faceOf(model, at);
  const classes = `cell ${face.tint}${face.isStrong ? " strong" : ""}`;
  const words = cellInWords(atlas, model, row, column);
  if (one === other) return h("td", { class: "cell itself", "aria-label": "the same" });
  if (!model.counts.cells[at]) return h("td", { class: classes, title: words, "data-column": column }, face.text);
  const id = joined(atlas, [one, other]);
  const href = app.href({ options: { cell: id, page: "" } });
  return h("td", { class: classes, "data-column": column }, h("a", { href, title: words, "aria-label": words, "data-key": `cell-${id}`, "data-cell": id }, face.text || "·"));
}

/** The head of the column under the pointer is marked; that of the row is marked by CSS. */
function lightColumns(table: HTMLElement, heads: readonly HTMLElement[]): void {
  let lit: HTMLElement | undefined;
  const light = (event: Event): void => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("td[data-column]") : null;
    lit?.classList.remove("lit");
    lit = cell && event.type !== "pointerleave" ? heads[Number(cell.dataset.column)] : undefined;
    lit?.classList.add("lit");
  };
  for (const each of ["pointerover", "pointerleave", "focusin"]) table.addEventListener(each, light);
}

/** Show which cell is open. */
export function markCell(table: HTMLElement, id: string): void {
  for (const each of table.querySelectorAll<HTMLElement>("[data-cell]")) {
    if (each.dataset.cell === id) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
}
