/* What colours and shapes mean. */

import { h, s } from "../../parts/dom.ts";
import { KIND_NAMES, ROLE_NAMES, SHAPES } from "../../parts/kinds.ts";
import { number, shortened } from "../../parts/words.ts";
import type { Part } from "./area-bar.ts";
import { roleVariable, type Colours, type Entry } from "./colours.ts";
import type { Picture } from "./picture.ts";

export function buildLegend(picture: Picture): Part {
  const heading = h("summary", { class: "legend-heading" });
  const body = h("div", {});
  const element = h("details", { class: "map-legend", open: matchMedia("(min-width: 860px)").matches, on: { toggle: () => picture.refresh() } }, heading, body);
  return {
    element,
    refresh: () => {
      const { colours } = picture.model!;
      heading.textContent = colours.heading;
      body.replaceChildren(
        ...(colours.entries.length ? [colours.ramp ? ramp(colours) : list(colours)] : []),
        shapes(picture, colours.by === "kind"),
        ...lines(picture),
      );
    },
  };
}

function list({ entries }: Colours): HTMLElement {
  return h("ul", { class: "legend-shapes" }, entries.map((entry) => h("li", {}, patch(entry), h("bdi", {}, shortened(entry.name, 40)), h("span", { class: "note" }, ` ${number(entry.papers)}`))));
}

function ramp({ entries }: Colours): HTMLElement {
  const [first, last] = [entries[0]!, entries.at(-1)!];
  const steps = entries.map((entry) => h("li", { title: `${entry.name}: ${number(entry.papers)}` }, patch(entry), h("span", { class: "unseen" }, entry.name)));
  return h("div", { class: "legend-ramp" }, h("span", {}, first.name.slice(0, 4)), h("ul", {}, steps), h("span", {}, last.name.slice(-4)));
}

/* What the lines of a selection say, by their colour. */
function lines({ model }: Picture): HTMLElement[] {
  const { focus, colours } = model!;
  const roles = [...new Set(focus?.ties.map(({ role }) => role))];
  if (!focus || !roles.length || colours.by === "role") return [];
  const items = roles.map((role) => {
    const line = h("span", { class: "legend-line", "aria-hidden": "true" });
    line.style.background = `var(${roleVariable(role)})`;
    const papers = focus.ties.filter((tie) => tie.role === role).length;
    const said = role === "narrower" ? "With a narrower concept" : ROLE_NAMES[role][focus.target.sort === "paper" ? 0 : 1];
    return h("li", {}, line, said, h("span", { class: "note" }, ` ${number(papers)}`));
  });
  return [h("ul", { class: "legend-shapes", "aria-label": "Lines" }, items)];
}

function patch({ variable }: Entry): HTMLElement {
  const made = h("span", { class: "legend-patch", "aria-hidden": "true" });
  made.style.background = `var(${variable})`;
  return made;
}

function shapes({ atlas }: Picture, coloured: boolean): HTMLElement {
  const dot = h("li", {}, h("span", { class: "legend-dot", "aria-hidden": "true" }), KIND_NAMES.paper[0]);
  const kinds = atlas.data.kinds.map((kind) => {
    const drawn = s("svg", { class: `legend-shape ${coloured ? kind : ""}`, viewBox: "-8 -8 16 16", width: 11, height: 11, "aria-hidden": "true" }, s("path", { d: SHAPES[kind] }));
    return h("li", {}, drawn, KIND_NAMES[kind][0]);
  });
  return h("ul", { class: "legend-shapes" }, dot, kinds);
}
