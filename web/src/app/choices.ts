/* A filter with one choice more or less: what a click on a facet asks for. */

import type { Filter } from "./state.ts";

/** The list without the value if it is there, with it at the end if not. */
export function toggled<Value>(list: readonly Value[], value: Value): Value[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

/** Ask for a concept, or no longer; what is asked for is not unwanted. */
export function wanting(filter: Filter, id: string): Partial<Filter> {
  return { concepts: toggled(filter.concepts, id), without: filter.without.filter((each) => each !== id) };
}

/** Leave papers with a concept out, or no longer; what is unwanted is not asked for. */
export function refusing(filter: Filter, id: string): Partial<Filter> {
  return { without: toggled(filter.without, id), concepts: filter.concepts.filter((each) => each !== id) };
}

/** A range of years with one end moved; the other end gives way where they would cross. */
export function between(filter: Filter, end: "from" | "to", year: string): Partial<Filter> {
  const other = end === "from" ? filter.to : filter.from;
  const crossed = year && other && (end === "from" ? year > other.slice(0, 4) : year < other.slice(0, 4));
  const [from, to] = end === "from" ? [year, crossed ? year : other] : [crossed ? year : other, year];
  return { from, to };
}
