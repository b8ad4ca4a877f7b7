import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { contrast } from "../src/parts/css-colour.ts";

/* Colours by name, in the light and in the dark theme. */
const css = ["../kg/views/assets/colours.css", "src/style/topics.css", "src/style/tints.css"].map((file) => readFileSync(file, "utf8"));
const themes = [0, 1].map((theme) => {
  const blocks = css.map((text) => [...text.matchAll(/:root \{(.*?)\}/gs)][theme]![1]!);
  return new Map([...blocks.join("").matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1]!, found[2]!]));
});
/* The ink of each tint, with what the dark theme changes. */
const inks = [0, 1].map((theme) => {
  const rules = [...css[2]!.matchAll(/\.(tint-[\w-]+) \{ --tint: var\(--([\w-]+)\); --on-tint: var\(--([\w-]+)\); \}/g)];
  const found = new Map(rules.map((rule) => [rule[2]!, rule[3]!]));
  const changes = /@media[^{]*\{\s*((?:\.tint-[\w-]+,?\s*)+)\{ --on-tint: var\(--([\w-]+)\)/.exec(css[2]!)!;
  if (theme) for (const name of changes[1]!.match(/[\w-]+/g)!) found.set(name, changes[2]!);
  return found;
});

test("sixteen tints have their ink", () => {
  assert.deepEqual(inks.map((each) => each.size), [16, 16]);
});

test("the ink on every tint has contrast 4.5 in both themes", () => {
  const weak = themes.flatMap((colours, theme) =>
    [...inks[theme]!].map(([tint, ink]) => [theme, tint, contrast(colours.get(tint)!, colours.get(ink)!)] as const).filter(([, , value]) => value < 4.5),
  );
  assert.deepEqual(weak, []);
});

test("the colours of series have contrast 4.5 on the ground", () => {
  const weak = themes.flatMap((colours) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((at) => contrast(colours.get(`topic-${at}`)!, colours.get("ground")!) < 4.5));
  assert.deepEqual(weak, []);
});
