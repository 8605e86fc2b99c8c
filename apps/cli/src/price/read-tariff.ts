import { dirname, join } from "node:path";
import { readMarketTariff, type MarketTariff } from "@halfhourly/domain";
import { decodeText } from "@halfhourly/ingestion/files";
import { CommandFault, EXIT } from "../exit-codes.js";
import { readOperand } from "../read-operand.js";
import type { Terminal } from "../terminal.js";
import { PriceFileFault, readPriceSeries, type PriceFileForm } from "./price-series.js";

type Json = Readonly<Record<string, unknown>>;

/** What was found in a tariff file: one document, or a list of them, each read or with its faults. */
export interface TariffFile {
  readonly tariffs: readonly MarketTariff[];
  readonly refused: readonly RefusedTariff[];
}

export interface RefusedTariff {
  readonly file: string;
  readonly id: string | null;
  readonly faults: readonly { readonly field: string; readonly message: string }[];
}

/**
 * Reads a published tariff, a list of them or a feed, from JSON. Rates may name a file of half-hourly prices beside it
 * instead of holding them: `"pricesFile"`, with `"column"`, `"namedPrices"` and `"stamp"`. Throws CommandFault where the
 * file is no JSON.
 */
export async function readTariffFile(terminal: Terminal, path: string): Promise<TariffFile> {
  const { text } = decodeText(await readOperand(terminal, path));
  const tariffs: MarketTariff[] = [];
  const refused: RefusedTariff[] = [];
  for (const document of documentsOf(parse(path, text))) {
    const id = isObject(document) && typeof document["id"] === "string" ? document["id"] : null;
    try {
      const read = readMarketTariff(await withPrices(terminal, dirname(path), document));
      if (read.ok) tariffs.push(read.tariff);
      else refused.push({ file: path, id, faults: read.faults });
    } catch (fault) {
      if (!(fault instanceof PriceFileFault)) throw fault;
      refused.push({ file: path, id, faults: [{ field: "rates.pricesFile", message: fault.message }] });
    }
  }
  return { tariffs, refused };
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    const where = fault instanceof SyntaxError ? fault.message : "";
    throw new CommandFault(EXIT.unusable, "tariff-not-json", `${path} is not JSON: ${where}.`);
  }
}

function documentsOf(parsed: unknown): readonly unknown[] {
  if (Array.isArray(parsed)) return parsed;
  if (isObject(parsed) && Array.isArray(parsed["tariffs"])) return parsed["tariffs"];
  return [parsed];
}

/** The document with the prices of its files in place of their names. */
async function withPrices(terminal: Terminal, folder: string, document: unknown): Promise<unknown> {
  if (!isObject(document) || !Array.isArray(document["prices"])) return document;
  const prices: unknown[] = [];
  for (const row of document["prices"]) {
    const rates: unknown = isObject(row) ? row["rates"] : undefined;
    prices.push(
      isObject(row) && isObject(rates) && rates["pricesFile"] !== undefined
        ? { ...row, rates: await filledRates(terminal, folder, rates) }
        : row,
    );
  }
  return { ...document, prices };
}

async function filledRates(terminal: Terminal, folder: string, rates: Json): Promise<Json> {
  const { pricesFile, column, namedPrices, stamp = "start", ...rest } = rates;
  if (typeof pricesFile !== "string") throw new PriceFileFault("The name of a file is needed.");
  if (stamp !== "start" && stamp !== "end") throw new PriceFileFault('stamp is "start" or "end".');
  const form: PriceFileForm = {
    column: typeof column === "string" ? column : null,
    named: isObject(namedPrices)
      ? new Map(Object.entries(namedPrices).map(([name, pence]) => [name.toLowerCase(), String(pence)]))
      : null,
    stamp,
  };
  const { text } = decodeText(await readOperand(terminal, join(folder, pricesFile)));
  const names = isObject(namedPrices)
    ? { names: Object.entries(namedPrices).map(([name, pencePerKwh]) => ({ name, pencePerKwh })) }
    : {};
  return { ...rest, ...readPriceSeries(text, form), ...names };
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
