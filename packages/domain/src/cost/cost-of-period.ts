import { addExactly, multiplyExactly } from "../exact/rounding.js";
import { energyWhOfSum } from "../gas/gas-energy.js";
import type { RegisterUnit } from "../meters/register.js";
import type { DayBlock } from "../readings/day-block.js";
import { chargeOf } from "./cost-of-half-hours.js";
import { NO_COST, sumCosts, type Cost } from "./cost.js";
import { withVat, type CostTerms, type DayTerms } from "./terms.js";
import { usageByPrice, type CostPeriod, type Usage } from "./usage-by-price.js";

/**
 * What a period of one register cost: `days` are its blocks from `from` to `to` (others are left out).
 *
 * The rule: half hours on the same agreement, VAT rate and unit rate are summed before any rounding (gas volumes with the
 * calorific value of their gas day), become Wh once, multiplied exactly, and VAT is taken once on each sum, half-up at 10^-10 £. Rounding to the penny is left to
 * `roundPenceHalfUp` or a bill's policy. Suspect half hours and those without an agreement or a price are counted, not
 * costed; missing ones are neither. Each London date that an agreement covers bears its standing charge, a date whose
 * readings are missing too, up to `latestHeldDate`. The same dates fill the blocks of a price in blocks; of a month that the
 * period holds in part they fill as many days' share.
 *
 * Throws RangeError where an amount passes 2^53 (£900,719), or a block's slots do not fit its date.
 */
export function costOfPeriod(days: readonly DayBlock[], period: CostPeriod, terms: CostTerms): Cost {
  const { usages, counts, unit } = usageByPrice(days, period, terms);
  const { priced, ...notPriced } = counts;
  const costs = [...usages].map(([dayTerms, usage]) => costOfUsage(usage, dayTerms, unit, terms));
  return { ...sumCosts(costs), priced, notPriced };
}

/** The cost of one day by the same rule; it bears its standing charge. */
export function costOfDay(block: DayBlock, terms: CostTerms): Cost {
  return costOfPeriod([block], { from: block.date, to: block.date, latestHeldDate: block.date }, terms);
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
