import { ROUNDING_POLICIES } from "../cost/rounding-policy.js";
import type { Fuel } from "../meters/register.js";
import { DocumentPlace, type DocumentFault } from "./document-place.js";
import {
  ELIGIBILITIES,
  PAYMENT_METHODS,
  TARIFF_KINDS,
  type Discount,
  type MarketTariff,
  type PriceRow,
} from "./market-tariff.js";
import { readRates } from "./read-rates.js";
import { GSP_GROUP_LETTERS } from "../meters/gsp-group.js";

export type ReadTariff =
  | { readonly ok: true; readonly tariff: MarketTariff }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** The word that says what a document is, and by which version of its form. */
export const TARIFF_FORMAT = "halfhourly-tariff-1";

const FUELS: readonly Fuel[] = ["electricity", "gas"];
const MOST_ROWS = 2_000;
const MOST_EXIT_FEE_PENCE = 50_000;
const MOST_STANDING_PENCE = 1_000;

/**
 * A published tariff (`packages/contracts/src/tariffs`) in the domain's whole numbers, or every fault of it with its field.
 * A tariff with a fault is refused whole: one of its prices alone would be another tariff.
 */
export function readMarketTariff(document: unknown): ReadTariff {
  const faults: DocumentFault[] = [];
  const tariff = tariffOf(new DocumentPlace(document, "", faults));
  return faults.length === 0 ? { ok: true, tariff } : { ok: false, faults };
}

function tariffOf(place: DocumentPlace): MarketTariff {
  const at = place.fields([
    "format",
    "id",
    "supplier",
    "name",
    "link",
    "kind",
    "direction",
    "availableFrom",
    "availableTo",
    "fixedFor",
    "exitFeePence",
    "green",
    "eligibility",
    "discounts",
    "rounding",
    "prices",
  ]);
  at("format").oneOf([TARIFF_FORMAT]);
  const availableFrom = at("availableFrom").date();
  const availableTo = at("availableTo").dateOrNull();
  if (availableTo !== null && availableTo < availableFrom)
    at("availableTo").fault(`It lies before availableFrom, ${availableFrom}.`);
  const direction = at("direction").isAbsent ? "import" : at("direction").oneOf(["import", "export"]);
  return {
    id: at("id").text(120),
    supplier: at("supplier").text(80),
    name: at("name").text(120),
    link: at("link").isAbsent ? null : linkOf(at("link")),
    kind: at("kind").oneOf(TARIFF_KINDS),
    direction,
    availableFrom,
    availableTo,
    fixedFor: at("fixedFor").isAbsent ? null : fixedForOf(at("fixedFor")),
    exitFees: at("exitFeePence").isAbsent ? {} : exitFeesOf(at("exitFeePence")),
    green: at("green").isAbsent ? null : greenOf(at("green")),
    eligibility: optionalList(at("eligibility"), ELIGIBILITIES.length).map((one) => one.oneOf(ELIGIBILITIES)),
    discounts: optionalList(at("discounts"), 10).map(discountOf),
    rounding: at("rounding").isAbsent ? null : at("rounding").oneOf(ROUNDING_POLICIES),
    prices: pricesOf(at("prices"), direction),
  };
}

function optionalList(place: DocumentPlace, most: number): DocumentPlace[] {
  return place.isAbsent ? [] : place.list(0, most);
}

function linkOf(place: DocumentPlace): string {
  const link = place.text(500);
  if (!/^https:\/\/[^\s"<>]+$/.test(link)) place.fault("An address that begins with https:// is needed.");
  return link;
}

function fixedForOf(place: DocumentPlace): NonNullable<MarketTariff["fixedFor"]> {
  const at = place.fields(["months", "until"]);
  if (at("months").isAbsent === at("until").isAbsent) place.fault("Either months or until is needed.");
  return at("until").isAbsent ? { months: at("months").whole(1, 120) } : { until: at("until").date() };
}

function exitFeesOf(place: DocumentPlace): MarketTariff["exitFees"] {
  const at = place.fields(FUELS);
  const stated = FUELS.filter((fuel) => !at(fuel).isAbsent);
  return Object.fromEntries(stated.map((fuel) => [fuel, at(fuel).pence(0, MOST_EXIT_FEE_PENCE)]));
}

function greenOf(place: DocumentPlace): NonNullable<MarketTariff["green"]> {
  const at = place.fields(["perMille", "evidence"]);
  return { perMille: at("perMille").whole(0, 1000), evidence: at("evidence").text(500) };
}

function discountOf(place: DocumentPlace): Discount {
  const at = place.fields(["name", "pencePerDay", "condition"]);
  return {
    name: at("name").text(80),
    perDay: at("pencePerDay").pence(0.00001, MOST_STANDING_PENCE),
    condition: at("condition").isAbsent ? null : at("condition").text(200),
  };
}

function pricesOf(place: DocumentPlace, direction: MarketTariff["direction"]): PriceRow[] {
  const places = place.list(1, MOST_ROWS);
  const rows = places.map((row) => priceRowOf(row));
  rows.forEach((row, i) => {
    if (direction === "export" && row.fuel === "gas")
      places[i]!.field("fuel").fault("Gas is not exported from a home.");
    const other = rows.findIndex((earlier, j) => j < i && areAtOnce(earlier, row));
    if (other !== -1)
      places[i]!.field("from").fault(
        `It overlaps prices[${other}] for the same fuel, region and payment method: end that one the day before.`,
      );
  });
  return rows;
}

function priceRowOf(place: DocumentPlace): PriceRow {
  const at = place.fields([
    "fuel",
    "regions",
    "payments",
    "from",
    "to",
    "vat",
    "standingChargePencePerDay",
    "rates",
  ]);
  const from = at("from").date();
  const to = at("to").dateOrNull();
  if (to !== null && to < from) at("to").fault(`It lies before from, ${from}: the prices hold on no day.`);
  return {
    fuel: at("fuel").oneOf(FUELS),
    regions: everyOrSome(at("regions"), GSP_GROUP_LETTERS),
    payments: everyOrSome(at("payments"), PAYMENT_METHODS),
    from,
    to,
    vat: at("vat").oneOf(["included", "excluded"]),
    standingCharge: at("standingChargePencePerDay").pence(0, MOST_STANDING_PENCE),
    rates: readRates(at("rates")),
  };
}

/** `"all"`, or some of the words. */
function everyOrSome<Word extends string>(place: DocumentPlace, words: readonly Word[]): readonly Word[] {
  if (place.value === "all") return words;
  return [...new Set(place.list(1, words.length).map((one) => one.oneOf(words)))];
}

function areAtOnce(a: PriceRow, b: PriceRow): boolean {
  return (
    a.fuel === b.fuel &&
    (b.to === null || a.from <= b.to) &&
    (a.to === null || b.from <= a.to) &&
    a.regions.some((region) => b.regions.includes(region)) &&
    a.payments.some((payment) => b.payments.includes(payment))
  );
}
