/* Inside a page of someone else: what opens here is told to that page too. */

/** Which elements are hidden is said by `data-embed` in the style. */
export function startEmbedding(page: Document): void {
  if (!new URLSearchParams(page.location.search).has("embed")) return;
  page.documentElement.dataset.embed = "";
  if (window.parent === window) return;
  for (const name of ["paper-open", "concept-open"]) {
    page.addEventListener(name, (event) => {
      // what is told stands in the page for all to read, so that any page around it may hear it
      window.parent.postMessage({ event: name, ...(event as CustomEvent<object>).detail }, "*");
    });
  }
}

/** The address of the page by itself: no "embed" in its search, all else kept. */
export function withoutEmbed(address: string): string {
  const found = new URL(address);
  found.searchParams.delete("embed");
  return found.href;
}
