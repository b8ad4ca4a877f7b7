/* Where the data come from: the page itself, files beside it, or a server. */

import type { Answer, AtlasData, ConceptText, PaperText } from "./types.ts";

export interface Pieces {
  readonly atlas: AtlasData;
  readonly answers: readonly Answer[];
  readonly [papers: `papers-${number}`]: readonly PaperText[];
  readonly [concepts: `concepts-${number}`]: readonly ConceptText[];
}

export type PieceName = keyof Pieces & string;

/** Gives a piece by its name; rejects where it cannot be had. */
export type Source = <Name extends PieceName>(name: Name) => Promise<Pieces[Name]>;

/** The source that the page says it has, by `data-source` of its root element. */
export function sourceOf(page: Document): Source {
  const form = page.documentElement.dataset.source ?? "embedded";
  const load = form === "folder" ? fromFile : form === "served" ? fromServer : fromPage;
  const pending = new Map<string, Promise<unknown>>();
  return async <Name extends PieceName>(name: Name) => {
    const found = pending.get(name) ?? load(name);
    pending.set(name, found);
    try {
      return (await found) as Pieces[Name];
    } catch (error) {
      pending.delete(name); // the next click may try again
      throw error;
    }
  };
}

async function fromPage(name: string): Promise<unknown> {
  const island = document.getElementById(`piece-${name}`);
  if (!island) throw new Error(`this page holds no piece ${name}`);
  const text = island.textContent;
  const isPacked = island.getAttribute("type") === "application/gzip";
  return JSON.parse(isPacked ? await unpacked(text) : text) as unknown;
}

/* Texts of a page with many papers: gzip, as base64. */
async function unpacked(text: string): Promise<string> {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

/* fetch() reads no file from a disk; a script element does. The file calls landscapePiece(name, value). */
const arrived = new Map<string, unknown>();

declare global {
  interface Window {
    landscapePiece?: (name: string, value: unknown) => void;
  }
}

function fromFile(name: string): Promise<unknown> {
  window.landscapePiece ??= (arriving, value) => arrived.set(arriving, value);
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `data/${name}.js`;
    script.onload = () => {
      script.remove();
      if (arrived.has(name)) resolve(arrived.get(name));
      else reject(new Error(`data/${name}.js holds something else`));
      arrived.delete(name);
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`data/${name}.js is missing: keep the folder together`));
    };
    document.head.append(script);
  });
}

async function fromServer(name: string): Promise<unknown> {
  const answer = await fetch(`explore/data/${name}.json`);
  if (!answer.ok) throw new Error(`the server gives no ${name}: ${answer.status}`);
  return (await answer.json()) as unknown;
}
