/* Hand a file to the reader: a Blob under a name that every system takes. */

/** A file name of letters, digits and "-", at most 80 long: `safeName("RLHF: a/b?", "csv")` is "rlhf-a-b.csv". */
export function safeName(title: string, ending: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const stem = Array.from(plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "")).slice(0, 80).join("");
  // Windows keeps these names for devices
  const free = /^(con|prn|aux|nul|com\d|lpt\d)$/.test(stem) ? `${stem}-` : stem;
  return `${free || "landscape"}.${ending}`;
}

export const TYPES = {
  csv: "text/csv;charset=utf-8",
  json: "application/json",
  bib: "application/x-bibtex;charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  ttl: "text/turtle;charset=utf-8",
  rq: "application/sparql-query;charset=utf-8",
} as const;

export type Ending = keyof typeof TYPES;

/** Offer content as a download. */
export function save(content: string | Blob, title: string, ending: Ending): void {
  const blob = content instanceof Blob ? content : new Blob([content], { type: TYPES[ending] });
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = safeName(title, ending);
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // a browser may still be reading it when click() returns
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
