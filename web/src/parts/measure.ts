/* How wide a text is when it is drawn. */

import { h } from "./dom.ts";

let brush: CanvasRenderingContext2D | null | undefined;

/** Width in pixels; `font` as in CSS: "600 13px Arial". Without a canvas a guess by letters. */
export function textWidth(text: string, font: string): number {
  brush ??= h("canvas").getContext("2d");
  if (!brush) return text.length * 7;
  brush.font = font;
  return brush.measureText(text).width;
}

/** The text, or as much of it as there is room for, with "…". */
export function fitted(text: string, room: number, font: string): string {
  if (textWidth(text, font) <= room) return text;
  const letters = Array.from(text);
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const half = Math.floor((fits + tooMany) / 2);
    if (textWidth(cut(letters, half), font) <= room) fits = half;
    else tooMany = half;
  }
  return fits ? cut(letters, fits) : "…";
}

function cut(letters: readonly string[], many: number): string {
  return letters.slice(0, many).join("").trimEnd() + "…";
}

/** The font of the page, so that what is measured is what is drawn. */
export function pageFont(size: number, weight = 400): string {
  return `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
}
