/* The atlas with what follows from it: indexes by id, the papers of each concept, the hierarchy. */

import type { AtlasData, Kind, Role } from "./types.ts";

export interface LinkOf {
  readonly paper: number;
  /** Place in the link columns. */
  readonly place: number;
}

export class Atlas {
  readonly data: AtlasData;
  readonly paperCount: number;
  readonly conceptCount: number;
  private readonly paperIndex = new Map<string, number>();
  private readonly conceptIndex = new Map<string, number>();
  private readonly linkStart: Uint32Array;
  private readonly linkPlace: Uint32Array;
  private readonly linkPaper: Uint32Array;
  private readonly closures: (readonly number[])[] = [];

  constructor(data: AtlasData) {
    this.data = data;
    this.paperCount = data.papers.id.length;
    this.conceptCount = data.concepts.id.length;
    data.papers.id.forEach((id, paper) => this.paperIndex.set(id, paper));
    data.concepts.id.forEach((id, concept) => this.conceptIndex.set(id, concept));
    [this.linkStart, this.linkPlace, this.linkPaper] = this.byConcept();
  }

  /** Index of a paper by its id, -1 where there is none. */
  paper(id: string): number {
    return this.paperIndex.get(id) ?? -1;
  }

  /** Index of a concept by its id, -1 where there is none. */
  concept(id: string): number {
    return this.conceptIndex.get(id) ?? -1;
  }

  kind(concept: number): Kind {
    return this.data.kinds[this.data.concepts.kind[concept]!]!;
  }

  label(concept: number): string {
    return this.data.concepts.label[concept]!;
  }

  role(place: number): Role {
    return this.data.roles[this.data.papers.role[place]!]!;
  }

  detail(place: number): string {
    return this.data.details[this.data.papers.detail[place]!]!;
  }

  year(paper: number): string {
    return this.data.papers.date[paper]!.slice(0, 4);
  }

  /** Places of the links of a paper, in the order in which its text counts them. */
  linksOf(paper: number): { readonly from: number; readonly to: number } {
    const { first } = this.data.papers;
    return { from: first[paper]!, to: first[paper + 1]! };
  }

  conceptsOf(paper: number): number[] {
    const { from, to } = this.linksOf(paper);
    return this.data.papers.concept.slice(from, to);
  }

  /** The links to a concept itself, not to narrower ones, in the order of papers. */
  linksTo(concept: number): LinkOf[] {
    const links: LinkOf[] = [];
    for (let at = this.linkStart[concept]!; at < this.linkStart[concept + 1]!; at++) {
      links.push({ paper: this.linkPaper[at]!, place: this.linkPlace[at]! });
    }
    return links;
  }

  /** How many papers link to the concept itself. */
  size(concept: number): number {
    return this.linkStart[concept + 1]! - this.linkStart[concept]!;
  }

  /** The concept and all that is broader, itself first. */
  upwards(concept: number): readonly number[] {
    return (this.closures[concept] ??= closure(concept, this.data.concepts.broader));
  }

  /** Which concepts are one of these or narrower: a flag a concept. */
  downwards(concepts: readonly number[]): Uint8Array {
    const flags = new Uint8Array(this.conceptCount);
    const wanted = new Set(concepts);
    for (let concept = 0; concept < this.conceptCount; concept++) {
      if (this.upwards(concept).some((each) => wanted.has(each))) flags[concept] = 1;
    }
    return flags;
  }

  narrower(concept: number): number[] {
    const found: number[] = [];
    this.data.concepts.broader.forEach((wider, each) => {
      if (wider.includes(concept)) found.push(each);
    });
    return found;
  }

  /** The coarse topic that a topic is in, itself if it is one; -1 for -1. */
  coarse(topic: number): number {
    const found = this.data.topics[topic];
    return !found || found.level === 0 ? topic : found.parent;
  }

  private byConcept(): [Uint32Array, Uint32Array, Uint32Array] {
    const { concept, first } = this.data.papers;
    const start = new Uint32Array(this.conceptCount + 1);
    for (const each of concept) start[each + 1]!++;
    for (let each = 0; each < this.conceptCount; each++) start[each + 1]! += start[each]!;
    const next = start.slice();
    const place = new Uint32Array(concept.length);
    const paper = new Uint32Array(concept.length);
    for (let of = 0; of < this.paperCount; of++) {
      for (let at = first[of]!; at < first[of + 1]!; at++) {
        const slot = next[concept[at]!]!++;
        place[slot] = at;
        paper[slot] = of;
      }
    }
    return [start, place, paper];
  }
}

function closure(concept: number, broader: readonly (readonly number[])[]): number[] {
  const found = [concept];
  for (const each of found) {
    for (const wider of broader[each] ?? []) if (!found.includes(wider)) found.push(wider);
  }
  return found;
}
