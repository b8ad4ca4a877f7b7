/* Elements from values. Text is only ever text: nothing here parses markup. */

type Child = Node | string | number | null | undefined | false;
type Children = Child | readonly Children[];
type Listeners = Readonly<{ [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void }>;

export interface Attributes {
  readonly class?: string;
  /** Listeners by event. */
  readonly on?: Listeners;
  /** Any attribute; true stands for an empty one, null and false for none. No "style", no "on…". */
  readonly [name: string]: string | number | boolean | null | undefined | Listeners;
}

export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Children[]
): HTMLElementTagNameMap[Name] {
  return furnish(document.createElement(name), attributes, children);
}

const SVG = "http://www.w3.org/2000/svg";

export function s<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Children[]
): SVGElementTagNameMap[Name] {
  return furnish(document.createElementNS(SVG, name), attributes, children);
}

function furnish<Made extends Element>(made: Made, attributes: Attributes, children: Children[]): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      const listeners = Object.entries(value as Listeners);
      for (const [event, listener] of listeners) made.addEventListener(event, listener as EventListener);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  fill(made, children);
  return made;
}

function fill(parent: Element, children: Children): void {
  if (isMany(children)) {
    for (const each of children) fill(parent, each);
  } else if (children !== null && children !== undefined && children !== false) {
    parent.append(children instanceof Node ? children : String(children));
  }
}

function isMany(children: Children): children is readonly Children[] {
  return Array.isArray(children);
}

/** A link out, only where the address is one that a browser may follow; else its text. */
export function outward(address: string, ...children: Children[]): HTMLElement {
  if (!isWebAddress(address)) return h("span", {}, ...children);
  return h("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, ...children);
}

export function isWebAddress(address: string): boolean {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}
