import type { CsvTable } from "../files/csv-table.js";
import { Refusal } from "../files/file-fault.js";
import { JsonObject, type JsonValue } from "../files/json-document.js";

/** Files that people take for their readings, told by the words of their headers. */
const CSV_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(value_(exc|inc)_vat|unit ?rate|unit_rate|tariff|price|p\/kwh|rate \(p\/kwh\))$/i, "prices of a tariff"],
  [/carbon intensity/i, "carbon intensities of the grid"],
  [/^(power kw|(aut|hsr|smr|spr|wtr) (wd|sat|sun))$/i, "an average demand profile, not one home's readings"],
  [/^outcode$|^postcode$/i, "a table of places"],
];

/** Bodies that come from the same APIs as readings, told by a member anywhere near their root. */
const JSON_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(value_(exc|inc)_vat|standingCharges|prices)$/, "prices of a tariff (unit rates or standing charges)"],
  [
    /^(single_register_electricity_tariffs|dual_register_electricity_tariffs|single_register_gas_tariffs|is_variable)$/,
    "tariff products",
  ],
  [
    /^(electricity_meter_points|electricityAgreements|gas_meter_points|gasAgreements|properties)$/,
    "an account with its meters and agreements",
  ],
  [/^(intensity|generationmix|Biomass)$/, "carbon intensities of the grid"],
  [
    /^(termsAndConditionsForProduct|acceptTermsAndConditions|startOnboardingProcess)$/,
    "an answer about terms or a sign-up",
  ],
  [/^(detail|errors?|message)$/, "an error that an API answered with: read it, and download again"],
];

const NEAR_ROOT = 5;
const FIRST_ITEMS = 3;

/** Throws Refusal where the header is one of a file that holds something else than readings. */
export function refuseOtherCsv(table: CsvTable): void {
  if (table.header.length < 2) return;
  const kind = CSV_KINDS.find(([name]) => table.header.some((cell) => name.test(cell)));
  if (kind !== undefined) throw holdsNoReadings(kind[1]);
}

/** Always a refusal: JSON that is no source's holds no readings that we can read. */
export function refuseOtherJson(document: JsonValue): Refusal {
  const names = namesNearRoot(document, NEAR_ROOT);
  if (isMonthlyTotals(document)) {
    return new Refusal(
      "not-half-hourly",
      "The file holds monthly meter readings: download half-hourly ones.",
    );
  }
  const kind = JSON_KINDS.find(([name]) => names.some((member) => name.test(member)));
  return kind === undefined ? unknownJson(names) : holdsNoReadings(kind[1]);
}

function holdsNoReadings(kind: string): Refusal {
  return new Refusal(
    "no-half-hourly-readings",
    `The file holds no half-hourly readings; it looks like ${kind}.`,
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

/** OVO's monthly answer: a list of dates, and a cumulative reading under each. */
function isMonthlyTotals(document: JsonValue): boolean {
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
  return value.names.flatMap((name) => [name, ...namesNearRoot(value.get(name) ?? null, levels - 1)]);
}
