/* Bundle the explorer into two files that are committed: kg/views/assets/explorer.js and .css.

   node build.mjs             write them
   node build.mjs --out DIR   write them there, for a test that compares */

import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const place = process.argv.indexOf("--out");
const out = place < 0 ? join(here, "..", "kg", "views", "assets") : process.argv[place + 1];

/* Whose code is in the bundle; their licences stand beside it. */
const PACKAGES = ["sigma", "graphology", "graphology-utils", "events", "d3-contour", "d3-array", "internmap"];

await build({
  absWorkingDir: here,
  entryPoints: { explorer: "src/main.ts" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "ascii", // no letter of the bundle may end a script or depend on the page's encoding
  legalComments: "none",
  logLevel: "warning",
});
await build({
  absWorkingDir: here,
  entryPoints: { explorer: "src/style/index.css" },
  outdir: out,
  bundle: true,
  minify: true,
  target: ["es2022"],
  logLevel: "warning",
});

const licences = [];
for (const name of PACKAGES) {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const text = await readLicence(folder);
  licences.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
}
await writeFile(join(out, "explorer.LICENSES.txt"), licences.join("\n" + "-".repeat(72) + "\n\n"));

async function readLicence(folder) {
  for (const file of ["LICENSE", "LICENSE.txt", "LICENSE.md"]) {
    try {
      return await readFile(join(folder, file), "utf8");
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
  throw new Error(`${folder} holds no licence`);
}
