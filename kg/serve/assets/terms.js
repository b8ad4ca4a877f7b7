"use strict";

/* Completion: terms of the vocabulary, which the page holds, and labels of concepts, which the server
   finds. A word with a known prefix is completed while one types, any other with Ctrl+Space. */

const KIND_PREFIX = /^(method|setting|domain|benchmark):(.*)$/;
const PLAIN_ID = /^[a-z]+:[a-z0-9]([\w-]*\w)?$/;
const MOST_TERMS = 30;

/* What is known of each text that completion offers: its label, and what sort of thing it is. */
const offered = new Map();

function offer(text, label, sort, comment) {
  offered.set(text, { label, sort, comment });
  return text;
}

function matchingTerms(terms, word) {
  const wanted = word.toLowerCase();
  const rank = (term) => {
    const name = term.curie.toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.split(":")[1].startsWith(wanted)) return 1;
    return term.label.toLowerCase().includes(wanted) || name.includes(wanted) ? 2 : 3;
  };
  return terms
    .map((term) => [rank(term), term])
    .filter(([place]) => place < 3)
    .sort(([one], [other]) => one - other)
    .slice(0, MOST_TERMS)
    .map(([, term]) => offer(term.curie, term.label, term.is_class ? "class" : "property", term.comment));
}

async function matchingConcepts(word, kind) {
  const asked = new URLSearchParams({ q: word, limit: "20" });
  if (kind) asked.set("kind", kind);
  const response = await fetch(`/complete?${asked}`);
  if (!response.ok) return [];
  const found = await response.json();
  return found.map((each) =>
    offer(PLAIN_ID.test(each.id) ? each.id : `<${each.iri}>`, each.label, each.kind, ""),
  );
}

async function completions(terms, word) {
  const [, kind, rest] = KIND_PREFIX.exec(word) ?? [];
  if (kind) return rest ? matchingConcepts(rest, kind) : [];
  const own = matchingTerms(terms, word);
  return word.includes(":") ? own : [...own, ...(await matchingConcepts(word))];
}

function drawHint(element, hint) {
  const about = offered.get(hint.text) ?? { label: "", sort: "", comment: "" };
  const label = document.createElement("span");
  label.textContent = about.label || hint.text;
  const more = document.createElement("span");
  more.className = "more";
  more.textContent = about.label ? `${hint.text} · ${about.sort}` : about.sort;
  if (about.comment) element.title = about.comment;
  element.append(label, more);
}

/* A word is what could become a name: no variable, keyword, string, comment or IRI. */
function wordAt(yasqe) {
  const token = yasqe.getCompleteToken();
  const isWord = /^[A-Za-z][\w-]*(:[\w-]*)?$/.test(token.string);
  return isWord && !["keyword", "comment", "string"].includes(token.type) ? token.string : "";
}

function registerCompletion(Yasqe, data) {
  const known = new Set(Object.keys(data.prefixes));
  const hasPrefix = (word) => word.includes(":") && known.has(word.split(":")[0]);
  const common = {
    bulk: false,
    persistenceId: null,
    get: (yasqe, token) => completions(data.terms, (token?.string ?? "").trim()),
    postprocessHints: (yasqe, hints) => hints.map((hint) => ({ ...hint, render: (element) => drawHint(element, hint) })),
  };
  Yasqe.registerAutocompleter(
    { ...common, name: "names", autoShow: true, isValidCompletionPosition: (yasqe) => hasPrefix(wordAt(yasqe)) },
    false,
  );
  Yasqe.registerAutocompleter(
    {
      ...common,
      name: "words",
      autoShow: false,
      isValidCompletionPosition: (yasqe) => wordAt(yasqe).length > 1 && !hasPrefix(wordAt(yasqe)),
    },
    false,
  );
}
