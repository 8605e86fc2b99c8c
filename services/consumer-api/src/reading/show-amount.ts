import type { Amount, Coverage } from "@halfhourly/contracts";
import {
  carbonGrams,
  notPricedCount,
  poundsText,
  roundPenceHalfUp,
  totalAmount,
  totalBounds,
  vatAmount,
} from "@halfhourly/domain";
import { isCorrected, type Figures, type HalfHourFigures } from "./rules.js";

/** Figures as they are told: whole pence, exact pounds, grams. A part about which nothing can be said is null. */
export function showAmount({ quantity, energyWh, cost, carbon, counts, ...figures }: Figures): Amount {
  const total = totalAmount(cost);
  const bounds = totalBounds(cost);
  return {
    quantity,
    energyWh,
    costPence: total === null ? null : roundPenceHalfUp(total),
    costExactPounds: total === null ? null : poundsText(total),
    standingChargePence:
      total === null || cost.standingAmount === null ? null : roundPenceHalfUp(cost.standingAmount),
    vatPence: total === null ? null : roundPenceHalfUp(vatAmount(cost)),
    ...(bounds === null
      ? {}
      : { costLowPence: roundPenceHalfUp(bounds.low), costHighPence: roundPenceHalfUp(bounds.high) }),
    carbonGrams: carbonGrams(carbon),
    coverage: {
      ...counts,
      corrected: figures.corrected,
      provisional: figures.provisional,
      notPriced: notPricedCount(cost),
      notCarbon: carbon.notCarbon,
    },
  };
}

/** One half hour: no standing charge, and no VAT of its own, which is worked out on sums. */
export function showHalfHourAmount(figures: HalfHourFigures): Amount {
  const { quantity, energyWh, cost, carbon, correction } = figures;
  return {
    quantity,
    energyWh,
    costPence: cost === null ? null : roundPenceHalfUp(cost.amount),
    costExactPounds: cost === null ? null : poundsText(cost.amount),
    standingChargePence: null,
    vatPence: null,
    ...(cost === null || cost.low === cost.high
      ? {}
      : { costLowPence: roundPenceHalfUp(cost.low), costHighPence: roundPenceHalfUp(cost.high) }),
    carbonGrams: carbonGrams(carbon),
    coverage: {
      ...coverageOfOne[figures.quality],
      corrected: isCorrected(correction) ? 1 : 0,
      provisional: figures.provisional ? 1 : 0,
      notPriced: quantity !== null && cost === null ? 1 : 0,
      notCarbon: carbon.notCarbon,
    },
  };
}

type Counted = Omit<Coverage, "corrected" | "provisional" | "notPriced" | "notCarbon">;
const none: Counted = { expected: 1, actual: 0, estimated: 0, suspect: 0, missing: 0, notYet: 0 };
const coverageOfOne: Readonly<Record<HalfHourFigures["quality"], Counted>> = {
  actual: { ...none, actual: 1 },
  estimated: { ...none, estimated: 1 },
  suspect: { ...none, suspect: 1 },
  missing: { ...none, missing: 1 },
  "not-yet": { ...none, notYet: 1 },
};
