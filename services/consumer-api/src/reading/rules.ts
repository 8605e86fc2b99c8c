import {
  carbonOf,
  costOfPeriod,
  datesFrom,
  energyWhOf,
  periodTotals,
  settlementDay,
  sumCarbon,
  sumCosts,
  sumCounts,
  type Carbon,
  type CarbonBasis,
  type Cost,
  type DayBlock,
  type HalfHourCost,
  type HalfHourCounts,
  type LondonDate,
  type Period,
  type RegisterUnit,
  type Slot,
} from "@halfhourly/domain";
import type { CarbonFactors } from "../tariffs/shipped-data.js";
import { factorsOf } from "./carbon-factors.js";
import type { FilledRegister } from "./fill.js";

/** Everything that can be said of some half hours of one or more registers, exact; rounding is for `show`. */
export interface Figures {
  readonly quantity: number | null;
  /** Null where registers of different units are added. */
  readonly unit: RegisterUnit | null;
  readonly energyWh: number | null;
  readonly cost: Cost;
  readonly carbon: Carbon;
  readonly counts: HalfHourCounts;
  /** Half hours whose value replaced a different one. */
  readonly corrected: number;
}

export interface HalfHourFigures {
  readonly slot: Slot;
  readonly quality: "actual" | "estimated" | "suspect" | "missing" | "not-yet";
  readonly quantity: number | null;
  readonly energyWh: number | null;
  readonly cost: HalfHourCost | null;
  readonly carbon: Carbon;
  readonly correctedFrom: number | null;
}

/** A register's figures over any period within what was filled. */
export function figuresOf(filled: FilledRegister, period: Period, factors: CarbonFactors): Figures {
  const { unit, lastDate } = filled.summary;
  const blocks = blocksOf(filled, period);
  const { quantity, counts } = periodTotals(blocks, period, filled.newestSlot);
  return {
    quantity,
    unit,
    energyWh: quantity === null ? null : energyWhOf(quantity, unit),
    cost: costOfPeriod(blocks, { ...period, latestHeldDate: lastDate }, filled.terms),
    carbon: carbonOf(blocks, carbonBasisOf(filled, factors)),
    counts,
    corrected: blocks.reduce((sum, block) => sum + correctionsOf(filled, block).length, 0),
  };
}

/** Of several registers together. */
export function sumFigures(parts: readonly Figures[]): Figures {
  const units = new Set(parts.flatMap(({ quantity, unit }) => (quantity === null ? [] : [unit])));
  const [unit = null] = units;
  return {
    quantity: units.size === 1 && unit !== null ? sumKnown(parts.map(({ quantity }) => quantity)) : null,
    unit: units.size === 1 ? unit : null,
    energyWh: sumKnown(parts.map(({ energyWh }) => energyWh)),
    cost: sumCosts(parts.map(({ cost }) => cost)),
    carbon: sumCarbon(parts.map(({ carbon }) => carbon)),
    counts: sumCounts(parts.map(({ counts }) => counts)),
    corrected: parts.reduce((sum, { corrected }) => sum + corrected, 0),
  };
}

/** Each day of the period, held or not. */
export function dailyFigures(
  filled: FilledRegister,
  period: Period,
  factors: CarbonFactors,
): { date: LondonDate; figures: Figures }[] {
  return datesFrom(period.from, period.to).map((date) => ({
    date,
    figures: figuresOf(filled, { from: date, to: date }, factors),
  }));
}

/** The 46, 48 or 50 half hours of a date, held or not. */
export function halfHourFigures(
  filled: FilledRegister,
  date: LondonDate,
  factors: CarbonFactors,
): HalfHourFigures[] {
  const { firstSlot, slotCount } = settlementDay(date);
  const { unit } = filled.summary;
  const block: DayBlock = filled.blocksByDate.get(date) ?? {
    date,
    unit,
    revision: 0,
    slots: Array.from({ length: slotCount }, () => null),
  };
  const costs = filled.halfHourCosts(block);
  const basis = carbonBasisOf(filled, factors);
  return block.slots.map((held, i) => {
    const slot = firstSlot + i;
    const notYet = filled.newestSlot === null || slot > filled.newestSlot;
    return {
      slot,
      quality: held?.quality ?? (notYet ? "not-yet" : "missing"),
      quantity: held?.value ?? null,
      energyWh: held === null ? null : energyWhOf(held.value, unit),
      cost: costs[i] ?? null,
      carbon: carbonOf([only(block, i)], basis),
      correctedFrom: correctedFrom(filled, slot, held?.value),
    };
  });
}

export function blocksOf({ blocksByDate }: FilledRegister, { from, to }: Period): DayBlock[] {
  return datesFrom(from, to).flatMap((date) => blocksByDate.get(date) ?? []);
}

function carbonBasisOf({ intensity, summary }: FilledRegister, factors: CarbonFactors): CarbonBasis {
  return { ...(intensity === null ? {} : { intensity }), factors: factorsOf(factors, summary.register.fuel) };
}

function only(block: DayBlock, index: number): DayBlock {
  return { ...block, slots: block.slots.map((held, i) => (i === index ? held : null)) };
}

function correctionsOf(filled: FilledRegister, { date, slots }: DayBlock): Slot[] {
  if (filled.replacedBySlot.size === 0) return [];
  const { firstSlot } = settlementDay(date);
  return slots.flatMap((held, i) =>
    correctedFrom(filled, firstSlot + i, held?.value) === null ? [] : [firstSlot + i],
  );
}

/** The last value that was another than the one held; a better source for the same value corrects nothing. */
function correctedFrom(
  { replacedBySlot }: FilledRegister,
  slot: Slot,
  held: number | undefined,
): number | null {
  return (
    replacedBySlot.get(slot)?.findLast(({ replaced }) => replaced.value !== held)?.replaced.value ?? null
  );
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}
