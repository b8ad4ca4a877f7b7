import assert from "node:assert/strict";
import test from "node:test";

import { contrast, hex, opacity } from "../src/parts/css-colour.ts";
import { withoutForbidden } from "../src/parts/figure-export.ts";

test("computed colours become #rrggbb", () => {
  assert.equal(hex("rgb(27, 31, 36)"), "#1b1f24");
  assert.equal(hex("rgba(255, 0, 0, 0.5)"), "#ff0000");
  assert.equal(hex("color(srgb 0.5 0 1 / 0.25)"), "#8000ff");
  assert.equal(hex("#abcdef"), "#abcdef");
});

test("what cannot be seen is none", () => {
  assert.equal(hex("rgba(0, 0, 0, 0)"), "none");
  assert.equal(hex("none"), "none");
  assert.equal(opacity("none"), 0);
});

test("opacity is read from both forms", () => {
  assert.equal(opacity("rgba(255, 0, 0, 0.5)"), 0.5);
  assert.equal(opacity("color(srgb 0.5 0 1 / 0.25)"), 0.25);
  assert.equal(opacity("rgb(1, 2, 3)"), 1);
});

test("black on white has contrast 21", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
});

test("letters that XML forbids are replaced one for one", () => {
  assert.equal(withoutForbidden("a\u0001b\uffffc\td\n"), "a\ufffdb\ufffdc\td\n");
  assert.equal(withoutForbidden("\ud800x😀"), "\ufffdx😀");
});
