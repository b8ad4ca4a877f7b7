/* Buttons that save one figure of a page as SVG and PNG. */

import type { App } from "../app/app.ts";
import { saving } from "./controls.ts";
import { figurePng, figureSvg } from "./figure-export.ts";
import { provenance } from "./figure-source.ts";
import { save } from "./save.ts";

/** `figure` is asked when a button is pressed: it may have been drawn again by then. */
export function saveFigure(app: App, title: string, figure: () => SVGSVGElement | null): HTMLElement {
  const svg = (): string => {
    const found = figure();
    if (!found) throw new Error("nothing is drawn");
    return figureSvg(found, { title, description: `${title}. ${provenance(app)}` });
  };
  return saving([
    ["SVG", "Save the picture as SVG", () => {
      save(svg(), title, "svg");
    }],
    ["PNG", "Save the picture as PNG", async () => {
      save(await figurePng(svg()), title, "png");
    }],
  ]);
}
