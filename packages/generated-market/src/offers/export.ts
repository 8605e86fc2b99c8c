import type { Offer, OfferedPrices } from "../offer.js";
import { SUPPLIERS } from "../suppliers.js";
import { eachHalfHour } from "./listed.js";

/** What is paid for a kWh of a home's own: no VAT, no standing charge, one price in every region. */
export const exportTariffs: readonly Offer[] = [
  ...[4.1, 5.5, 8, 12, 15, 4.5, 10, 13.5, 16.5, 6, 9.25, 3.2].map((pence, place) =>
    paid(place, "export", "Export", flatAt(pence)),
  ),
  ...[1, 8].map((place) =>
    paid(place, "export-peak", "Export peak", (point) => ({
      kind: "time-of-use",
      clock: "london",
      bands: [{ name: "peak", pencePerKwh: point.pence(24.6), windows: [{ from: "16:00", to: "19:00" }] }],
      otherPencePerKwh: point.pence(8.3),
    })),
  ),
  ...[12, 4, 7].map((place, i): Offer => ({
    ...paid(place, "export-half-hours", "Export half hours", (point) =>
      eachHalfHour(point, { times: 0.95 + 0.02 * i, always: 0.9, atPeak: 5.5 }),
    ),
    repricing: "as-listed",
  })),
];

function paid(place: number, key: string, name: string, rates: OfferedPrices["rates"]): Offer {
  return {
    supplier: SUPPLIERS[place]!,
    key,
    name,
    kind: "variable",
    direction: "export",
    repricing: "never",
    sameEverywhere: true,
    payments: "all",
    prices: { electricity: { unit: 1, standing: 0, rates } },
    terms: { eligibility: ["solar-panels"] },
  };
}

function flatAt(pence: number): OfferedPrices["rates"] {
  return (point) => ({ kind: "flat", pencePerKwh: point.pence(pence) });
}
