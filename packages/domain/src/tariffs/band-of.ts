import type { SlotRate } from "./day-rates.js";
import type { Rates } from "./tariff.js";

/**
 * Under which of a tariff's prices a half hour falls, as one word: the name of a band as the tariff has it; `all` for a flat
 * rate; `day` and `night` of two rates; `other` for what no band claims; `half-hourly`, `daily` and `blocks` for all prices
 * of such a series together, unless they have names; `across-a-switch` where the price changes inside the half hour. Bands of one price are one.
 */
export function bandOf(rates: Rates, rate: SlotRate): string {
  switch (rates.kind) {
    case "flat":
      return "all";
    case "half-hourly":
      return rates.names?.find((named) => named.rate === rate.low)?.name ?? rates.kind;
    case "daily":
      return rates.kind;
    case "block":
      return "blocks";
    case "two-rate":
      return nameOf(rate, [
        { name: "day", rate: rates.dayRate },
        { name: "night", rate: rates.nightRate },
      ]);
    case "time-of-use":
      return nameOf(rate, [...rates.bands, { name: rates.otherName ?? "other", rate: rates.otherRate }]);
  }
}

function nameOf({ low, high }: SlotRate, bands: readonly { name: string; rate: number }[]): string {
  if (low !== high) return "across-a-switch";
  const names = bands.filter((band) => band.rate === low).map(({ name }) => name);
  return [...new Set(names)].join(", ");
}
