import { isGasZone, isLondonDate, type GasZone, type LondonDate } from "@halfhourly/domain";

/** One published value, in whole 10^-2 MJ/m3. */
export interface PublishedValue {
  readonly zone: GasZone;
  readonly gasDay: LondonDate;
  readonly value: number;
}

/** A row that is left out; the rows around it are kept. Line 1 is the header. */
export interface BadRow {
  readonly line: number;
  readonly fault: "columns-missing" | "date-unreadable" | "value-unreadable" | "value-out-of-range";
}

export interface ReadCsv {
  readonly values: readonly PublishedValue[];
  readonly badRows: readonly BadRow[];
}

/** Thrown where the text as a whole is not an answer of this kind; the message says where and what to do. */
export class UnreadableValues extends Error {
  override readonly name = "UnreadableValues";
}

const ITEM = /^Calorific Value, LDZ\(([A-Z]{2})\)$/;
const DATE = /^(\d{2})\/(\d{2})\/(\d{4})$/;
const DECIMAL = /^(\d{2})(?:\.(\d{1,9}))?$/;
/** No gas that is let into homes lies outside (Gas Safety (Management) Regulations: some 37 to 43); a zero or a slipped point does. */
const LEAST = 3000;
const MOST = 4500;
/** Thirteen zones and five small networks for twelve years. */
const MOST_LINES = 80_000;
const LONGEST_LINE = 1000;

/**
 * Reads the CSV of National Gas's data portal: one row an item and gas day. Other items than the 13 zones' calorific
 * values are passed over, as are rows without a value; the last row for a day counts. Throws UnreadableValues where the
 * header is another, or the text is longer than any answer. No text at all is what the portal says of days it has nothing of.
 */
export function readNationalGasCsv(text: string): ReadCsv {
  if (text.trim() === "") return { values: [], badRows: [] };
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  if (lines.length > MOST_LINES)
    throw new UnreadableValues(`It has more than ${MOST_LINES} lines: ask for fewer days.`);
  const header = cellsOf(lines[0] ?? "")?.map((cell) => cell.toLowerCase()) ?? [];
  const columns = {
    day: header.indexOf("applicable for"),
    item: header.indexOf("data item"),
    value: header.indexOf("value"),
  };
  if (Object.values(columns).includes(-1)) {
    throw new UnreadableValues(
      "Line 1 does not name the columns Applicable For, Data Item and Value: check the address.",
    );
  }
  const values = new Map<string, PublishedValue>();
  const badRows: BadRow[] = [];
  lines.forEach((line, i) => {
    if (i === 0 || line.trim() === "") return;
    const read = readRow(cellsOf(line), columns);
    if (typeof read === "string") badRows.push({ line: i + 1, fault: read });
    else if (read !== null) values.set(`${read.zone} ${read.gasDay}`, read);
  });
  return { values: [...values.values()], badRows };
}

/** Null for a row that is none of ours, or says nothing. */
function readRow(
  cells: readonly string[] | null,
  columns: Readonly<Record<"day" | "item" | "value", number>>,
): PublishedValue | BadRow["fault"] | null {
  const [day, item, text] = [cells?.[columns.day], cells?.[columns.item], cells?.[columns.value]];
  if (day === undefined || item === undefined || text === undefined) return "columns-missing";
  const zone = ITEM.exec(item)?.[1];
  if (zone === undefined || !isGasZone(zone) || text === "") return null;
  const gasDay = dateOf(day);
  if (gasDay === null) return "date-unreadable";
  const value = hundredthsOf(text);
  if (value === null) return "value-unreadable";
  return value < LEAST || value > MOST ? "value-out-of-range" : { zone, gasDay, value };
}

function dateOf(text: string): LondonDate | null {
  const [, day, month, year] = DATE.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  return isLondonDate(date) ? date : null;
}

/** Half-up where more than two decimals are given. */
function hundredthsOf(text: string): number | null {
  const [, whole, decimals = ""] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return null;
  const thousandths = Number(whole) * 1000 + Number(decimals.padEnd(3, "0").slice(0, 3));
  return Math.floor((thousandths + 5) / 10);
}

/** The cells of a line, where some are quoted; null where a quotation mark is not closed. Trimmed. */
function cellsOf(line: string): string[] | null {
  if (line.length > LONGEST_LINE) return null;
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line[i]!;
    if (character === '"' && quoted && line[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (character === '"') quoted = !quoted;
    else if (character === "," && !quoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += character;
  }
  cells.push(cell.trim());
  return quoted ? null : cells;
}
