import { StatementFault } from "./statement-fault.js";

export interface CsvLine {
  /** The physical line on which it begins; 1 is the first. */
  readonly line: number;
  /** Trimmed, one a column of the header; null where the line has another number of them. */
  readonly cells: readonly string[] | null;
}

export interface CsvTable {
  readonly columns: readonly string[];
  readonly lines: readonly CsvLine[];
}

const MOST_LINES = 500_000;

/**
 * Comma-separated text (RFC 4180) below a header. Blank lines are passed over. Throws StatementFault where the header has
 * not the columns that are needed, or one that is not known, since it may be a word mistyped; or a quotation mark stays open.
 */
export function readCsvTable(
  text: string,
  { needed, known }: { readonly needed: readonly string[]; readonly known: readonly string[] },
): CsvTable {
  const [header, ...lines] = recordsOf(text.replace(/^\uFEFF/, ""));
  const columns = header?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const bad = (why: string) => new StatementFault("not-understood", `Line ${header?.line ?? 1}: ${why}`);
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw bad(`the header does not name ${missing.join(", ")}.`);
  const odd = columns.filter((name, i) => !known.includes(name) || columns.indexOf(name) !== i);
  if (odd[0] !== undefined)
    throw bad(`the header names "${odd[0].slice(0, 40)}" twice, or there is no such column.`);
  return {
    columns,
    lines: lines.map(({ line, cells }) => ({ line, cells: cells.length === columns.length ? cells : null })),
  };
}

/** The last line is `end,N`, so that a file that is cut off is told from a short one. */
export function linesBeforeEnd({ lines }: CsvTable, text: string): readonly CsvLine[] {
  const count = /(?:^|[\r\n])end,(\d{1,9})\s*$/.exec(text)?.[1];
  const before = lines.slice(0, -1);
  if (count === undefined || Number(count) !== before.length)
    throw new StatementFault(
      "not-understood",
      `Its last line is not end,${lines.length === 0 ? 0 : before.length}: it is cut off, or lines are missing.`,
    );
  return before;
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

function recordsOf(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const { cells, end } = recordAt(text, at, line);
    if (cells.some((cell) => cell !== "")) records.push({ line, cells });
    if (records.length > MOST_LINES)
      throw new StatementFault("not-understood", `It has more than ${MOST_LINES} lines.`);
    line += countOfLineEnds(text, at, end);
    at = end;
  }
  return records;
}

/** The cells that begin at a place, and the place behind their line's end. */
function recordAt(
  text: string,
  begin: number,
  line: number,
): { readonly cells: string[]; readonly end: number } {
  const cells: string[] = [];
  let at = begin;
  for (;;) {
    const { cell, end } = text[at] === '"' ? quotedAt(text, at, line) : plainAt(text, at);
    cells.push(cell.trim());
    if (text[end] !== ",") return { cells, end: afterLineEnd(text, end) };
    at = end + 1;
  }
}

function plainAt(text: string, begin: number): { readonly cell: string; readonly end: number } {
  let end = begin;
  while (end < text.length && text[end] !== "," && text[end] !== "\n" && text[end] !== "\r") end++;
  return { cell: text.slice(begin, end), end };
}

function quotedAt(
  text: string,
  begin: number,
  line: number,
): { readonly cell: string; readonly end: number } {
  let cell = "";
  let from = begin + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close === -1)
      throw new StatementFault("not-understood", `Line ${line}: a quotation mark is never closed.`);
    cell += text.slice(from, close);
    if (text[close + 1] !== '"') {
      const rest = plainAt(text, close + 1);
      return { cell: cell + rest.cell, end: rest.end };
    }
    cell += '"';
    from = close + 2;
  }
}

function afterLineEnd(text: string, at: number): number {
  return text[at] === "\r" && text[at + 1] === "\n" ? at + 2 : at + 1;
}

function countOfLineEnds(text: string, begin: number, end: number): number {
  let count = 0;
  for (let at = begin; at < Math.min(end, text.length); at++)
    if (text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n")) count++;
  return count;
}
