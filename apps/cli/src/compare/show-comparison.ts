import {
  exactPenceText,
  scopeOf,
  type ComparisonOrder,
  type HomePlace,
  type NotPriceable,
  type MarketTariff,
  type Ranked,
  type YearCost,
} from "@halfhourly/domain";
import type { RefusedTariff } from "../price/read-tariff.js";
import type { FilesYear } from "./home-of-files.js";

export interface Compared {
  readonly year: FilesYear;
  readonly place: HomePlace;
  readonly order: ComparisonOrder;
  readonly results: readonly Ranked[];
  readonly notPriceable: readonly { readonly tariff: MarketTariff; readonly why: NotPriceable }[];
  readonly refused: readonly RefusedTariff[];
  readonly rule: string;
}

/** A comparison for machines: pence with four decimals, VAT included. */
export function comparisonDocument({ year, place, order, results, notPriceable, refused, rule }: Compared) {
  const { from, to, today } = year.grid.year;
  return {
    year: { from, to, today },
    region: place.region,
    payment: place.payment,
    order,
    registers: year.registers.map(({ uncertaintyPerMille, ...rest }) => ({
      ...rest,
      uncertaintyPercent: uncertaintyPerMille / 10,
    })),
    estimatedBy: rule,
    results: results.map(({ rank, compared }) => ({
      rank,
      scope: scopeOf(compared.tariff),
      id: compared.tariff.id,
      supplier: compared.tariff.supplier,
      name: compared.tariff.name,
      kind: compared.tariff.kind,
      direction: compared.tariff.direction,
      greenPercent: compared.tariff.green === null ? null : compared.tariff.green.perMille / 10,
      total: exactPenceText(compared.totalAmount),
      bounds:
        compared.lowAmount === compared.highAmount
          ? null
          : { low: exactPenceText(compared.lowAmount), high: exactPenceText(compared.highAmount) },
      fuels: Object.fromEntries(compared.fuels.map(({ fuel, cost }) => [fuel, costDocument(cost)])),
    })),
    notPriceable: notPriceable.map(({ tariff, why }) => ({
      id: tariff.id,
      supplier: tariff.supplier,
      name: tariff.name,
      why,
    })),
    refused,
  };
}

function costDocument({ energyAmount, standingAmount, vatAmount }: YearCost) {
  return {
    energy: exactPenceText(energyAmount),
    standingCharge: exactPenceText(standingAmount),
    vatWithin: exactPenceText(vatAmount),
  };
}

export type ComparisonDocument = ReturnType<typeof comparisonDocument>;

const SCOPE_WORDS = {
  both: "Both fuels from one supplier",
  electricity: "Electricity alone",
  gas: "Gas alone",
  export: "What the home exports",
} as const;

const WHY: Readonly<Record<NotPriceable, string>> = {
  "not-in-this-region-or-payment": "not offered for this region and payment method",
  "meter-times-not-known": "it is not known when the meter's registers count (--night)",
  "prices-not-known-for-all-dates": "its prices are not known for all of the year",
};

/** A comparison for people. */
export function showComparison({
  year,
  registers,
  results,
  notPriceable,
  refused,
}: ComparisonDocument): string {
  const pounds = (pence: string) => `£${(Number(pence) / 100).toFixed(2)}`;
  const known = registers.map(
    ({ fuel, direction, heldDays, uncertaintyPercent }) =>
      `  ${fuel} ${direction}: ${heldDays} days held${uncertaintyPercent === 0 ? "" : `, the rest estimated: the year's energy is within ${uncertaintyPercent} % either way for nine homes in ten`}`,
  );
  const rows = results.flatMap(({ rank, scope, total, supplier, name }, i) => [
    ...(results[i - 1]?.scope === scope ? [] : [`${SCOPE_WORDS[scope]}:`]),
    `${String(rank).padStart(5)}  ${pounds(total).padStart(10)}  ${supplier}, ${name}`,
  ]);
  const left = notPriceable.map(({ supplier, name, why }) => `  ${supplier}, ${name}: ${WHY[why]}`);
  const faults = refused.flatMap(({ file, id, faults: found }) =>
    found.map(({ field, message }) => `  ${file}${id === null ? "" : ` (${id})`}: ${field}: ${message}`),
  );
  return `${[
    `A year as ${year.from} to ${year.to}, at the prices of ${year.today}, VAT included:`,
    ...known,
    ...rows,
    ...(left.length > 0 ? ["Not priced:", ...left] : []),
    ...(faults.length > 0 ? ["Refused:", ...faults] : []),
  ].join("\n")}\n`;
}
