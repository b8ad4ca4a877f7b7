/* Arrow keys move in a table of which one cell at a time is in the tab order (the grid pattern of the
   ARIA Authoring Practices). A cell with several controls counts as so many steps. */

type Step = (row: number, column: number) => readonly [row: number, column: number];

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: (row, column) => [row - 1, column],
  ArrowDown: (row, column) => [row + 1, column],
  ArrowLeft: (row, column) => [row, column - 1],
  ArrowRight: (row, column) => [row, column + 1],
  Home: (row) => [row, 0],
  End: (row) => [row, Infinity],
  PageUp: (row, column) => [row - 10, column],
  PageDown: (row, column) => [row + 10, column],
};

export function walkable(table: HTMLTableElement): void {
  const places = placesOf(table);
  const all = places.flatMap((row) => row.flatMap((stops) => stops));
  for (const each of all) each.tabIndex = -1;
  const first = places.at(2)?.[2]?.[0] ?? all[0];
  if (first) first.tabIndex = 0;
  table.addEventListener("focusin", (event) => {
    const target = event.target as HTMLElement;
    if (!all.includes(target)) return;
    for (const each of table.querySelectorAll<HTMLElement>("[tabindex='0']")) each.tabIndex = -1;
    target.tabIndex = 0;
  });
  table.addEventListener("keydown", (event) => {
    const next = nextStop(places, event);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

/** The controls of each cell, or the cell itself where it has none. */
function placesOf(table: HTMLTableElement): HTMLElement[][][] {
  return Array.from(table.rows, (row) =>
    Array.from(row.cells, (cell) => {
      const controls = Array.from(cell.querySelectorAll<HTMLElement>("a, button"));
      return controls.length ? controls : [cell];
    }),
  );
}

function nextStop(places: readonly HTMLElement[][][], event: KeyboardEvent): HTMLElement | undefined {
  const step = STEPS[event.key];
  if (!step || event.altKey || event.metaKey) return undefined;
  const target = event.target as HTMLElement;
  const row = places.findIndex((cells) => cells.some((stops) => stops.includes(target)));
  const column = places[row]?.findIndex((stops) => stops.includes(target)) ?? -1;
  if (row < 0 || column < 0) return undefined;
  const stops = places[row]![column]!;
  const sideways = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
  const beside = sideways ? stops[stops.indexOf(target) + sideways] : undefined;
  if (beside) return beside;
  const [down, across] = event.ctrlKey ? farthest(event.key, row, column) : step(row, column);
  const line = places[clamped(down, places.length)]!;
  const found = line[clamped(across, line.length)]!;
  return sideways < 0 ? found.at(-1) : found[0];
}

function farthest(key: string, row: number, column: number): readonly [number, number] {
  const far: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [0, column],
    ArrowDown: [Infinity, column],
    ArrowLeft: [row, 0],
    ArrowRight: [row, Infinity],
    Home: [0, 0],
    End: [Infinity, Infinity],
  };
  return far[key] ?? [row, column];
}

function clamped(place: number, length: number): number {
  return Math.max(0, Math.min(length - 1, place));
}
