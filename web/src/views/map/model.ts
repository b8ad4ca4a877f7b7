/* What the map shows in one state: colours, focus, relief and weights, worked out once for each. */

import type { Selection } from "../../app/filter.ts";
import type { Atlas } from "../../data/atlas.ts";
import type { Bounds, Point } from "./camera.ts";
import { COLOURINGS, coloursOf, type Colouring, type Colours } from "./colours.ts";
import { FAINT, HIDDEN, type Dots } from "./dots.ts";
import { reach, reliefsOf, type Relief } from "./relief.ts";
import { focusOf, targetOf, type Focus } from "./target.ts";

export interface Model {
  readonly selection: Selection;
  readonly colours: Colours;
  readonly focus: Focus | null;
  /** A colour number a dot. */
  readonly of: Uint8Array;
  /** Papers that pass and link to it, a number a concept; concepts that have any, most first. */
  readonly weight: Uint32Array;
  readonly ranked: readonly number[];
  readonly area: readonly Point[];
}

export interface Options {
  readonly by: Colouring;
  readonly sel: string | undefined;
  /** Whether papers that do not pass are hidden instead of grey. */
  readonly hide: boolean;
}

export function readOptions(options: Readonly<Record<string, string>>): Options {
  const by = COLOURINGS.find((each) => each === options.colour) ?? "topic";
  return { by, sel: options.sel, hide: options.rest === "hide" };
}

export function modelOf(atlas: Atlas, dots: Dots, selection: Selection, area: readonly Point[], options: Options): Model {
  const target = targetOf(atlas, options.sel);
  const focus = target && focusOf(atlas, target, selection.counts);
  const colours = coloursOf(atlas, options.by, selection, focus);
  const of = Uint8Array.from(dots.paper, (paper) => {
    const related = !focus || focus.papers.has(paper);
    if (related && selection.passes[paper]) return colours.of[paper]!;
    return options.hide && !selection.passes[paper] ? HIDDEN : FAINT;
  });
  const weight = weights(atlas, selection);
  const { x } = atlas.data.concepts;
  const ranked = [...weight.keys()].filter((concept) => weight[concept] && x[concept] !== null);
  ranked.sort((a, b) => weight[b]! - weight[a]! || a - b);
  return { selection, colours, focus, of, weight, ranked, area };
}

function weights(atlas: Atlas, selection: Selection): Uint32Array {
  const weight = new Uint32Array(atlas.conceptCount);
  const { concept } = atlas.data.papers;
  for (const paper of selection.papers) {
    const { from, to } = atlas.linksOf(paper);
    for (let place = from; place < to; place++) if (selection.counts(place)) weight[concept[place]!]!++;
  }
  return weight;
}

/** Reliefs of topics, made when they are first asked for and kept while the selection stays. */
export class Landscape {
  private kept: readonly [readonly Relief[] | undefined, readonly Relief[] | undefined] = [undefined, undefined];
  private of: Selection | undefined;
  private readonly share: number;

  constructor(
    private readonly atlas: Atlas,
    private readonly bounds: Bounds,
    papers: number,
  ) {
    this.share = reach(papers);
  }

  reliefs(selection: Selection, level: 0 | 1): readonly Relief[] {
    if (this.of !== selection) [this.of, this.kept] = [selection, [undefined, undefined]];
    const found = this.kept[level] ?? this.make(selection, level);
    this.kept = level === 0 ? [found, this.kept[1]] : [this.kept[0], found];
    return found;
  }

  private make(selection: Selection, level: 0 | 1): readonly Relief[] {
    const { papers, topics } = this.atlas.data;
    const points = new Map<number, Point[]>();
    topics.forEach((topic, each) => topic.level === level && points.set(each, []));
    for (const paper of selection.papers) {
      const [x, y, topic] = [papers.x[paper] ?? null, papers.y[paper] ?? null, papers.topic[paper]!];
      if (x !== null && y !== null) points.get(level === 0 ? this.atlas.coarse(topic) : topic)?.push([x, y]);
    }
    return reliefsOf(points, this.bounds, level === 0 ? this.share : this.share * 0.6);
  }
}
