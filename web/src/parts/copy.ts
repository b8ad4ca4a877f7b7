/* A button that puts a text on the clipboard and says so. */

import type { App } from "../app/app.ts";
import { h } from "./dom.ts";

/** `what` is read out: "BibTeX" gives "Copy BibTeX" and "BibTeX copied". */
export function copyButton(app: App, what: string, text: () => string): HTMLButtonElement {
  const label = `Copy ${what}`;
  const button = h("button", { type: "button" }, label);
  const say = (words: string, shown: string): void => {
    app.announce(words);
    button.textContent = shown;
    setTimeout(() => {
      button.textContent = label;
    }, 2500);
  };
  button.addEventListener("click", () => {
    copy(text()).then(
      () => {
        say(`${what} copied`, "Copied");
      },
      () => {
        say("The browser did not let it be copied; select the text instead", "Not allowed");
      },
    );
  });
  return button;
}

export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text); // a page from a disk may have no clipboard, or no leave to use it
  }
}

function copyBySelection(text: string): void {
  const field = h("textarea", { class: "unseen", readonly: true, "aria-hidden": "true" });
  const before = document.activeElement;
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  if (!done) throw new Error("the browser refused");
}
