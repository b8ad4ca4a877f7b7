import assert from "node:assert/strict";
import test from "node:test";

import type { App } from "../src/app/app.ts";
import { select } from "../src/app/filter.ts";
import { NO_FILTER } from "../src/app/state.ts";
import { pairsText, tableText } from "../src/views/matrix/exports.ts";
import { modelOf } from "../src/views/matrix/model.ts";
import { cellInWords, faceOf, rounded, times } from "../src/views/matrix/words.ts";
import { modelOf as timelineOf } from "../src/views/timeline/model.ts";
import { valuesText } from "../src/views/timeline/exports.ts";
import { areaPath, bandPath, linePath } from "../src/views/timeline/drawing.ts";
import { small } from "./small.ts";

/* As much of an App as models and files need. */
const appWith = (options: Record<string, string>): App =>
  ({ atlas: small(), selection: select(small(), NO_FILTER), state: { filter: NO_FILTER, options } }) as unknown as App;

test("the table is saved with its margins", () => {
  const app = appWith({ columns: "domain", level: "exact", sort: "name" });
  assert.equal(
    tableText(app, modelOf(app)),
    "id,methods,papers,Games,Robotics\r\n,papers,4,2,1\r\nmethod:ppo,PPO,2,2,0\r\nmethod:sac,SAC,1,0,1\r\n",
  );
});

test("against chance the table holds ratios", () => {
  const app = appWith({ columns: "domain", level: "exact", sort: "name", reading: "surprise" });
  assert.equal(
    tableText(app, modelOf(app)),
    "id,methods,papers,Games,Robotics\r\n,papers,4,2,1\r\nmethod:ppo,PPO,2,1.5,0\r\nmethod:sac,SAC,1,0,3\r\n",
  );
});

test("pairs are saved with what chance would have given", () => {
  const app = appWith({ columns: "domain", level: "exact", sort: "name" });
  const lines = pairsText(app, modelOf(app)).split("\r\n");
  assert.equal(lines.length, 6);
  assert.equal(lines[1], "method:ppo,PPO,domain:games,Games,2,2,2,3,1.333,1.5,0.6667,false,false");
  assert.equal(lines[3], "method:sac,SAC,domain:games,Games,0,1,2,3,0.6667,0,0.6667,false,false");
});

test("a cell says in words what it shows", () => {
  const app = appWith({ columns: "domain", level: "exact", sort: "name" });
  const model = modelOf(app);
  assert.equal(cellInWords(app.atlas, model, 0, 0), "PPO × Games: 2 papers; 1.3 expected, 1.5× as many, which may be chance");
  assert.deepEqual(faceOf(model, 0), { text: "2", tint: "tint-8", isStrong: false });
  assert.deepEqual(faceOf(model, 1), { text: "", tint: "tint-0", isStrong: false });
});

test("a concept against itself says nothing of chance", () => {
  const app = appWith({ columns: "method", level: "all", sort: "name" });
  const { surprise } = modelOf(app);
  // PPO, reinforcement learning, SAC: only PPO and SAC are not nested
  assert.deepEqual(surprise.map((each) => each !== null), [false, false, true, false, false, false, true, false, false]);
});

test("small numbers are not made nothing", () => {
  assert.deepEqual([0, 0.018, 0.34, 1.46, 9.96, 210.4].map(rounded), ["0", "0.02", "0.3", "1.5", "10", "210"]);
  assert.equal(times(0.018), "0.02×");
});

test("the values of the charts are saved with their intervals", () => {
  const app = appWith({ kind: "domain", by: "year", level: "exact" });
  assert.equal(
    valuesText(app, timelineOf(app)),
    "id,concept,year,papers,of,share,low,high\r\n" +
      "domain:games,Games,2023,2,2,1,0.3424,1\r\ndomain:games,Games,2024,0,1,0,0,0.7935\r\n" +
      "domain:robotics,Robotics,2023,0,2,0,0,0.6576\r\ndomain:robotics,Robotics,2024,1,1,1,0.2065,1\r\n",
  );
});

test("the large chart starts with what there is, and stays empty when the reader empties it", () => {
  assert.deepEqual(timelineOf(appWith({ kind: "domain" })).chosen.map((each) => each.concept), [5, 4]);
  assert.deepEqual(timelineOf(appWith({ kind: "domain", show: "~" })).chosen, []);
});

test("lines, areas and bands are paths", () => {
  const interval = { low: 0.25, high: 0.75 };
  const values = [{ at: 0, count: 1, of: 2, share: 0.5, interval }, { at: 2, count: 0, of: 4, share: 0, interval }];
  const place = { x: (at: number) => 10 * at, y: (value: number) => 100 - 100 * value };
  assert.equal(linePath(values, place, "shares"), "M0 50L20 100");
  assert.equal(areaPath(values, place, "shares"), "M0 50L20 100L20 100L0 100Z");
  assert.equal(bandPath(values, place), "M0 25L20 25L20 75L0 75Z");
  assert.equal(areaPath([], place, "shares"), "");
});
