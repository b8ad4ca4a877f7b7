/* A landscape of four papers, written by hand, for tests of pure functions. */

import { Atlas } from "../src/data/atlas.ts";
import type { AtlasData } from "../src/data/types.ts";

/* Concepts: 0 method:rl, 1 method:ppo (a kind of rl), 2 method:sac (a kind of rl), 3 setting:offline,
   4 domain:robotics, 5 domain:games.
   Papers: 0 "Walking far" 2024-05-17 proposes sac, addresses offline, robotics;
           1 "Playing well" 2023 uses ppo, addresses games;
           2 "Résumé of playing" 2023-02 compares with ppo, addresses games, avoids sac;
           3 "Nothing found", no date, no link. */
export const SMALL: AtlasData = {
  format: 1,
  about: {
    title: "small",
    program: "kg 0",
    build: "build:0",
    ontology: "0",
    settings: [],
    minConfidence: 50,
    seed: 0,
    base: "https://w3id.org/kg-landscape/",
    licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
    counts: { papers: 4, unlinked: 1, links: 8, quotes: 8, results: 0, discovered: 0, merged: 0, refused: 0, excluded: 0, dated: 3 },
    measured: [],
    cite: { text: "", bibtex: "" },
    server: null,
  },
  kinds: ["method", "setting", "domain", "benchmark"],
  roles: ["proposes", "uses", "evaluates_on", "addresses", "analyses", "compares_with", "avoids", "mentions"],
  details: ["", "extends", "trains_with", "integrates"],
  venues: ["Journal of Walking"],
  papers: {
    id: ["arxiv:2405.1", "arxiv:2301.1", "arxiv:2302.1", "paper:3"],
    title: ["Walking far", "Playing well", "Résumé of playing", "Nothing found"],
    authors: ["Ada et al.", "Bo", "", "Cy and Di"],
    date: ["2024-05-17", "2023", "2023-02", ""],
    venue: [0, -1, -1, -1],
    topic: [2, 1, 1, -1],
    x: [0.5, -0.5, -0.4, null],
    y: [0.5, -0.5, -0.6, null],
    first: [0, 3, 5, 8, 8],
    concept: [2, 3, 4, 1, 5, 5, 1, 2],
    role: [0, 3, 3, 1, 3, 3, 5, 6],
    detail: [0, 0, 0, 1, 0, 0, 0, 0],
    confidence: [95, 80, 70, 90, 60, 85, 75, 65],
  },
  concepts: {
    id: ["method:rl", "method:ppo", "method:sac", "setting:offline", "domain:robotics", "domain:games"],
    label: ["Reinforcement learning", "PPO", "SAC", "Offline RL", "Robotics", "Games"],
    kind: [0, 0, 0, 1, 2, 2],
    labels: [["RL"], ["Proximal Policy Optimization"], ["Soft Actor-Critic"], [], [], []],
    broader: [[], [0], [0], [], [], []],
    status: ["curated", "curated", "curated", "curated", "curated", "curated"],
    topic: [-1, 1, 2, 2, 2, 1],
    x: [null, -0.5, 0.5, 0.4, 0.6, -0.45],
    y: [null, -0.4, 0.4, 0.5, 0.55, -0.55],
    order: [0, 4, 1, 2, 3, 5],
  },
  topics: [
    { title: "PPO · Games", words: ["play"], level: 0, parent: -1, concepts: [1, 5], papers: 2 },
    { title: "Games", words: [], level: 1, parent: 0, concepts: [5], papers: 2 },
    { title: "SAC", words: ["walk"], level: 0, parent: -1, concepts: [2], papers: 1 },
  ],
  lineage: { method: [], other: [], namesBoth: [], concept: [], date: [], isSeen: [] },
  shard: { papers: 50, concepts: 200 },
};

export const small = (): Atlas => new Atlas(SMALL);
