import assert from "node:assert/strict";
import test from "node:test";

import { Atlas } from "../src/data/atlas.ts";
import type { ConceptText } from "../src/data/types.ts";
import { conceptIri, paperIri } from "../src/parts/iris.ts";
import { papersByRole, papersInRole } from "../src/parts/sparql.ts";
import { conceptTurtle, paperTurtle } from "../src/parts/turtle.ts";
import { SMALL, small } from "./small.ts";

const BASE = "https://w3id.org/kg-landscape/";

test("IRIs are written as kg export writes them", () => {
  assert.equal(conceptIri(BASE, "method:a(b)*'!/c:d é"), `${BASE}concept/method/a%28b%29%2A%27%21%2Fc%3Ad%20%C3%A9`);
  assert.equal(paperIri(BASE, "doi:10.1/(x)<y>"), `${BASE}paper/doi:10.1/%28x%29%3Cy%3E`);
});

test("half a pair of surrogates breaks no IRI", () => {
  assert.equal(paperIri(BASE, "paper:\ud800"), `${BASE}paper/paper:%EF%BF%BD`);
});

test("a concept is told in Turtle, whatever its texts hold", () => {
  const text: ConceptText = {
    definition: 'Says "no\\yes"\nand ends .',
    labels: ["RL"],
    mappings: [["exactMatch", "http://example.org/q1"], ["closeMatch", "http://example.org/> a <x"], ["bad name", "http://a/"]],
    introducedBy: 0,
  };
  assert.equal(
    conceptTurtle(small(), 1, text),
    `@prefix kg: <https://w3id.org/kg-landscape/vocab#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .

<${BASE}concept/method/ppo>
    a kg:Method,
        skos:Concept ;
    dcterms:identifier "method:ppo" ;
    skos:prefLabel "PPO"@en ;
    skos:altLabel "RL"@en ;
    skos:definition "Says \\"no\\\\yes\\"\\nand ends ."@en ;
    skos:broader <${BASE}concept/method/rl> ;
    skos:exactMatch <http://example.org/q1> ;
    kg:status "curated" ;
    kg:introducedBy <${BASE}paper/arxiv:2405.1> .
`,
  );
});

test("a paper is told with a property a role", () => {
  const atlas = new Atlas({ ...SMALL, papers: { ...SMALL.papers, title: ["a", "b", 'The "end" .', "d"] } });
  assert.equal(
    paperTurtle(atlas, 2),
    `@prefix kg: <https://w3id.org/kg-landscape/vocab#> .
@prefix dcterms: <http://purl.org/dc/terms/> .

<${BASE}paper/arxiv:2302.1>
    a kg:Paper ;
    dcterms:title "The \\"end\\" ." ;
    kg:addresses <${BASE}concept/domain/games> ;
    kg:comparesWith <${BASE}concept/method/ppo> ;
    kg:avoids <${BASE}concept/method/sac> .
`,
  );
});

test("a query declares the prefixes that it uses, and no other", () => {
  assert.equal(
    papersByRole({ base: BASE, id: "method:ppo", narrower: true }).sparql,
    `PREFIX kg: <https://w3id.org/kg-landscape/vocab#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?role (COUNT(DISTINCT ?paper) AS ?papers)
WHERE {
  ?narrower skos:broader* <${BASE}concept/method/ppo> .
  ?link kg:concept ?narrower ; kg:role ?role ; kg:paper ?paper .
}
GROUP BY ?role
ORDER BY DESC(?papers) ?role
`,
  );
});

test("papers that extend a concept are asked apart from those that use it", () => {
  const asked = { base: BASE, id: "method:ppo", narrower: false };
  assert.match(papersInRole(asked, "extends").sparql, /kg:role kg:uses ; kg:detail "extends" ;/);
  assert.match(papersInRole(asked, "uses").sparql, /FILTER NOT EXISTS \{ \?link kg:detail "extends" \}/);
  assert.doesNotMatch(papersInRole(asked, "avoids").sparql, /detail/);
});
