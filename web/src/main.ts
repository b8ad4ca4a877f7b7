/* Start: take the data, put up the frame, show what the address says. The plain list that stands in
   the page goes only when all of that has worked. */

import { App } from "./app/app.ts";
import { startEmbedding } from "./app/embed.ts";
import { buildFrame } from "./app/frame.ts";
import { startTheme } from "./app/theme.ts";
import { Atlas } from "./data/atlas.ts";
import { sourceOf } from "./data/pieces.ts";
import { Texts } from "./data/texts.ts";
import { h } from "./parts/dom.ts";
import { VIEW_MAKERS } from "./views/views.ts";

async function start(): Promise<void> {
  const place = document.getElementById("app")!;
  const source = sourceOf(document);
  const atlas = new Atlas(await source("atlas"));
  startTheme(() => document.dispatchEvent(new Event("colourschange")));
  const frame = buildFrame(atlas);
  const app = new App(atlas, new Texts(atlas, source), VIEW_MAKERS, frame.stage, frame.live);
  place.replaceChildren(frame.element);
  frame.connect(app);
  startEmbedding(document);
  document.getElementById("plain")?.remove();
  place.hidden = false;
  app.start();
  document.documentElement.dataset.ready = "";
}

start().catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  const note = h("p", { class: "failed", role: "alert" }, `The explorer could not start (${why}); the list says the same in words.`);
  document.body.prepend(note);
  throw error;
});
