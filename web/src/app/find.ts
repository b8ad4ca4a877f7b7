/* Papers, concepts and topics by their names, best first.

   1. A name is compared in four steps: it is what was typed; it begins with it; a word of it does;
      it holds it. Where no step holds but every word typed occurs somewhere, that is the fifth.
   2. The better step stands first; then concepts before topics before papers, more papers before
      fewer, shorter names before longer ones.
   3. Another label of a concept counts as its own; a topic, and the authors of a paper, count half a
      step worse. */

import type { Atlas } from "../data/atlas.ts";
import type { Sort } from "../parts/kinds.ts";
import { folded, select } from "./filter.ts";
import { NO_FILTER } from "./state.ts";

export interface Found {
  readonly sort: Sort;
  /** Of the paper, concept or topic. */
  readonly index: number;
  readonly name: string;
  /** What else it is called, where that was found; the authors of a paper. */
  readonly note: string;
  /** Papers that it has, with those of narrower concepts; 0 for a paper. */
  readonly papers: number;
}

interface Name {
  readonly sort: Sort;
  readonly index: number;
  readonly text: string;
  readonly note: string;
  readonly papers: number;
  readonly worse: number;
}

const NOWHERE = 9;

/** How well a folded name fits what was typed: 0 best, NOWHERE not at all. */
export function fit(name: string, typed: string, words: readonly string[]): number {
  const at = name.indexOf(typed);
  if (at === 0) return name.length === typed.length ? 0 : 1;
  if (at > 0) return beginsWord(name, typed, at) ? 2 : 3;
  return words.length > 1 && words.every((word) => name.includes(word)) ? 4 : NOWHERE;
}

/* "on" begins a word of "value on policy" though it first stands within "conserve". */
function beginsWord(name: string, typed: string, first: number): boolean {
  for (let at = first; at >= 0; at = name.indexOf(typed, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(name[at - 1]!)) return true;
  }
  return false;
}

/** Finds by name; what it compares is made once, when it is first asked. */
export class Finder {
  private names: Name[] | undefined;

  constructor(private readonly atlas: Atlas) {}

  /** Make ready, so that the first letter typed does not wait. */
  prepare(): void {
    this.names ??= namesOf(this.atlas);
  }

  find(typed: string, most: number): Found[] {
    const asked = folded(typed).trim().replace(/\s+/g, " ");
    if (!asked) return [];
    this.prepare();
    const words = asked.split(" ");
    const best: { rank: number; name: Name }[] = [];
    for (const name of this.names!) {
      const step = fit(name.text, asked, words);
      if (step === NOWHERE) continue;
      const rank = step + name.worse;
      const last = best.at(-1);
      // the names of one thing follow each other
      if (!last || last.name.index !== name.index || last.name.sort !== name.sort) best.push({ rank, name });
      else if (rank < last.rank) best[best.length - 1] = { rank, name };
    }
    const sorted = best.sort((a, b) => a.rank - b.rank || compare(a.name, b.name));
    return sorted.slice(0, most).map(({ name }) => this.found(name));
  }

  private found({ sort, index, note, papers }: Name): Found {
    const { papers: table, topics } = this.atlas.data;
    if (sort === "paper") return { sort, index, name: table.title[index]!, note: table.authors[index]!, papers };
    const name = sort === "topic" ? topics[index]!.title : this.atlas.label(index);
    return { sort, index, name, note, papers };
  }
}

const orderOf = (sort: Sort): number => (sort === "paper" ? 2 : sort === "topic" ? 1 : 0);

function compare(left: Name, right: Name): number {
  return orderOf(left.sort) - orderOf(right.sort) || right.papers - left.papers || left.text.length - right.text.length || left.index - right.index;
}

function namesOf(atlas: Atlas): Name[] {
  const names: Name[] = [];
  const { concepts, papers, topics } = atlas.data;
  const { ofConcept } = select(atlas, NO_FILTER);
  for (let index = 0; index < atlas.conceptCount; index++) {
    const [sort, count] = [atlas.kind(index), ofConcept[index]!];
    names.push({ sort, index, text: folded(concepts.label[index]!), note: "", papers: count, worse: 0 });
    for (const note of concepts.labels[index]!) {
      names.push({ sort, index, text: folded(note), note, papers: count, worse: 0 });
    }
  }
  topics.forEach((topic, index) => {
    names.push({ sort: "topic", index, text: folded(topic.title), note: "", papers: topic.papers, worse: 0.5 });
  });
  for (let index = 0; index < atlas.paperCount; index++) {
    const name = { sort: "paper", index, note: "", papers: 0 } as const;
    names.push({ ...name, text: folded(papers.title[index]!), worse: 0 });
    if (papers.authors[index]) names.push({ ...name, text: folded(papers.authors[index]!), worse: 0.5 });
  }
  return names;
}
