import { DelimitedReader, type DelimitedRecord } from "@halfhourly/ingestion/files";
import { SLOT_MS, slotStartIso } from "@halfhourly/domain";

/** How a file of half-hourly prices is to be read, as a tariff's rates state it. */
export interface PriceFileForm {
  /** The column of prices; the only one whose name tells a price unless said. */
  readonly column: string | null;
  /** Where the column holds names, as "High": the pence of each. */
  readonly named: ReadonlyMap<string, string> | null;
  /** Which end of the half hour a time names. */
  readonly stamp: "start" | "end";
}

/** As `firstSlot` and `pencePerKwh` of a published tariff. */
export interface PriceSeries {
  readonly firstSlot: string;
  readonly pencePerKwh: readonly string[];
}

export class PriceFileFault extends Error {
  override readonly name = "PriceFileFault";
}

const TIMES = ["valid_from", "time", "timestamp", "datetime", "tariffdatetime", "start", "from", "date"];
const PRICES = [
  "value_exc_vat",
  "unitrate",
  "unit_rate",
  "price",
  "rate",
  "pence_per_kwh",
  "p_per_kwh",
  "tariff",
];

/**
 * Reads prices by the half hour from delimited text in any order of time: times in UTC, with an offset, or without one (then
 * GMT). Prices are kept as they are written. Throws PriceFileFault with the line, also for a half hour that is missing
 * or comes twice.
 */
export function readPriceSeries(text: string, form: PriceFileForm): PriceSeries {
  const reader = new DelimitedReader(text.replace(/^\uFEFF/, ""), ",");
  const header = reader.next();
  if (header === null) throw new PriceFileFault("The file of prices is empty.");
  const names = header.fields.map((name) => name.trim().toLowerCase());
  const timeAt = columnOf(names, null, TIMES, "times");
  const priceAt = columnOf(names, form.column, PRICES, "prices");
  const bySlot = new Map<number, { readonly pence: string; readonly line: number }>();
  for (let record = reader.next(); record !== null; record = reader.next()) {
    const slot = slotOf(cellOf(record, timeAt), record.line) - (form.stamp === "end" ? 1 : 0);
    const other = bySlot.get(slot);
    if (other !== undefined)
      throw new PriceFileFault(
        `Lines ${other.line} and ${record.line} price the same half hour, ${slotStartIso(slot)}.`,
      );
    bySlot.set(slot, { pence: penceOf(cellOf(record, priceAt), form, record.line), line: record.line });
  }
  return inOrder(bySlot);
}

function inOrder(bySlot: ReadonlyMap<number, { readonly pence: string }>): PriceSeries {
  const slots = [...bySlot.keys()].toSorted((a, b) => a - b);
  const [first] = slots;
  if (first === undefined) throw new PriceFileFault("The file of prices has a header and no price.");
  const hole = slots.findIndex((slot, i) => slot !== first + i);
  if (hole !== -1)
    throw new PriceFileFault(`No price for ${slotStartIso(first + hole)}: a series has no holes.`);
  return { firstSlot: slotStartIso(first), pencePerKwh: slots.map((slot) => bySlot.get(slot)!.pence) };
}

function columnOf(
  names: readonly string[],
  asked: string | null,
  known: readonly string[],
  what: string,
): number {
  const wanted = asked === null ? known : [asked.toLowerCase()];
  const name = wanted.find((one) => names.includes(one));
  if (name === undefined)
    throw new PriceFileFault(
      `There is no column of ${what} (${wanted.join(", ")}) in the header: ${names.join(", ")}.`,
    );
  return names.indexOf(name);
}

function cellOf({ fields, line }: DelimitedRecord, at: number): string {
  const cell = fields[at]?.trim();
  if (cell === undefined || cell === "")
    throw new PriceFileFault(`Line ${line} has no value in column ${at + 1}.`);
  return cell;
}

function slotOf(text: string, line: number): number {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::00(?:\.0+)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(text);
  const ms = match === null ? NaN : Date.parse(`${match[1]!}T${match[2]!}:00${match[3] ?? "Z"}`);
  if (!Number.isInteger(ms / SLOT_MS))
    throw new PriceFileFault(
      `Line ${line}: "${text}" is not the time of a half hour, such as 2024-01-31T23:30:00Z.`,
    );
  return ms / SLOT_MS;
}

function penceOf(cell: string, { named }: PriceFileForm, line: number): string {
  if (named === null) return cell;
  const pence = named.get(cell.toLowerCase());
  if (pence === undefined)
    throw new PriceFileFault(
      `Line ${line}: no price is stated for "${cell}"; there are ${[...named.keys()].join(", ")}.`,
    );
  return pence;
}
