/* Marks as a file: SVG made of elements, or a PNG painted at several times the size. */

import { s } from "../../parts/dom.ts";
import { withoutForbidden } from "../../parts/figure-export.ts";
import type { Size } from "./camera.ts";
import { FONT, paint, type Mark } from "./marks.ts";

export function svgOf(marks: readonly Mark[], size: Size, title: string, description: string): string {
  const { width, height } = size;
  const root = s(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, "font-family": FONT.replaceAll('"', "'"), role: "img" },
    s("title", {}, title),
    s("desc", {}, description),
    marks.map(elementOf),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${withoutForbidden(new XMLSerializer().serializeToString(root))}\n`;
}

function elementOf(mark: Mark): SVGElement {
  const opacity = mark.opacity === undefined || mark.opacity === 1 ? null : short(mark.opacity);
  if (mark.what === "name") {
    const text = { x: short(mark.x), y: short(mark.y), "font-size": mark.size, "font-weight": mark.weight, fill: mark.fill, opacity };
    const halo = { stroke: mark.halo, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" };
    return s("text", { ...text, ...halo, "text-anchor": mark.middle ? "middle" : null, "unicode-bidi": "plaintext" }, mark.text);
  }
  const look = { fill: mark.fill ?? "none", stroke: mark.stroke, opacity, "stroke-linecap": mark.stroke && "round" };
  if (mark.what === "circle") return s("circle", { cx: short(mark.x), cy: short(mark.y), r: short(mark.radius), ...look, "stroke-width": mark.stroke && (mark.width ?? 1) });
  const { scale } = mark;
  const thin = { "stroke-width": mark.stroke && short((mark.width ?? 1) / scale, 6), "stroke-dasharray": mark.dash && short(mark.dash / scale, 6) };
  const turn = `translate(${short(mark.x)} ${short(mark.y)}) scale(${short(scale, 4)} ${short(mark.up ? -scale : scale, 4)})`;
  return s("path", { d: mark.shape.d, transform: turn, "fill-rule": mark.fill && "evenodd", ...look, ...thin });
}

function short(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

const MOST = 12_000; // pixels a side that browsers still paint

export function pngOf(marks: readonly Mark[], { width, height }: Size, times = 3): Promise<Blob> {
  const scale = Math.min(times, MOST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  const context = canvas.getContext("2d")!;
  context.scale(scale, scale);
  paint(context, marks);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("the browser made no picture of it"));
    }, "image/png");
  });
}
