/* At the end of the bar: the address to copy, print, the theme, the keys; and what an embedded page
   keeps of all that. */

import { copy } from "../parts/copy.ts";
import { h } from "../parts/dom.ts";
import { glyph, type Glyph } from "../parts/glyphs.ts";
import type { App } from "./app.ts";
import { withoutEmbed } from "./embed.ts";
import { helpDialog } from "./help.ts";
import { theme, toggleTheme } from "./theme.ts";

export interface Tools {
  readonly element: HTMLElement;
  readonly dialog: HTMLDialogElement;
  /** Shown only where the explorer is embedded: the same state in a window of its own. */
  readonly outside: HTMLAnchorElement;
  help(): void;
  refresh(): void;
}

export function buildTools(app: App): Tools {
  const dialog = helpDialog();
  const help = (): void => {
    if (!dialog.open) dialog.showModal();
  };
  const share = tool("link", "Copy the link to this view", () => {
    copy(location.href).then(
      () => note("Link copied"),
      () => note("The browser did not let the link be copied; take it from the address bar"),
    );
  });
  const bubble = h("span", { class: "bubble", hidden: true, "aria-hidden": "true" });
  let pending = 0;
  const note = (text: string): void => {
    app.announce(text);
    bubble.textContent = text;
    bubble.hidden = false;
    clearTimeout(pending);
    pending = window.setTimeout(() => (bubble.hidden = true), 2500);
  };
  const look = tool("light", "Theme", toggleTheme);
  const paper = tool("print", "Print this view", () => window.print());
  const keys = tool("help", "Keys", help);
  const element = h("div", { class: "tools-end" }, share, paper, look, keys, bubble);
  const outside = h("a", { class: "embed-out", target: "_blank", rel: "noopener" }, "Open in the explorer");

  const nameTheme = (): void => {
    const now = theme();
    const said = `Theme: ${now}. Switch to ${now === "dark" ? "light" : "dark"}`;
    look.setAttribute("aria-label", said);
    look.title = said;
    look.replaceChildren(glyph(now));
  };
  document.addEventListener("colourschange", nameTheme);
  nameTheme();

  const refresh = (): void => {
    outside.href = withoutEmbed(location.href);
  };
  return { element, dialog, outside, help, refresh };
}

function tool(picture: Glyph, name: string, click: () => void): HTMLButtonElement {
  return h("button", { type: "button", class: "tool", "aria-label": name, title: name, on: { click } }, glyph(picture));
}
