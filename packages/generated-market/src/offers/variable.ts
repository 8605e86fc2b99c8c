import { flat, usual, type Offer, type Terms } from "../offer.js";
import { NORTHERN_REGIONS } from "../regions.js";
import { SUPPLIERS, type Supplier } from "../suppliers.js";

/** A discount that everybody gets counts in a comparison; one with a condition does not. */
const EVERYBODY: Terms = { discounts: [{ name: "online", pencePerDay: "2.5" }] };
const SOME: Terms = {
  discounts: [
    { name: "no paper", pencePerDay: "1.1", condition: "Bills and letters by email only" },
    { name: "both fuels", pencePerDay: "1.64", condition: "Electricity and gas on one account" },
  ],
};
const GREEN: Terms = {
  green: { perMille: 1000, evidence: "REGO certificates, as this invented supplier would declare" },
};

/** One price that changes with each quarter and can be left at any time. */
export const variableTariffs: readonly Offer[] = [
  ...SUPPLIERS.slice(0, 11).map((supplier) => dual(supplier, "flexible", "Flexible", 1)),
  { ...dual(SUPPLIERS[13], "flexible", "Flexible northern", 0.99), regions: NORTHERN_REGIONS },
  ...[1, 4, 7, 10].map((place) => dual(SUPPLIERS[place]!, "online", "Online", 0.995, EVERYBODY)),
  ...[0, 3, 6, 9].map((place) => dual(SUPPLIERS[place]!, "together", "Together", 1.005, SOME)),
  ...[5, 8].map((place) => ({
    ...dual(SUPPLIERS[place]!, "green", "Green flexible", 1.02, GREEN),
    prices: { electricity: flat(usual(SUPPLIERS[place]!, 1.02)) },
  })),
];

function dual(supplier: Supplier, key: string, name: string, times: number, terms: Terms = {}): Offer {
  return {
    supplier,
    key,
    name,
    kind: "variable",
    repricing: "each-quarter",
    payments: ["direct-debit", "standard-credit"],
    prices: { electricity: flat(usual(supplier, times)), gas: flat(usual(supplier, times)) },
    terms,
  };
}
