/* A figure on the page as a file of its own: SVG with its colours written out, and PNG made from that. */

import { hex, opacity } from "./css-colour.ts";

/** What is copied from the computed style, with the value that needs no attribute. */
const PAINT: Readonly<Record<string, string>> = { fill: "#000000", stroke: "none" };
const PLAIN: Readonly<Record<string, string>> = {
  "stroke-width": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  opacity: "1",
  "paint-order": "normal",
};
const OF_TEXT: Readonly<Record<string, string>> = {
  "font-size": "",
  "font-weight": "400",
  "font-style": "normal",
  "letter-spacing": "normal",
  "text-anchor": "start",
  "dominant-baseline": "auto",
};
const KEPT = /^(overflow|x|y|x1|x2|y1|y2|dx|dy|cx|cy|r|rx|ry|d|points|width|height|viewBox|transform|id|href|clip-path|offset|preserveAspectRatio)$/;
/* "system-ui" means another font on each machine; these are on most. */
export const FONTS = '"Helvetica Neue", Helvetica, Arial, "DejaVu Sans", sans-serif';

export interface FigureSource {
  readonly title: string;
  /** What it shows and where it comes from: landscape, build, filter. */
  readonly description: string;
}

/** The text of an SVG file; the figure needs a viewBox, and its page the styles that it is drawn with. */
export function figureSvg(figure: SVGSVGElement, source: FigureSource): string {
  const shelf = figure.isConnected ? null : hung(figure);
  const copy = figure.cloneNode(true) as SVGSVGElement;
  settle(figure, copy);
  shelf?.remove();
  const { x, y, width, height } = figure.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.setAttribute("font-family", FONTS);
  const ground = getComputedStyle(document.body).backgroundColor;
  copy.prepend(
    made("title", {}, source.title),
    made("desc", {}, source.description),
    made("rect", { x, y, width, height, fill: hex(ground) }),
  );
  return withoutForbidden(new XMLSerializer().serializeToString(copy));
}

/** An SVG file as a PNG, `scale` times its own size but never more than browsers draw. */
export async function figurePng(svg: string, scale = 3): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const most = 12_000 / Math.max(image.naturalWidth, image.naturalHeight);
  const times = Math.min(scale, most);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth * times);
  canvas.height = Math.round(image.naturalHeight * times);
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("the browser made no picture of it"));
    }, "image/png");
  });
}

/** Colours are computed only of what stands in the page. */
function hung(figure: SVGSVGElement): HTMLElement {
  const shelf = document.createElement("div");
  shelf.className = "unseen";
  shelf.append(figure);
  document.body.append(shelf);
  return shelf;
}

function settle(live: Element, copy: Element): void {
  const style = getComputedStyle(live);
  if (style.display === "none" || style.visibility === "hidden" || live.localName === "title") {
    copy.remove();
    return;
  }
  const pairs = Array.from(live.children).map((child, at) => [child, copy.children[at]!] as const);
  for (const [child, twin] of pairs) settle(child, twin);
  if (copy.localName === "a") {
    copy.replaceWith(...copy.childNodes); // its address means nothing outside the page
    return;
  }
  for (const name of copy.getAttributeNames()) if (!KEPT.test(name)) copy.removeAttribute(name);
  if (copy.childElementCount && !["text", "tspan"].includes(live.localName)) {
    keep(copy, style, { opacity: "1" }); // paint of a group is computed again in its children
    return;
  }
  for (const [name, needless] of Object.entries(PAINT)) {
    const value = style.getPropertyValue(name);
    const colour = value.startsWith("url") ? value : hex(value);
    if (colour !== needless) copy.setAttribute(name, colour);
    const seen = opacity(value) * Number(style.getPropertyValue(`${name}-opacity`) || 1);
    if (seen < 1 && colour !== "none") copy.setAttribute(`${name}-opacity`, String(Math.round(seen * 1000) / 1000));
  }
  keep(copy, style, PLAIN);
  if (live.localName === "text" || live.localName === "tspan") keep(copy, style, OF_TEXT);
}

function keep(copy: Element, style: CSSStyleDeclaration, properties: Readonly<Record<string, string>>): void {
  for (const [name, needless] of Object.entries(properties)) {
    const value = style.getPropertyValue(name).replace(/(\d)px\b/g, "$1");
    if (value && value !== needless) copy.setAttribute(name, value);
  }
}

function made(name: string, attributes: Readonly<Record<string, string | number>>, text = ""): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}

/** Letters that XML has no place for become U+FFFD; the serialiser lets them through. */
export function withoutForbidden(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]/gu, "\ufffd");
}
