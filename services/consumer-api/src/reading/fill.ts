import {
  halfHourPricer,
  newestSlotOf,
  settlementDay,
  type CostTerms,
  type DayBlock,
  type GasConversion,
  type HalfHourCost,
  type HalfHourlyIntensity,
  type LondonDate,
  type Period,
  type ReplacedValue,
  type Slot,
  type TariffAgreement,
} from "@halfhourly/domain";
import type { Context } from "../context.js";
import { gasConversionOf } from "./gas-conversion.js";
import type { PlannedRegister } from "./what.js";

/** A register with everything that its figures are made of. */
export interface FilledRegister extends PlannedRegister {
  readonly blocksByDate: ReadonlyMap<LondonDate, DayBlock>;
  /** The newest half hour that the register holds at all, whatever was asked; null where it holds none. */
  readonly newestSlot: Slot | null;
  /** Replaced values of the asked period by slot, oldest first. */
  readonly replacedBySlot: ReadonlyMap<Slot, readonly ReplacedValue[]>;
  readonly agreements: readonly TariffAgreement[];
  readonly intensity: HalfHourlyIntensity | null;
  readonly terms: CostTerms;
  /** How its volumes become energy, where it counts volumes. */
  readonly gas: GasConversion;
  /** What each half hour of a block costs; worked out once a block, as periods and comparisons share days. */
  readonly halfHourCosts: (block: DayBlock) => readonly (HalfHourCost | null)[];
}

/** What is to be read: day blocks of all of `days`, and replaced values and intensities of `shown`, which lies within. */
export interface Extent {
  readonly days: Period;
  readonly shown: Period;
}

/** Reads every register at once: one range of day blocks each, and what belongs to it. */
export function fill(
  context: Context,
  registers: readonly PlannedRegister[],
  extent: Extent,
): Promise<FilledRegister[]> {
  return Promise.all(registers.map((register) => fillOne(context, register, extent)));
}

async function fillOne(
  context: Context,
  planned: PlannedRegister,
  { days, shown }: Extent,
): Promise<FilledRegister> {
  const { grant, summary, meter } = planned;
  const { register, lastDate } = summary;
  const { readingStore } = context;
  const endOfShown = settlementDay(shown.to);
  const lastIsElsewhere = lastDate !== null && (lastDate < days.from || lastDate > days.to);
  const [blocks, lastBlocks, replaced, agreements, intensity] = await Promise.all([
    readingStore.days(grant, register, days.from, days.to),
    lastIsElsewhere ? readingStore.days(grant, register, lastDate, lastDate) : [],
    readingStore.replaced(
      grant,
      register,
      settlementDay(shown.from).firstSlot,
      endOfShown.firstSlot + endOfShown.slotCount,
    ),
    context.agreements.of(meter),
    register.fuel === "electricity" && meter.region !== null
      ? context.intensities.of(meter.region, meter.carbonRevision, shown)
      : null,
  ]);
  const gas = gasConversionOf(context, planned, days);
  const terms: CostTerms = {
    fuel: register.fuel,
    gas,
    agreements: agreements[register.direction],
    direction: register.direction,
    bearsStandingCharge: planned.bearsStandingCharge,
  };
  return {
    ...planned,
    blocksByDate: new Map(blocks.map((block) => [block.date, block])),
    newestSlot: newestSlotOf([...blocks, ...lastBlocks]),
    replacedBySlot: groupBySlot(replaced),
    agreements: terms.agreements,
    intensity,
    terms,
    gas,
    halfHourCosts: onceABlock(halfHourPricer(terms)),
  };
}

function onceABlock<T>(work: (block: DayBlock) => T): (block: DayBlock) => T {
  const done = new Map<DayBlock, T>();
  return (block) => {
    const known = done.get(block) ?? work(block);
    done.set(block, known);
    return known;
  };
}

function groupBySlot(replaced: readonly ReplacedValue[]): Map<Slot, ReplacedValue[]> {
  const bySlot = new Map<Slot, ReplacedValue[]>();
  for (const value of replaced) {
    const { slot } = value.replaced;
    const others = bySlot.get(slot);
    if (others === undefined) bySlot.set(slot, [value]);
    else others.push(value);
  }
  return bySlot;
}
