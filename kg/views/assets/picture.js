"use strict";

/* The picture: vis-network draws shapes and lines at places that were computed beforehand; the
   colours come from the style sheet, the names from labels.js. */

const KINDS = ["method", "setting", "domain", "benchmark", "paper"];

function readColours(roles) {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue("--" + name).trim();
  const colours = { ground: value("ground"), ink: value("ink"), muted: value("muted"), focus: value("focus") };
  for (const name of [...KINDS, ...roles]) colours[name] = value(name.replaceAll("_", "-"));
  return colours;
}

const EDGE = 26; // pixels kept free around the picture
const TOOLS = 46; // and for the buttons below it

/* The places of the nodes, turned where the screen is tall, stretched a little to its proportions,
   and with larger shapes where all is drawn small. */
function shaped(nodes, host) {
  const width = Math.max(host.clientWidth - 2 * EDGE, 100);
  const height = Math.max(host.clientHeight - 2 * EDGE - TOOLS, 100);
  const span = (name) => Math.max(...nodes.map((node) => node[name])) - Math.min(...nodes.map((node) => node[name])) || 1;
  const turned = height > width;
  const [wide, tall] = turned ? [span("y"), span("x")] : [span("x"), span("y")];
  const stretch = Math.min(1.5, Math.max(0.75, (wide / tall) * (height / width)));
  const scale = Math.min(width / wide, height / (tall * stretch));
  const larger = Math.min(1.6, Math.max(1, 0.65 / scale));
  return nodes.map(({ id, shape, size, x, y }) =>
    ({ id, shape, size: size * larger, x: turned ? y : x, y: (turned ? x : y) * stretch }));
}

class Picture {
  constructor(host, data, onPick) {
    this.host = host;
    this.data = data;
    this.state = { selected: null, hovered: null, found: null, hiddenKinds: new Set(), hiddenRoles: new Set() };
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.placed = [];
    this.neighbours = data.nodes.map(() => new Set());
    for (const edge of data.edges) {
      this.neighbours[edge.from].add(edge.to);
      this.neighbours[edge.to].add(edge.from);
    }
    const places = shaped(data.nodes, host);
    this.sizes = places.map(({ size }) => size);
    this.nodes = new vis.DataSet(places);
    this.edges = new vis.DataSet(data.edges.map(({ id, from, to, width, dashes }) => ({ id, from, to, width, dashes })));
    this.network = new vis.Network(host, { nodes: this.nodes, edges: this.edges }, data.options);
    this.network.on("afterDrawing", (context) => this.drawNames(context));
    this.network.on("click", ({ nodes, edges, pointer }) =>
      onPick(nodes.length ? nodes[0] : this.nameAt(pointer.DOM), edges.length ? edges[0] : null));
    this.network.on("hoverNode", ({ node }) => this.hover(node));
    this.network.on("blurNode", () => this.hover(null));
    this.recolour();
    this.fit(false);
  }

  recolour() {
    this.colours = readColours(Object.keys(this.data.roles));
    this.restyle();
  }

  set(change) {
    Object.assign(this.state, change);
    this.restyle();
  }

  hover(key) {
    this.host.style.cursor = key === null ? "" : "pointer";
    this.set({ hovered: key });
  }

  isHidden(key) {
    return this.state.hiddenKinds.has(this.data.nodes[key].group);
  }

  /* The items that stand out, or null where all do. */
  bright() {
    const { selected, hovered, found } = this.state;
    if (found) return found;
    const middle = hovered ?? selected;
    if (middle === null || (middle === this.data.focus && hovered === null)) return null;
    return new Set([middle, ...this.neighbours[middle]]);
  }

  restyle() {
    const bright = this.bright();
    const { selected, hovered } = this.state;
    const middle = hovered ?? selected;
    const { colours } = this;
    this.nodes.update(this.data.nodes.map(({ id, group }) => {
      const border = id === selected ? colours.ink : group === "paper" ? colours.paper : colours.ground;
      const background = group === "paper" ? colours.ground : colours[group];
      const same = { background, border };
      return {
        id,
        hidden: this.isHidden(id),
        opacity: bright && !bright.has(id) ? 0.15 : 1,
        borderWidth: id === selected ? 3 : 1.5,
        borderWidthSelected: 3,
        color: { ...same, highlight: same, hover: same },
      };
    }));
    this.edges.update(this.data.edges.map(({ id, from, to, role }) => {
      const touches = from === middle || to === middle;
      const opacity = !bright ? 0.5 : touches ? 0.95 : bright.has(from) && bright.has(to) ? 0.18 : 0.05;
      const color = colours[role];
      const hidden = this.state.hiddenRoles.has(role) || this.isHidden(from) || this.isHidden(to);
      return { id, hidden, color: { color, highlight: color, hover: color, opacity } };
    }));
    this.network.redraw();
  }

  /* The order in which names find room: the focus and what is picked, then by size. */
  rank(key) {
    const { selected, hovered } = this.state;
    if (key === hovered) return 0;
    if (key === selected) return 1;
    if (key === this.data.focus) return 2;
    return 3;
  }

  drawNames(context) {
    const scale = this.network.getScale();
    const bright = this.bright();
    const size = { width: this.host.clientWidth, height: this.host.clientHeight };
    const shown = this.data.nodes.filter(({ id }) => !this.isHidden(id));
    const at = this.network.getPositions();
    const spots = shown.map((node) => {
      const { x, y } = this.network.canvasToDOM(at[node.id]);
      const rank = this.rank(node.id);
      const isPaper = node.group === "paper";
      const dim = Boolean(bright && !bright.has(node.id));
      const text = rank === 0 ? this.data.titles[node.id] : node.label;
      return {
        key: node.id, x, y, dim, rank, isPaper,
        radius: this.sizes[node.id] * scale,
        weight: (dim ? -1000 : 0) + node.size + (isPaper ? -100 : 0),
        lines: wrapLabel(text, rank === 0 ? 34 : 20),
        font: `${rank < 3 ? 650 : isPaper ? 400 : 550} ${rank < 3 ? 14 : isPaper ? 11.5 : 13}px ${this.font()}`,
        strong: !isPaper || rank < 3,
        may: isPaper ? 0 : node.size > 11 ? 2 : 0,
        must: rank < 3 || Boolean(bright && !dim),
      };
    });
    spots.sort((one, other) => one.rank - other.rank || other.weight - one.weight || one.key - other.key);
    const obstacles = spots.map(({ key, x, y, radius, isPaper }) =>
      ({ key, cost: isPaper ? 1 : 4, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
    const ratio = context.canvas.width / size.width;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.placed = placeLabels(context, spots.filter((spot) => !spot.dim), obstacles, size);
    drawLabels(context, this.placed, this.colours);
    context.restore();
  }

  font() {
    return getComputedStyle(document.body).fontFamily;
  }

  nameAt({ x, y }) {
    const hit = this.placed.find(({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
    return hit ? hit.key : null;
  }

  /* The nearest item in the direction of an arrow key, or null. */
  towards(key, [dx, dy]) {
    const at = this.network.getPositions();
    let best = null;
    let least = Infinity;
    for (const { id } of this.data.nodes) {
      if (id === key || this.isHidden(id)) continue;
      const x = at[id].x - at[key].x;
      const y = at[id].y - at[key].y;
      const along = x * dx + y * dy;
      const across = Math.abs(x * dy) + Math.abs(y * dx);
      if (along > 0 && along + 2 * across < least) {
        least = along + 2 * across;
        best = id;
      }
    }
    return best;
  }

  animation() {
    return this.calm.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" };
  }

  fit(moving = true) {
    const at = Object.values(this.network.getPositions());
    const [left, right] = [Math.min(...at.map(({ x }) => x)), Math.max(...at.map(({ x }) => x))];
    const [top, bottom] = [Math.min(...at.map(({ y }) => y)), Math.max(...at.map(({ y }) => y))];
    const width = this.host.clientWidth - 2 * EDGE;
    const height = this.host.clientHeight - 2 * EDGE - TOOLS;
    this.network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 },
      offset: { x: 0, y: -TOOLS / 2 },
      scale: Math.max(0.05, Math.min(1.6, width / (right - left + 40), height / (bottom - top + 40))),
      animation: moving && this.animation(),
    });
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: this.animation() });
  }

  /* Bring an item into view where it is not. */
  reveal(key) {
    const { x, y } = this.network.canvasToDOM(this.network.getPosition(key));
    const { clientWidth: width, clientHeight: height } = this.host;
    if (x < 40 || y < 40 || x > width - 40 || y > height - 40) {
      this.network.focus(key, { scale: this.network.getScale(), animation: this.animation() });
    }
  }
}
