import { isLondonDate, readMarketTariff, type DocumentFault } from "@halfhourly/domain";
import { linesBeforeEnd, readCsvTable } from "../csv-table.js";
import type { Statement } from "../port.js";
import { refusal, statementOf, type ReadDocument } from "../statement-of.js";
import { paymentOf, regionOf } from "./cap-words.js";
import { ratesOfLevels, type CapMeter } from "./level-rates.js";

const NEEDED = ["from", "to", "region", "payment", "fuel", "meter", "vat", "source"];
const RATES = ["unit_pence_per_kwh", "standing_pence_per_day"];
const LEVELS = ["nil_pounds_per_year", "benchmark_pounds_per_year"];

interface CapLine {
  readonly line: number;
  readonly meter: CapMeter | null;
  readonly row: unknown;
  readonly faults: readonly DocumentFault[];
  /** Columns of the row's fields. */
  readonly columns: Readonly<Record<string, string>>;
}

/**
 * Ofgem's levels of the price cap (docs/tariffs.md), a level a line, as two default tariffs: of meters with one rate and with
 * several, each with gas. Throws StatementFault where it is none as a whole; one wrong level refuses the tariffs it is part of.
 */
export function readCapFile(text: string): Statement {
  const table = readCsvTable(text, { needed: NEEDED, known: [...NEEDED, ...RATES, ...LEVELS] });
  const lines = linesBeforeEnd(table, text).map(({ line, cells }): CapLine => {
    if (cells !== null) return lineOf(line, (column) => cells[table.columns.indexOf(column)] ?? "");
    const message = `It has not ${table.columns.length} cells, as the header has.`;
    return { line, meter: null, row: null, faults: [{ field: `line ${line}`, message }], columns: {} };
  });
  const meters = (["single", "multi"] as const).filter((meter) => lines.some((one) => one.meter === meter));
  const statement = statementOf(
    null,
    meters.map((meter) => documentOf(meter, lines)),
  );
  const lost = lines.filter(({ meter }) => meter === null).flatMap(({ faults }) => faults);
  return lost.length === 0
    ? statement
    : { ...statement, refused: [...statement.refused, refusal({ id: "price-cap" }, lost)] };
}

function lineOf(line: number, cell: (column: string) => string): CapLine {
  const faults: DocumentFault[] = [];
  const fault = (column: string, message: string) =>
    void faults.push({ field: `line ${line}, column ${column}`, message });
  const [fuel, from] = [cell("fuel"), cell("from")];
  if (!isLondonDate(from)) fault("from", "A date such as 2026-10-01 is needed.");
  const region = regionOf(cell("region"));
  if (region === null)
    fault("region", "A region is needed, _A to _P or in Ofgem's words; nobody pays an average.");
  const payment = paymentOf(cell("payment"));
  if (payment === null) fault("payment", "One of direct-debit, standard-credit, prepayment is needed.");
  const meter = meterOf(fuel, cell("meter"));
  if (meter === null)
    fault(fuel === "electricity" ? "meter" : "fuel", "electricity with single or multi is needed, or gas.");
  if (cell("source") === "") fault("source", "Where the level was published is needed.");
  const rates = ratesOf(cell, meter, from, fault);
  return {
    line,
    meter,
    faults,
    row: {
      fuel,
      regions: [region],
      payments: [payment],
      from,
      to: cell("to") || null,
      vat: cell("vat"),
      standingChargePencePerDay: rates.standing,
      rates: { kind: "flat", pencePerKwh: rates.unit },
    },
    columns: { from: "from", to: "to", vat: "vat", standingChargePencePerDay: RATES[1]!, rates: RATES[0]! },
  };
}

function meterOf(fuel: string, meter: string): CapMeter | null {
  if (fuel === "gas") return meter === "" || meter === "gas" ? "gas" : null;
  return fuel === "electricity" && (meter === "single" || meter === "multi") ? meter : null;
}

function ratesOf(
  cell: (column: string) => string,
  meter: CapMeter | null,
  from: string,
  fault: (column: string, message: string) => void,
): { readonly unit: string; readonly standing: string } {
  const [unit, standing] = RATES.map(cell);
  const [nil = "", benchmark = ""] = LEVELS.map(cell);
  if (nil === "" && benchmark === "") return { unit: unit ?? "", standing: standing ?? "" };
  if (unit !== "" || standing !== "")
    fault(LEVELS[0]!, "Either levels a year or rates are needed, not both.");
  if (cell("vat") !== "excluded") fault("vat", "Levels a year are stated without VAT: excluded is needed.");
  const rates = meter === null || !isLondonDate(from) ? null : ratesOfLevels(nil, benchmark, meter, from);
  if (rates === null)
    fault(LEVELS[1]!, "Two sums in pounds are needed, this one not below the other, from 2019 on.");
  return { unit: rates?.unitPencePerKwh ?? "0", standing: rates?.standingPencePerDay ?? "0" };
}

const NAMES = {
  single: "Default tariff under the price cap",
  multi: "Default tariff under the price cap, meter with several rates (average of them)",
};

function documentOf(meter: "single" | "multi", all: readonly CapLine[]): ReadDocument {
  const lines = all.filter((one) => one.meter === meter || one.meter === "gas");
  const document = {
    format: "halfhourly-tariff-1",
    id: `price-cap-${meter}`,
    supplier: "Ofgem price cap",
    name: NAMES[meter],
    kind: "default",
    availableFrom: lines.map(({ row }) => dateOf(row)).toSorted()[0],
    prices: lines.map(({ row }) => row),
  };
  const faults = lines.flatMap((one) => one.faults);
  if (faults.length > 0) return { document, read: { ok: false, faults }, place: (field) => field };
  return { document, read: readMarketTariff(document), place: (field) => placeOf(field, lines) };
}

function dateOf(row: unknown): string {
  const { from } = Object(row);
  return String(from);
}

function placeOf(field: string, lines: readonly CapLine[]): string {
  const [, place, name] = /^prices\[(\d+)\]\.?([a-zA-Z]*)/.exec(field) ?? [];
  const found = lines[Number(place ?? 0)];
  if (found === undefined) return "line 1";
  const column = found.columns[name ?? ""];
  return column === undefined ? `line ${found.line}` : `line ${found.line}, column ${column}`;
}
