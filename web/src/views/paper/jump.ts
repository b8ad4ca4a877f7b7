/* From a chip to the first mark of its concept: scroll there, focus it, and flash all of its marks. */

import type { App } from "../../app/app.ts";

const FLASH = 1600;

export function showMark(app: App, page: HTMLElement, paper: number, concept: number): void {
  const { from } = app.atlas.linksOf(paper);
  const link = app.atlas.conceptsOf(paper).indexOf(concept);
  if (link < 0) return;
  const marks = Array.from(page.querySelectorAll<HTMLElement>(`mark[data-links~="${link}"]`));
  // a chip leads to the running text: the title stands beside it, and the list below tells all links
  const first = marks.find((each) => each.closest(".abstract")) ?? marks[0] ?? page.querySelector<HTMLElement>(`#link-${link}`);
  if (!first) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  first.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  (first.querySelector("a") ?? first).focus({ preventScroll: true });
  for (const each of marks) flash(each);
  app.announce(`${app.atlas.label(concept)}: ${app.atlas.role(from + link).replace("_", " ")}, marked in the text`);
}

const ends = new WeakMap<HTMLElement, number>();

function flash(mark: HTMLElement): void {
  window.clearTimeout(ends.get(mark));
  mark.classList.remove("flashed");
  void mark.offsetWidth; // so that the animation begins anew
  mark.classList.add("flashed");
  ends.set(mark, window.setTimeout(() => mark.classList.remove("flashed"), FLASH));
}
