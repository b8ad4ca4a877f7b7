/* Colours as getComputedStyle gives them, as #rrggbb that every program reads; luminance and contrast. */

/** `rgb(1, 2, 3)`, `rgba(…)` and `color(srgb r g b / a)` as "#rrggbb"; "none" where nothing is to be seen. */
export function hex(css: string): string {
  const parts = channels(css);
  if (!parts || parts.alpha === 0) return css.startsWith("#") ? css : "none";
  return "#" + parts.rgb.map((each) => Math.round(each).toString(16).padStart(2, "0")).join("");
}

/** How much of a colour covers what is below, in [0, 1]. */
export function opacity(css: string): number {
  return channels(css)?.alpha ?? (css === "none" ? 0 : 1);
}

interface Channels {
  /** 0 to 255 */
  readonly rgb: readonly number[];
  readonly alpha: number;
}

function channels(css: string): Channels | null {
  const numbers = (css.match(/-?[\d.]+(?:e-?\d+)?%?/g) ?? []).map((text) => (text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text)));
  if (/^rgba?\(/.test(css) && numbers.length >= 3) return { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 };
  if (/^color\(srgb /.test(css) && numbers.length >= 3) {
    return { rgb: numbers.slice(0, 3).map((each) => Math.min(255, Math.max(0, each * 255))), alpha: numbers[3] ?? 1 };
  }
  return null;
}

/** Relative luminance of "#rrggbb" by WCAG 2.2, in [0, 1]. */
export function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours by WCAG 2.2, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
