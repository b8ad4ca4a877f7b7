/* The neighbourhood of a concept as a picture of links: itself in the middle, around it what its papers
   are about besides. The list of companions says the same in words. */

import type { App } from "../../app/app.ts";
import { h, s } from "../../parts/dom.ts";
import { KIND_NAMES, SHAPES } from "../../parts/kinds.ts";
import { saveFigure } from "../../parts/save-figure.ts";
import { shortName } from "../../parts/short-name.ts";
import type { Companion } from "../../parts/together.ts";
import { toConcept } from "../../parts/ways.ts";
import { counted, number, shortened } from "../../parts/words.ts";
import { joined, placed, strongest, type Placed } from "./around.ts";
import { liftInWords } from "./companion-list.ts";

interface Size {
  readonly width: number;
  /** Neighbours of each kind. */
  readonly each: number;
  /** Half the width of the oval. */
  readonly wide: number;
}

const WIDE: Size = { width: 736, each: 6, wide: 178 };
const NARROW: Size = { width: 362, each: 4, wide: 74 };
const [ROW, MARGIN, CHORDS, THICKEST] = [31, 16, 14, 7];
/* So many shared papers make the thickest line, where no neighbour shares more. */
const FULL = 6;
/* Of a letter, on average; of what stands between the middle of a shape and the edge besides letters. */
const [LETTER, BESIDE] = [7, 42];

/** A figure that is drawn for the width that it has. */
export function neighbourhood(app: App, concept: number, papers: readonly number[], found: readonly Companion[]): HTMLElement {
  const figure = h("figure", { class: "around" });
  let drawn: Size | undefined;
  const draw = (): void => {
    const size = figure.clientWidth > 0 && figure.clientWidth < 620 ? NARROW : WIDE;
    if (size === drawn) return;
    drawn = size;
    figure.replaceChildren(
      picture(app, concept, papers, found, size),
      h("figcaption", { class: "note" }, caption(app, concept)),
      saveFigure(app, `Neighbourhood of ${app.atlas.label(concept)}`, () => figure.querySelector("svg")),
    );
  };
  draw();
  new ResizeObserver(draw).observe(figure);
  return figure;
}

function caption(app: App, concept: number): string {
  const what = `What papers about ${app.atlas.label(concept)} are about besides: the strongest of each kind.`;
  return `${what} Thicker lines are more shared papers; thin curves join neighbours that share papers with each other.`;
}

function picture(app: App, concept: number, papers: readonly number[], found: readonly Companion[], size: Size): SVGElement {
  const { atlas } = app;
  const shown = strongest(atlas, found, size.each);
  const tall = Math.max(84, (Math.ceil(shown.length / 2) * ROW) / 2);
  const places = placed(shown, { wide: size.wide, tall });
  const most = Math.max(...shown.map((each) => each.papers));
  const half = size.width / 2;
  const chords = joined(atlas, papers, shown, CHORDS).map(({ from, to }) => {
    const [a, b] = [places[from]!, places[to]!];
    // near ones by a short arc, far ones past the middle
    const inwards = 0.42 - (0.28 * Math.hypot(a.x - b.x, a.y - b.y)) / Math.hypot(2 * size.wide, 2 * tall);
    const bend = `${round((a.x + b.x) * inwards)} ${round((a.y + b.y) * inwards)}`;
    return s("path", { class: "chord", d: `M${a.x} ${a.y}Q${bend} ${b.x} ${b.y}` });
  });
  return s(
    "svg",
    {
      viewBox: `${-half} ${-tall - MARGIN} ${size.width} ${2 * (tall + MARGIN)}`,
      role: "group",
      "aria-label": `Neighbourhood of ${atlas.label(concept)}: ${counted(shown.length, "concept")}`,
    },
    chords,
    places.map((place) => neighbour(app, place, most, size)),
    middle(app, concept, size),
  );
}

function neighbour(app: App, place: Placed, most: number, size: Size): SVGElement {
  const { atlas } = app;
  const { concept, papers } = place.companion;
  const kind = atlas.kind(concept);
  const away = place.side === "right" ? 1 : -1;
  const width = THICKEST * Math.sqrt(papers / Math.max(most, FULL));
  const name = shortName(atlas, concept, Math.floor((size.width / 2 - Math.abs(place.x) - BESIDE) / LETTER));
  const shared = counted(papers, "shared paper") + (papers > 1 ? `, ${liftInWords(place.companion)}` : "");
  return s(
    "a",
    { class: `spoke ${kind}`, href: toConcept(app, concept) },
    s("title", {}, `${atlas.label(concept)} — ${KIND_NAMES[kind][0].toLowerCase()}: ${shared}`),
    s("line", { x1: 0, y1: 0, x2: place.x, y2: place.y, "stroke-width": round(width) }),
    s("path", { class: "point", d: SHAPES[kind], transform: `translate(${place.x} ${place.y})` }),
    s(
      "text",
      { x: place.x + away * 13, y: place.y + 4.5, "text-anchor": place.side === "right" ? "start" : "end" },
      name,
      s("tspan", { class: "count" }, ` ${number(papers)}`),
    ),
  );
}

/* The name in a frame, on two lines where it is long. */
function middle(app: App, concept: number, size: Size): SVGElement {
  const lines = size === WIDE ? twoLines(app.atlas.label(concept), 20) : twoLines(shortName(app.atlas, concept, 14), 13);
  const longest = Math.max(...lines.map((line) => Array.from(line).length));
  const [width, height] = [Math.max(48, longest * 7.7 + 26), lines.length * 18 + 12];
  return s(
    "g",
    { class: `hub ${app.atlas.kind(concept)}` },
    s("rect", { x: -width / 2, y: -height / 2, width, height, rx: Math.min(16, height / 2) }),
    lines.map((line, at) => s("text", { x: 0, y: (at - (lines.length - 1) / 2) * 18 + 4.5, "text-anchor": "middle" }, line)),
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A name cut into at most two lines at a space, each at most so many letters. */
export function twoLines(label: string, most: number): string[] {
  const letters = Array.from(label);
  if (letters.length <= most) return [label];
  const space = letters.slice(0, most + 1).lastIndexOf(" ");
  const cut = space > 0 ? space : most;
  return [letters.slice(0, cut).join(""), shortened(letters.slice(cut).join("").trim(), most)];
}
