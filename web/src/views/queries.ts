/* The named questions by theme, with the answers that are kept in the page or given by the server. */

import type { App, View } from "../app/app.ts";
import type { Answer } from "../data/types.ts";
import { arriving } from "../parts/arriving.ts";
import { h } from "../parts/dom.ts";
import { counted } from "../parts/words.ts";
import { questionText, showAnswer } from "./queries/answer.ts";

export function openQueries(app: App): View {
  let answers: readonly Answer[] = [];
  const ask = async (): Promise<void> => {
    answers = await app.texts.answers();
  };
  const element = h("section", { class: "page queries" }, arriving("answers", ask, () => drawn()));

  function drawn(): HTMLElement[] {
    const chosen = answers.find(({ name }) => name === app.state.options.ask);
    element.classList.toggle("asked", chosen !== undefined);
    const list = questionList(app, answers);
    return chosen ? [list, answerOf(chosen)] : [introduction(app, answers.length), list];
  }

  function answerOf(chosen: Answer): HTMLElement {
    const shown = showAnswer(app, chosen);
    shown.prepend(h("p", { class: "back" }, h("a", { href: app.href({ options: { ask: "" } }) }, "← All questions")));
    return shown;
  }

  function update(): void {
    const inside = element.contains(document.activeElement);
    element.replaceChildren(...drawn());
    element.parentElement?.scrollTo({ top: 0 });
    if (inside) (element.querySelector<HTMLElement>("[aria-current]") ?? element.querySelector("a"))?.focus({ preventScroll: true });
    app.announce(element.querySelector("h1")?.textContent ?? "");
  }

  return { title: "Queries", element, update };
}

function introduction(app: App, count: number): HTMLElement {
  const { server } = app.atlas.data.about;
  const way = server
    ? h("span", {}, "Write your own in the ", h("a", { href: server.console }, "console"), ".")
    : h("span", {}, "Write your own with ", h("code", {}, "kg query"), " or in the console of ", h("code", {}, "kg serve"), ".");
  const asked = server ? "each is asked when it is opened" : "with their answers";
  const words = count ? `${counted(count, "question")} in SPARQL, ${asked}. ` : "This page holds no stored answers. ";
  return h("header", {}, h("h1", {}, "Queries"), h("p", { class: "lead" }, words, way));
}

function questionList(app: App, answers: readonly Answer[]): HTMLElement {
  const themes = new Map<string, Answer[]>();
  for (const answer of answers) themes.set(answer.theme, [...(themes.get(answer.theme) ?? []), answer]);
  const groups = [...themes].map(([theme, inside]) =>
    h("section", {}, h("h2", {}, theme), h("ul", {}, inside.map((answer) => h("li", {}, questionLink(app, answer))))),
  );
  return h("nav", { class: "questions", "aria-label": "Questions" }, groups);
}

function questionLink(app: App, { name, question }: Answer): HTMLElement {
  const here = app.state.options.ask === name ? "page" : null;
  return h("a", { href: app.href({ options: { ask: name } }), "aria-current": here }, questionText(question));
}
