import {
  carbonOf,
  costOfPeriod,
  datesFrom,
  energyFactors,
  energyWhOfDays,
  energyWhOfSum,
  factorAt,
  gasDaysUsed,
  periodTotals,
  settlementDay,
  sumCarbon,
  sumCosts,
  sumCounts,
  type Carbon,
  type CarbonBasis,
  type Cost,
  type DayBlock,
  type GasConversion,
  type GasDaysUsed,
  type HalfHourCost,
  type HalfHourCounts,
  type HeldValue,
  type LondonDate,
  type Period,
  type RegisterUnit,
  type ReplacedValue,
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
  /** Half hours whose value replaced a different one that was not provisional. */
  readonly corrected: number;
  /** Half hours known from live telemetry only. */
  readonly provisional: number;
  /** How volumes became energy; empty where none did. */
  readonly gas: readonly GasFigures[];
}

/** By which conversion, and which gas days it was used on. */
export interface GasFigures extends GasDaysUsed {
  readonly conversion: GasConversion;
}

export interface HalfHourFigures {
  readonly slot: Slot;
  readonly quality: "actual" | "estimated" | "suspect" | "missing" | "not-yet";
  readonly quantity: number | null;
  readonly energyWh: number | null;
  readonly cost: HalfHourCost | null;
  readonly carbon: Carbon;
  readonly provisional: boolean;
  /** The last value that was another than the one held; null where there was none. */
  readonly correction: ReplacedValue | null;
}

/** A register's figures over any period within what was filled. */
export function figuresOf(filled: FilledRegister, period: Period, factors: CarbonFactors): Figures {
  const { unit, lastDate } = filled.summary;
  const blocks = blocksOf(filled, period);
  const { quantity, counts } = periodTotals(blocks, period, filled.newestSlot);
  return {
    quantity,
    unit,
    energyWh: energyWhOfDays(blocks, filled.gas),
    cost: costOfPeriod(blocks, { ...period, latestHeldDate: lastDate }, filled.terms),
    carbon: carbonOf(blocks, carbonBasisOf(filled, factors)),
    counts,
    corrected: blocks.reduce((sum, block) => sum + correctedIn(filled, block), 0),
    provisional: blocks.reduce((sum, { slots }) => sum + slots.filter(isProvisional).length, 0),
    gas: unit === "Wh" ? [] : [{ conversion: filled.gas, ...gasDaysUsed(blocks, filled.gas) }],
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
    provisional: parts.reduce((sum, { provisional }) => sum + provisional, 0),
    gas: parts.flatMap(({ gas }) => gas),
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
  const energy = energyFactors(date, slotCount, unit, filled.gas);
  return block.slots.map((held, i) => {
    const slot = firstSlot + i;
    const notYet = filled.newestSlot === null || slot > filled.newestSlot;
    return {
      slot,
      quality: held?.quality ?? (notYet ? "not-yet" : "missing"),
      quantity: held?.value ?? null,
      energyWh: held === null ? null : energyWhOfSum(held.value * factorAt(energy, i), unit, filled.gas),
      cost: costs[i] ?? null,
      carbon: carbonOf([only(block, i)], basis),
      provisional: isProvisional(held),
      correction: correctionOf(filled, slot, held?.value),
    };
  });
}

export function blocksOf({ blocksByDate }: FilledRegister, { from, to }: Period): DayBlock[] {
  return datesFrom(from, to).flatMap((date) => blocksByDate.get(date) ?? []);
}

function carbonBasisOf({ intensity, summary, gas }: FilledRegister, factors: CarbonFactors): CarbonBasis {
  return {
    gas,
    ...(intensity === null ? {} : { intensity }),
    factors: factorsOf(factors, summary.register.fuel),
  };
}

function only(block: DayBlock, index: number): DayBlock {
  return { ...block, slots: block.slots.map((held, i) => (i === index ? held : null)) };
}

/** What live telemetry counted holds only until the meter's own reading is here. */
function isProvisional(held: HeldValue | null): boolean {
  return held?.source === "live";
}

/** Whether the value that was replaced had been given as more than provisional. */
export function isCorrected(correction: ReplacedValue | null): boolean {
  return correction !== null && correction.replaced.source !== "live";
}

function correctedIn(filled: FilledRegister, { date, slots }: DayBlock): number {
  if (filled.replacedBySlot.size === 0) return 0;
  const { firstSlot } = settlementDay(date);
  return slots.filter((held, i) => isCorrected(correctionOf(filled, firstSlot + i, held?.value))).length;
}

/** The last value that was another than the one held; a better source for the same value corrects nothing. */
function correctionOf(
  { replacedBySlot }: FilledRegister,
  slot: Slot,
  held: number | undefined,
): ReplacedValue | null {
  return replacedBySlot.get(slot)?.findLast(({ replaced }) => replaced.value !== held) ?? null;
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}
