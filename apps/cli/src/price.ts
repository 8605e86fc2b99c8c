import {
  agreementsOf,
  billOf,
  isLondonDate,
  ROUNDING_POLICIES,
  statementConversion,
  FALLBACK_CALORIFIC_VALUE,
  fuelsOf,
  type Fuel,
  type GasConversion,
  type LondonDate,
  type MarketTariff,
  type RoundingPolicy,
} from "@halfhourly/domain";
import type { FileFlags } from "@halfhourly/contracts";
import type { ReadRegister } from "@halfhourly/ingestion/files";
import type { Arguments } from "./arguments.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { placeFor } from "./price/place.js";
import { readTariffFile } from "./price/read-tariff.js";
import { billDocument, showBill } from "./price/show-bill.js";
import { onlyRegister, registersOf, useOf } from "./price/use-of-file.js";
import type { Terminal } from "./terminal.js";

/** `price FILE --tariff TARIFF.json`: a file's half hours as a bill on one tariff. Stores nothing, asks no instance. */
export async function price(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [operand] = args.operands;
  const { pricing, json, flags } = args;
  if (operand === undefined || args.operands.length > 1)
    throw unusable(
      "file-needed",
      "Name one file of readings: npx halfhourly price FILE --tariff TARIFF.json.",
    );
  if (pricing.tariff === null) throw unusable("tariff-needed", "Say which tariff: --tariff TARIFF.json.");
  const tariff = await onlyTariff(terminal, pricing.tariff);
  const registers = await registersOfFuel(terminal, operand, flags, fuelsOf(tariff));
  const fuel = fuelOf(
    tariff,
    registers.map((register) => register.fuel),
  );
  const use = useOf(onlyRegister(registers, fuel, tariff.direction), {
    from: dateOf("--from", pricing.from),
    to: dateOf("--to", pricing.to),
  });
  const agreements = agreementsOf(tariff, fuel, placeFor(tariff, fuel, args));
  if (typeof agreements === "string") throw unusable(agreements, notPriceable(tariff, agreements));
  const gas = fuel === "gas" && use.days.some(({ unit }) => unit === "dm3") ? conversionOf(args) : undefined;
  const terms = { fuel, direction: tariff.direction, agreements, ...(gas === undefined ? {} : { gas }) };
  const bill = billDocument(tariff, use, billOf(use.days, use, terms, roundingOf(args, tariff)), gas);
  terminal.out(json ? `${JSON.stringify(bill, null, 2)}\n` : showBill(bill));
  return EXIT.fine;
}

async function onlyTariff(terminal: Terminal, path: string): Promise<MarketTariff> {
  const { tariffs, refused } = await readTariffFile(terminal, path);
  const [first] = refused;
  if (first !== undefined)
    throw new CommandFault(
      EXIT.unusable,
      "tariff-refused",
      first.faults.map(({ field, message }) => (field === "" ? message : `${field}: ${message}`)).join("\n"),
      { refused },
    );
  const [only] = tariffs;
  if (only === undefined || tariffs.length > 1)
    throw unusable(
      "one-tariff",
      `${path} holds ${tariffs.length} tariffs: price takes one, compare takes many.`,
    );
  return only;
}

/** Where the file does not say its fuel, the tariff does if it is for one. */
async function registersOfFuel(
  terminal: Terminal,
  operand: string,
  flags: FileFlags,
  priced: readonly Fuel[],
): Promise<readonly ReadRegister[]> {
  const [only] = priced;
  try {
    return await registersOf(terminal, operand, flags);
  } catch (fault) {
    const isAsked = fault instanceof CommandFault && fault.code === "fuel-needed";
    if (!isAsked || priced.length !== 1 || only === undefined) throw fault;
    return registersOf(terminal, operand, { ...flags, fuel: only });
  }
}

/** Of a tariff for both fuels, the one that the file holds. */
function fuelOf(tariff: MarketTariff, held: readonly Fuel[]): Fuel {
  const priced = fuelsOf(tariff);
  const both = priced.filter((fuel) => held.includes(fuel));
  const [fuel] = both.length > 0 ? both : priced;
  if (both.length > 1)
    throw unusable("fuel-needed", "The tariff and the file hold both fuels: price one file of each fuel.");
  return fuel!;
}

function conversionOf({ pricing }: Arguments): GasConversion {
  if (pricing.calorificValue === null) return statementConversion(FALLBACK_CALORIFIC_VALUE);
  const match = /^\d{2}(\.\d)?$/.exec(pricing.calorificValue);
  if (match === null)
    throw unusable(
      "calorific-value",
      `--calorific-value takes MJ/m3 with one decimal, such as 39.5, not "${pricing.calorificValue}".`,
    );
  return statementConversion(Math.round(Number(pricing.calorificValue) * 10));
}

function roundingOf({ pricing }: Arguments, tariff: MarketTariff): RoundingPolicy {
  if (pricing.rounding === null) return tariff.rounding ?? "none";
  const found = ROUNDING_POLICIES.find((policy) => policy === pricing.rounding);
  if (found === undefined)
    throw unusable("rounding-unknown", `--rounding takes ${ROUNDING_POLICIES.join(", ")}.`);
  return found;
}

function dateOf(flag: string, text: string | null): LondonDate | null {
  if (text === null || isLondonDate(text)) return text;
  throw unusable("date-unknown", `${flag} takes a date such as 2024-01-31, not "${text}".`);
}

function notPriceable({ name }: MarketTariff, why: string): string {
  return why === "meter-times-not-known"
    ? `${name} has prices for the registers of a meter; say when its night counts: --night 00:30-07:30.`
    : `${name} has no prices for that region and payment method.`;
}

function unusable(code: string, message: string): CommandFault {
  return new CommandFault(EXIT.unusable, code, message);
}
