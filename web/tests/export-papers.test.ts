import assert from "node:assert/strict";
import test from "node:test";

import type { Texts } from "../src/data/texts.ts";
import { bibtexOf, papersCsv, papersJson } from "../src/parts/export-papers.ts";
import { small } from "./small.ts";

test("a row of a list tells the concepts by kind, each with its role", () => {
  assert.equal(
    papersCsv(small(), [2, 3]),
    "id,title,authors,date,venue,topic,methods,settings,domains,benchmarks\r\n" +
      "arxiv:2302.1,Résumé of playing,,2023-02,,Games,PPO (compares_with); SAC (avoids),,Games (addresses),\r\n" +
      "paper:3,Nothing found,Cy and Di,,,,,,,\r\n",
  );
});

test("JSON tells each link with its role, detail and confidence", () => {
  const [paper] = JSON.parse(papersJson(small(), [1])) as [{ links: unknown[] }];
  assert.deepEqual(paper, {
    id: "arxiv:2301.1",
    title: "Playing well",
    authors: "Bo",
    date: "2023",
    venue: "",
    topic: "Games",
    links: [
      { concept: "method:ppo", label: "PPO", kind: "method", role: "uses", detail: "extends", confidence: 0.9 },
      { concept: "domain:games", label: "Games", kind: "domain", role: "addresses", detail: "", confidence: 0.6 },
    ],
  });
});

test("entries of BibTeX come in the order of the list, and progress is told a piece at a time", async () => {
  const texts = { paper: (paper: number) => Promise.resolve({ bibtex: `@misc{p${paper},\n}\n` }) } as unknown as Texts;
  const heard: number[] = [];
  const text = await bibtexOf({ atlas: small(), texts }, [2, 0], (done) => heard.push(done));
  assert.equal(text, "@misc{p2,\n}\n\n@misc{p0,\n}\n");
  assert.deepEqual(heard, [0]);
});
