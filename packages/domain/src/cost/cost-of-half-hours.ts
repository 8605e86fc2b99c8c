import { addExactly, multiplyExactly, multiplyThenDivideHalfUp } from "../exact/rounding.js";
import { energyFactors, energyWhOfSum, factorAt } from "../gas/gas-energy.js";
import type { Amount } from "../money/amount.js";
import type { DayBlock } from "../readings/day-block.js";
import type { SlotRate } from "../tariffs/day-rates.js";
import { settlementDay } from "../time/settlement-day.js";
import { TermsByDate, withVat, type CostTerms, type DayTerms } from "./terms.js";

type BlockPrices = NonNullable<SlotRate["blocks"]>;

/** What one half hour's energy cost, VAT included, no standing charge. Low and high differ where a switch lies inside it. */
export interface HalfHourCost {
  readonly amount: Amount;
  readonly low: Amount;
  readonly high: Amount;
}

/**
 * The energy charge of so many Wh at a price, before VAT is looked at, with its bounds. Export is negative. Where the
 * price is in blocks, the Wh are all that fills them, and `blockDays` the days whose blocks they fill.
 */
export function chargeOf(
  energyWh: number,
  rate: SlotRate,
  direction: CostTerms["direction"],
  blockDays: number,
): HalfHourCost {
  if (rate.blocks !== undefined) return exactly(chargeOfBlocks(energyWh, rate.blocks, blockDays), direction);
  const amount = multiplyThenDivideHalfUp(energyWh, rate.thirtyMinutes, 30);
  const low = multiplyExactly(energyWh, rate.low);
  const high = multiplyExactly(energyWh, rate.high);
  return direction === "import"
    ? { amount, low, high }
    : { amount: 0 - amount, low: 0 - high, high: 0 - low };
}

function exactly(amount: Amount, direction: CostTerms["direction"]): HalfHourCost {
  const signed = direction === "import" ? amount : 0 - amount;
  return { amount: signed, low: signed, high: signed };
}

/** The charge of so many Wh that fill the blocks of so many days. */
export function chargeOfBlocks(energyWh: number, { blocks, aboveRate }: BlockPrices, days: number): Amount {
  let amount = 0;
  let priced = 0;
  for (const { upToWhPerDay, rate } of blocks) {
    const upTo = Math.min(energyWh, multiplyExactly(upToWhPerDay, days));
    amount = addExactly(amount, multiplyExactly(upTo - priced, rate));
    priced = upTo;
  }
  return addExactly(amount, multiplyExactly(energyWh - priced, aboveRate));
}

/**
 * The cost of each half hour of a day, in order; null where it is missing, suspect or not priced, or its price depends on
 * how much is used in all (blocks). Gas is converted half
 * hour by half hour here, so these may differ from the day's cost by the rounding of a Wh each (see `gasEnergyWh`).
 */
export function costOfHalfHours(block: DayBlock, terms: CostTerms): (HalfHourCost | null)[] {
  return halfHourPricer(terms)(block);
}

/** `costOfHalfHours` for many days of one register: made once, it remembers the prices of each kind of day. */
export function halfHourPricer(terms: CostTerms): (block: DayBlock) => (HalfHourCost | null)[] {
  const termsByDate = new TermsByDate(terms);
  return (block) => {
    const dayTerms = termsByDate.on(block.date);
    if (dayTerms === null) return block.slots.map(() => null);
    const rates = dayTerms.rates.ratesOf(settlementDay(block.date));
    const factors = energyFactors(block.date, block.slots.length, block.unit, terms.gas);
    return block.slots.map((held, i) => {
      const rate = rates[i] ?? null;
      if (held === null || held.quality === "suspect" || rate === null || rate.blocks !== undefined)
        return null;
      const energyWh = energyWhOfSum(held.value * factorAt(factors, i), block.unit, terms.gas);
      return payable(chargeOf(energyWh, rate, terms.direction, 0), dayTerms);
    });
  };
}

function payable(charge: HalfHourCost, terms: DayTerms): HalfHourCost {
  const amount = withVat(charge.amount, terms).amount;
  if (charge.low === charge.high) return { amount, low: amount, high: amount };
  return { amount, low: withVat(charge.low, terms).amount, high: withVat(charge.high, terms).amount };
}
