/* A paper or a concept in Turtle, as far as the explorer knows it; `kg export` tells all. */

import type { Atlas } from "../data/atlas.ts";
import type { ConceptText, Role } from "../data/types.ts";
import { conceptIri, paperIri, whole, withPrefixes } from "./iris.ts";

const PROPERTIES: Record<Role, string> = {
  proposes: "kg:proposes",
  uses: "kg:uses",
  evaluates_on: "kg:evaluatesOn",
  addresses: "kg:addresses",
  analyses: "kg:analyses",
  compares_with: "kg:comparesWith",
  avoids: "kg:avoids",
  mentions: "kg:mentions",
};

const CLASSES = { method: "kg:Method", setting: "kg:Setting", domain: "kg:Domain", benchmark: "kg:Benchmark" } as const;

type Pair = readonly [property: string, objects: readonly string[]];

export function conceptTurtle(atlas: Atlas, concept: number, text: ConceptText): string {
  const { concepts, about, papers } = atlas.data;
  const iri = (each: number): string => `<${conceptIri(about.base, concepts.id[each]!)}>`;
  const introduced = text.introducedBy < 0 ? [] : [`<${paperIri(about.base, papers.id[text.introducedBy]!)}>`];
  const pairs: Pair[] = [
    ["a", [CLASSES[atlas.kind(concept)], "skos:Concept"]],
    ["dcterms:identifier", [literal(concepts.id[concept]!)]],
    ["skos:prefLabel", [literal(atlas.label(concept), "en")]],
    ["skos:altLabel", text.labels.map((label) => literal(label, "en"))],
    ["skos:definition", text.definition ? [literal(text.definition, "en")] : []],
    ["skos:broader", concepts.broader[concept]!.map(iri)],
    ...text.mappings.map(([relation, to]): Pair => [`skos:${relation}`, [`<${to}>`]]).filter(isTellable),
    ["kg:status", [literal(concepts.status[concept]!)]],
    ["kg:introducedBy", introduced],
  ];
  return withPrefixes(node(iri(concept), pairs), "turtle");
}

export function paperTurtle(atlas: Atlas, paper: number): string {
  const { concepts, about, papers, roles } = atlas.data;
  const { from, to } = atlas.linksOf(paper);
  const places = Array.from({ length: to - from }, (_, link) => from + link);
  const objects = (role: Role): string[] =>
    places
      .filter((place) => atlas.role(place) === role)
      .map((place) => `<${conceptIri(about.base, concepts.id[papers.concept[place]!]!)}>`);
  const pairs: Pair[] = [
    ["a", ["kg:Paper"]],
    ["dcterms:title", [literal(papers.title[paper]!)]],
    ...roles.map((role): Pair => [PROPERTIES[role], objects(role)]),
  ];
  return withPrefixes(node(`<${paperIri(about.base, papers.id[paper]!)}>`, pairs), "turtle");
}

/* Foreign addresses are told only where they can stand between < and >, and their property is a name. */
function isTellable([property, [iri = ""]]: Pair): boolean {
  return /^skos:[A-Za-z]+$/.test(property) && !/[\x00-\x20<>"{}|\\^`]/.test(iri.slice(1, -1));
}

function node(subject: string, pairs: readonly Pair[]): string {
  const lines = pairs.filter(([, objects]) => objects.length).map(([property, objects]) => `${property} ${objects.join(",\n        ")}`);
  return `${subject}\n    ${lines.join(" ;\n    ")} .\n`;
}

function literal(text: string, language = ""): string {
  const escapes: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r" };
  const plain = whole(text).replace(/["\\\n\r]/g, (letter) => escapes[letter]!);
  return `"${plain}"${language && `@${language}`}`;
}
