/* One page: the state stands in the address, a view shows it, and every change goes through here. */

import type { Atlas } from "../data/atlas.ts";
import type { Texts } from "../data/texts.ts";
import { select, type Selection } from "./filter.ts";
import { changed, hashOf, stateOf, type Change, type State, type ViewName } from "./state.ts";

export interface View {
  /** For the heading of the window. */
  readonly title: string;
  readonly element: HTMLElement;
  /** The filter or the options have changed: draw again what differs. */
  update(before: State): void;
  /** Before the element is taken away. */
  close?(): void;
}

export type OpenView = (app: App) => View;

/** Told of each change after the view has been updated. */
export type Listener = (state: State, before: State) => void;

export class App {
  private current: State;
  private view: View | undefined;
  private readonly listeners: Listener[] = [];
  private memo: { key: string; selection: Selection } | undefined;
  /** The address that `current` was read from or written to. */
  private address = "";

  constructor(
    readonly atlas: Atlas,
    readonly texts: Texts,
    private readonly views: Readonly<Record<ViewName, OpenView>>,
    /** Where views stand. */
    private readonly stage: HTMLElement,
    /** What assistive technology reads out. */
    private readonly live: HTMLElement,
  ) {
    this.current = this.read();
  }

  get state(): State {
    return this.current;
  }

  /** The papers that pass the filter, with the counts of facets; computed once for each filter. */
  get selection(): Selection {
    const key = JSON.stringify(this.current.filter);
    if (this.memo?.key !== key) this.memo = { key, selection: select(this.atlas, this.current.filter) };
    return this.memo.selection;
  }

  start(): void {
    window.addEventListener("hashchange", () => {
      this.move(this.read());
    });
    this.open();
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** The address of the state with a change, for links. */
  href(change: Change): string {
    return hashOf(changed(this.current, change));
  }

  /** Change the state; "replace" leaves no step for the back button (a drag, a key press). */
  go(change: Change, how: "push" | "replace" = "push"): void {
    const next = changed(this.current, change);
    const hash = hashOf(next);
    if (hash === hashOf(this.current)) return;
    // someone has gone elsewhere and the event is still to come: a view that says where its camera
    // came to rest must not take them back
    if (how === "replace" && location.hash !== this.address) return;
    history[how === "push" ? "pushState" : "replaceState"](null, "", location.search + hash);
    this.address = location.hash;
    this.move(next);
  }

  announce(text: string): void {
    this.live.textContent = text;
  }

  private read(): State {
    this.address = location.hash;
    return stateOf(location.hash, this.atlas.data.roles);
  }

  private move(next: State): void {
    const before = this.current;
    this.current = next;
    if (next.view === before.view && next.id === before.id) {
      this.view?.update(before);
    } else {
      this.open();
      this.stage.scrollTop = 0;
      this.stage.focus({ preventScroll: true });
      this.announce(this.view?.title ?? "");
    }
    for (const listener of this.listeners) listener(next, before);
  }

  private open(): void {
    this.view?.close?.();
    const { view, id } = this.current;
    this.view = this.views[view](this);
    this.stage.replaceChildren(this.view.element);
    this.stage.dataset.view = view;
    const landscape = this.atlas.data.about.title;
    document.title = view === "map" ? landscape : `${this.view.title} — ${landscape}`;
    if (view === "paper" || view === "concept") tell(`${view}-open`, id, this.view.title);
  }
}

/** Tell the page that embeds the explorer; the event bubbles to the window. */
export function tell(event: "paper-open" | "concept-open", id: string, title: string): void {
  document.dispatchEvent(new CustomEvent(event, { bubbles: true, detail: { id, title } }));
}
