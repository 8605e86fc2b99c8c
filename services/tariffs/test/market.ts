import { readMarketTariff, type MarketTariff, type PriceRow } from "@halfhourly/domain";

/** A published tariff, right in all its parts, with what a test wants otherwise. */
export function documentOf(over: object = {}, ...rows: readonly object[]) {
  return {
    format: "halfhourly-tariff-1",
    id: "larkspur-fixed",
    supplier: "Larkspur Energy",
    name: "Fixed",
    kind: "variable",
    availableFrom: "2024-01-01",
    prices: (rows.length === 0 ? [{}] : rows).map((row) => ({ ...FLAT, ...row })),
    ...over,
  };
}

const FLAT = {
  fuel: "electricity",
  regions: "all",
  payments: "all",
  from: "2026-10-01",
  to: null,
  vat: "excluded",
  standingChargePencePerDay: "54.83",
  rates: { kind: "flat", pencePerKwh: "26.32" },
};

export const flat = (pencePerKwh: number | string) => ({ rates: { kind: "flat", pencePerKwh } });

export function tariffOf(over: object = {}, ...rows: readonly object[]): MarketTariff {
  const read = readMarketTariff(documentOf(over, ...rows));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.tariff;
}

/** Such as `2026-10-01..2026-12-31 flat 26.32`, for a test to compare. */
export function rowWords({ from, to, rates }: PriceRow): string {
  const prices =
    rates.kind === "flat"
      ? rates.rate / 100_000
      : "rates" in rates
        ? rates.rates.map((rate) => (rate ?? 0) / 100_000).join(" ")
        : "";
  return `${from}..${to ?? ""} ${rates.kind} ${prices}`;
}
