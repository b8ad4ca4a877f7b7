/* Numbers, dates and counted nouns, as the reader's language writes them. */

const NUMBERS = new Intl.NumberFormat();
const SHARES = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 1 });
/* Made once: a list of papers asks for many, and each costs as much as a row of a table. */
const DATES = {
  year: new Intl.DateTimeFormat(undefined, { year: "numeric", timeZone: "UTC" }),
  month: new Intl.DateTimeFormat(undefined, { year: "numeric", month: "short", timeZone: "UTC" }),
  day: new Intl.DateTimeFormat(undefined, { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" }),
};

export function number(value: number): string {
  return NUMBERS.format(value);
}

/** A share in [0, 1] as a percentage. */
export function share(value: number): string {
  return SHARES.format(value);
}

/** "1 paper", "1,234 papers" */
export function counted(value: number, one: string, many = one + "s"): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** "2024", "May 2024", "17 May 2024", in the reader's order and language. */
export function date(text: string): string {
  const [year = 0, month = 1, day = 1] = text.split("-").map(Number);
  if (!year) return text;
  const form = text.length > 7 ? DATES.day : text.length > 4 ? DATES.month : DATES.year;
  return form.format(Date.UTC(year, month - 1, day));
}

/** Cut at a word, with "…" where something is missing. */
export function shortened(text: string, most: number): string {
  const letters = Array.from(text);
  if (letters.length <= most) return text;
  const cut = letters.slice(0, most - 1).join("");
  const space = cut.lastIndexOf(" ");
  return (space > most / 2 ? cut.slice(0, space) : cut) + "…";
}
