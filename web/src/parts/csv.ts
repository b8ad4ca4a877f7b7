/* Tables as CSV (RFC 4180) that no spreadsheet takes for formulas. */

export type CsvCell = string | number | null | undefined;

/* The same guard as kg/resolve/decision_file.py: an apostrophe in front, also where one stands already,
   so that taking one away gives the text back. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** Lines end in CR LF; numbers stand as JavaScript writes them, null and NaN as nothing. */
export function csv(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [header.map(field).join(",")];
  for (const row of rows) lines.push(row.map(field).join(","));
  return lines.join("\r\n") + "\r\n";
}

function field(value: CsvCell): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  if (!value) return "";
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
