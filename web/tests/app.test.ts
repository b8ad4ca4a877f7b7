import assert from "node:assert/strict";
import test from "node:test";

import { App, type OpenView } from "../src/app/app.ts";
import type { ViewName } from "../src/app/state.ts";
import { Texts } from "../src/data/texts.ts";
import { small } from "./small.ts";

/** What the app needs of a browser, whose event of a changed address comes when the test says so. */
class Window extends EventTarget {
  readonly location = { hash: "", search: "" };
  readonly history = {
    pushState: (_: unknown, __: string, to: string) => { this.location.hash = to; },
    replaceState: (_: unknown, __: string, to: string) => { this.location.hash = to; },
  };
  readonly document = { title: "" };
}

const started = (): { window: Window; app: App } => {
  const window = new Window();
  const { location, history, document } = window;
  Object.assign(globalThis, { window, location, history, document });
  const stage = { dataset: {}, replaceChildren: () => undefined, focus: () => undefined };
  const open: OpenView = (app) => ({
    title: app.state.view,
    element: stage as unknown as HTMLElement,
    update: () => undefined,
  });
  const views = Object.fromEntries(["map", "matrix"].map((name) => [name, open]));
  const element = stage as unknown as HTMLElement;
  const texts = new Texts(small(), () => Promise.reject(new Error("none")));
  const app = new App(small(), texts, views as unknown as Record<ViewName, OpenView>, element, element);
  app.start();
  return { window, app };
};

test("where the camera came to rest is kept in the address", () => {
  const { window, app } = started();
  app.go({ options: { at: "0_0_2" } }, "replace");
  assert.equal(window.location.hash, "#/map?at=0_0_2");
});

test("a camera that comes to rest takes nobody back who has gone elsewhere", () => {
  const { window, app } = started();
  window.location.hash = "#/matrix";
  app.go({ options: { at: "0_0_2" } }, "replace");
  assert.equal(window.location.hash, "#/matrix");
  window.dispatchEvent(new Event("hashchange"));
  assert.equal(app.state.view, "matrix");
  app.go({ options: { rows: "method" } }, "replace");
  assert.equal(window.location.hash, "#/matrix?rows=method");
});
