/** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), and a line feed for good measure. */
const runsInSpreadsheets = /^[=+\-@\t\r\n]/;
const needsQuotes = /[",\r\n\t]|^\s|\s$/;

/**
 * One row of comma-separated text with its line end (RFC 4180). Text that a spreadsheet would run gets an apostrophe
 * before it; numbers are ours and stay numbers; null is an empty cell.
 */
export function csvRow(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: string | number | boolean | null): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const still = runsInSpreadsheets.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(still) ? `"${still.replaceAll('"', '""')}"` : still;
}
