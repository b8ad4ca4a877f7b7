/* Keys of the map: arrows move it, plus and minus bring it nearer, 0 shows all, l draws an area. */

import { keysAreOn } from "../../app/shortcuts.ts";

export interface MapKeys {
  pan(right: number, down: number): void;
  zoom(factor: number): void;
  fit(): void;
  lasso(): void;
  escape(): void;
}

const STEP = 70; // pixels

/** Listen until the function that is given back is called. */
export function listenForMapKeys(element: HTMLElement, keys: MapKeys): () => void {
  const onStage: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => keys.pan(STEP, 0),
    ArrowRight: () => keys.pan(-STEP, 0),
    ArrowUp: () => keys.pan(0, STEP),
    ArrowDown: () => keys.pan(0, -STEP),
    "+": () => keys.zoom(1.4),
    "=": () => keys.zoom(1.4),
    "-": () => keys.zoom(1 / 1.4),
    "0": () => keys.fit(),
  };
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    const isStage = target.classList.contains("map-stage");
    const isFree = target === document.body || target.id === "stage" || isStage;
    const act = isStage ? onStage[event.key] : undefined;
    if (act) act();
    else if (event.key === "l" && isFree && keysAreOn()) keys.lasso();
    else if (event.key === "Escape" && (isFree || element.contains(target))) keys.escape();
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", listen);
  return () => {
    document.removeEventListener("keydown", listen);
  };
}
