/* Texts of papers and concepts, fetched in pieces when a page shows them. */

import type { Atlas } from "./atlas.ts";
import type { Source } from "./pieces.ts";
import type { Answer, ConceptText, PaperText, Sentence } from "./types.ts";

export class Texts {
  constructor(
    private readonly atlas: Atlas,
    private readonly source: Source,
  ) {}

  async paper(paper: number): Promise<PaperText> {
    const size = this.atlas.data.shard.papers;
    const piece = await this.source(`papers-${Math.floor(paper / size)}`);
    return piece[paper % size]!;
  }

  async concept(concept: number): Promise<ConceptText> {
    const size = this.atlas.data.shard.concepts;
    const piece = await this.source(`concepts-${Math.floor(concept / size)}`);
    return piece[concept % size]!;
  }

  async answers(): Promise<readonly Answer[]> {
    return this.source("answers");
  }
}

export interface Quote {
  readonly field: "title" | "abstract";
  readonly sentence: Sentence;
}

/** The sentences of a paper that bear one of its links; `link` counts from its first. */
export function quotesOf(text: PaperText, link: number): Quote[] {
  const found: Quote[] = [];
  for (const field of ["title", "abstract"] as const) {
    for (const sentence of text[field]) {
      const bears = sentence.some((each) => typeof each !== "string" && each[1].includes(link));
      if (bears) found.push({ field, sentence });
    }
  }
  return found;
}

/** The letters of sentences, as the source has them. */
export function plain(sentences: readonly Sentence[]): string {
  return sentences
    .flat()
    .map((each) => (typeof each === "string" ? each : each[0]))
    .join("");
}
