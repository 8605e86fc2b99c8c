import type { ComparedTariff } from "./compare-market.js";
import { penceText } from "../money/pence.js";

/** What a comparison is ordered by: what it costs, or how much of it is evidenced to be green and then what it costs. */
export type ComparisonOrder = "cost" | "green";

export interface Ranked<Compared extends ComparedTariff = ComparedTariff> {
  /** From 1; tariffs of equal cost (and equal green share, where ordered by it) share one. */
  readonly rank: number;
  readonly compared: Compared;
}

/**
 * Strictly by cost, or by green share and then by cost. Where both are equal the order is that of the terms themselves
 * (exit fees, then prices), never of who supplies it, what it is called or where it stood: those decide nothing.
 */
export function ranked<Compared extends ComparedTariff>(
  compared: readonly Compared[],
  order: ComparisonOrder,
): readonly Ranked<Compared>[] {
  const keyed = compared.map((one) => ({ one, terms: null as string | null }));
  const termsOf = (entry: (typeof keyed)[number]) => (entry.terms ??= termsText(entry.one));
  keyed.sort((a, b) => inOrder(a.one, b.one, order) || compareText(termsOf(a), termsOf(b)));
  let rank = 0;
  return keyed.map(({ one }, i) => {
    const before = keyed[i - 1];
    if (before === undefined || inOrder(before.one, one, order) !== 0) rank = i + 1;
    return { rank, compared: one };
  });
}

function inOrder(a: ComparedTariff, b: ComparedTariff, order: ComparisonOrder): number {
  const byGreen = order === "green" ? greenPerMille(b) - greenPerMille(a) : 0;
  return byGreen !== 0 ? byGreen : a.totalAmount - b.totalAmount;
}

const greenPerMille = ({ tariff }: ComparedTariff) => tariff.green?.perMille ?? 0;

/** All that a household would notice of a tariff but its name, its supplier and its address. */
function termsText({ tariff, fuels }: ComparedTariff): string {
  const { exitFees, fixedFor, kind, eligibility, discounts } = tariff;
  const fees = (exitFees.electricity ?? 0) + (exitFees.gas ?? 0);
  const costs = fuels.map(({ fuel, cost }) => [fuel, cost]);
  const conditions = discounts.map(({ perDay, condition }) => [perDay, condition]);
  return JSON.stringify([
    penceText(fees).padStart(20, "0"),
    costs,
    fixedFor,
    kind,
    eligibility,
    conditions,
    tariff.green,
  ]);
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
