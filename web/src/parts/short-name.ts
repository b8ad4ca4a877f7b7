/* A name of a concept for little room: its acronym where it has one ("PPO"), as `kg view` writes it. */

import type { Atlas } from "../data/atlas.ts";
import { shortened } from "./words.ts";

/** The label if it is at most so many letters long, else an acronym of it, else its beginning. */
export function shortName(atlas: Atlas, concept: number, most: number): string {
  const label = atlas.label(concept);
  if (Array.from(label).length <= most) return label;
  const acronyms = atlas.data.concepts.labels[concept]!.filter((each) => abbreviates(each, label));
  acronyms.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return acronyms[0] ?? shortened(label, most);
}

/** Whether it is written in capitals, all of them initials of the name: "MoE", not "LM" for "BERT". */
export function abbreviates(short: string, name: string): boolean {
  const initials = new Set(Array.from(name.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => word[0]!.toLowerCase()));
  const letters = Array.from(short.matchAll(/\p{L}/gu), ([letter]) => letter);
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase());
  return (
    short.length >= 2 &&
    short.length <= 8 &&
    !short.includes(" ") &&
    2 * capitals.length > letters.length &&
    short[0]!.toLowerCase() === name[0]!.toLowerCase() &&
    capitals.every((letter) => initials.has(letter.toLowerCase()))
  );
}
