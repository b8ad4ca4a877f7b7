/* How kinds and roles look and what they are called; one code everywhere, colours in CSS. */

import type { Kind, Role } from "../data/types.ts";
import { h, s } from "./dom.ts";

export type Sort = Kind | "paper" | "topic";

export const KIND_NAMES: Record<Sort, readonly [one: string, many: string]> = {
  method: ["Method", "Methods"],
  setting: ["Setting", "Settings"],
  domain: ["Domain", "Domains"],
  benchmark: ["Benchmark", "Benchmarks"],
  paper: ["Paper", "Papers"],
  topic: ["Topic", "Topics"],
};

/** What a role is called, of a paper ("Proposes") and of a concept ("Proposed by"). */
export const ROLE_NAMES: Record<Role, readonly [ofPaper: string, ofConcept: string]> = {
  proposes: ["Proposes", "Proposed by"],
  uses: ["Uses", "Used by"],
  evaluates_on: ["Evaluates on", "Evaluated on by"],
  addresses: ["Addresses", "Addressed by"],
  analyses: ["Analyses", "Analysed by"],
  compares_with: ["Compares with", "Compared with by"],
  avoids: ["Avoids", "Avoided by"],
  mentions: ["Mentions", "Mentioned by"],
};

export const DETAIL_NAMES: Readonly<Record<string, string>> = {
  extends: "extends it",
  trains_with: "trains with it",
  integrates: "integrates it",
};

/** Paths in a box from -8 to 8: kinds differ by shape as well as by colour. */
export const SHAPES: Record<Sort, string> = {
  method: "M6 0A6 6 0 1 1-6 0 6 6 0 1 1 6 0z",
  setting: "M0-7 7 0 0 7-7 0z",
  domain: "M0-6.5 7 6H-7z",
  benchmark: "M0-7.6 2-2.4 7.4-2.2 3.1 1.1 4.6 6.3 0 3.3-4.6 6.3-3.1 1.1-7.4-2.2-2-2.4z",
  paper: "M-5-5H5V5H-5z",
  topic: "M-7-2A4 4 0 0 1 1-5 4 4 0 0 1 6 3 4 4 0 0 1-2 6 4 4 0 0 1-7-2z",
};

/** A small shape in the colour of its kind, for the eye only. */
export function icon(sort: Sort): SVGElement {
  return s("svg", { class: `icon ${sort}`, viewBox: "-8 -8 16 16", width: 14, height: 14, "aria-hidden": "true" }, s("path", { d: SHAPES[sort] }));
}

/** A concept as a coloured name that leads somewhere. */
export function chip(kind: Kind, label: string, href: string, note = ""): HTMLAnchorElement {
  return h("a", { class: `chip ${kind}`, href, title: `${KIND_NAMES[kind][0]}: ${label}` }, h("bdi", {}, label), note && h("span", { class: "chip-note" }, ` ${note}`));
}
