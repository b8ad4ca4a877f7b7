"use strict";

/* The panel shows parts of the list, cloned: all text stands in the page once, already escaped. */

function lineOf(edge, key) {
  const told = document.getElementById("tie-" + edge.id);
  const line = told.cloneNode(true);
  line.removeAttribute("id");
  line.dataset.tie = edge.id;
  for (const end of line.querySelectorAll("a.end")) end.hidden = Number(end.dataset.item) === key;
  return line;
}

function aside(text, ...classes) {
  const span = document.createElement("span");
  span.classList.add("sure", ...classes);
  span.textContent = text;
  return span;
}

function heading(role, text, count) {
  const title = document.createElement("h4");
  title.append(text + " ", aside(count));
  if (role !== "shared") title.append(" ", aside("confidence", "right"));
  return title;
}

function panelOf(data, key) {
  const article = document.getElementById("item-" + key);
  const title = document.createElement("h2");
  title.className = "unseen";
  title.textContent = "Selected";
  const parts = [title, article.querySelector(".head").cloneNode(true)];
  const said = article.querySelector(".said");
  if (said) parts.push(said.cloneNode(true));
  const side = article.dataset.sort === "paper" ? 0 : 1;
  for (const [role, names] of Object.entries(data.roles)) {
    const edges = data.edges.filter((edge) => edge.role === role && (edge.from === key || edge.to === key));
    if (!edges.length) continue;
    const list = document.createElement("ul");
    list.append(...edges.map((edge) => lineOf(edge, key)));
    parts.push(heading(role, names[side], edges.length), list);
  }
  return parts;
}
