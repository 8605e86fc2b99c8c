import type { PaymentMethod } from "@halfhourly/domain";
import { flat, usual, type Offer, type OfferedPrices } from "../offer.js";
import { NORTHERN_REGIONS } from "../regions.js";
import { SUPPLIERS, type Supplier } from "../suppliers.js";

type Dearer = readonly { readonly upToWhPerDay: number; readonly times: number }[];

const PREPAID: readonly PaymentMethod[] = ["prepayment"];

/** Prices by how much is used: without a standing charge, dearer at first; or cheaper for those who use little. */
const blockTariffs: readonly Offer[] = [
  ...[1, 4, 8].map((place) =>
    variable(place, "no-standing-charge", "No standing charge", {
      electricity: blocks("day", [{ upToWhPerDay: 2_000, times: 2.1 }], 0.98, 0),
      gas: blocks("day", [{ upToWhPerDay: 4_000, times: 1.9 }], 0.98, 0),
    }),
  ),
  ...[2, 6, 10].map((place) =>
    variable(place, "little-first", "Little first", {
      electricity: blocks(
        "month",
        [
          { upToWhPerDay: 5_000, times: 0.88 },
          { upToWhPerDay: 10_000, times: 1.02 },
        ],
        1.2,
        1,
      ),
    }),
  ),
];

const prepaidTariffs: readonly Offer[] = [
  ...[
    { key: "top-up", name: "Top up", times: 0.985 },
    { key: "top-up-plus", name: "Top up plus", times: 0.97 },
    { key: "top-up-online", name: "Top up online", times: 0.975 },
  ].map(({ key, name, times }) => prepaid(SUPPLIERS[11], key, name, times)),
  { ...prepaid(SUPPLIERS[13], "prepaid", "Prepaid northern", 0.96), regions: NORTHERN_REGIONS },
  ...[3, 6].map((place) => prepaid(SUPPLIERS[place]!, "prepaid", "Prepaid", 0.99)),
];

const gasTariffs: readonly Offer[] = [
  ...[0, 2, 3, 5, 6, 10].map((place): Offer => {
    const supplier = SUPPLIERS[place]!;
    return {
      ...variable(place, "gas-12", "Gas 12 months", { gas: flat(usual(supplier, 0.975)) }),
      kind: "fixed",
      repricing: "each-issue",
      fixedFor: { months: 12 },
      terms: { exitFeePence: { gas: "3000" } },
    };
  }),
  ...[1, 4, 7, 9].map((place) => variable(place, "gas", "Gas", { gas: flat(usual(SUPPLIERS[place]!)) })),
];

export const otherTariffs: readonly Offer[] = [...blockTariffs, ...prepaidTariffs, ...gasTariffs];

function variable(place: number, key: string, name: string, prices: Offer["prices"]): Offer {
  return {
    supplier: SUPPLIERS[place]!,
    key,
    name,
    kind: "variable",
    repricing: "each-quarter",
    payments: "all",
    prices,
  };
}

function prepaid(supplier: Supplier, key: string, name: string, times: number): Offer {
  return {
    supplier,
    key,
    name,
    kind: "variable",
    repricing: "each-quarter",
    payments: PREPAID,
    prices: { electricity: flat(times), gas: flat(times) },
  };
}

function blocks(pool: "day" | "month", shapes: Dearer, above: number, standing: number): OfferedPrices {
  return {
    unit: 0.99,
    standing,
    rates: (point) => ({
      kind: "block",
      pool,
      blocks: shapes.map(({ upToWhPerDay, times }) => ({ upToWhPerDay, pencePerKwh: point.rate(times) })),
      abovePencePerKwh: point.rate(above),
    }),
  };
}
