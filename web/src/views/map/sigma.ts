/* Dots by WebGL: sigma draws, but the camera, the names and the gestures are ours. */

import Graph from "graphology";
import Sigma from "sigma";

import { FAINT, HIDDEN } from "./dots.ts";
import { dotProgram, setRim } from "./shader.ts";
import type { MakeRenderer, Paint } from "./renderer.ts";

export const drawWithSigma: MakeRenderer = (place, { dots, bounds }) => {
  const graph = new Graph({ type: "undirected" });
  for (let dot = 0; dot < dots.x.length; dot++) graph.addNode(dot, { x: dots.x[dot], y: dots.y[dot] });
  let current: Paint | undefined;
  let shrink = 1; // what the sizes of the paint are to be divided by
  const sigma = new Sigma(graph, place, {
    allowInvalidContainer: true,
    renderLabels: false,
    stagePadding: 0,
    zIndex: true,
    enableCameraRotation: false,
    zoomToSizeRatioFunction: () => shrink,
    nodeProgramClasses: { circle: dotProgram },
    nodeReducer: (key, data) => ({ ...data, ...lookOf(current, Number(key)) }),
  });
  sigma.setCustomBBox({ x: [bounds.left, bounds.right], y: [bounds.bottom, bounds.top] });
  const [middleX, middleY] = [(bounds.left + bounds.right) / 2, (bounds.bottom + bounds.top) / 2];
  const extent = Math.max(bounds.right - bounds.left, bounds.top - bounds.bottom);
  return {
    webgl: true,
    paint: (paint) => {
      current = paint;
      setRim(paint.rim);
      sigma.refresh();
    },
    draw: ({ camera, projection, radius }) => {
      shrink = (current?.radius ?? radius) / radius;
      sigma.resize();
      const state = sigma.getCamera().getState();
      const unit = sigma.graphToViewport({ x: 1, y: 0 }).x - sigma.graphToViewport({ x: 0, y: 0 }).x;
      sigma.getCamera().setState({
        x: 0.5 + (camera.x - middleX) / extent,
        y: 0.5 + (camera.y - middleY) / extent,
        ratio: (state.ratio * unit) / projection.scale,
      });
      sigma.refresh({ partialGraph: {}, skipIndexation: true }); // draws at once, takes nothing anew
    },
    close: () => {
      sigma.kill();
    },
  };
};

function lookOf(paint: Paint | undefined, dot: number): object {
  const number = paint?.of[dot] ?? HIDDEN;
  if (!paint || number === HIDDEN) return { hidden: true };
  const faint = number === FAINT;
  return { size: paint.radius, color: faint ? paint.faint : paint.palette[number], zIndex: faint ? 0 : 1, hidden: false };
}
