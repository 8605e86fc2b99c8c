import { flat, type Offer, type OfferedPrices } from "../offer.js";
import { SUPPLIERS } from "../suppliers.js";

const everyWay = ["direct-debit", "standard-credit", "prepayment"] as const;

/** The cap binds the average of day and night: about two units of five are used by night. */
const dayAndNight: OfferedPrices = {
  unit: 0.998,
  standing: 0.998,
  rates: (point) => ({
    kind: "multi-rate",
    registers: [
      { name: "day", pencePerKwh: point.rate(1.14) },
      { name: "night", pencePerKwh: point.rate(0.62) },
    ],
    windows: null,
  }),
};

/** Tariffs at the price cap, for a home that chose nothing. */
export const defaultTariffs: readonly Offer[] = [
  ...SUPPLIERS.slice(0, 12).map((supplier): Offer => ({
    supplier,
    key: "standard",
    name: "Standard",
    kind: "default",
    repricing: "each-quarter",
    payments: everyWay,
    prices: { electricity: flat(1), gas: flat(1) },
  })),
  ...SUPPLIERS.slice(0, 6).map((supplier): Offer => ({
    supplier,
    key: "standard-two-rate",
    name: "Standard two rate",
    kind: "default",
    repricing: "each-quarter",
    payments: everyWay,
    prices: { electricity: dayAndNight },
  })),
];
