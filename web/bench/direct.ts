/* Sigma fed directly, for the benchmark: every paper, concept and link, as its own documentation
   has it. No labels of ours, no contours, no lists. */

import Graph from "graphology";
import Sigma from "sigma";

interface Network {
  readonly nodes: readonly (readonly [key: string, label: string, x: number, y: number, size: number, colour: string])[];
  readonly edges: readonly (readonly [source: string, target: string])[];
}

const network = JSON.parse(document.getElementById("network")!.textContent) as Network;
const graph = new Graph();
for (const [key, label, x, y, size, color] of network.nodes) graph.addNode(key, { label, x, y, size, color });
for (const [source, target] of network.edges) graph.mergeEdge(source, target, { color: "#ddd", size: 0.5 });
new Sigma(graph, document.getElementById("stage")!);
document.documentElement.dataset.ready = "";
