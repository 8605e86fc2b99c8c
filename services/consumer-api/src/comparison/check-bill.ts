import type { BillCheck, BillToCheck } from "@halfhourly/contracts";
import {
  addDays,
  billOf,
  costOfPeriod,
  dailyConversion,
  DEFAULT_ROUNDING,
  daysBetween,
  exactPenceText,
  fillMissing,
  gasZoneOfRegions,
  isLondonDate,
  penceText,
  ROUNDING_POLICIES,
  roundPenceHalfUp,
  statementAverage,
  statementConversion,
  FALLBACK_CALORIFIC_VALUE,
  totalAmount,
  type Bill,
  type CostTerms,
  type DayBlock,
  type LondonDate,
  type RoundingPolicy,
} from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import { meterNotFound } from "../actions/agreements.js";
import { meterOfHousehold, metersOf, type LinkedMeter } from "../actions/meter-rows.js";
import { viewable } from "../actions/show-meters.js";
import type { Context } from "../context.js";
import { invalid } from "../http/problem-answers.js";
import { requireGrant } from "../reading/what.js";
import { daysOfDirection } from "./days-of-direction.js";
import { reasonsFor } from "./bill-reasons.js";

const mostDays = 400;
/** Days beyond the bill's, from which what is missing is estimated. */
const daysAround = 21;
const policies = ROUNDING_POLICIES.filter((policy) => policy !== "none");

/** Holds a bill against the meter's half hours on the household's own tariff. Throws Problem by its codes. */
export async function checkBill(
  context: Context,
  household: string,
  meterId: string,
  asked: BillToCheck,
): Promise<BillCheck> {
  requireDates(asked);
  const linked = await meterOfHousehold(context, household, meterId);
  if (linked === null) throw meterNotFound();
  const meter = await viewable(context, linked);
  requireGrant(meter);
  const agreements = (await context.agreements.of(linked)).import;
  if (agreements.length === 0)
    throw new Problem(
      409,
      "no-agreement",
      "This meter has no tariff yet: add the one that the bill is by, then check it.",
    );
  const around = { from: addDays(asked.from, -daysAround), to: addDays(asked.to, daysAround) };
  const held = await daysOfDirection(context, meter, "import", around);
  const { days, filled } = fillMissing(held, asked, linked.fuel);
  const gas = await conversionOf(context, linked, asked);
  const terms: CostTerms = { fuel: linked.fuel, direction: "import", agreements, gas };
  const bills = policies.map((policy) => billOf(days, asked, terms, policy));
  const bill = agreeing(bills, asked.totalPence);
  return show(asked, bill, bills, { held, days, filled, terms });
}

function requireDates({ from, to }: BillToCheck): void {
  if (!isLondonDate(from)) throw invalid([{ field: "from", code: "no-such-date", message: "is not a date" }]);
  if (!isLondonDate(to) || to < from)
    throw invalid([
      { field: "to", code: "no-such-date", message: "is not a date on or after the first day" },
    ]);
  if (daysBetween(from, to) >= mostDays)
    throw invalid([
      { field: "to", code: "range-too-long", message: `lies ${mostDays} days or more after the first day` },
    ]);
}

/** Gas by the bill's own rule: one calorific value for the statement, the average of its gas days to one decimal. */
async function conversionOf(context: Context, { household }: LinkedMeter, { from, to }: BillToCheck) {
  const meters = await metersOf(context, household);
  const zone = gasZoneOfRegions(meters.map(({ region }) => region));
  if (zone === null || context.calorificValues === undefined)
    return statementConversion(FALLBACK_CALORIFIC_VALUE);
  const values = context.calorificValues.of(zone, from, to);
  return statementConversion(statementAverage(dailyConversion(zone, values).values, from, to).calorificValue);
}

/** A supplier's rounding is not stated: the one by which the bill agrees, else the plainest. */
function agreeing(bills: readonly Bill[], totalPence: number): Bill {
  const agrees = (bill: Bill) => roundPenceHalfUp(bill.totals.totalAmount) === totalPence;
  return bills.find(agrees) ?? bills.find(({ rounding }) => rounding === DEFAULT_ROUNDING)!;
}

export interface CheckedUse {
  readonly held: readonly DayBlock[];
  readonly days: readonly DayBlock[];
  readonly filled: number;
  readonly terms: CostTerms;
}

function show(asked: BillToCheck, bill: Bill, bills: readonly Bill[], use: CheckedUse): BillCheck {
  const { from, to, totalPence } = asked;
  const oursPence = roundPenceHalfUp(bill.totals.totalAmount);
  const estimated = estimatedAmount(bill, use);
  const { notPriced } = bill.cost;
  return {
    from,
    to,
    billPence: totalPence,
    oursPence,
    rounding: bill.rounding satisfies RoundingPolicy,
    differencePence: totalPence - oursPence,
    lines: bill.parts.flatMap(({ lines, vatPerMille }) =>
      lines.map(({ band, rate, energyWh, netAmount }) => ({
        band,
        pencePerKwh: rate === null ? null : penceText(rate),
        wh: energyWh,
        exactPence: exactPenceText(netAmount),
        vatPerMille,
      })),
    ),
    standingDays: bill.cost.standingDays,
    standingExactPence: exactPenceText(bill.totals.standingNetAmount),
    vatExactPence: exactPenceText(bill.totals.vatAmount),
    estimatedHalfHours: use.filled,
    estimatedExactPence: exactPenceText(estimated),
    notPriced: notPriced.noAgreement + notPriced.noPrice,
    reasons: reasonsFor({ asked, bill, bills, use, estimatedAmount: estimated }),
  };
}

/** What the bill would be less without the half hours that were estimated. */
function estimatedAmount(bill: Bill, { held, filled, terms }: CheckedUse): number {
  if (filled === 0) return 0;
  const period = { from: bill.from, to: bill.to, latestHeldDate: bill.to };
  const without = costOfPeriod(
    held.filter(({ date }) => isWithin(date, bill)),
    period,
    terms,
  );
  return (totalAmount(bill.cost) ?? 0) - (without.energyAmount ?? 0) - (without.standingAmount ?? 0);
}

function isWithin(
  date: LondonDate,
  { from, to }: { readonly from: LondonDate; readonly to: LondonDate },
): boolean {
  return date >= from && date <= to;
}
