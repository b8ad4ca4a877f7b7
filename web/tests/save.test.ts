import assert from "node:assert/strict";
import test from "node:test";

import { csv } from "../src/parts/csv.ts";
import { safeName } from "../src/parts/save.ts";

test("a file name has letters, digits and hyphens only", () => {
  assert.equal(safeName("RLHF: a/b? — Résumé", "csv"), "rlhf-a-b-resume.csv");
  assert.equal(safeName("../../etc/passwd", "svg"), "etc-passwd.svg");
  assert.equal(safeName("强化学习", "png"), "强化学习.png");
});

test("a title without letters and the name of a device get a name that works", () => {
  assert.equal(safeName("???", "csv"), "landscape.csv");
  assert.equal(safeName("CON", "csv"), "con-.csv");
  assert.equal(safeName("x".repeat(500), "csv"), "x".repeat(80) + ".csv");
});

test("fields with commas, quotes and line ends are quoted", () => {
  assert.equal(csv(["a", "b"], [['say "hi", twice', "one\ntwo"]]), 'a,b\r\n"say ""hi"", twice","one\ntwo"\r\n');
});

test("what a spreadsheet takes for a formula gets an apostrophe, numbers do not", () => {
  const cells = ["=1+1", "+x", "-x", "@x", "\tx", "'=1", "'s", "a-b"];
  assert.equal(csv(["="], [cells, [-1.5, 0, null, undefined, Number.NaN, ""]]), "'=\r\n'=1+1,'+x,'-x,'@x,'\tx,''=1,'s,a-b\r\n-1.5,0,,,,\r\n");
});
