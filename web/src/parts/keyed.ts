/* A list whose elements stay the same ones while their order and content change, so that the focus
   is not lost when a click on one of them changes the list. */

export interface Kept<Value> {
  readonly element: HTMLElement;
  set(value: Value): void;
}

export class KeyedList<Value> {
  private rows = new Map<string, Kept<Value>>();

  constructor(
    readonly element: HTMLElement,
    private readonly key: (value: Value) => string,
    private readonly make: (value: Value) => Kept<Value>,
  ) {}

  show(values: readonly Value[]): void {
    const focused = document.activeElement;
    const rows = new Map<string, Kept<Value>>();
    for (const value of values) {
      const key = this.key(value);
      const row = this.rows.get(key) ?? this.make(value);
      row.set(value);
      rows.set(key, row);
    }
    for (const [key, row] of this.rows) if (!rows.has(key)) row.element.remove();
    [...rows.values()].forEach(({ element }, place) => {
      const there = this.element.children[place];
      if (there !== element) this.element.insertBefore(element, there ?? null);
    });
    this.rows = rows;
    // an element that is moved loses the focus
    if (focused instanceof HTMLElement && focused !== document.activeElement && this.element.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }
}
