/* The years under the map: how many papers each has, and two handles that narrow them. A bar may be
   clicked, a stretch drawn; the handles are sliders for the keyboard. */

import type { App } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { counted, number } from "../../parts/words.ts";
import type { Part } from "./area-bar.ts";

/** Every year from the first to the last, also those without papers. */
export function yearsOf(dates: readonly string[]): number[] {
  const years = dates.map((date) => Number(date.slice(0, 4))).filter((year) => year > 0);
  if (!years.length) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: Math.min(400, last - first + 1) }, (_, at) => first + at);
}

export function buildBrush(app: App): Part {
  const years = yearsOf(app.atlas.data.papers.date);
  const element = h("section", { class: "map-brush", "aria-label": "Years" });
  if (years.length < 2) return { element: h("div", { hidden: true }), refresh: () => undefined };
  const [first, last] = [years[0]!, years.at(-1)!];
  const undated = app.atlas.paperCount - app.atlas.data.about.counts.dated;
  const bars = years.map(() => h("span", { class: "brush-fill" }));
  const columns = years.map((year, at) => h("span", { class: "brush-year" }, bars[at], h("span", { class: labelClass(at, years.length) }, year)));
  const track = h("div", { class: "brush-track", "aria-hidden": "true" }, columns);
  const note = h("span", { class: "brush-note" });
  const clear = h("button", { type: "button", class: "quiet", on: { click: () => app.go({ filter: { from: "", to: "" } }) } }, "All years");
  const link = h("a", {}, "Timeline");

  const range = (): [number, number] => {
    const { from, to } = app.state.filter;
    return [Math.max(first, Number(from.slice(0, 4)) || first), Math.min(last, Number(to.slice(0, 4)) || last)];
  };
  const choose = (one: number, other: number, how: "push" | "replace"): void => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    app.go({ filter: { from: low <= first ? "" : String(low), to: high >= last ? "" : String(high) } }, how);
  };
  const handles = (["From year", "To year"] as const).map((label, end) => {
    const keys = (event: KeyboardEvent): void => {
      const [low, high] = range();
      const now = end ? high : low;
      const next = moved(event.key, now, end ? low : first, end ? last : high);
      if (next === null) return;
      event.preventDefault();
      choose(end ? low : next, end ? next : high, "replace");
    };
    return h("div", { class: `brush-handle ${end ? "to" : "from"}`, role: "slider", tabindex: 0, "aria-label": label, on: { keydown: keys } });
  });
  drag(track, years, choose);
  track.append(...handles);
  track.removeAttribute("aria-hidden");
  element.append(track, h("div", { class: "brush-side" }, note, clear, link));

  const refresh = (): void => {
    const [low, high] = range();
    const counts = years.map((year) => app.selection.ofYear.get(String(year)) ?? 0);
    const most = Math.max(1, ...counts);
    years.forEach((year, at) => {
      bars[at]!.style.height = counts[at] ? `${Math.max(4, (100 * counts[at]) / most)}%` : "0";
      columns[at]!.classList.toggle("out", year < low || year > high);
      columns[at]!.title = `${year}: ${counted(counts[at]!, "paper")}`;
    });
    handles.forEach((handle, end) => {
      const now = end ? high : low;
      handle.style.left = `${(100 * (now - first + end)) / years.length}%`;
      handle.setAttribute("aria-valuemin", String(end ? low : first));
      handle.setAttribute("aria-valuemax", String(end ? last : high));
      handle.setAttribute("aria-valuenow", String(now));
    });
    const whole = low === first && high === last;
    clear.hidden = whole;
    note.textContent = whole ? `${first}–${last}` : low === high ? String(low) : `${low}–${high}`;
    if (undated && !whole) note.append(h("span", { class: "note" }, ` without ${number(undated)} undated`));
    link.href = app.href({ view: "timeline", options: {} });
  };
  return { element, refresh };
}

function moved(key: string, now: number, low: number, high: number): number | null {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, PageDown: now - 5, PageUp: now + 5, Home: low, End: high };
  const next = steps[key];
  return next === undefined ? null : Math.min(high, Math.max(low, next));
}

/* First, last, and a handful between; on a small screen every other of them. */
function labelClass(at: number, count: number): string {
  const step = Math.ceil(count / 14);
  if (at === 0 || at === count - 1) return "brush-label";
  if (at % step || count - 1 - at < step / 2) return "brush-label none";
  return at % (3 * step) || count - 1 - at < 2 * step ? "brush-label minor" : "brush-label";
}

function drag(track: HTMLElement, years: readonly number[], choose: (one: number, other: number, how: "push" | "replace") => void): void {
  let start: number | null = null;
  let last = 0;
  const yearAt = (event: PointerEvent): number => {
    const box = track.getBoundingClientRect();
    const at = Math.floor(((event.clientX - box.left) / box.width) * years.length);
    return years[Math.min(years.length - 1, Math.max(0, at))]!;
  };
  track.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    track.setPointerCapture(event.pointerId);
    const handle = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(".brush-handle") : null;
    const other = handle?.classList.contains("from") ? ".to" : ".from";
    start = handle ? Number(track.querySelector(other)!.getAttribute("aria-valuenow")) : yearAt(event);
    last = handle ? Number(handle.getAttribute("aria-valuenow")) : NaN;
    if (!handle) choose(start, (last = start), "push");
  });
  track.addEventListener("pointermove", (event) => {
    if (start === null || yearAt(event) === last) return;
    last = yearAt(event);
    choose(start, last, "replace");
  });
  for (const end of ["pointerup", "pointercancel"] as const) track.addEventListener(end, () => (start = null));
}
