"use strict";

/* What a reader does: pick, find, hide kinds and roles, move by keys. The list works without it. */

(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const panel = byId("panel");
  const intro = [...panel.childNodes].map((node) => node.cloneNode(true));
  let picture = null;

  function announce(text) {
    byId("status").textContent = text;
  }

  function pick(key, { keepPlace = false } = {}) {
    panel.replaceChildren(...(key === null ? intro.map((node) => node.cloneNode(true)) : panelOf(data, key)));
    panel.scrollTop = 0;
    if (picture) {
      picture.set({ selected: key, found: null });
      if (key !== null && !keepPlace) picture.reveal(key);
    }
    announce(key === null ? "Nothing is selected." : `Selected: ${data.titles[key]}.`);
  }

  /* A line was picked: show its paper, and there the sentence. */
  function pickLine(number) {
    const edge = data.edges[number];
    pick(edge.from, { keepPlace: true });
    const line = panel.querySelector(`[data-tie="${number}"]`);
    line.classList.add("now");
    line.scrollIntoView({ block: "nearest" });
    announce(`Selected: ${data.roles[edge.role][0]} ${data.titles[edge.to]}, in ${data.titles[edge.from]}.`);
  }

  function pickAt(key, line) {
    if (key === null && line !== null) pickLine(line);
    else pick(key, { keepPlace: true });
  }

  function matches(text) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return [];
    const exact = data.titles.findIndex((title) => title.toLowerCase() === wanted);
    if (exact >= 0) return [exact];
    return data.names.flatMap((name, key) => (name.toLowerCase().includes(wanted) ? [key] : []));
  }

  function find(text) {
    const found = matches(text);
    if (picture) picture.set({ found: text.trim() ? new Set(found) : null });
    if (text.trim()) announce(`${found.length} of ${data.titles.length} match.`);
    return found;
  }

  function wireSearch() {
    const field = byId("find");
    field.addEventListener("input", (event) => {
      const found = find(field.value);
      // a name chosen from the list of proposals comes as one event without typing
      if (!(event instanceof InputEvent) || event.inputType === "insertReplacementText") pick(found[0] ?? null);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        const found = find(field.value);
        if (found.length) pick(found[0]);
      } else if (event.key === "Escape") {
        field.value = "";
        find("");
      }
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        field.focus();
      }
    });
  }

  function wireLegend() {
    for (const [attribute, name] of [["kind", "hiddenKinds"], ["role", "hiddenRoles"]]) {
      for (const box of document.querySelectorAll(`input[data-${attribute}]`)) {
        box.addEventListener("change", () => {
          const hidden = picture.state[name];
          if (box.checked) hidden.delete(box.dataset[attribute]);
          else hidden.add(box.dataset[attribute]);
          picture.set({});
        });
      }
    }
  }

  function wireLinks() {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-item]");
      if (!link) return;
      event.preventDefault();
      pick(Number(link.dataset.item));
      if (!panel.contains(link)) byId("picture").scrollIntoView({ block: "nearest" });
      panel.focus({ preventScroll: panel.contains(link) });
    });
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function wirePicture() {
    const host = byId("picture");
    host.addEventListener("keydown", (event) => {
      if (event.key in ARROWS) {
        event.preventDefault();
        const from = picture.state.selected;
        const next = from === null ? 0 : picture.towards(from, ARROWS[event.key]);
        if (next !== null) pick(next);
      } else if (event.key === "Escape") pick(null);
      else if (event.key === "+") picture.zoom(1.3);
      else if (event.key === "-") picture.zoom(1 / 1.3);
      else if (event.key === "0") picture.fit();
    });
    byId("nearer").addEventListener("click", () => picture.zoom(1.3));
    byId("farther").addEventListener("click", () => picture.zoom(1 / 1.3));
    byId("fit").addEventListener("click", () => picture.fit());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => picture.recolour());
    new ResizeObserver(() => picture.fit(false)).observe(host);
  }

  document.documentElement.classList.add("live");
  try {
    picture = new Picture(byId("picture"), data, pickAt);
    byId("picture").picture = picture; // for who embeds or tests the page
    wirePicture();
    wireLegend();
  } catch (error) {
    document.documentElement.classList.add("no-picture");
    byId("failed").hidden = false;
    console.warn("The picture could not be drawn:", error);
  }
  wireSearch();
  wireLinks();
  if (data.focus !== null) pick(data.focus, { keepPlace: true });
})();
