import {
  comparableQuantities,
  compareFairly,
  energyWhOfSum,
  type DayFigures,
  type FairComparison,
  type Period,
} from "@halfhourly/domain";
import type { FilledRegister } from "./fill.js";
import { blocksOf } from "./rules.js";

/** What is compared: the same weekdays and the same length before, over the half hours that both hold. */
export interface HouseholdComparison {
  readonly pairedHalfHours: number;
  readonly expectedHalfHours: number;
  readonly enough: boolean;
  readonly nowWh: number;
  readonly beforeWh: number;
  /** Energy charges in 10^-10 £; null unless every register that is compared is priced in both periods. */
  readonly cost: { readonly now: number; readonly before: number; readonly enough: boolean } | null;
}

/** Compares what was imported; what was exported is no part of it. */
export function compareImports(
  filled: readonly FilledRegister[],
  period: Period,
  before: Period,
): HouseholdComparison {
  const compared = filled
    .filter(({ summary }) => summary.register.direction === "import")
    .map((register) => ({
      unit: register.summary.unit,
      gas: register.gas,
      energy: compareFairly(
        comparableQuantities(blocksOf(register, period), register.gas),
        comparableQuantities(blocksOf(register, before), register.gas),
        period,
      ),
      cost: compareFairly(energyCosts(register, period), energyCosts(register, before), period),
    }));
  const paired = compared.filter(({ energy }) => energy.pairedHalfHours > 0);
  const pairedHalfHours = sum(compared.map(({ energy }) => energy.pairedHalfHours));
  const expectedHalfHours = sum(compared.map(({ energy }) => energy.expectedHalfHours));
  return {
    pairedHalfHours,
    expectedHalfHours,
    enough: pairedHalfHours > 0 && 2 * pairedHalfHours >= expectedHalfHours,
    nowWh: sum(paired.map(({ energy, unit, gas }) => energyWhOfSum(energy.nowSum, unit, gas))),
    beforeWh: sum(paired.map(({ energy, unit, gas }) => energyWhOfSum(energy.beforeSum, unit, gas))),
    cost: costTogether(paired.map(({ cost }) => cost)),
  };
}

function costTogether(costs: readonly FairComparison[]): HouseholdComparison["cost"] {
  if (costs.length === 0 || costs.some(({ pairedHalfHours }) => pairedHalfHours === 0)) return null;
  return {
    now: sum(costs.map(({ nowSum }) => nowSum)),
    before: sum(costs.map(({ beforeSum }) => beforeSum)),
    enough: costs.every(({ enough }) => enough),
  };
}

function energyCosts(register: FilledRegister, period: Period): DayFigures[] {
  if (register.agreements.length === 0) return [];
  return blocksOf(register, period).map((block) => ({
    date: block.date,
    figures: register.halfHourCosts(block).map((cost) => cost?.amount ?? null),
  }));
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
