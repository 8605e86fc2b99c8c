import { addExactly, multiplyExactly } from "../exact/rounding.js";
import { energyFactors, factorAt } from "../gas/gas-energy.js";
import type { RegisterUnit } from "../meters/register.js";
import type { DayBlock } from "../readings/day-block.js";
import type { SlotRate } from "../tariffs/day-rates.js";
import { datesFrom, type LondonDate } from "../time/calendar.js";
import { settlementDay } from "../time/settlement-day.js";
import { TermsByDate, type CostTerms, type DayTerms } from "./terms.js";

export interface CostPeriod {
  readonly from: LondonDate;
  readonly to: LondonDate;
  /** The standing charge runs no further than this date, the newest that the register holds anything of; null: none yet. */
  readonly latestHeldDate: LondonDate | null;
}

/** What was used on the same terms: quantities times their energy factors (see `energyFactors`), summed by price. */
export interface Usage {
  readonly quantities: Map<SlotRate, number>;
  /** Days whose blocks a price in blocks fills together. */
  readonly blockDays: Map<SlotRate, number>;
  standingDays: number;
}

export interface UsageByPrice {
  readonly usages: ReadonlyMap<DayTerms, Usage>;
  readonly counts: {
    readonly priced: number;
    readonly noAgreement: number;
    readonly noPrice: number;
    readonly suspect: number;
  };
  readonly unit: RegisterUnit;
}

/** What of one register's days lies in a period, by its price. Throws RangeError where a block's slots do not fit its date. */
export function usageByPrice(days: readonly DayBlock[], period: CostPeriod, terms: CostTerms): UsageByPrice {
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
  return { usages, counts, unit: days[0]?.unit ?? "Wh" };
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
