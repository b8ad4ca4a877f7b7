/* The map as one sheet for a slide or a paper: what is seen now, with a legend and a line that says
   what it is and which build made it. */

import type { App } from "../../app/app.ts";
import { KIND_NAMES } from "../../parts/kinds.ts";
import { save } from "../../parts/save.ts";
import { counted, number, shortened } from "../../parts/words.ts";
import { isolated } from "./block.ts";
import type { Size } from "./camera.ts";
import { FAINT, HIDDEN } from "./dots.ts";
import { ringMarks } from "./layers.ts";
import type { Mark } from "./marks.ts";
import { KIND_SHAPES } from "./names.ts";
import type { Picture } from "./picture.ts";
import { nameOf } from "./target.ts";
import { pngOf, svgOf } from "./vector.ts";

const FOOT = 64; // pixels for legend and caption

export async function saveMap(app: App, picture: Picture, ending: "svg" | "png"): Promise<void> {
  const size = { width: picture.extent.width, height: picture.extent.height + FOOT };
  const caption = captionOf(app, picture);
  const marks = sheetMarks(picture, size, caption);
  const { title } = app.atlas.data.about;
  save(ending === "svg" ? svgOf(marks, size, `${title}: topic map`, caption) : await pngOf(marks, size), `${title} map`, ending);
}

function captionOf(app: App, { model }: Picture): string {
  const { about } = app.atlas.data;
  const [some, all] = [app.selection.papers.length, app.atlas.paperCount];
  const papers = some === all ? counted(all, "paper") : `${number(some)} of ${counted(all, "paper")}`;
  const chosen = model?.focus ? [isolated(shortened(nameOf(app.atlas, model.focus.target), 60))] : [];
  return [isolated(shortened(about.title, 60)), ...chosen, papers, about.build, about.program].join(" · ");
}

function sheetMarks(picture: Picture, size: Size, caption: string): Mark[] {
  const { ink } = picture;
  const { width, height } = size;
  const sheet = { d: `M0 0H${width}V${height}H0Z` };
  const ground: Mark = { what: "outline", shape: sheet, x: 0, y: 0, scale: 1, fill: ink.of("--ground") };
  const foot: Mark = { what: "outline", shape: { d: `M0 ${height - FOOT}H${width}V${height}H0Z` }, x: 0, y: 0, scale: 1, fill: ink.of("--ground") };
  const [below, above] = picture.marks();
  // as a phone is narrow, the whole of it in smaller letters
  const room = (width - 48) / ink.width(caption, 11, 400);
  const line = text(picture, 24, height - 16, caption, 11 * Math.min(1, room), "--muted");
  return [ground, ...below, ...dotMarks(picture), ...above, ...ringMarks(picture), foot, ...legendMarks(picture, size), line];
}

function dotMarks({ dots, model, ink, projection, radius, extent }: Picture): Mark[] {
  const { of, colours } = model!;
  const grey: Mark[] = [];
  const bright: Mark[] = [];
  of.forEach((number, dot) => {
    const [x, y] = [projection.left + projection.scale * dots.x[dot]!, projection.top - projection.scale * dots.y[dot]!];
    if (number === HIDDEN || x < -9 || y < -9 || x > extent.width + 9 || y > extent.height + 9) return;
    const fill = ink.of(number === FAINT ? "--faint" : colours.palette[number]!);
    (number === FAINT ? grey : bright).push({ what: "circle", x, y, radius, fill, stroke: ink.of("--ground"), width: 0.6 });
  });
  return [...grey, ...bright];
}

function legendMarks(picture: Picture, { width, height }: Size): Mark[] {
  const { ink, model, atlas } = picture;
  const { colours } = model!;
  const y = height - 40;
  const marks: Mark[] = [text(picture, 24, y, colours.heading, 11.5, "--ink", 650)];
  let x = 24 + ink.width(colours.heading, 11.5, 650) + 20;
  const add = (shape: Mark, name: string): void => {
    if (x > width - 80) return;
    marks.push(shape, text(picture, x + 10, y, name, 11.5, "--muted"));
    x += 10 + ink.width(name, 11.5, 400) + 18;
  };
  for (const { name, variable } of colours.entries) add({ what: "circle", x, y: y - 4, radius: 4, fill: ink.of(variable) }, shortened(name, 28));
  add({ what: "circle", x, y: y - 4, radius: 3.5, fill: ink.of("--shared") }, KIND_NAMES.paper[0]);
  for (const kind of atlas.data.kinds) {
    const fill = ink.of(colours.by === "kind" ? `--${kind}` : "--concept");
    add({ what: "outline", shape: KIND_SHAPES[kind], x, y: y - 4, scale: 0.62, fill }, KIND_NAMES[kind][0]);
  }
  return marks;
}

function text({ ink }: Picture, x: number, y: number, words: string, size: number, fill: string, weight = 400): Mark {
  return { what: "name", x, y, text: words, size, weight, fill: ink.of(fill), halo: ink.of("--ground") };
}
