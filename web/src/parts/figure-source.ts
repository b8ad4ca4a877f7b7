/* What a saved figure says of where it comes from. */

import type { App } from "../app/app.ts";
import { isFiltered } from "../app/state.ts";
import { counted } from "./words.ts";

/** "Landscape: landmark. Build: …. Papers: 37 of 203 (filtered)." */
export function provenance(app: App): string {
  const { about } = app.atlas.data;
  const { papers } = app.selection;
  const filtered = isFiltered(app.state.filter) ? ` of ${app.atlas.paperCount}, chosen by ${app.href({ options: {} })}` : "";
  return `${about.title}: ${counted(papers.length, "paper")}${filtered}; ${about.program}, ${about.build}`;
}
