/* Any list of papers as CSV, JSON or BibTeX. The first two say what the atlas knows; BibTeX is in the
   texts, which are fetched piece by piece. */

import type { App } from "../app/app.ts";
import type { Atlas } from "../data/atlas.ts";
import { csv } from "./csv.ts";
import { h } from "./dom.ts";
import { save } from "./save.ts";
import { share } from "./words.ts";

/** Buttons that save the papers that `papers` gives when one is pressed; `title` names the file. */
export function exportButtons(app: App, papers: () => readonly number[], title: () => string): HTMLElement {
  const make = (label: string, act: (button: HTMLButtonElement) => void): HTMLButtonElement => {
    const button = h("button", { type: "button" }, label);
    button.addEventListener("click", () => {
      act(button);
    });
    return button;
  };
  return h(
    "p",
    { class: "tools export", role: "group", "aria-label": "Save this list" },
    h("span", { class: "note", "aria-hidden": "true" }, "Save as "),
    make("CSV", () => {
      save(papersCsv(app.atlas, papers()), title(), "csv");
    }),
    make("BibTeX", (button) => {
      void saveBibtex(app, papers(), title(), button);
    }),
    make("JSON", () => {
      save(papersJson(app.atlas, papers()), title(), "json");
    }),
  );
}

const COLUMNS = ["id", "title", "authors", "date", "venue", "topic", "methods", "settings", "domains", "benchmarks"];

/** A row a paper; concepts by kind, each with its role: "PPO (uses); GRPO (proposes)". */
export function papersCsv(atlas: Atlas, papers: readonly number[]): string {
  return csv(
    COLUMNS,
    papers.map((paper) => {
      const { links, ...told } = record(atlas, paper);
      const kinds = atlas.data.kinds.map((kind) =>
        links
          .filter((link) => link.kind === kind)
          .map((link) => `${link.label} (${link.role})`)
          .join("; "),
      );
      return [told.id, told.title, told.authors, told.date, told.venue, told.topic, ...kinds];
    }),
  );
}

export function papersJson(atlas: Atlas, papers: readonly number[]): string {
  return JSON.stringify(papers.map((paper) => record(atlas, paper)), null, 1) + "\n";
}

interface Told {
  readonly concept: string;
  readonly label: string;
  readonly kind: string;
  readonly role: string;
  readonly detail: string;
  readonly confidence: number;
}

function record(atlas: Atlas, paper: number) {
  const { papers, concepts, venues, topics } = atlas.data;
  const { from, to } = atlas.linksOf(paper);
  const links = Array.from({ length: to - from }, (_, link): Told => {
    const place = from + link;
    const concept = papers.concept[place]!;
    return {
      concept: concepts.id[concept]!,
      label: atlas.label(concept),
      kind: atlas.kind(concept),
      role: atlas.role(place),
      detail: atlas.detail(place),
      confidence: papers.confidence[place]! / 100,
    };
  });
  return {
    id: papers.id[paper]!,
    title: papers.title[paper]!,
    authors: papers.authors[paper]!,
    date: papers.date[paper]!,
    venue: venues[papers.venue[paper]!] ?? "",
    topic: topics[papers.topic[paper]!]?.title ?? "",
    links,
  };
}

async function saveBibtex(app: App, papers: readonly number[], title: string, button: HTMLButtonElement): Promise<void> {
  const label = button.textContent;
  button.disabled = true;
  try {
    const text = await bibtexOf(app, papers, (done) => {
      button.textContent = `${label} ${share(done)}`;
    });
    save(text, title, "bib");
    app.announce("BibTeX saved");
  } catch (error) {
    app.announce(`BibTeX is not saved: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    button.disabled = false;
    button.textContent = label;
  }
}

/** The entries of papers in their order; `told` hears the share that has come, a piece at a time. */
export async function bibtexOf(app: Pick<App, "atlas" | "texts">, papers: readonly number[], told: (done: number) => void): Promise<string> {
  const size = app.atlas.data.shard.papers;
  const entries: string[] = [];
  let piece = -1;
  for (const [at, paper] of papers.entries()) {
    if (Math.floor(paper / size) !== piece) told(at / papers.length);
    piece = Math.floor(paper / size);
    entries.push((await app.texts.paper(paper)).bibtex.trimEnd() + "\n");
  }
  return entries.join("\n");
}
