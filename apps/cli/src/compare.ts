import { join } from "node:path";
import {
  FALLBACK_CALORIFIC_VALUE,
  FILL_RULE,
  HomeComparison,
  isLondonDate,
  londonDateAt,
  prepareMarket,
  ranked,
  scopeOf,
  readMarketTariff,
  statementConversion,
  type ComparisonOrder,
  type HomePlace,
  type LondonDate,
  type MarketTariff,
  type TariffScope,
} from "@halfhourly/domain";
import type { ReadRegister } from "@halfhourly/ingestion/files";
import type { Arguments } from "./arguments.js";
import { homeOfFiles } from "./compare/home-of-files.js";
import { comparisonDocument, showComparison } from "./compare/show-comparison.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { askedPlace } from "./price/place.js";
import { readTariffFile, type RefusedTariff } from "./price/read-tariff.js";
import { registersOf } from "./price/use-of-file.js";
import type { Terminal } from "./terminal.js";

const SCOPES: readonly TariffScope[] = ["both", "electricity", "gas", "export"];

/** `compare FILE... --tariffs DIR`: a home's year on every tariff of a folder. Stores nothing, asks no instance. */
export async function compare(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { operands, pricing, json } = args;
  if (operands.length === 0)
    throw unusable("file-needed", "Name the home's files: npx halfhourly compare FILE... --tariffs DIR.");
  if (pricing.tariffs === null) throw unusable("tariffs-needed", "Say where the tariffs are: --tariffs DIR.");
  const registers: ReadRegister[] = [];
  for (const operand of operands) registers.push(...(await registersOfAny(terminal, operand, args)));
  const today = todayOf(args, terminal);
  const market = await readTariffs(terminal, pricing.tariffs, today);
  const year = homeOfFiles(registers, today, statementConversion(FALLBACK_CALORIFIC_VALUE));
  const place = placeOfHome(args, market.tariffs);
  const prepared = prepareMarket(year.grid, market.tariffs, place);
  const sweep = new HomeComparison(year.grid, year.home);
  const order = orderOf(args);
  const compared = prepared.priced.flatMap((tariff) => sweep.costOf(tariff) ?? []);
  // What is for one fuel is no choice beside what is for both: each is ranked among its like.
  const results = SCOPES.flatMap((scope) =>
    ranked(
      compared.filter(({ tariff }) => scopeOf(tariff) === scope),
      order,
    ),
  );
  const document = comparisonDocument({
    year,
    place,
    order,
    results,
    ...prepared,
    refused: market.refused,
    rule: FILL_RULE,
  });
  terminal.out(json ? `${JSON.stringify(document, null, 2)}\n` : showComparison(document));
  return EXIT.fine;
}

/** Of a home's files one says its fuel and another does not: --fuel is for those that do not. */
async function registersOfAny(
  terminal: Terminal,
  operand: string,
  { flags }: Arguments,
): Promise<readonly ReadRegister[]> {
  const { fuel, ...others } = flags;
  if (fuel === undefined) return registersOf(terminal, operand, flags);
  try {
    return await registersOf(terminal, operand, others);
  } catch (fault) {
    if (!(fault instanceof CommandFault)) throw fault;
    return registersOf(terminal, operand, flags);
  }
}

async function readTariffs(
  terminal: Terminal,
  path: string,
  today: LondonDate,
): Promise<{ readonly tariffs: readonly MarketTariff[]; readonly refused: readonly RefusedTariff[] }> {
  if (path === "generated") return inventedTariffs(today);
  const names = await terminal.listFolder(path);
  const files =
    names === null ? [path] : names.filter((name) => name.endsWith(".json")).map((name) => join(path, name));
  if (files.length === 0) throw unusable("no-tariffs", `${path} holds no JSON file.`);
  const tariffs: MarketTariff[] = [];
  const refused: RefusedTariff[] = [];
  for (const file of files) {
    const read = await readTariffFile(terminal, file);
    tariffs.push(...read.tariffs);
    refused.push(...read.refused);
  }
  return { tariffs, refused };
}

/** The market of the demonstration: invented suppliers, each of which says so in its name. */
async function inventedTariffs(today: LondonDate) {
  const { generatedMarket } = await import("@halfhourly/generated-market");
  const tariffs: MarketTariff[] = [];
  const refused: RefusedTariff[] = [];
  for (const document of generatedMarket({ today })) {
    const read = readMarketTariff(document);
    if (read.ok) tariffs.push(read.tariff);
    else refused.push({ file: "generated", id: document.id, faults: read.faults });
  }
  return { tariffs, refused };
}

/** Where every price is the same everywhere, a home may be anywhere. */
function placeOfHome(args: Arguments, tariffs: readonly MarketTariff[]): HomePlace {
  const { region, payment, switchTable } = askedPlace(args);
  const everywhere = tariffs.every(({ prices }) => prices.every(({ regions }) => regions.length === 14));
  if (region === null && !everywhere)
    throw unusable("region-needed", "Prices differ by region: say --region A..P (the home's GSP group).");
  return { region: region ?? "_A", payment: payment ?? "direct-debit", switchTable };
}

function orderOf({ pricing }: Arguments): ComparisonOrder {
  const { order } = pricing;
  if (order === null || order === "cost" || order === "green") return order ?? "cost";
  throw unusable("order-unknown", "--order takes cost or green.");
}

function todayOf({ pricing }: Arguments, terminal: Terminal): LondonDate {
  const { today } = pricing;
  if (today === null) return londonDateAt(terminal.now());
  if (isLondonDate(today)) return today;
  throw unusable("date-unknown", `--today takes a date such as 2024-01-31, not "${today}".`);
}

function unusable(code: string, message: string): CommandFault {
  return new CommandFault(EXIT.unusable, code, message);
}
