"use strict";

/* The console: an editor and an answer (both of Yasgui), the library beside them. What is asked stands
   in the address, so that it can be shared; nothing is kept in the browser. */

const data = JSON.parse(document.getElementById("data").textContent);
const part = (id) => document.getElementById(id);
let asked = { name: "", values: {}, text: "" }; // the named query in the editor, and its text as filled

function say(text) {
  part("status").textContent = text;
}

function makeEditor() {
  const { Yasqe } = Yasgui;
  registerCompletion(Yasqe, data);
  Yasqe.defaults.autocompleters = ["variables", "names", "words"]; // the others ask another site
  const yasqe = new Yasqe(part("editor"), {
    mode: modeWithPrefixes(Object.getPrototypeOf(Yasqe)),
    value: part("query").value,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    resizeable: true,
    editorHeight: "290px",
    prefixCcApi: null,
    requestConfig: { endpoint: "/sparql", method: "POST" },
    extraKeys: { Tab: false, "Shift-Tab": false },
  });
  yasqe.getInputField().setAttribute("aria-label", "SPARQL query");
  return yasqe;
}

/* SPARQL in which our prefixes are declared from the start: else each of them would be marked as wrong. */
function modeWithPrefixes(CodeMirror) {
  CodeMirror.defineMode("sparql-here", (config) => {
    const mode = CodeMirror.getMode(config, "sparql11");
    const startState = () => {
      const state = mode.startState();
      return { ...state, prefixes: { ...state.prefixes, ...data.prefixes } };
    };
    return { ...mode, startState };
  });
  return "sparql-here";
}

function makeAnswer() {
  const { Yasr } = Yasgui;
  Yasr.registerPlugin("table", makeRowsPlugin(data, drawDownloads));
  const yasr = new Yasr(part("results"), {
    persistenceId: null,
    prefixes: data.prefixes,
    errorRenderers: [drawError],
  });
  // these lead to another site, or say in an icon what the buttons say in words
  for (const each of part("results").querySelectorAll(".yasr_external_ref_btn, .yasr_downloadIcon")) each.remove();
  return yasr;
}

/* What browsers say where there was no answer, or where it ended before its end. */
const NO_ANSWER = /^(failed to fetch|networkerror|load failed|network error|error in (input|body) stream)/i;

async function whyNoAnswer() {
  const isThere = await fetch("/complete?q=a&limit=1").then(() => true, () => false);
  return isThere
    ? "The answer was cut off: it is longer, or took longer, than the server allows. Add a LIMIT."
    : "The server does not answer; is kg serve still running?";
}

/* What the endpoint says is wrong: {"error": "…"} or plain text. */
async function wordsOf(error) {
  const text = (error.text ?? "").trim();
  if (NO_ANSWER.test(text)) return whyNoAnswer();
  try {
    return JSON.parse(text).error ?? text;
  } catch {
    return text; // it is no JSON
  }
}

async function drawError(error) {
  const box = document.createElement("div");
  const text = await wordsOf(error);
  box.className = "refusal";
  box.setAttribute("role", "alert");
  box.textContent = text;
  const [, line, column] = /line (\d+), column (\d+)/.exec(text) ?? [];
  if (line) box.append(goThere(Number(line) - 1, Number(column) - 1));
  return box;
}

function goThere(line, column) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Go there";
  button.addEventListener("click", () => {
    yasqe.focus();
    yasqe.getDoc().setCursor({ line, ch: column });
  });
  return button;
}

function save(text, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function downloadAs(type, ending) {
  const body = new URLSearchParams({ query: yasqe.getValue() });
  const response = await fetch("/sparql", { method: "POST", body, headers: { Accept: type } });
  if (response.ok) save(await response.text(), type, `${asked.name || "answer"}.${ending}`);
  else say(`The answer could not be had as ${ending.toUpperCase()}.`);
}

/* Rows as the endpoint writes them; triples in the formats of RDF. */
function drawDownloads(yasr) {
  const isGraph = yasr.results.getType() === "ttl";
  const formats = isGraph
    ? [["text/turtle", "ttl", "Turtle"], ["application/n-triples", "nt", "N-Triples"]]
    : [["text/csv", "csv", "CSV"], ["application/sparql-results+json", "json", "JSON"]];
  const buttons = formats.map(([type, ending, name]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.setAttribute("aria-label", `Download as ${name}`);
    button.addEventListener("click", () => downloadAs(type, ending));
    return button;
  });
  yasr.pluginControls.replaceChildren(...buttons);
}

/* The address of what is in the editor: by name while it is as the library has it. */
function ownAddress() {
  const text = yasqe.getValue();
  if (asked.name && text === asked.text) {
    return `/console?${new URLSearchParams({ name: asked.name, ...asked.values })}`;
  }
  return `/console#${new URLSearchParams({ query: text })}`;
}

function run() {
  yasqe.query().catch(() => {}); // what went wrong is drawn as the answer
}

/* One button: it asks, and while the endpoint works on the answer it stops. */
function showBusy(isBusy) {
  part("start").dataset.busy = isBusy ? "true" : "";
  part("run-word").textContent = isBusy ? "Stop" : "Run";
}

function runOrStop() {
  if (!part("start").dataset.busy) return run();
  yasqe.abortQuery();
  showBusy(false);
  say("Stopped.");
}

function showAnswer(response, duration) {
  if (response.name === "AbortError") return; // stopped, or another query was asked meanwhile
  showBusy(false);
  say("");
  yasr.setResponse(response, duration);
}

async function askNamed(name, values) {
  if (!Object.hasOwn(data.queries, name)) return say(`No question is called "${name}".`);
  const query = data.queries[name];
  showParameters(part("parameters"), query, values, (given) => askNamed(name, given));
  showCurrent(name, document.querySelectorAll("#library a"));
  const response = await fetch(`/console/query?${new URLSearchParams({ name, ...values })}`);
  const reply = await response.json();
  if (!response.ok) return yasr.setResponse({ error: { text: reply.error } });
  asked = { name, values, text: reply.query };
  yasqe.setValue(reply.query);
  run();
}

function openAddress() {
  const given = new URLSearchParams(location.hash.slice(1) || location.search);
  const { name, query, ...values } = Object.fromEntries(given);
  if (name) askNamed(name, values);
  else if (query) {
    yasqe.setValue(query);
    run();
  }
}

async function share() {
  const address = new URL(ownAddress(), location.href).href;
  history.replaceState(null, "", address);
  try {
    await navigator.clipboard.writeText(address);
    say("The link is copied.");
  } catch {
    say("The link stands in the address bar.");
  }
}

function declare() {
  const text = yasqe.getValue();
  const isUsed = (name) => new RegExp(`(^|[^\\w<-])${name}:`, "m").test(text);
  const isDeclared = (name) => new RegExp(`^\\s*PREFIX\\s+${name}:`, "im").test(text);
  const used = Object.keys(data.prefixes).filter((name) => isUsed(name) && !isDeclared(name));
  if (used.length) yasqe.setValue(used.map((name) => `PREFIX ${name}: <${data.prefixes[name]}>\n`).join("") + text);
  say(used.length ? "" : "All prefixes are declared.");
}

/* On a phone the list of questions would hide what it is for. */
const narrow = window.matchMedia("(max-width: 900px)");

function foldLibrary() {
  if (narrow.matches) document.querySelector("#library .library").open = false;
}

function listen() {
  part("start").addEventListener("click", runOrStop);
  part("share").addEventListener("click", share);
  part("declare").addEventListener("click", declare);
  part("plain").addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("popstate", openAddress);
  yasqe.on("query", () => {
    history.replaceState(null, "", ownAddress());
    showBusy(true);
    say("Asking …");
  });
  yasqe.on("queryResponse", (_, response, duration) => showAnswer(response, duration));
  const links = [...document.querySelectorAll("#library a")];
  part("narrow").hidden = false;
  part("narrow").addEventListener("input", () => narrowList(part("narrow"), links));
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState(null, "", link.href);
      askNamed(link.dataset.query, {});
      foldLibrary();
    });
  }
}

part("plain").hidden = true;
part("editor").hidden = false;
part("tools").hidden = false;
foldLibrary();
const yasqe = makeEditor();
const yasr = makeAnswer();
listen();
openAddress();
