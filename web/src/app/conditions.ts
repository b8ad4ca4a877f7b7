/* The conditions of a filter one by one: what each says and how the filter is without it. */

import type { Atlas } from "../data/atlas.ts";
import { ROLE_NAMES, type Sort } from "../parts/kinds.ts";
import { number, shortened } from "../parts/words.ts";
import { NO_FILTER, type Filter } from "./state.ts";

export interface Condition {
  /** What it is about; "" for words, dates, roles, confidence and the area. */
  readonly sort: Sort | "";
  readonly text: string;
  readonly negated: boolean;
  /** How it goes with the condition before it: "or" within one kind, unless all are asked for. */
  readonly joined: "" | "or" | "and";
  /** What the filter is to have instead. */
  readonly removed: Partial<Filter>;
}

export function conditionsOf(atlas: Atlas, filter: Filter): Condition[] {
  return [
    ...wanted(atlas, filter),
    ...unwanted(atlas, filter),
    ...topics(atlas, filter),
    ...roles(filter),
    ...single(filter),
  ];
}

/** The filter without any condition. */
export const CLEARED: Partial<Filter> = NO_FILTER;

const sortOf = (atlas: Atlas, id: string): Sort | "" => {
  const concept = atlas.concept(id);
  return concept < 0 ? "" : atlas.kind(concept);
};

/** The name of a concept; an id that came with an address from elsewhere stands as it is. */
const nameOf = (atlas: Atlas, id: string): string => {
  const concept = atlas.concept(id);
  return concept < 0 ? `${shortened(id, 60)} (not in here)` : atlas.label(concept);
};

function wanted(atlas: Atlas, filter: Filter): Condition[] {
  const order = (id: string): number => {
    const concept = atlas.concept(id);
    return concept < 0 ? atlas.data.kinds.length : atlas.data.concepts.kind[concept]!;
  };
  const sorted = [...filter.concepts].sort((a, b) => order(a) - order(b));
  return sorted.map((id, place) => ({
    sort: sortOf(atlas, id),
    text: nameOf(atlas, id),
    negated: false,
    joined: place > 0 && order(sorted[place - 1]!) === order(id) ? (filter.match === "any" ? "or" : "and") : "",
    removed: { concepts: filter.concepts.filter((each) => each !== id) },
  }));
}

function unwanted(atlas: Atlas, filter: Filter): Condition[] {
  return filter.without.map((id) => ({
    sort: sortOf(atlas, id),
    text: nameOf(atlas, id),
    negated: true,
    joined: "",
    removed: { without: filter.without.filter((each) => each !== id) },
  }));
}

function topics(atlas: Atlas, filter: Filter): Condition[] {
  return filter.topics.map((topic, place) => ({
    sort: "topic",
    text: atlas.data.topics[topic]?.title ?? `topic ${topic} (not in here)`,
    negated: false,
    joined: place ? "or" : "",
    removed: { topics: filter.topics.filter((each) => each !== topic) },
  }));
}

function roles(filter: Filter): Condition[] {
  return filter.roles.map((role, place) => ({
    sort: "",
    text: ROLE_NAMES[role][0].toLowerCase(),
    negated: false,
    joined: place ? "or" : "",
    removed: { roles: filter.roles.filter((each) => each !== role) },
  }));
}

function single(filter: Filter): Condition[] {
  const found: [text: string, removed: Partial<Filter>][] = [];
  if (filter.from || filter.to) found.push([spanOf(filter.from, filter.to), { from: "", to: "" }]);
  if (filter.confidence) found.push([`confidence ${number(filter.confidence)}% or more`, { confidence: 0 }]);
  if (filter.words) found.push([`title has “${shortened(filter.words, 60)}”`, { words: "" }]);
  if (filter.area.length) found.push(["area on the map", { area: [] }]);
  return found.map(([text, removed]) => ({ sort: "", text, negated: false, joined: "", removed }));
}

/** "2019–2024", "2024", "from 2019", "until 2024" */
export function spanOf(from: string, to: string): string {
  if (from === to) return from;
  if (!to) return `from ${from}`;
  return from ? `${from}–${to}` : `until ${to}`;
}
