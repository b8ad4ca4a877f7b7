/* Papers and concepts where near means related. The state says what is shown; this module makes the
   picture and what stands around it follow, and writes back what the reader does. */

import { tell, type App, type View } from "../../app/app.ts";
import type { State } from "../../app/state.ts";
import { h } from "../../parts/dom.ts";
import { counted } from "../../parts/words.ts";
import { areaBar } from "./area-bar.ts";
import { buildBrush } from "./brush.ts";
import { cameraText, home, readCamera, toMap, toScreen, type Point } from "./camera.ts";
import { listenForGestures } from "./gestures.ts";
import { listenForMapKeys } from "./keys.ts";
import { areaOf, windowArea } from "./lasso.ts";
import { buildLegend } from "./legend.ts";
import { modelOf, readOptions, type Model } from "./model.ts";
import { buildPanel } from "./panel.ts";
import { pickAt } from "./pick.ts";
import { Picture } from "./picture.ts";
import { buildRoving } from "./roving.ts";
import { saveMap } from "./sheet.ts";
import { buildStage } from "./stage.ts";
import { extentOf, idOf, isSame, nameOf, placeOf, type Target } from "./target.ts";
import { NoCanvas } from "./surface.ts";
import { buildTip } from "./tip.ts";
import { buildTools } from "./tools.ts";
import { withoutMap } from "./without.ts";

const WIDE = matchMedia("(min-width: 1200px)");

export function openMap(app: App): View {
  try {
    return openPicture(app, new Picture(app.atlas));
  } catch (error) {
    if (error instanceof NoCanvas) return withoutMap(app);
    throw error;
  }
}

function openPicture(app: App, picture: Picture): View {
  const model = (): Model => picture.model!;
  let drawing = false;
  let calm = false; // what was picked on the map stands before the reader's eyes: no flight

  const remember = (): void => {
    const now = cameraText(picture.camera);
    app.go({ options: { at: now === cameraText(home(picture.bounds)) ? "" : now } }, "replace");
  };
  const point = (target: Target | null): void => {
    if (isSame(target, picture.hovered)) return;
    picture.hovered = target;
    tip.show(target);
    picture.element.classList.toggle("pointing", target !== null);
    picture.redraw();
  };
  const setDrawing = (on: boolean): void => {
    drawing = on;
    tools.setDrawing(on);
    picture.element.classList.toggle("drawing", on);
    if (on) app.announce("Draw around papers; Escape ends");
  };
  const isPanelShown = (): boolean => {
    const { panel: asked, sel } = app.state.options;
    return asked === "show" || (asked !== "hide" && WIDE.matches) || (asked !== "hide" && sel !== undefined);
  };

  const tip = buildTip(picture);
  const tools = buildTools(app, {
    draw: () => setDrawing(!drawing),
    takeWindow: () => choose(windowArea(picture.projection, picture.extent)),
    togglePanel: () => app.go({ options: { panel: isPanelShown() ? "hide" : "show" } }, "replace"),
    isPanelShown,
    save: (ending) => void saveMap(app, picture, ending),
  });
  const area = areaBar(app);
  const brush = buildBrush(app);
  const legend = buildLegend(picture);
  const panel = buildPanel(app, model);
  const roving = buildRoving(app, picture, (concept) => {
    point(concept === null ? null : { sort: "concept", index: concept });
  });
  const stage = buildStage(app, picture, [tip.element, roving.element, legend.element, area.element], {
    zoom: (factor) => step(() => picture.zoom(factor)),
    fit: () => picture.fly(home(picture.bounds), remember),
  });
  const main = h("div", { class: "map-main" }, tools.element, stage.element, brush.element);
  const element = h("section", { class: "map" }, h("h1", { class: "unseen" }, "Topic map"), main, panel.element);

  function step(move: () => void): void {
    point(null);
    move();
    remember();
  }

  function choose(corners: readonly Point[]): void {
    setDrawing(false);
    if (!corners.length) return;
    app.go({ filter: { area: corners } });
    app.announce(`${counted(app.selection.papers.length, "paper")} in the area`);
  }

  function pick(target: Target | null): void {
    calm = true;
    app.go({ options: { sel: target ? idOf(app.atlas, target) : "" } });
    calm = false;
  }

  function show(): void {
    const { filter, options } = app.state;
    picture.show(modelOf(app.atlas, picture.dots, app.selection, filter.area, readOptions(options)));
    for (const part of [tools, area, brush, legend, panel, stage]) part.refresh();
    element.classList.toggle("with-panel", isPanelShown());
  }

  function goTo(): void {
    const { focus } = model();
    if (!focus) return;
    const place = placeOf(app.atlas, focus.target);
    if (calm && focus.target.sort !== "topic" && place && isInSight(toScreen(picture.projection, ...place))) return;
    const extent = extentOf(app.atlas, focus);
    if (extent) picture.flyTo(extent, focus.target.sort === "topic" ? 6 : 4, remember);
  }

  function isInSight([x, y]: Point): boolean {
    const { width, height } = picture.extent;
    return x > 40 && y > 40 && x < width - 40 && y < height - 40;
  }

  function update(before: State): void {
    const { options, filter } = app.state;
    const isMoved = options.at !== before.options.at;
    const rest = (state: State): string => JSON.stringify([state.filter, { ...state.options, at: "" }]);
    if (rest(app.state) !== rest(before)) {
      point(null);
      show();
    }
    const here = cameraText(picture.camera);
    if (isMoved && (options.at ?? cameraText(home(picture.bounds))) !== here) {
      picture.fly(readCamera(options.at, picture.bounds) ?? home(picture.bounds));
    } else if (options.sel !== before.options.sel) {
      goTo();
    }
    if (options.sel !== before.options.sel) said();
    else if (filter !== before.filter) app.announce(`${counted(app.selection.papers.length, "paper")} on the map`);
  }

  function said(): void {
    const { focus } = model();
    if (!focus) return;
    const name = nameOf(app.atlas, focus.target);
    app.announce(`${name}: ${focus.target.sort === "paper" ? counted(focus.concepts.length, "concept") : counted(focus.papers.size, "paper")}`);
    if (focus.target.sort !== "topic") tell(`${focus.target.sort}-open`, idOf(app.atlas, focus.target), name);
  }

  listenForGestures(picture.element, {
    pan: (right, down) => {
      point(null);
      picture.pan(right, down);
    },
    zoom: (factor, at) => {
      point(null);
      picture.zoom(factor, at);
    },
    point: (at) => {
      point(at && !drawing ? pickAt(picture, at) : null);
    },
    pick: (at) => {
      pick(pickAt(picture, at));
    },
    draws: () => drawing,
    draw: (line, finished) => {
      picture.line = finished ? [] : line.map(([x, y]) => toMap(picture.projection, x, y));
      picture.redraw();
      if (finished) choose(areaOf(line, picture.projection));
    },
    rest: remember,
  });
  const unlisten = listenForMapKeys(element, {
    pan: (right, down) => step(() => picture.pan(right, down)),
    zoom: (factor) => step(() => picture.zoom(factor)),
    fit: () => picture.fly(home(picture.bounds), remember),
    lasso: () => setDrawing(!drawing),
    escape: () => {
      if (drawing) setDrawing(false);
      else pick(null);
    },
  });
  const recolour = (): void => {
    picture.ink.forget();
    picture.repaint();
  };
  document.addEventListener("colourschange", recolour);

  const at = readCamera(app.state.options.at, picture.bounds);
  if (at) picture.camera = at;
  show();
  if (!at && model().focus) picture.onfirst = goTo;
  return {
    title: "Map",
    element,
    update,
    close: () => {
      document.removeEventListener("colourschange", recolour);
      unlisten();
      roving.close();
      picture.close();
    },
  };
}
