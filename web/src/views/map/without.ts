/* In place of the map where the browser lets nothing be drawn: why, and the topics in words. */

import type { App, View } from "../../app/app.ts";
import { h } from "../../parts/dom.ts";
import { topicLink } from "../../parts/named-links.ts";
import { counted } from "../../parts/words.ts";

export function withoutMap(app: App): View {
  const list = h("ul", {});
  const update = (): void => {
    const { ofTopic } = app.selection;
    const coarse = app.atlas.data.topics.flatMap(({ level }, topic) => (level === 0 && ofTopic[topic] ? [topic] : []));
    list.replaceChildren(...coarse.map((topic) => h("li", {}, topicLink(app, topic), ` ${counted(ofTopic[topic]!, "paper")}`)));
  };
  const why = "This browser gives pages no canvas to draw on, so the map cannot be shown. Its topics and papers stand in lists, and all other views work.";
  const element = h(
    "section",
    { class: "page" },
    h("h1", {}, "Map"),
    h("p", { role: "note" }, why),
    h("h2", {}, "Topics"),
    list,
    h("p", {}, h("a", { class: "button", href: app.href({ view: "papers", options: {} }) }, "All papers as a list")),
  );
  update();
  return { title: "Map", element, update };
}
