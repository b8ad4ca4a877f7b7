/* What the explorer shows, as a value and as the hash of an address: each state has a permalink. */

import type { Role } from "../data/types.ts";

export const VIEWS = [
  "map",
  "papers",
  "matrix",
  "timeline",
  "lineage",
  "queries",
  "about",
  "paper",
  "concept",
  "topic",
] as const;

export type ViewName = (typeof VIEWS)[number];

export interface Filter {
  /** In titles, authors and venues; every word must occur. */
  readonly words: string;
  /** Ids of concepts that a paper has, itself or by a narrower one. */
  readonly concepts: readonly string[];
  /** Ids of concepts that it has not. */
  readonly without: readonly string[];
  /** Whether one concept of a kind is enough; of two kinds both must be met. */
  readonly match: "any" | "all";
  /** Links that count; none: all. */
  readonly roles: readonly Role[];
  /** Topics, coarse or fine; one is enough. */
  readonly topics: readonly number[];
  /** Dates as far as they are known, "" for no bound; both ends included. */
  readonly from: string;
  readonly to: string;
  /** Links below it do not count, in percent. */
  readonly confidence: number;
  /** Corners of a polygon on the map; none: everywhere. */
  readonly area: readonly (readonly [x: number, y: number])[];
}

export interface State {
  readonly view: ViewName;
  /** Of the paper or concept, or the number of the topic; "" for other views. */
  readonly id: string;
  readonly filter: Filter;
  /** What only this view understands. */
  readonly options: Readonly<Record<string, string>>;
}

/** What is to be different; a view keeps its options, another one starts without. */
export interface Change {
  readonly view?: ViewName;
  readonly id?: string;
  readonly filter?: Partial<Filter>;
  /** "" takes an option away. */
  readonly options?: Readonly<Record<string, string>>;
}

export const NO_FILTER: Filter = {
  words: "",
  concepts: [],
  without: [],
  match: "any",
  roles: [],
  topics: [],
  from: "",
  to: "",
  confidence: 0,
  area: [],
};

export function isFiltered(filter: Filter): boolean {
  return JSON.stringify({ ...filter, match: "any" }) !== JSON.stringify(NO_FILTER);
}

export function changed(state: State, change: Change): State {
  const view = change.view ?? state.view;
  const id = change.id ?? (view === state.view ? state.id : "");
  const stays = view === state.view && id === state.id;
  const options = { ...(stays ? state.options : {}), ...change.options };
  const kept = Object.entries(options).filter(([, value]) => value !== "");
  return {
    view,
    id,
    filter: { ...state.filter, ...change.filter },
    options: Object.fromEntries(kept),
  };
}

/* Options stand under their own names; these names are taken. */
const NAMES = {
  words: "q",
  concepts: "with",
  without: "not",
  match: "match",
  roles: "role",
  topics: "topic",
  from: "from",
  to: "to",
  confidence: "sure",
  area: "area",
} as const;

/** "#/paper/arxiv:1812.05905?with=method:sac" */
export function hashOf(state: State): string {
  const { filter } = state;
  const pairs: [string, readonly (string | number)[]][] = [
    [NAMES.words, [filter.words]],
    [NAMES.concepts, filter.concepts],
    [NAMES.without, filter.without],
    [NAMES.match, [filter.match === "any" ? "" : filter.match]],
    [NAMES.roles, filter.roles],
    [NAMES.topics, filter.topics],
    [NAMES.from, [filter.from]],
    [NAMES.to, [filter.to]],
    [NAMES.confidence, [filter.confidence || ""]],
    [NAMES.area, filter.area.map((corner) => corner.join("_"))],
    ...Object.entries(state.options)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]): [string, string[]] => [name, [value]]),
  ];
  const search = pairs
    .map(([name, values]) => [name, values.map(encoded).join(",")])
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${value}`);
  const path = state.id ? `${state.view}/${encoded(state.id)}` : state.view;
  return `#/${path}${search.length ? "?" + search.join("&") : ""}`;
}

/** Read a hash; what it does not say, or says wrongly, is as in the first picture. */
export function stateOf(hash: string, roles: readonly Role[]): State {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [name = "", ...rest] = path.split("/");
  const view = VIEWS.find((each) => each === decoded(name)) ?? "map";
  const values = new Map<string, string>();
  for (const pair of search.split("&")) {
    const [key = "", value = ""] = pair.split("=", 2);
    if (key && value) values.set(decoded(key), value);
  }
  const list = (key: string): string[] => {
    const value = values.get(key) ?? "";
    values.delete(key);
    return value.split(",").filter(Boolean).map(decoded);
  };
  const take = (key: string): string => list(key).join(",");
  const filter: Filter = {
    words: take(NAMES.words),
    concepts: list(NAMES.concepts),
    without: list(NAMES.without),
    match: take(NAMES.match) === "all" ? "all" : "any",
    roles: list(NAMES.roles).filter((each): each is Role => roles.includes(each as Role)),
    topics: list(NAMES.topics).map(Number).filter(Number.isInteger),
    from: dated(take(NAMES.from)),
    to: dated(take(NAMES.to)),
    confidence: Math.min(100, Math.max(0, Math.round(Number(take(NAMES.confidence)) || 0))),
    area: corners(list(NAMES.area)),
  };
  const options = [...values.keys()].map((key): [string, string] => [key, take(key)]);
  return { view, id: decoded(rest.join("/")), filter, options: Object.fromEntries(options) };
}

function corners(texts: readonly string[]): [number, number][] {
  const found = texts.map((text) => text.split("_").map(Number));
  const right = found.filter((pair): pair is [number, number] => pair.length === 2 && pair.every(Number.isFinite));
  return right.length < 3 ? [] : right;
}

function dated(text: string): string {
  return /^\d{4}(-\d\d){0,2}$/.test(text) ? text : "";
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone "%", typed by hand
  }
}

/* All but what may stand after a "#" and separates nothing there, so that addresses read well. */
function encoded(text: string | number): string {
  return encodeURIComponent(text).replace(/%(3A|2F|40|3B|24)/g, (code) => decodeURIComponent(code));
}
