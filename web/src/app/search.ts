/* A field that finds papers, concepts and topics by name and leads there: a combobox with a listbox. */

import { h } from "../parts/dom.ts";
import { glyph } from "../parts/glyphs.ts";
import { icon, KIND_NAMES } from "../parts/kinds.ts";
import { swatch } from "../parts/topic-colour.ts";
import { counted } from "../parts/words.ts";
import type { App } from "./app.ts";
import { Finder, type Found } from "./find.ts";

const MOST = 8;

interface Choice {
  readonly element: HTMLElement;
  take(): void;
}

export interface Search {
  readonly element: HTMLElement;
  readonly field: HTMLInputElement;
}

export function buildSearch(app: App): Search {
  const finder = new Finder(app.atlas);
  const list = h("ul", { class: "findings", id: "found", role: "listbox", "aria-label": "Found", hidden: true });
  const field = h("input", {
    type: "search",
    id: "find",
    role: "combobox",
    "aria-label": "Find a paper, a concept or a topic",
    "aria-autocomplete": "list",
    "aria-controls": "found",
    "aria-expanded": "false",
    "aria-keyshortcuts": "/",
    placeholder: "Find a paper, concept or topic",
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "go",
    on: {
      input: () => show(),
      focus: () => {
        setTimeout(() => finder.prepare(), 0);
        if (field.value) show();
      },
      blur: () => hide(),
      keydown: (event) => press(event),
    },
  });
  let choices: Choice[] = [];
  let active = -1;

  function show(): void {
    const typed = field.value.trim();
    choices = typed ? [...finder.find(typed, MOST).map((each) => entry(app, each)), ...wider(app, typed)] : [];
    choices.forEach(({ element, take }, place) => {
      element.id = `found-${place}`;
      element.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
      element.addEventListener("click", () => choose(take));
    });
    list.replaceChildren(...choices.map(({ element }) => element));
    list.hidden = choices.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    mark(choices.length ? 0 : -1);
  }

  function hide(): void {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    mark(-1);
  }

  function mark(place: number): void {
    choices[active]?.element.removeAttribute("aria-selected");
    active = place;
    const chosen = choices[place]?.element;
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen && !list.hidden) field.setAttribute("aria-activedescendant", chosen.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function choose(take: () => void): void {
    hide();
    field.value = "";
    field.blur();
    take();
  }

  function press(event: KeyboardEvent): void {
    const { key } = event;
    if (key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (list.hidden) field.value = "";
      if (list.hidden && !field.value) field.blur();
      hide();
    } else if (key === "Enter") {
      const chosen = choices[active];
      if (chosen && !list.hidden) choose(chosen.take);
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) show();
      else if (choices.length) mark((active + (key === "ArrowDown" ? 1 : -1) + choices.length) % choices.length);
    }
  }

  const element = h("search", { class: "search" }, glyph("search", 16), field, h("kbd", { "aria-hidden": "true" }, "/"), list);
  return { element, field };
}

function entry(app: App, found: Found): Choice {
  const { sort, index, name, note, papers } = found;
  const mark = sort === "topic" ? swatch(app.atlas, index) : icon(sort);
  const element = h(
    "li",
    { role: "option", class: `finding ${sort}` },
    mark,
    h("span", { class: "finding-name" }, h("bdi", {}, name), note && h("span", { class: "finding-note" }, " ", h("bdi", {}, note))),
    h("span", { class: "finding-count" }, sort === "paper" ? KIND_NAMES.paper[0] : counted(papers, "paper")),
    sort !== "paper" && h("span", { class: "unseen" }, `, ${KIND_NAMES[sort][0]}`),
  );
  return { element, take: () => goTo(app, found) };
}

/** On the map it flies there; elsewhere the page of the thing opens. */
function goTo(app: App, { sort, index }: Found): void {
  if (sort === "topic") {
    if (app.state.view === "map") app.go({ options: { sel: `topic:${index}` } });
    else app.go({ view: "topic", id: String(index) });
    return;
  }
  const id = sort === "paper" ? app.atlas.data.papers.id[index]! : app.atlas.data.concepts.id[index]!;
  if (app.state.view === "map") app.go({ options: { sel: id } });
  else app.go({ view: sort === "paper" ? "paper" : "concept", id });
}

/** The last entries: all titles with these words; when served, abstracts too. */
function wider(app: App, typed: string): Choice[] {
  const option = (text: string): HTMLElement =>
    h("li", { role: "option", class: "finding wider" }, glyph("search", 14), h("span", { class: "finding-name" }, text));
  const view = app.state.view === "map" ? "map" : "papers";
  const titles = {
    element: option(`Search titles for “${typed}”`),
    take: () => app.go({ view, filter: { words: typed } }),
  };
  const { server } = app.atlas.data.about;
  if (!server) return [titles];
  const address = `${server.search}?${new URLSearchParams({ q: typed })}`;
  const everything = { element: option("Search everything, abstracts too"), take: () => location.assign(address) };
  return [titles, everything];
}
