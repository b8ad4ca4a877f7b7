/* The SPARQL behind what the pages show, for `kg query` and any other engine. Pure functions. */

import type { Role } from "../data/types.ts";
import { conceptIri, paperIri, withPrefixes } from "./iris.ts";

export interface Query {
  /** What it asks. */
  readonly question: string;
  readonly sparql: string;
}

/** Of a concept alone, or with all that is narrower. */
export interface Asked {
  readonly base: string;
  readonly id: string;
  readonly narrower: boolean;
}

const ROLE_TERMS: Record<Role, string> = {
  proposes: "kg:proposes",
  uses: "kg:uses",
  evaluates_on: "kg:evaluatesOn",
  addresses: "kg:addresses",
  analyses: "kg:analyses",
  compares_with: "kg:comparesWith",
  avoids: "kg:avoids",
  mentions: "kg:mentions",
};

export function papersInRole(asked: Asked, role: Role | "extends"): Query {
  const detail = role === "extends" ? ' ; kg:detail "extends"' : "";
  const others = role === "uses" ? '\n  FILTER NOT EXISTS { ?link kg:detail "extends" }' : "";
  return query(
    asked.narrower
      ? "Papers in this role, with the sentences that say so; the page lists a paper once, by its strongest role"
      : "Papers in this role, with the sentences that say so",
    `SELECT ?paper ?title ?sentence
WHERE {${hierarchy(asked)}
  ?link kg:concept ${concept(asked)} ; kg:role ${ROLE_TERMS[role === "extends" ? "uses" : role]}${detail} ;
        kg:paper ?paper ; kg:evidence ?evidence .
  ?paper dcterms:title ?title .
  ?evidence kg:sentence ?sentence .${others}
}
ORDER BY ?paper ?sentence`,
  );
}

export function papersByRole(asked: Asked): Query {
  return query(
    "How many papers in each role",
    `SELECT ?role (COUNT(DISTINCT ?paper) AS ?papers)
WHERE {${hierarchy(asked)}
  ?link kg:concept ${concept(asked)} ; kg:role ?role ; kg:paper ?paper .
}
GROUP BY ?role
ORDER BY DESC(?papers) ?role`,
  );
}

export function papersByYear(asked: Asked): Query {
  return query(
    "How many papers a year are about it",
    `SELECT ?year (COUNT(DISTINCT ?paper) AS ?papers)
WHERE {${hierarchy(asked)}
  ?paper kg:about ${concept(asked)} ; kg:year ?year .
}
GROUP BY ?year
ORDER BY ?year`,
  );
}

export function sharedConcepts(asked: Asked): Query {
  const self = `<${conceptIri(asked.base, asked.id)}>`;
  return query(
    "What papers about it are about besides",
    `SELECT ?other ?label (COUNT(DISTINCT ?paper) AS ?papers)
WHERE {${hierarchy(asked)}
  ?paper kg:about ${concept(asked)}, ?other .
  ?other skos:prefLabel ?label .
  FILTER NOT EXISTS { ?other skos:broader* ${self} }
  FILTER NOT EXISTS { ${self} skos:broader* ?other }
}
GROUP BY ?other ?label
ORDER BY DESC(?papers) ?other`,
  );
}

export function narrowerConcepts(asked: Asked): Query {
  return query(
    "What lies directly below, with the papers that link to each or to one below it",
    `SELECT ?below ?label (COUNT(DISTINCT ?paper) AS ?papers)
WHERE {
  ?below skos:broader <${conceptIri(asked.base, asked.id)}> ; skos:prefLabel ?label .
  ?narrower skos:broader* ?below .
  OPTIONAL { ?link kg:concept ?narrower ; kg:paper ?paper }
}
GROUP BY ?below ?label
ORDER BY DESC(?papers) ?below`,
  );
}

export function linksOfPaper(base: string, id: string): Query {
  return query(
    "Its links, with the sentences that say so",
    `SELECT ?concept ?label ?role ?detail ?confidence ?sentence
WHERE {
  ?link kg:paper <${paperIri(base, id)}> ; kg:concept ?concept ; kg:role ?role ;
        kg:confidence ?confidence ; kg:evidence ?evidence .
  ?concept skos:prefLabel ?label .
  ?evidence kg:sentence ?sentence .
  OPTIONAL { ?link kg:detail ?detail }
}
ORDER BY ?role DESC(?confidence) ?concept ?sentence`,
  );
}

export function nearPapers(base: string, id: string): Query {
  const self = `<${paperIri(base, id)}>`;
  return query(
    "Papers that share most concepts with it; this page weighs rare ones more",
    `SELECT ?other ?title (COUNT(?concept) AS ?shared)
WHERE {
  ${self} kg:about ?concept .
  ?other kg:about ?concept ; dcterms:title ?title .
  FILTER (?other != ${self})
}
GROUP BY ?other ?title
ORDER BY DESC(?shared) ?other
LIMIT 20`,
  );
}

export function resultsOfPaper(base: string, id: string): Query {
  return query(
    "Results that it claims",
    `SELECT ?subject ?benchmark ?metric ?value ?low ?high ?unit ?relation ?comparator ?sentence
WHERE {
  ?result kg:paper <${paperIri(base, id)}> ; kg:relation ?relation ; kg:evidence ?evidence .
  ?evidence kg:sentence ?sentence ; kg:start ?start .
  OPTIONAL { ?result kg:subject ?subject }
  OPTIONAL { ?result kg:benchmark ?benchmark }
  OPTIONAL { ?result kg:metric ?metric }
  OPTIONAL { ?result kg:value ?value }
  OPTIONAL { ?result kg:low ?low ; kg:high ?high }
  OPTIONAL { ?result kg:unit ?unit }
  OPTIONAL { ?result kg:comparator ?comparator }
}
ORDER BY ?start`,
  );
}

function query(question: string, body: string): Query {
  return { question, sparql: withPrefixes(`${body}\n`, "sparql") };
}

function concept({ base, id, narrower }: Asked): string {
  return narrower ? "?narrower" : `<${conceptIri(base, id)}>`;
}

function hierarchy({ base, id, narrower }: Asked): string {
  return narrower ? `\n  ?narrower skos:broader* <${conceptIri(base, id)}> .` : "";
}
