/* Links to the pages of a long list. */

import { h } from "./dom.ts";
import { number } from "./words.ts";

/** Pages to offer, from 1; 0 stands for a gap: `pagesShown(6, 20)` is 1, 0, 5, 6, 7, 0, 20. */
export function pagesShown(current: number, last: number): number[] {
  const wanted = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last);
  const pages = [...new Set(wanted)].sort((a, b) => a - b);
  return pages.flatMap((page, place) => {
    const before = pages[place - 1] ?? 0;
    if (page - before === 2) return [page - 1, page]; // a gap of one page is no shorter than the page
    return page - before > 2 ? [0, page] : [page];
  });
}

/** The page that an option asks for, within those there are. */
export function pageOf(option: string | undefined, last: number): number {
  const asked = Number(option);
  return Number.isInteger(asked) ? Math.min(Math.max(asked, 1), Math.max(last, 1)) : 1;
}

/** Nothing where one page is enough; `of` tells one list of a view from another. */
export function pager(current: number, last: number, href: (page: number) => string, of = "the list"): HTMLElement | null {
  if (last <= 1) return null;
  const to = (page: number, text: string, name: string): HTMLElement =>
    page < 1 || page > last
      ? h("span", { class: "page-step off", "aria-hidden": "true" }, text)
      : h("a", { class: "page-step", href: href(page), "aria-label": name }, text);
  const steps = pagesShown(current, last).map((page) => {
    if (!page) return h("li", {}, h("span", { class: "page-gap", "aria-hidden": "true" }, "…"));
    const here = page === current ? "page" : null;
    return h("li", {}, h("a", { href: href(page), "aria-current": here, "aria-label": `Page ${page}` }, number(page)));
  });
  return h(
    "nav",
    { class: "pager", "aria-label": `Pages of ${of}` },
    to(current - 1, "Previous", "Previous page"),
    h("ol", {}, steps),
    to(current + 1, "Next", "Next page"),
  );
}
