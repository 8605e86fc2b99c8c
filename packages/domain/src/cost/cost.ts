import { addExactly } from "../exact/rounding.js";
import type { Amount } from "../money/amount.js";

/** Half hours that are held but are not in a cost, by reason. */
export interface NotPriced {
  readonly noAgreement: number;
  readonly noPrice: number;
  readonly suspect: number;
}

/**
 * What some half hours of one or more registers cost. Every amount holds its VAT; `...VatAmount` says how much of it is
 * VAT. Export is negative, and bears none: a household that sells is not registered for VAT.
 */
export interface Cost {
  /** Null where no half hour is priced: nothing can be said, which is not zero. */
  readonly energyAmount: Amount | null;
  readonly energyVatAmount: Amount;
  /** Bounds of `energyAmount` where a switch of rate lies inside a half hour; otherwise equal to it. */
  readonly energyLowAmount: Amount | null;
  readonly energyHighAmount: Amount | null;
  /** Null where no day bears a standing charge. */
  readonly standingAmount: Amount | null;
  readonly standingVatAmount: Amount;
  readonly standingDays: number;
  /** Half hours in `energyAmount`. */
  readonly priced: number;
  readonly notPriced: NotPriced;
}

export const NO_COST: Cost = {
  energyAmount: null,
  energyVatAmount: 0,
  energyLowAmount: null,
  energyHighAmount: null,
  standingAmount: null,
  standingVatAmount: 0,
  standingDays: 0,
  priced: 0,
  notPriced: { noAgreement: 0, noPrice: 0, suspect: 0 },
};

/** Energy plus standing charge, or null where no half hour is priced: a standing charge alone is not what a day cost. */
export function totalAmount(cost: Cost): Amount | null {
  return cost.energyAmount === null ? null : addExactly(cost.energyAmount, cost.standingAmount ?? 0);
}

/** The VAT within `totalAmount`. */
export function vatAmount(cost: Cost): Amount {
  return addExactly(cost.energyVatAmount, cost.energyAmount === null ? 0 : cost.standingVatAmount);
}

/** Low and high of `totalAmount` where they differ; null where the figure is exact. */
export function totalBounds(cost: Cost): { low: Amount; high: Amount } | null {
  const { energyLowAmount: low, energyHighAmount: high, standingAmount } = cost;
  if (low === null || high === null || low === high) return null;
  return { low: addExactly(low, standingAmount ?? 0), high: addExactly(high, standingAmount ?? 0) };
}

export function notPricedCount({ notPriced }: Cost): number {
  return notPriced.noAgreement + notPriced.noPrice + notPriced.suspect;
}

/** Of several registers or days together. A part about which nothing is said leaves the others as they are. */
export function sumCosts(costs: readonly Cost[]): Cost {
  return costs.reduce(
    (a, b) => ({
      energyAmount: addKnown(a.energyAmount, b.energyAmount),
      energyVatAmount: addExactly(a.energyVatAmount, b.energyVatAmount),
      energyLowAmount: addKnown(a.energyLowAmount, b.energyLowAmount),
      energyHighAmount: addKnown(a.energyHighAmount, b.energyHighAmount),
      standingAmount: addKnown(a.standingAmount, b.standingAmount),
      standingVatAmount: addExactly(a.standingVatAmount, b.standingVatAmount),
      standingDays: a.standingDays + b.standingDays,
      priced: a.priced + b.priced,
      notPriced: {
        noAgreement: a.notPriced.noAgreement + b.notPriced.noAgreement,
        noPrice: a.notPriced.noPrice + b.notPriced.noPrice,
        suspect: a.notPriced.suspect + b.notPriced.suspect,
      },
    }),
    NO_COST,
  );
}

function addKnown(a: Amount | null, b: Amount | null): Amount | null {
  if (a === null) return b;
  return b === null ? a : addExactly(a, b);
}
