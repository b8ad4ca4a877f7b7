/* What is under the pointer, in words. */

import type { Atlas } from "../../data/atlas.ts";
import { h } from "../../parts/dom.ts";
import { KIND_NAMES } from "../../parts/kinds.ts";
import { counted, shortened } from "../../parts/words.ts";
import { toScreen } from "./camera.ts";
import type { Picture } from "./picture.ts";
import { nameOf, placeOf, type Target } from "./target.ts";

export interface Tip {
  readonly element: HTMLElement;
  show(target: Target | null): void;
}

export function buildTip(picture: Picture): Tip {
  const element = h("div", { class: "map-tip", "aria-hidden": "true", hidden: true });
  return {
    element,
    show: (target) => {
      const place = target && placeOf(picture.atlas, target);
      element.hidden = !place;
      if (!target || !place) return;
      element.replaceChildren(h("strong", {}, h("bdi", {}, shortened(nameOf(picture.atlas, target), 140))), h("span", {}, under(picture, target)));
      const [x, y] = toScreen(picture.projection, ...place);
      const { width, height } = picture.extent;
      const [wide, high] = [element.offsetWidth, element.offsetHeight];
      const left = Math.min(width - wide - 6, Math.max(6, x - wide / 2));
      const above = y - high - 16;
      element.style.transform = `translate(${left}px, ${above > 4 ? above : Math.min(y + 16, height - high - 6)}px)`;
    },
  };
}

function under({ atlas, model }: Picture, { sort, index }: Target): string {
  if (sort === "paper") return byline(atlas, index);
  if (sort === "concept") return `${KIND_NAMES[atlas.kind(index)][0]} · ${counted(model?.weight[index] ?? atlas.size(index), "paper")}`;
  return "";
}

function byline(atlas: Atlas, paper: number): string {
  return [atlas.data.papers.authors[paper]!, atlas.year(paper)].filter(Boolean).join(" · ");
}
