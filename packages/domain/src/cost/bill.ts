import { addExactly } from "../exact/rounding.js";
import { energyWhOfDays } from "../gas/energy-of-days.js";
import type { Amount } from "../money/amount.js";
import type { DayBlock } from "../readings/day-block.js";
import { datesFrom, monthOf, type LondonDate, type LondonMonth } from "../time/calendar.js";
import { billParts, type BillPart } from "./bill-lines.js";
import { costOfPeriod } from "./cost-of-period.js";
import { totalAmount, type Cost } from "./cost.js";
import { totalsBy, type BillTotals, type RoundingPolicy } from "./rounding-policy.js";
import type { CostTerms } from "./terms.js";
import { usageByPrice } from "./usage-by-price.js";

/** One register's bill for a period, line by line. */
export interface Bill {
  readonly from: LondonDate;
  readonly to: LondonDate;
  readonly rounding: RoundingPolicy;
  /** Exact, before the policy. */
  readonly cost: Cost;
  readonly parts: readonly BillPart[];
  readonly totals: BillTotals;
  readonly days: readonly BillDay[];
  /** In order; null amounts where nothing of the month is priced. */
  readonly months: readonly {
    readonly month: LondonMonth;
    readonly energyWh: number;
    readonly amount: Amount | null;
  }[];
}

export interface BillDay {
  readonly date: LondonDate;
  readonly energyWh: number;
  /** Energy and standing charge with VAT, exact; null where nothing of the day is priced. */
  readonly amount: Amount | null;
}

/**
 * The bill of one register from its days (whoever asks has filled what is missing, see `fillMissing`). Every date of the
 * period bears its standing charge. The days of a price in blocks that its month's days fill together are charged as they
 * come: each what it adds to the month.
 */
export function billOf(
  days: readonly DayBlock[],
  period: { readonly from: LondonDate; readonly to: LondonDate },
  terms: CostTerms,
  rounding: RoundingPolicy,
): Bill {
  const between = (from: LondonDate, to: LondonDate) => ({ from, to, latestHeldDate: to });
  const dates = datesFrom(period.from, period.to);
  const byDate = new Map(days.map((day) => [day.date, day]));
  const blocksOf = (of: readonly LondonDate[]) => of.flatMap((date) => byDate.get(date) ?? []);
  const costOf = (of: readonly LondonDate[]): Cost =>
    costOfPeriod(blocksOf(of), between(of[0]!, of.at(-1)!), terms);
  const whole = costOf(dates);
  const partsOf = (of: readonly LondonDate[]) =>
    billParts(usageByPrice(blocksOf(of), between(of[0]!, of.at(-1)!), terms), terms);
  const parts = partsOf(dates);
  const energyOf = (of: readonly LondonDate[]) => energyWhOfDays(blocksOf(of), terms.gas) ?? 0;
  const months = [...new Set(dates.map(monthOf))].map((month) => {
    const ofMonth = dates.filter((date) => monthOf(date) === month);
    return { month, energyWh: energyOf(ofMonth), amount: totalAmount(costOf(ofMonth)) };
  });
  const costed = dates.map((date) => ({ cost: costOf([date]), parts: partsOf([date]) }));
  return {
    ...period,
    rounding,
    cost: whole,
    parts,
    totals: totalsBy(rounding, { whole, days: costed, parts }),
    days: dates.map((date, i) => ({
      date,
      energyWh: energyOf([date]),
      amount: inMonthsBlocks(terms) ? addedBy(date, dates, costOf) : totalAmount(costed[i]!.cost),
    })),
    months,
  };
}

function inMonthsBlocks({ agreements }: CostTerms): boolean {
  return agreements.some(({ tariff: { rates } }) => rates.kind === "block" && rates.pool === "month");
}

function addedBy(
  date: LondonDate,
  dates: readonly LondonDate[],
  costOf: (of: readonly LondonDate[]) => Cost,
): Amount | null {
  const soFar = dates.filter((one) => monthOf(one) === monthOf(date) && one <= date);
  const until = totalAmount(costOf(soFar));
  const before = soFar.length === 1 ? 0 : (totalAmount(costOf(soFar.slice(0, -1))) ?? 0);
  return until === null ? null : addExactly(until, 0 - before);
}
