"use strict";

/* The library of named queries: a list that can be narrowed, and a form for the values of one. */

function narrowList(input, links) {
  const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const link of links) {
    const words = `${link.textContent} ${link.dataset.query}`.toLowerCase();
    link.parentElement.hidden = !wanted.every((word) => words.includes(word));
  }
  for (const theme of document.querySelectorAll("#library .theme")) {
    theme.hidden = !theme.querySelector("li:not([hidden])");
    if (wanted.length) theme.open = true;
  }
}

/* Scroll the list, and not the page with it. */
function bringIntoView(link, list) {
  const [own, all] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (own.top < all.top || own.bottom > all.bottom) {
    list.scrollTop += own.top - all.top - all.height / 3;
  }
}

/* Mark the query that is asked, and unfold its theme. */
function showCurrent(name, links) {
  for (const link of links) {
    if (link.dataset.query === name) {
      link.setAttribute("aria-current", "true");
      link.closest(".theme").open = true;
      bringIntoView(link, document.getElementById("library"));
    } else link.removeAttribute("aria-current");
  }
}

/* Labels of concepts for a field, offered by the browser itself. */
function offerConcepts(input, list) {
  let last = "";
  input.addEventListener("input", async () => {
    const asked = input.value.trim();
    if (asked.length < 2 || asked === last) return;
    last = asked;
    const response = await fetch(`/complete?${new URLSearchParams({ q: asked, limit: "12" })}`);
    if (!response.ok || last !== asked) return;
    const options = (await response.json()).map((each) => {
      const option = document.createElement("option");
      option.value = each.id;
      option.label = `${each.label} (${each.kind})`;
      return option;
    });
    list.replaceChildren(...options);
  });
}

/* A list of all values that there are, or a field for one that is typed. */
function makeInput(parameter) {
  if (parameter.choices.length) {
    const select = document.createElement("select");
    select.append(...parameter.choices.map((each) => new Option(each.replaceAll("_", " "), each)));
    return select;
  }
  const isNumber = ["count", "number"].includes(parameter.form);
  const input = document.createElement("input");
  input.autocomplete = "off";
  input.spellcheck = false;
  input.size = isNumber ? 6 : 24;
  if (isNumber) input.inputMode = "decimal";
  return input;
}

function parameterField(parameter, value) {
  const label = document.createElement("label");
  const name = document.createElement("span");
  const input = makeInput(parameter);
  name.textContent = parameter.name;
  input.name = parameter.name;
  input.value = value ?? parameter.value;
  input.title = parameter.note;
  label.append(name, input);
  if (parameter.form === "concept") {
    const list = document.createElement("datalist");
    list.id = `concepts-${parameter.name}`;
    input.setAttribute("list", list.id);
    offerConcepts(input, list);
    label.append(list);
  }
  return label;
}

/* Put the form of a query in place; onValues gets what is in it when it is sent. */
function showParameters(form, query, values, onValues) {
  const title = document.createElement("p");
  title.className = "question";
  title.textContent = query.help;
  const fields = query.parameters.map((each) => parameterField(each, values[each.name]));
  const ask = document.createElement("button");
  ask.textContent = "Ask";
  form.replaceChildren(title, ...fields, ...(fields.length ? [ask] : []));
  form.hidden = false;
  form.onsubmit = (event) => {
    event.preventDefault();
    onValues(Object.fromEntries(new FormData(form)));
  };
}
