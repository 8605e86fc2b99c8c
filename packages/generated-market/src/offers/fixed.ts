import { flat, usual, type FixedTerm, type Offer, type Terms } from "../offer.js";
import { SUPPLIERS, type Supplier } from "../suppliers.js";

const CERTIFICATES = {
  perMille: 1000,
  evidence: "REGO certificates for all electricity sold, as this invented supplier would declare",
};
const HALF_GREEN = {
  perMille: 520,
  evidence: "A generated fuel mix disclosure: about half from renewable sources",
};

/** Prices fixed for a term. Whoever leaves early pays, but for a few. */
export const fixedTariffs: readonly Offer[] = [
  ...pick(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).map((one) => dual(one, "fixed-12", { months: 12 }, 0.975, 5000)),
  ...pick(13).map((one) => ({
    ...dual(one, "fixed-12", { months: 12 }, 0.96, 2500),
    name: "Northern fixed",
  })),
  ...pick(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).map((one) =>
    dual(one, "fixed-24", { months: 24 }, 0.995, 7500, one.perMilleOfCap > 970 ? HALF_GREEN : null),
  ),
  ...pick(0, 5, 9).map((one) => dual(one, "fixed-until", { untilMonthsOn: 15 }, 0.985, 4000)),
  ...pick(2, 7).map((one) => dual(one, "fixed-free-to-leave", { months: 12 }, 1.005, 0)),
  ...pick(1, 3, 5, 12).map((one) =>
    electricityOnly(one, "fixed-12-electricity", 0.98, { exitFeePence: { electricity: "3000" } }),
  ),
  ...pick(2, 4, 6, 8, 10).map((one) =>
    electricityOnly(one, "green-12", 1.01, { green: CERTIFICATES, exitFeePence: { electricity: "2500" } }),
  ),
];

function pick(...places: readonly number[]): Supplier[] {
  return places.map((place) => SUPPLIERS[place]!);
}

function dual(
  supplier: Supplier,
  key: string,
  fixedFor: FixedTerm,
  times: number,
  exitPence: number,
  green: Terms["green"] = null,
): Offer {
  return {
    supplier,
    key,
    name: "months" in fixedFor ? `Fixed ${fixedFor.months} months` : "Fixed to a date",
    kind: "fixed",
    repricing: "each-issue",
    payments: ["direct-debit"],
    fixedFor,
    prices: { electricity: flat(usual(supplier, times)), gas: flat(usual(supplier, times + 0.005), 1.01) },
    terms: {
      ...(exitPence === 0
        ? {}
        : { exitFeePence: { electricity: String(exitPence), gas: String(exitPence) } }),
      green,
    },
  };
}

function electricityOnly(supplier: Supplier, key: string, times: number, terms: Terms): Offer {
  return {
    supplier,
    key,
    name: terms.green === undefined ? "Electricity 12 months" : "Green 12 months",
    kind: "fixed",
    repricing: "each-issue",
    payments: "all",
    fixedFor: { months: 12 },
    prices: { electricity: flat(usual(supplier, times), 0.97) },
    terms,
  };
}
