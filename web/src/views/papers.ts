/* The papers that pass, as a list or a table: what the map shows, in words. */

import type { App, View } from "../app/app.ts";
import type { State } from "../app/state.ts";
import { h } from "../parts/dom.ts";
import { exportButtons } from "../parts/export-papers.ts";
import { pageOf, pager } from "../parts/pager.ts";
import { emptyNote } from "./papers/empty.ts";
import { paperLine } from "./papers/line.ts";
import { optionOf, ordered, orderOf, type OrderName } from "./papers/order.ts";
import { papersTable } from "./papers/table.ts";

const PAGE = 50;
const SORTS: readonly (readonly [OrderName, string])[] = [
  ["date", "Newest first"],
  ["title", "By title"],
  ["links", "Most links first"],
  ["topic", "By topic"],
];

export function openPapers(app: App): View {
  const heading = h("h1", { tabindex: -1 }, "Papers");
  const content = h("div", { class: "listing-content" });
  const sort = h("select", {
    "aria-label": "Order",
    on: { change: () => app.go({ options: { sort: sort.value, page: "" } }) },
  });
  const forms = (["", "table"] as const).map((form) => {
    const click = (): void => app.go({ options: { form } });
    return { form, button: h("button", { type: "button", on: { click } }, form ? "Table" : "List") };
  });
  const exports = exportButtons(app, sortedPapers, () => `${app.atlas.data.about.title} papers`);
  const tools = h(
    "div",
    { class: "tools listing-tools" },
    sort,
    h("span", { class: "pair", role: "group", "aria-label": "Form" }, forms.map(({ button }) => button)),
    exports,
  );
  const element = h("section", { class: "page listing" }, h("header", { class: "listing-head" }, heading, tools), content);

  function sortedPapers(): readonly number[] {
    return ordered(app.atlas, app.selection.papers, orderOf(app.state.options.sort));
  }

  function draw(): void {
    const { options } = app.state;
    const order = orderOf(options.sort);
    const names = SORTS.some(([name]) => name === order.name && !order.reversed) ? SORTS : [...SORTS, [order.name, "As the table says"] as const];
    sort.replaceChildren(...names.map(([name, text]) => h("option", { value: optionOf({ ...order, name, reversed: name === order.name && order.reversed }) }, text)));
    sort.value = optionOf(order);
    for (const { form, button } of forms) button.setAttribute("aria-pressed", String((options.form ?? "") === form));
    const papers = sortedPapers();
    element.classList.toggle("as-table", options.form === "table");
    tools.hidden = papers.length === 0;
    content.replaceChildren(...(papers.length ? pageParts(papers) : [emptyNote(app)]));
  }

  function pageParts(papers: readonly number[]): HTMLElement[] {
    const { options } = app.state;
    const last = Math.ceil(papers.length / PAGE);
    const page = pageOf(options.page, last);
    const shown = papers.slice((page - 1) * PAGE, page * PAGE);
    const list =
      options.form === "table"
        ? papersTable(app, shown, orderOf(options.sort))
        : h("ol", { class: "paper-lines", start: (page - 1) * PAGE + 1 }, lines(shown));
    const pages = pager(page, last, (to) => app.href({ options: { page: to === 1 ? "" : String(to) } }));
    return pages ? [list, pages] : [list];
  }

  function lines(papers: readonly number[]): HTMLElement[] {
    const concepts = app.state.filter.concepts.map((id) => app.atlas.concept(id)).filter((each) => each >= 0);
    const asked = app.atlas.downwards(concepts);
    return papers.map((paper) => paperLine(app, paper, asked));
  }

  function update(before: State): void {
    const sorted = document.activeElement?.getAttribute("data-sort");
    draw();
    const { options, filter } = app.state;
    if (options.page && JSON.stringify(filter) !== JSON.stringify(before.filter)) {
      // another list has other pages; not while this change is still being told
      queueMicrotask(() => app.go({ options: { page: "" } }, "replace"));
    } else if (options.page !== before.options.page) {
      heading.focus({ preventScroll: true });
      element.parentElement?.scrollTo({ top: 0 });
    }
    if (sorted) element.querySelector<HTMLElement>(`[data-sort="${sorted}"]`)?.focus({ preventScroll: true });
  }

  draw();
  return { title: "Papers", element, update };
}
