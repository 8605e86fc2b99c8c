import type { Direction, Fuel, Period } from "@halfhourly/domain";
import { suite, type Implementation } from "../suite.js";
import { agreementOf, type WrittenAgreement } from "./agreements.js";
import { daysOf, type Run } from "./usage.js";

interface Bill {
  /** Electricity unless said. */
  readonly fuel?: Fuel;
  readonly direction: Direction;
  readonly agreements: readonly WrittenAgreement[];
  readonly usage: readonly Run[];
  readonly period: Period;
  readonly latestHeldDate: string;
}

const KINDS = ["cost-flat", "cost-two-rate", "cost-time-of-use", "cost-half-hourly", "cost-vat"];

export const costSuites = KINDS.map((name) => suite(name, costOf));

function costOf(of: Implementation, bill: Bill) {
  const { fuel = "electricity", direction, agreements, usage, period, latestHeldDate } = bill;
  const terms = { fuel, direction, agreements: agreements.map((written) => agreementOf(of, written)) };
  const cost = of.costOfPeriod(daysOf(of, usage), { ...period, latestHeldDate }, terms);
  const pounds = (amount: number | null) => (amount === null ? null : of.poundsText(amount));
  const total = of.totalAmount(cost);
  const bounds = of.totalBounds(cost) !== null;
  return {
    energyPounds: pounds(cost.energyAmount),
    ...(bounds
      ? { energyLowPounds: pounds(cost.energyLowAmount), energyHighPounds: pounds(cost.energyHighAmount) }
      : {}),
    standingPounds: pounds(cost.standingAmount),
    standingDays: cost.standingDays,
    totalPence: total === null ? null : of.roundPenceHalfUp(total),
    vatPence: total === null ? null : of.roundPenceHalfUp(of.vatAmount(cost)),
    priced: cost.priced,
    notPriced: of.notPricedCount(cost),
  };
}
