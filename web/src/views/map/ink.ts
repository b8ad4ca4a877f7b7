/* Colours as the theme has them, and widths of texts: looked up once, for drawing. */

import { colour } from "../../app/theme.ts";
import { fontOf } from "./marks.ts";
import { contextOf } from "./surface.ts";

export interface Ink {
  /** The value of a CSS variable. */
  of(variable: string): string;
  /** Pixels that a text takes. */
  width(text: string, size: number, weight: number): number;
  /** The theme has changed. */
  forget(): void;
}

const MOST_WIDTHS = 20_000;

export function makeInk(): Ink {
  const colours = new Map<string, string>();
  const widths = new Map<string, number>();
  const context = contextOf(document.createElement("canvas"));
  return {
    of: (variable) => {
      const found = colours.get(variable) ?? colour(variable);
      colours.set(variable, found);
      return found;
    },
    width: (text, size, weight) => {
      const key = `${weight} ${size} ${text}`;
      let found = widths.get(key);
      if (found === undefined) {
        context.font = fontOf(size, weight);
        found = context.measureText(text).width;
        if (widths.size > MOST_WIDTHS) widths.clear();
        widths.set(key, found);
      }
      return found;
    },
    forget: () => {
      colours.clear();
    },
  };
}
