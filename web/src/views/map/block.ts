/* A few lines of text as one block: how large it is, and its marks where it has found a place. */

import { shortened } from "../../parts/words.ts";
import type { Ink } from "./ink.ts";
import type { Box } from "./labels.ts";
import type { Mark } from "./marks.ts";

export interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  /** A CSS variable. */
  readonly fill: string;
}

export interface Block {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

const LEADING = 1.22;
const FOOT = 0.92; // of the size: where the foot of the letters is, from the top of a line

export function blockOf(lines: readonly Line[], ink: Ink): Block {
  const width = Math.max(0, ...lines.map(({ text, size, weight }) => ink.width(text, size, weight)));
  return { lines, width: width + 2, height: lines.reduce((sum, { size }) => sum + size * LEADING, 0) };
}

/** Words in lines of at most so many letters; at most `most` lines, the rest is cut. */
export function wrapped(text: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of shortened(text.trim(), letters * most + 20).split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(shortened(word, letters + 6));
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(lines.slice(most - 1).join(" "), letters)];
}

/** Text whose marks of direction end with it. */
export function isolated(text: string): string {
  return text && `\u2068${text}\u2069`;
}

export function blockMarks(block: Block, box: Box, ink: Ink, opacity: number, middle: boolean): Mark[] {
  let top = box.top;
  return block.lines.map(({ text, size, weight, fill }) => {
    const y = top + size * FOOT + (size * (LEADING - 1)) / 2;
    top += size * LEADING;
    const x = middle ? (box.left + box.right) / 2 : box.left + 1;
    return { what: "name", x, y, text, size, weight, fill: ink.of(fill), halo: ink.of("--ground"), middle, opacity };
  });
}
