/* Which colour each paper has, and what a legend says of it. Colours are names of CSS variables. */

import type { Selection } from "../../app/filter.ts";
import type { Atlas } from "../../data/atlas.ts";
import type { Role } from "../../data/types.ts";
import { ROLE_NAMES } from "../../parts/kinds.ts";
import { topicPlace } from "../../parts/topic-colour.ts";
import { FAINT } from "./dots.ts";
import type { Focus, TieRole } from "./target.ts";

export const COLOURINGS = ["topic", "kind", "year", "venue", "role"] as const;
export type Colouring = (typeof COLOURINGS)[number];

export interface Entry {
  readonly name: string;
  readonly variable: string;
  readonly papers: number;
}

export interface Colours {
  readonly by: Colouring;
  /** A number a paper: place in the palette, or FAINT. */
  readonly of: Uint8Array;
  readonly palette: readonly string[];
  /** What the legend lists; empty where names on the map say it. */
  readonly entries: readonly Entry[];
  /** Whether the entries are steps from less to more. */
  readonly ramp: boolean;
  readonly heading: string;
}

const TOPICS = 10;
const VENUES = 8;
export const STEPS = 7;

export function coloursOf(atlas: Atlas, by: Colouring, selection: Selection, focus: Focus | null): Colours {
  if (by === "year") return byYear(atlas, selection);
  if (by === "venue") return byVenue(atlas, selection);
  if (by === "role") return byRole(atlas, selection, focus);
  return by === "kind" ? byKind(atlas) : byTopic(atlas);
}

function byTopic(atlas: Atlas): Colours {
  const palette = [...Array.from({ length: TOPICS }, (_, place) => `--topic-${place}`), "--shared"];
  const of = Uint8Array.from(atlas.data.papers.topic, (topic) => {
    const place = topicPlace(atlas, topic);
    return place < 0 ? TOPICS : place % TOPICS;
  });
  return { by: "topic", of, palette, entries: [], ramp: false, heading: "Papers by topic" };
}

function byKind(atlas: Atlas): Colours {
  const of = new Uint8Array(atlas.paperCount);
  return { by: "kind", of, palette: ["--shared"], entries: [], ramp: false, heading: "Concepts by kind" };
}

/** The step of each year: years are ranked, so that one early paper does not darken all others. */
export function stepsOf(years: readonly string[]): ReadonlyMap<string, number> {
  const sorted = [...new Set(years)].filter(Boolean).sort();
  const last = Math.max(1, sorted.length - 1);
  return new Map(sorted.map((year, rank) => [year, Math.round((rank / last) * (STEPS - 1))]));
}

function byYear(atlas: Atlas, selection: Selection): Colours {
  const years = Array.from({ length: atlas.paperCount }, (_, paper) => atlas.year(paper));
  const steps = stepsOf(years);
  const of = Uint8Array.from(years, (year) => steps.get(year) ?? FAINT);
  const palette = Array.from({ length: STEPS }, (_, step) => `--year-${step}`);
  const entries = palette.map((variable, step) => {
    const within = [...steps].filter(([, each]) => each === step).map(([year]) => year);
    const papers = within.reduce((sum, year) => sum + (selection.ofYear.get(year) ?? 0), 0);
    return { name: spanned(within), variable, papers };
  });
  return { by: "year", of, palette, entries: entries.filter(({ name }) => name), ramp: true, heading: "Papers by year" };
}

function spanned(years: readonly string[]): string {
  const [first = "", last = ""] = [years[0], years.at(-1)];
  return first === last ? first : `${first}–${last}`;
}

/** "NeurIPS 2020" and "NeurIPS 2023" are one place. */
export function venueName(venue: string): string {
  return venue.replace(/[\s,('’]*\b(19|20)\d\d\b\)?/g, "").trim() || venue;
}

function byVenue(atlas: Atlas, selection: Selection): Colours {
  const names = atlas.data.venues.map(venueName);
  const nameOf = (paper: number): string => names[atlas.data.papers.venue[paper]!] ?? "";
  const counts = new Map<string, number>();
  for (const paper of selection.papers) if (nameOf(paper)) counts.set(nameOf(paper), (counts.get(nameOf(paper)) ?? 0) + 1);
  const top = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).slice(0, VENUES);
  const place = new Map(top.map(([name], at) => [name, at]));
  const of = Uint8Array.from({ length: atlas.paperCount }, (_, paper) => (nameOf(paper) ? (place.get(nameOf(paper)) ?? VENUES) : FAINT));
  const palette = [...Array.from({ length: VENUES }, (_, at) => `--topic-${at}`), "--shared"];
  const listed = top.map(([name, papers], at) => ({ name, variable: `--topic-${at}`, papers }));
  const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, each) => total + each, 0);
  const others = sum(counts.values()) - sum(top.map(([, papers]) => papers));
  const entries = others ? [...listed, { name: "Other venues", variable: "--shared", papers: others }] : listed;
  return { by: "venue", of, palette, entries, ramp: false, heading: "Papers by venue" };
}

const SHOWN: readonly Role[] = ["proposes", "uses", "evaluates_on", "addresses", "analyses", "compares_with", "avoids", "mentions"];

export function roleVariable(role: TieRole): string {
  return role === "narrower" ? "--shared" : `--${role.replace("_", "-")}`;
}

/* Of a chosen concept: what each paper does with it. Else: the strongest that it does with any. */
function byRole(atlas: Atlas, selection: Selection, focus: Focus | null): Colours {
  const of = new Uint8Array(atlas.paperCount).fill(FAINT);
  const counts = new Uint32Array(SHOWN.length);
  const set = (paper: number, role: Role): void => {
    of[paper] = SHOWN.indexOf(role);
    if (selection.passes[paper]) counts[of[paper]]!++;
  };
  const concept = focus?.target.sort === "concept" ? focus.target.index : -1;
  if (focus && concept >= 0) {
    for (const { paper, role } of focus.ties) if (role !== "narrower") set(paper, role);
  } else {
    for (let paper = 0; paper < atlas.paperCount; paper++) {
      const { from, to } = atlas.linksOf(paper);
      if (from < to) set(paper, atlas.role(from));
    }
  }
  const heading = concept >= 0 ? `What papers do with ${atlas.label(concept)}` : "The most that papers do";
  const entries = SHOWN.map((role, at) => ({ name: ROLE_NAMES[role][0], variable: roleVariable(role), papers: counts[at]! }));
  return { by: "role", of, palette: SHOWN.map(roleVariable), entries: entries.filter(({ papers }) => papers), ramp: false, heading };
}
