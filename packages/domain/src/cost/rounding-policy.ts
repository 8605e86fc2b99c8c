import { addExactly } from "../exact/rounding.js";
import { AMOUNT_PER_PENNY, roundPenceHalfUp, type Amount } from "../money/amount.js";
import { vatOnTop } from "../tariffs/vat.js";
import type { BillPart } from "./bill-lines.js";
import { totalAmount, vatAmount, type Cost } from "./cost.js";

/**
 * How exact amounts become the pence of a bill:
 * - `none`: they do not; the total is exact to 10^-10 £;
 * - `total-half-up-to-penny`: everything is added exactly and rounded once. The default, and what the product shows;
 * - `day-half-up-to-penny`: each day is rounded, then added, as suppliers do who charge by the day (prepayment meters);
 * - `lines-half-up-to-penny`: energy, standing charge and VAT are rounded each, then added, as the lines of a bill;
 * - `day-energy-then-vat`: each day's energy without VAT is rounded and added up; the standing charge of all days without
 *   VAT is rounded; then VAT on the sum of both, rounded;
 * - `rates-then-vat`: the energy in each band without VAT is rounded, and the standing charge of all days; then VAT on
 *   their sum, rounded: the order of most printed bills.
 */
export const ROUNDING_POLICIES = [
  "none",
  "total-half-up-to-penny",
  "day-half-up-to-penny",
  "lines-half-up-to-penny",
  "day-energy-then-vat",
  "rates-then-vat",
] as const;
export type RoundingPolicy = (typeof ROUNDING_POLICIES)[number];

export const DEFAULT_ROUNDING: RoundingPolicy = "total-half-up-to-penny";

/** What there is to round: the exact cost of the whole, and the same by day and by line. */
export interface Unrounded {
  readonly whole: Cost;
  /** In order of date. */
  readonly days: readonly { readonly cost: Cost; readonly parts: readonly BillPart[] }[];
  readonly parts: readonly BillPart[];
}

/** As they stand on the bill: each is whole pence where the policy rounds it by itself. */
export interface BillTotals {
  readonly energyNetAmount: Amount;
  readonly standingNetAmount: Amount;
  readonly vatAmount: Amount;
  /** Whole pence by every policy but `none`. */
  readonly totalAmount: Amount;
}

/** The totals of a bill by a policy. Where nothing is priced the energy is 0: whoever asks has said so before. */
export function totalsBy(policy: RoundingPolicy, bill: Unrounded): BillTotals {
  switch (policy) {
    case "none":
      return { ...exactTotals(bill.whole), totalAmount: totalAmount(bill.whole) ?? 0 };
    case "total-half-up-to-penny":
      return { ...exactTotals(bill.whole), totalAmount: toPence(totalAmount(bill.whole) ?? 0) };
    case "day-half-up-to-penny":
      return {
        ...exactTotals(bill.whole),
        totalAmount: sum(bill.days.map(({ cost }) => toPence(totalAmount(cost) ?? 0))),
      };
    case "lines-half-up-to-penny": {
      const { energyNetAmount, standingNetAmount, vatAmount: vat } = exactTotals(bill.whole);
      return added(toPence(energyNetAmount), toPence(standingNetAmount), toPence(vat));
    }
    case "day-energy-then-vat":
      return vatLast(bill.parts, (part) =>
        sum(bill.days.map(({ parts }) => toPence(sum(parts.filter(isLike(part)).map(energyNetOf))))),
      );
    case "rates-then-vat":
      return vatLast(bill.parts, ({ lines }) => sum(lines.map(({ netAmount }) => toPence(netAmount))));
  }
}

function exactTotals(whole: Cost): Omit<BillTotals, "totalAmount"> {
  return {
    energyNetAmount: (whole.energyAmount ?? 0) - whole.energyVatAmount,
    standingNetAmount: (whole.standingAmount ?? 0) - whole.standingVatAmount,
    vatAmount: vatAmount(whole),
  };
}

/** VAT on what stands rounded above it: once for each rate of VAT. */
function vatLast(parts: readonly BillPart[], energyOf: (part: BillPart) => Amount): BillTotals {
  const vatRates = [...new Set(parts.map(({ vatPerMille }) => vatPerMille))];
  const charged = parts.map((part) => {
    const [energy, standing] = [energyOf(part), toPence(part.standingNetAmount)];
    return { energy, standing, vatPerMille: part.vatPerMille };
  });
  const vat = vatRates.map((rate) => {
    const net = charged.filter(({ vatPerMille }) => vatPerMille === rate);
    return toPence(vatOnTop(sum(net.map(({ energy, standing }) => addExactly(energy, standing))), rate));
  });
  return added(
    sum(charged.map(({ energy }) => energy)),
    sum(charged.map(({ standing }) => standing)),
    sum(vat),
  );
}

/** The same terms on a single day: parts are made anew for each. */
const isLike = (part: BillPart) => (other: BillPart) =>
  other.agreement === part.agreement && other.vatPerMille === part.vatPerMille;

const energyNetOf = ({ lines }: BillPart) => sum(lines.map(({ netAmount }) => netAmount));

function added(energyNetAmount: Amount, standingNetAmount: Amount, vat: Amount): BillTotals {
  const total = sum([energyNetAmount, standingNetAmount, vat]);
  return { energyNetAmount, standingNetAmount, vatAmount: vat, totalAmount: total };
}

function toPence(amount: Amount): Amount {
  return roundPenceHalfUp(amount) * AMOUNT_PER_PENNY;
}

function sum(amounts: readonly Amount[]): Amount {
  return amounts.reduce(addExactly, 0);
}
