/* Papers in the order that the reader asks for; what is not known stands last in either direction. */

import type { Atlas } from "../../data/atlas.ts";

export const ORDERS = ["date", "title", "authors", "venue", "topic", "links"] as const;
export type OrderName = (typeof ORDERS)[number];

export interface Order {
  readonly name: OrderName;
  readonly reversed: boolean;
}

/** "title", "-title"; what is no order is newest first. The natural direction of dates and links is down. */
export function orderOf(option: string | undefined): Order {
  const reversed = option?.startsWith("-") ?? false;
  const name = ORDERS.find((each) => each === option?.replace(/^-/, ""));
  return name ? { name, reversed } : { name: "date", reversed: false };
}

export function optionOf({ name, reversed }: Order): string {
  if (name === "date" && !reversed) return "";
  return (reversed ? "-" : "") + name;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** `papers` are in their own order, newest first, which decides where two are equal. */
export function ordered(atlas: Atlas, papers: readonly number[], { name, reversed }: Order): readonly number[] {
  const value = VALUES[name](atlas);
  const known = papers.filter((paper) => value(paper) !== "");
  const unknown = papers.filter((paper) => value(paper) === "");
  const compare = (a: string | number, b: string | number): number =>
    typeof a === "number" ? a - Number(b) : collator.compare(a, String(b));
  if (name === "date") {
    if (reversed) known.reverse();
  } else {
    const keys = new Map(known.map((paper) => [paper, value(paper)]));
    const sign = reversed ? -1 : 1;
    known.sort((a, b) => sign * compare(keys.get(a)!, keys.get(b)!) || a - b);
  }
  return [...known, ...unknown];
}

type Value = (paper: number) => string | number;

const VALUES: Record<OrderName, (atlas: Atlas) => Value> = {
  date: ({ data }) => (paper) => data.papers.date[paper]!,
  title: ({ data }) => (paper) => data.papers.title[paper]!,
  authors: ({ data }) => (paper) => data.papers.authors[paper]!,
  venue: ({ data }) => (paper) => data.venues[data.papers.venue[paper]!] ?? "",
  // the order of topics is that of their size; the finer ones stay within the coarse one
  topic: (atlas) => (paper) => {
    const topic = atlas.data.papers.topic[paper]!;
    return topic < 0 ? "" : atlas.coarse(topic) * atlas.data.topics.length + topic;
  },
  links: (atlas) => (paper) => {
    const { from, to } = atlas.linksOf(paper);
    return from - to;
  },
};
