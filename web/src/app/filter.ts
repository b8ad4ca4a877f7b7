/* Which papers pass a filter, and how many would with one concept, topic or year more.

   Each condition is a bit; a paper passes when it fails none. A count of a facet is over the papers
   that fail no *other* condition, so that within "any" the other choices keep their counts. */

import type { Atlas } from "../data/atlas.ts";
import type { Kind } from "../data/types.ts";
import type { Filter } from "./state.ts";

const BIT = { words: 1, without: 2, topics: 4, dates: 8, area: 16, links: 32 };
const KIND_BIT: Record<Kind, number> = { method: 64, setting: 128, domain: 256, benchmark: 512 };

export interface Selection {
  /** Papers that pass, in their order. */
  readonly papers: readonly number[];
  /** A flag a paper. */
  readonly passes: Uint8Array;
  /** Whether a link counts, by its place: role and confidence are as asked. */
  readonly counts: (place: number) => boolean;
  /** A number a concept: papers that have it or a narrower one. */
  readonly ofConcept: Uint32Array;
  /** A number a topic, coarse ones with what is in them. */
  readonly ofTopic: Uint32Array;
  /** A number a year. */
  readonly ofYear: ReadonlyMap<string, number>;
  /** A number a role, over the links of the papers that pass whatever their role. */
  readonly ofRole: Uint32Array;
}

export function select(atlas: Atlas, filter: Filter): Selection {
  const counts = linkTest(atlas, filter);
  const fails = new Uint16Array(atlas.paperCount);
  failWords(atlas, filter, fails);
  failConcepts(atlas, filter, counts, fails);
  failTopics(atlas, filter, fails);
  failDates(atlas, filter, fails);
  failArea(atlas, filter, fails);
  const papers: number[] = [];
  const passes = new Uint8Array(atlas.paperCount);
  fails.forEach((bits, paper) => {
    if (bits) return;
    papers.push(paper);
    passes[paper] = 1;
  });
  return {
    papers,
    passes,
    counts,
    ofConcept: countConcepts(atlas, filter, counts, fails),
    ofTopic: countTopics(atlas, fails),
    ofYear: countYears(atlas, fails),
    ofRole: countRoles(atlas, filter, fails),
  };
}

function linkTest(atlas: Atlas, filter: Filter): (place: number) => boolean {
  const { role, confidence } = atlas.data.papers;
  const wanted = atlas.data.roles.map((each) => !filter.roles.length || filter.roles.includes(each));
  return (place) => wanted[role[place]!]! && confidence[place]! >= filter.confidence;
}

/** Letters without case and accents, as search compares them. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function failWords(atlas: Atlas, filter: Filter, fails: Uint16Array): void {
  const words = folded(filter.words).split(/\s+/).filter(Boolean);
  if (!words.length) return;
  const { title, authors, venue } = atlas.data.papers;
  for (let paper = 0; paper < atlas.paperCount; paper++) {
    const place = atlas.data.venues[venue[paper]!] ?? "";
    const text = folded(`${title[paper]!} ${authors[paper]!} ${place}`);
    if (!words.every((word) => text.includes(word))) fails[paper]! |= BIT.words;
  }
}

function failConcepts(
  atlas: Atlas,
  filter: Filter,
  counts: (place: number) => boolean,
  fails: Uint16Array,
): void {
  const known = (ids: readonly string[]): number[] => ids.map((id) => atlas.concept(id)).filter((each) => each >= 0);
  for (const kind of atlas.data.kinds) {
    const chosen = known(filter.concepts).filter((each) => atlas.kind(each) === kind);
    const groups = filter.match === "any" ? [chosen] : chosen.map((each) => [each]);
    for (const group of groups) {
      if (!group.length) continue;
      const has = papersWith(atlas, group, counts);
      for (let paper = 0; paper < atlas.paperCount; paper++) if (!has[paper]) fails[paper]! |= KIND_BIT[kind];
    }
  }
  const without = known(filter.without);
  if (without.length) papersWith(atlas, without, counts).forEach((flag, paper) => flag && (fails[paper]! |= BIT.without));
  if (filter.roles.length || filter.confidence) {
    for (let paper = 0; paper < atlas.paperCount; paper++) {
      if (!hasLink(atlas, paper, counts)) fails[paper]! |= BIT.links;
    }
  }
}

function hasLink(atlas: Atlas, paper: number, counts: (place: number) => boolean): boolean {
  const { from, to } = atlas.linksOf(paper);
  for (let place = from; place < to; place++) if (counts(place)) return true;
  return false;
}

/** A flag a paper: whether it has one of these concepts, or a narrower one. */
export function papersWith(
  atlas: Atlas,
  concepts: readonly number[],
  counts: (place: number) => boolean,
): Uint8Array {
  const wanted = atlas.downwards(concepts);
  const flags = new Uint8Array(atlas.paperCount);
  const { concept } = atlas.data.papers;
  for (let paper = 0; paper < atlas.paperCount; paper++) {
    const { from, to } = atlas.linksOf(paper);
    for (let place = from; place < to && !flags[paper]; place++) {
      if (wanted[concept[place]!] && counts(place)) flags[paper] = 1;
    }
  }
  return flags;
}

function failTopics(atlas: Atlas, filter: Filter, fails: Uint16Array): void {
  if (!filter.topics.length) return;
  const wanted = new Set(filter.topics);
  atlas.data.papers.topic.forEach((topic, paper) => {
    if (!wanted.has(topic) && !wanted.has(atlas.coarse(topic))) fails[paper]! |= BIT.topics;
  });
}

function failDates(atlas: Atlas, filter: Filter, fails: Uint16Array): void {
  if (!filter.from && !filter.to) return;
  atlas.data.papers.date.forEach((date, paper) => {
    // "2024" may be any day of it, so only what both know is compared
    const after = !filter.from || date.slice(0, filter.from.length) >= filter.from.slice(0, date.length);
    const before = !filter.to || date.slice(0, filter.to.length) <= filter.to;
    if (!date || !after || !before) fails[paper]! |= BIT.dates;
  });
}

function failArea(atlas: Atlas, filter: Filter, fails: Uint16Array): void {
  if (!filter.area.length) return;
  const { x, y } = atlas.data.papers;
  for (let paper = 0; paper < atlas.paperCount; paper++) {
    const [left, up] = [x[paper]!, y[paper]!];
    if (left === null || up === null || !isInside(left, up, filter.area)) fails[paper]! |= BIT.area;
  }
}

/** Whether a point lies in a polygon: a ray from it crosses the edges an odd number of times. */
export function isInside(x: number, y: number, corners: readonly (readonly [number, number])[]): boolean {
  let inside = false;
  corners.forEach(([left, bottom], index) => {
    const [right, top] = corners[(index + 1) % corners.length]!;
    if (bottom > y !== top > y && x < ((right - left) * (y - bottom)) / (top - bottom) + left) inside = !inside;
  });
  return inside;
}

function countConcepts(
  atlas: Atlas,
  filter: Filter,
  counts: (place: number) => boolean,
  fails: Uint16Array,
): Uint32Array {
  const found = new Uint32Array(atlas.conceptCount);
  const seen = new Int32Array(atlas.conceptCount).fill(-1);
  const { concept } = atlas.data.papers;
  const spared = atlas.data.kinds.map((kind) => (filter.match === "any" ? KIND_BIT[kind] : 0));
  for (let paper = 0; paper < atlas.paperCount; paper++) {
    const bits = fails[paper]!;
    const { from, to } = atlas.linksOf(paper);
    for (let place = from; place < to; place++) {
      if (!counts(place)) continue;
      for (const each of atlas.upwards(concept[place]!)) {
        if (seen[each] === paper) continue;
        seen[each] = paper;
        if (!(bits & ~spared[atlas.data.concepts.kind[each]!]!)) found[each]!++;
      }
    }
  }
  return found;
}

function countTopics(atlas: Atlas, fails: Uint16Array): Uint32Array {
  const found = new Uint32Array(atlas.data.topics.length);
  atlas.data.papers.topic.forEach((topic, paper) => {
    if (topic < 0 || fails[paper]! & ~BIT.topics) return;
    found[topic]!++;
    const coarse = atlas.coarse(topic);
    if (coarse !== topic) found[coarse]!++;
  });
  return found;
}

function countYears(atlas: Atlas, fails: Uint16Array): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  fails.forEach((bits, paper) => {
    const year = atlas.year(paper);
    if (year && !(bits & ~BIT.dates)) found.set(year, (found.get(year) ?? 0) + 1);
  });
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function countRoles(atlas: Atlas, filter: Filter, fails: Uint16Array): Uint32Array {
  const found = new Uint32Array(atlas.data.roles.length);
  const { role, confidence } = atlas.data.papers;
  for (let paper = 0; paper < atlas.paperCount; paper++) {
    if (fails[paper]! & ~BIT.links) continue;
    const { from, to } = atlas.linksOf(paper);
    for (let place = from; place < to; place++) if (confidence[place]! >= filter.confidence) found[role[place]!]!++;
  }
  return found;
}
