import type { CsvTable } from "../files/csv-table.js";
import { Refusal } from "../files/file-fault.js";
import { JsonObject, type JsonValue } from "../files/json-document.js";

/** What a file is in place of half-hourly readings, told by a word of its header or by a member anywhere near its root. */
interface OtherKind {
  readonly told: RegExp;
  /** Follows "it is ..." or "it looks like ...". */
  readonly what: string;
  /** Where something better can be said than to fetch the readings. */
  readonly advice?: string;
}

const FETCH_READINGS = "Download the half-hourly consumption of your meter from the same place instead.";
const PRICES_ADVICE = "Prices are kept as your tariff, not as readings: enter them under Tariffs in the app.";

/** Files that people take for their readings. */
const CSV_KINDS: readonly OtherKind[] = [
  {
    told: /^(value_(exc|inc)_vat|unit ?rate|unit_rate|tariff|price|p\/kwh|rate \(p\/kwh\))$/i,
    what: "the prices of a tariff",
    advice: PRICES_ADVICE,
  },
  { told: /carbon intensity/i, what: "carbon intensities of the grid" },
  {
    told: /^(power kw|(aut|hsr|smr|spr|wtr) (wd|sat|sun))$/i,
    what: "an average demand profile, not one home's readings",
  },
  { told: /^outcode$|^postcode$/i, what: "a table of places" },
];

/** Bodies that come from the same APIs as readings; the first that fits names the body. */
const JSON_KINDS: readonly OtherKind[] = [
  {
    told: /^(single_register_electricity_tariffs|dual_register_electricity_tariffs|single_register_gas_tariffs)$/,
    what: "one tariff product with its prices by region",
    advice: PRICES_ADVICE,
  },
  { told: /^is_variable$/, what: "a list of tariff products", advice: FETCH_READINGS },
  {
    told: /^value_(exc|inc)_vat$/,
    what: "unit rates or standing charges of a tariff",
    advice: PRICES_ADVICE,
  },
  {
    told: /^(standingCharges|prices)$/,
    what: "unit rates and standing charges of a tariff",
    advice: PRICES_ADVICE,
  },
  {
    told: /^(electricity_meter_points|electricityAgreements|gas_meter_points|gasAgreements|properties)$/,
    what: "an account with its meters and agreements",
  },
  { told: /^(intensity|generationmix|Biomass)$/, what: "carbon intensities of the grid" },
  { told: /^termsAndConditionsForProduct$/, what: "the terms and conditions of a tariff" },
  { told: /^acceptTermsAndConditions$/, what: "an answer that terms and conditions were accepted" },
  { told: /^startOnboardingProcess$/, what: "an answer to joining a tariff (a sign-up)" },
  {
    told: /^(openapi|swagger)$/,
    what: "the description of an API",
  },
  {
    told: /^(detail|errors?|message)$/,
    what: "an error that an API answered with",
    advice: "Read what it says, mend that, and download again.",
  },
];

const NEAR_ROOT = 5;
const FIRST_ITEMS = 3;

/** Throws Refusal where the header is one of a file that holds something else than readings. */
export function refuseOtherCsv(table: CsvTable): void {
  if (table.header.length < 2) return;
  const kind = CSV_KINDS.find(({ told }) => table.header.some((cell) => told.test(cell)));
  if (kind !== undefined) throw holdsNoReadings(kind.what, kind.advice);
}

/** Always a refusal: JSON that is no source's holds no readings that we can read. */
export function refuseOtherJson(document: JsonValue): Refusal {
  if (isMonthlyReadings(document)) return holdsTotals("monthly meter readings");
  const names = namesNearRoot(document, NEAR_ROOT);
  const kind = JSON_KINDS.find(({ told }) => names.some((member) => told.test(member)));
  return kind === undefined ? unknownJson(names) : holdsNoReadings(kind.what, kind.advice);
}

/** Of a body that goes by days or months: it is known what it is, and what to ask for. */
export function holdsTotals(what: string): Refusal {
  return holdsNoReadings(what, "Ask the same place for its half-hourly view, and download that.");
}

function holdsNoReadings(what: string, advice = FETCH_READINGS): Refusal {
  return new Refusal(
    "no-half-hourly-readings",
    `The file holds no half-hourly readings; it looks like ${what}. ${advice}`,
  );
}

function unknownJson(names: readonly string[]): Refusal {
  const empty = names.length === 0 ? "it is empty" : "it is none of the answers we know";
  const known = "consumption answers of the Octopus REST API, Kraken telemetry, n3rgy, Perse and OVO";
  return new Refusal(
    "no-half-hourly-readings",
    `The JSON holds no half-hourly readings that we can read: ${empty} (${known}).`,
  );
}

/** OVO's answer of a year: a list of dates, and a cumulative reading under each. */
function isMonthlyReadings(document: JsonValue): boolean {
  return (
    document instanceof JsonObject &&
    Array.isArray(document.get("dates")) &&
    document.get("electricity") instanceof JsonObject
  );
}

/** The names of members down to some levels; of a list its first items stand for the rest. */
function namesNearRoot(value: JsonValue, levels: number): string[] {
  if (levels === 0) return [];
  if (Array.isArray(value))
    return value.slice(0, FIRST_ITEMS).flatMap((item) => namesNearRoot(item, levels - 1));
  if (!(value instanceof JsonObject)) return [];
  return value.members.flatMap(([name, member]) => [name, ...namesNearRoot(member, levels - 1)]);
}
