import { addExactly, multiplyExactly } from "../exact/rounding.js";
import { energyFactors, energyWhOfSum, factorAt } from "../gas/gas-energy.js";
import type { RegisterUnit } from "../meters/register.js";
import type { DayBlock } from "../readings/day-block.js";
import type { SlotRate } from "../tariffs/day-rates.js";
import { datesFrom, type LondonDate } from "../time/calendar.js";
import { settlementDay } from "../time/settlement-day.js";
import { chargeOf } from "./cost-of-half-hours.js";
import { NO_COST, sumCosts, type Cost } from "./cost.js";
import { TermsByDate, withVat, type CostTerms, type DayTerms } from "./terms.js";

export interface CostPeriod {
  readonly from: LondonDate;
  readonly to: LondonDate;
  /** The standing charge runs no further than this date, the newest that the register holds anything of; null: none yet. */
  readonly latestHeldDate: LondonDate | null;
}

/** What was used on the same terms: quantities times their energy factors (see `energyFactors`), summed by price. */
interface Usage {
  readonly quantities: Map<SlotRate, number>;
  /** Days whose blocks a price in blocks fills together. */
  readonly blockDays: Map<SlotRate, number>;
  standingDays: number;
}

/**
 * What a period of one register cost: `days` are its blocks from `from` to `to` (others are left out).
 *
 * The rule: half hours on the same agreement, VAT rate and unit rate are summed before any rounding (gas volumes with the
 * calorific value of their gas day), become Wh once, multiplied exactly, and VAT is taken once on each sum, half-up at 10^-10 £. Rounding to the penny is left to
 * `roundPenceHalfUp` or `payablePence`. Suspect half hours and those without an agreement or a price are counted, not
 * costed; missing ones are neither. Each London date that an agreement covers bears its standing charge, a date whose
 * readings are missing too, up to `latestHeldDate`. The same dates fill the blocks of a price in blocks; of a month that the
 * period holds in part they fill as many days' share.
 *
 * Throws RangeError where an amount passes 2^53 (£900,719), or a block's slots do not fit its date.
 */
export function costOfPeriod(days: readonly DayBlock[], period: CostPeriod, terms: CostTerms): Cost {
  const termsByDate = new TermsByDate(terms);
  const usages = new Map<DayTerms, Usage>();
  const usageOn = (dayTerms: DayTerms): Usage => {
    const known = usages.get(dayTerms) ?? { quantities: new Map(), blockDays: new Map(), standingDays: 0 };
    usages.set(dayTerms, known);
    return known;
  };
  const counts = { priced: 0, noAgreement: 0, noPrice: 0, suspect: 0 };
  for (const block of days) {
    if (block.date < period.from || block.date > period.to) continue;
    const dayTerms = termsByDate.on(block.date);
    addDay(block, dayTerms, dayTerms && usageOn(dayTerms).quantities, terms, counts);
  }
  for (const date of datesUpToHeld(period)) {
    const dayTerms = termsByDate.on(date);
    if (dayTerms !== null) addDate(date, dayTerms, usageOn(dayTerms), terms);
  }
  const { priced, ...notPriced } = counts;
  const unit = days[0]?.unit ?? "Wh";
  const costs = [...usages].map(([dayTerms, usage]) => costOfUsage(usage, dayTerms, unit, terms));
  return { ...sumCosts(costs), priced, notPriced };
}

/** The cost of one day by the same rule; it bears its standing charge. */
export function costOfDay(block: DayBlock, terms: CostTerms): Cost {
  return costOfPeriod([block], { from: block.date, to: block.date, latestHeldDate: block.date }, terms);
}

function addDay(
  block: DayBlock,
  dayTerms: DayTerms | null,
  quantities: Map<SlotRate, number> | null,
  { gas }: CostTerms,
  counts: { priced: number; noAgreement: number; noPrice: number; suspect: number },
): void {
  const day = settlementDay(block.date);
  if (block.slots.length !== day.slotCount)
    throw new RangeError(`${block.date} has ${day.slotCount} half hours`);
  const rates = dayTerms?.rates.ratesOf(day);
  const factors = energyFactors(block.date, day.slotCount, block.unit, gas);
  block.slots.forEach((held, i) => {
    if (held === null) return;
    const rate = rates?.[i] ?? null;
    if (held.quality === "suspect") counts.suspect += 1;
    else if (quantities === null) counts.noAgreement += 1;
    else if (rate === null) counts.noPrice += 1;
    else {
      counts.priced += 1;
      const part = multiplyExactly(held.value, factorAt(factors, i));
      quantities.set(rate, addExactly(quantities.get(rate) ?? 0, part));
    }
  });
}

function datesUpToHeld({ from, to, latestHeldDate }: CostPeriod): LondonDate[] {
  if (latestHeldDate === null) return [];
  return datesFrom(from, latestHeldDate < to ? latestHeldDate : to);
}

function addDate(date: LondonDate, dayTerms: DayTerms, usage: Usage, terms: CostTerms): void {
  if (terms.bearsStandingCharge !== false) usage.standingDays += 1;
  if (dayTerms.agreement.tariff.rates.kind !== "block") return;
  const [rate] = dayTerms.rates.ratesOf(settlementDay(date));
  if (rate !== null && rate !== undefined) usage.blockDays.set(rate, (usage.blockDays.get(rate) ?? 0) + 1);
}

function costOfUsage(usage: Usage, dayTerms: DayTerms, unit: RegisterUnit, terms: CostTerms): Cost {
  let [amount, low, high] = [0, 0, 0];
  for (const [rate, quantity] of usage.quantities) {
    const energyWh = energyWhOfSum(quantity, unit, terms.gas);
    const charge = chargeOf(energyWh, rate, terms.direction, usage.blockDays.get(rate) ?? 0);
    [amount, low, high] = [
      addExactly(amount, charge.amount),
      addExactly(low, charge.low),
      addExactly(high, charge.high),
    ];
  }
  const energy = withVat(amount, dayTerms);
  const standing = withVat(
    multiplyExactly(dayTerms.agreement.tariff.standingCharge, usage.standingDays * 1000),
    dayTerms,
  );
  const known = usage.quantities.size > 0;
  const exact = low === high;
  return {
    ...NO_COST,
    energyAmount: known ? energy.amount : null,
    energyVatAmount: energy.vat,
    energyLowAmount: known ? (exact ? energy.amount : withVat(low, dayTerms).amount) : null,
    energyHighAmount: known ? (exact ? energy.amount : withVat(high, dayTerms).amount) : null,
    standingAmount: usage.standingDays > 0 ? standing.amount : null,
    standingVatAmount: standing.vat,
    standingDays: usage.standingDays,
  };
}
