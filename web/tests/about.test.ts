import assert from "node:assert/strict";
import test from "node:test";

import { withoutEmbed } from "../src/app/embed.ts";
import { flowOf } from "../src/views/about/counts.ts";
import { intervalOf, saidOf } from "../src/views/about/quality.ts";
import { answerCsv, rowsOf } from "../src/views/queries/answer-table.ts";
import { noteOf } from "../src/views/queries/answer.ts";
import { SMALL, small } from "./small.ts";

const { counts } = SMALL.about;

test("what was read is what is there and what was merged, refused or left out", () => {
  assert.deepEqual(flowOf({ ...counts, papers: 10, unlinked: 2, merged: 3, refused: 1, excluded: 4 }), [
    [18, "read", false],
    [1, "could not be read", true],
    [3, "were copies and merged", true],
    [4, "left out by people", true],
    [10, "in the landscape", false],
    [2, "without any concept", true],
    [8, "with links", false],
  ]);
});

test("steps at which nothing happened are left out", () => {
  assert.deepEqual(flowOf({ ...counts, papers: 4, unlinked: 0 }).map(([, words]) => words), ["read", "in the landscape", "with links"]);
});

test("shares are said of a hundred, other figures by name", () => {
  assert.deepEqual(saidOf({ figure: "precision", value: 0.814 }), ["81", "of 100 links are right"]);
  assert.deepEqual(saidOf({ figure: "f1", value: 0.7849 }), ["0.78", "F1 of links"]);
  assert.deepEqual(saidOf({ figure: "some_new", value: 0.5 }), ["0.50", "some new"]);
});

test("an interval is said in the unit of its figure, none where there is none", () => {
  assert.equal(intervalOf({ figure: "recall", low: 0.7, high: 0.825 }), "95% interval 70–83");
  assert.equal(intervalOf({ figure: "f1", low: 0.7, high: 0.8 }), "95% interval 0.70–0.80");
  assert.equal(intervalOf({ figure: "f1", low: null, high: null }), "");
});

test("papers and concepts of an answer are known by their addresses", () => {
  const uri = (value: string): { type: string; value: string } => ({ type: "uri", value });
  const base = "https://w3id.org/kg-landscape/";
  const bindings = [{ a: uri(`${base}paper/arxiv:2405.1`), b: uri(`${base}concept/method/ppo`) }, { a: uri("http://elsewhere/x") }];
  const { rows } = rowsOf(small(), { head: { vars: ["a", "b"] }, results: { bindings } });
  assert.deepEqual(rows, [
    [{ text: "arxiv:2405.1", paper: 0 }, { text: "method:ppo", concept: 1 }],
    [{ text: "http://elsewhere/x" }, { text: "" }],
  ]);
});

test("an answer of yes or no is a table too", () => {
  assert.deepEqual(rowsOf(small(), { head: {}, boolean: true }), { columns: ["answer"], rows: [[{ text: "yes" }]] });
});

test("an answer is saved as its texts", () => {
  assert.equal(answerCsv({ columns: ["who", "n"], rows: [[{ text: "=PPO", concept: 1 }, { text: "3" }]] }), "who,n\r\n'=PPO,3\r\n");
});

test("an answer that was cut says so", () => {
  const answer = { name: "", theme: "", question: "", sparql: "", columns: [], rows: [[]], cut: true };
  assert.equal(noteOf(answer), "The first 1 row; kg query or the console give them all.");
  assert.equal(noteOf({ ...answer, cut: false }), "1 row.");
});

test("the page by itself keeps its state but not the embedding", () => {
  assert.equal(withoutEmbed("http://a/index.html?embed&x=1#/papers?q=b"), "http://a/index.html?x=1#/papers?q=b");
});
