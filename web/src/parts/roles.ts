/* How a link says its role in little room: a word beside the name, and a sentence for those who ask. */

import type { Atlas } from "../data/atlas.ts";
import type { Role } from "../data/types.ts";
import { DETAIL_NAMES, KIND_NAMES, ROLE_NAMES } from "./kinds.ts";
import { share } from "./words.ts";

/** Roles that are read at once; the common ones need no word. */
const SIGNS: Readonly<Partial<Record<Role, string>>> = {
  proposes: "new",
  analyses: "analysed",
  compares_with: "vs",
  avoids: "not",
};

/** "new", "extends", "vs", "not" … or "". */
export function signOf(atlas: Atlas, place: number): string {
  return atlas.detail(place) === "extends" ? "extends" : (SIGNS[atlas.role(place)] ?? "");
}

/** "PPO — method: uses, extends it; 95% sure" */
export function saying(atlas: Atlas, place: number): string {
  const concept = atlas.data.papers.concept[place]!;
  const sure = share(atlas.data.papers.confidence[place]! / 100);
  return `${atlas.label(concept)} — ${KIND_NAMES[atlas.kind(concept)][0].toLowerCase()}: ${roleInWords(atlas, place)}; ${sure} sure`;
}

/** "uses, extends it" */
export function roleInWords(atlas: Atlas, place: number): string {
  const detail = DETAIL_NAMES[atlas.detail(place)];
  const role = ROLE_NAMES[atlas.role(place)][0].toLowerCase();
  return detail ? `${role}, ${detail}` : role;
}
