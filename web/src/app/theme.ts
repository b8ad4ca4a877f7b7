/* Light or dark: as the system says, unless the reader has chosen.

   The dark colours stand once, under `screen and (prefers-color-scheme: dark)`; to choose is to
   rewrite the condition of those rules. Paper is light whatever was chosen. */

export type Theme = "light" | "dark";

const KEY = "explorer-theme";
const system = matchMedia("(prefers-color-scheme: dark)");
let chosen: Theme | null = null;

export function theme(): Theme {
  return chosen ?? (system.matches ? "dark" : "light");
}

/** Take up what was chosen before, and tell of every later change. */
export function startTheme(told: () => void): void {
  const kept = storage()?.getItem(KEY);
  if (kept === "light" || kept === "dark") apply(kept);
  system.addEventListener("change", told);
  document.addEventListener("themechange", told);
}

export function toggleTheme(): void {
  apply(theme() === "dark" ? "light" : "dark");
  storage()?.setItem(KEY, theme());
  document.dispatchEvent(new Event("themechange"));
}

/** The value of a CSS variable as the theme has it now. */
export function colour(variable: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}

function apply(to: Theme): void {
  chosen = to;
  for (const rule of darkRules()) rule.media.mediaText = to === "dark" ? "screen" : "not all";
  document.documentElement.style.colorScheme = to;
}

let found: readonly CSSMediaRule[] | undefined;

function darkRules(): readonly CSSMediaRule[] {
  found ??= Array.from(document.styleSheets)
    .flatMap((sheet) => Array.from(sheet.cssRules))
    .filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule)
    .filter((rule) => rule.media.mediaText.replace(/\s/g, "") === "screenand(prefers-color-scheme:dark)");
  return found;
}

/* A page from a disk may be refused its storage; the choice then lasts as long as the page. */
function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
