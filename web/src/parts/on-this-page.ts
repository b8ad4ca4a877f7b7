/* Ways to the sections of a long page. Addresses are taken by the state, so these are buttons. */

import { h } from "./dom.ts";

/** A row of buttons, one a section that has a heading to be seen; made again with `fill` when they change. */
export function onThisPage(page: HTMLElement): { readonly element: HTMLElement; fill(): void } {
  const element = h("nav", { class: "on-this-page tools", "aria-label": "On this page" });
  const fill = (): void => {
    const heads = Array.from(page.querySelectorAll<HTMLElement>("h2:not(.unseen)"));
    element.replaceChildren(...heads.map(way));
  };
  return { element, fill };
}

function way(heading: HTMLElement): HTMLElement {
  const name = heading.dataset.short ?? heading.firstChild?.textContent ?? "";
  const button = h("button", { type: "button", class: "quiet" }, name);
  button.addEventListener("click", () => {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  });
  return button;
}
