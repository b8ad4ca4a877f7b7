"use strict";

/* An answer as a table: things of this graph lead to their pages here, texts stay as they were sent.
   (The table that comes with Yasgui fills {{…}} in texts as a template; titles with LaTeX hold that.) */

const MOST_ROWS = 200;
const LONG = 40; // characters of a text, or of a name, that may be broken into lines
const NUMERIC = /#(integer|decimal|double|float|int|long|gYear|nonNegativeInteger)$/;
/* What has a page here, as paths below the base IRI. */
const HAS_PAGE = /^(paper\/.+|concept\/[a-z]+(\/[^/]+)?|(link|evidence|result)\/[0-9a-f]+|vocab#.*)$/;

/* The page of a thing, or its own address on the web, or nothing. */
function addressOf(iri, base) {
  if (iri.startsWith(base) && HAS_PAGE.test(iri.slice(base.length))) return `/${iri.slice(base.length)}`;
  return /^https?:\/\//.test(iri) && !iri.startsWith(base) ? iri : null;
}

/* "method:ppo" for its IRI: by the prefix that leaves the least. */
function shortName(iri, prefixes) {
  let best = iri;
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    if (iri.startsWith(namespace) && iri.length - namespace.length + prefix.length + 1 < best.length) {
      best = `${prefix}:${iri.slice(namespace.length)}`;
    }
  }
  const [, paper] = /^paper:(.+)$/.exec(best) ?? [];
  try {
    return decodeURIComponent(paper && /^(arxiv|doi|paper|openalex|s2|pmid):/.test(paper) ? paper : best);
  } catch {
    return best;
  }
}

function drawTerm(cell, term, data) {
  if (!term) return;
  if (term.type !== "uri") {
    cell.textContent = term.value;
    if (term.value.length > LONG) cell.className = "long";
    if (NUMERIC.test(term.datatype ?? "")) cell.className = "number";
    if (term["xml:lang"]) cell.lang = term["xml:lang"];
    return;
  }
  const address = addressOf(term.value, data.base);
  const shown = document.createElement(address ? "a" : "span");
  shown.textContent = shortName(term.value, data.prefixes);
  shown.title = term.value;
  if (shown.textContent.length <= LONG) cell.className = "name";
  if (address) shown.href = address;
  if (address && !address.startsWith("/")) shown.rel = "noopener noreferrer";
  cell.append(shown);
}

function compare(one, other) {
  if (!one || !other) return one ? -1 : other ? 1 : 0;
  const numbers = [one, other].every((term) => NUMERIC.test(term.datatype ?? ""));
  return numbers ? Number(one.value) - Number(other.value) : one.value.localeCompare(other.value, "en");
}

/* Columns and rows of an answer, from the very text that was sent. */
function readAnswer(results) {
  if (results.getType() === "json") {
    const sent = JSON.parse(results.getOriginalResponseAsString());
    return { columns: sent.head.vars ?? [], rows: sent.results?.bindings ?? [] };
  }
  return { columns: results.getVariables() ?? [], rows: results.getBindings() ?? [] };
}

function makeRowsPlugin(data, controls) {
  return class Rows {
    constructor(yasr) {
      this.yasr = yasr;
      this.priority = 10;
      this.label = "Table";
    }

    canHandleResults() {
      const results = this.yasr.results;
      return Boolean(results && !results.hasError() && results.getBindings() && results.getVariables().length);
    }

    draw() {
      this.answer = readAnswer(this.yasr.results);
      this.order = [...this.answer.rows];
      this.shown = MOST_ROWS;
      controls(this.yasr);
      this.redraw();
    }

    redraw() {
      const wide = document.createElement("div");
      wide.className = "wide";
      wide.tabIndex = 0;
      wide.setAttribute("role", "region");
      wide.setAttribute("aria-label", "Rows of the answer");
      wide.append(this.table());
      this.yasr.resultsEl.replaceChildren(wide);
      const left = this.order.length - this.shown;
      if (this.order.length === 0) wide.append(this.note("The query is fine, but nothing in the graph answers it."));
      if (left > 0) this.yasr.resultsEl.append(this.more(left));
    }

    note(text) {
      const note = document.createElement("p");
      note.className = "note";
      note.textContent = text;
      return note;
    }

    more(left) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `Show ${left.toLocaleString("en")} more row${left === 1 ? "" : "s"}`;
      button.addEventListener("click", () => {
        this.shown = this.order.length;
        this.redraw();
      });
      return button;
    }

    table() {
      const table = document.createElement("table");
      const head = table.createTHead().insertRow();
      for (const column of this.answer.columns) head.append(this.heading(column));
      const body = table.createTBody();
      for (const row of this.order.slice(0, this.shown)) {
        const line = body.insertRow();
        for (const column of this.answer.columns) drawTerm(line.insertCell(), row[column], data);
      }
      return table;
    }

    heading(column) {
      const cell = document.createElement("th");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = column;
      cell.scope = "col";
      const direction = this.sorted?.column === column ? this.sorted.direction : "";
      if (direction) cell.setAttribute("aria-sort", direction);
      button.addEventListener("click", () => this.sort(column, direction));
      cell.append(button);
      return cell;
    }

    /* Ascending, then descending, then as the endpoint gave them. */
    sort(column, before) {
      const direction = { "": "ascending", ascending: "descending", descending: "" }[before];
      this.sorted = direction ? { column, direction } : undefined;
      this.order = [...this.answer.rows];
      const sign = direction === "descending" ? -1 : 1;
      if (direction) this.order.sort((one, other) => sign * compare(one[column], other[column]));
      this.redraw();
      const place = this.answer.columns.indexOf(column);
      this.yasr.resultsEl.querySelectorAll("th button")[place].focus();
    }

    destroy() {
      this.sorted = undefined;
    }
  };
}
