/* Names of papers and concepts as the RDF of the landscape has them; `kg/vocab.py` says the same. */

const PREFIXES: readonly (readonly [string, string])[] = [
  ["kg", "https://w3id.org/kg-landscape/vocab#"],
  ["skos", "http://www.w3.org/2004/02/skos/core#"],
  ["dcterms", "http://purl.org/dc/terms/"],
];

/* encodeURIComponent leaves these as they are. */
const LEFT = /[!'()*]/g;

export function conceptIri(base: string, id: string): string {
  const colon = id.indexOf(":");
  return `${base}concept/${id.slice(0, colon)}/${escaped(id.slice(colon + 1))}`;
}

export function paperIri(base: string, id: string): string {
  return `${base}paper/${escaped(id).replace(/%(3A|2F)/g, (code) => decodeURIComponent(code))}`;
}

/** The lines that make a text stand alone: those of the prefixes that it uses. */
export function withPrefixes(text: string, form: "sparql" | "turtle"): string {
  const used = PREFIXES.filter(([name]) => new RegExp(`(^|[\\s(/^|])${name}:`, "m").test(text));
  const lines = used.map(([name, iri]) => (form === "sparql" ? `PREFIX ${name}: <${iri}>` : `@prefix ${name}: <${iri}> .`));
  return `${lines.join("\n")}\n\n${text}`;
}

function escaped(text: string): string {
  return encodeURIComponent(whole(text)).replace(LEFT, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Half a pair of surrogates has no UTF-8; U+FFFD stands for it. */
export function whole(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}
