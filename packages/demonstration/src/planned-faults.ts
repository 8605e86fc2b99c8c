import {
  addDays,
  dayNumberOf,
  settlementDay,
  type Fuel,
  type LondonDate,
  type Slot,
} from "@halfhourly/domain";
import { chanceOf } from "./chance.js";

/**
 * What goes wrong with a run of half hours:
 * - `lost`: the communications hub was out; they never come. `missing`: single ones that never come.
 * - `estimated`: the supplier filled in a flat guess for good. `suspect`: more than a house's fuse lets through.
 * - `corrected`: a guess first, the true values days later. `late`: nothing first, the true values days later.
 */
export type Fault = "lost" | "missing" | "estimated" | "suspect" | "corrected" | "late";

export interface FaultyRun {
  readonly fault: Fault;
  readonly firstSlot: Slot;
  readonly slotCount: number;
  /** The London date on which the true values come; null where they never do. */
  readonly mendedOn: LondonDate | null;
}

const TWO_DAYS_AND_A_HALF_HOUR = 97;
const LAST_OF_UTC_DAY = 47;

/**
 * The faults of one fuel's registers in one home between two dates. They hang on the calendar and the seed, never on
 * today. Each kind has its own days of the month, all before the 24th, so that runs never meet and clock changes stay whole.
 */
export function plannedFaults(
  seed: number,
  home: string,
  fuel: Fuel,
  dates: { readonly from: LondonDate; readonly to: LondonDate },
): FaultyRun[] {
  const runs: FaultyRun[] = [];
  for (let month = monthNumber(dates.from); month <= monthNumber(dates.to); month++) {
    runs.push(...faultsOfMonth(seed, home, fuel, month));
  }
  return runs;
}

function faultsOfMonth(seed: number, home: string, fuel: Fuel, month: number): FaultyRun[] {
  const inHome = chanceOf(seed, `${home} faults`);
  const inFuel = chanceOf(seed, `${home} ${fuel} faults`);
  const pick = (kind: number, count: number): number => Math.floor(inFuel(kind, month) * count);
  const on = (dayOfMonth: number): LondonDate => dateInMonth(month, dayOfMonth);
  const runs = [run("missing", on(3 + pick(1, 3)), pick(2, 46), 1)];
  if (fuel === "gas" || month % 3 === 0) runs.push(lastHalfHourOfUtcDay(on(1)));
  if (month % 2 === 0) runs.push(run("estimated", on(6 + pick(3, 3)), 8 + pick(4, 24), 3 + pick(5, 6)));
  if (month % 2 === 1) runs.push(run("corrected", on(10 + pick(6, 3)), 10 + pick(7, 12), 8 + pick(8, 12), 3));
  if (month % 3 === 1) runs.push(run("late", on(14 + pick(9, 2)), pick(10, 20), 20, 2));
  if (home === "family" && fuel === "electricity" && month % 12 === 8)
    runs.push(run("suspect", on(17), 27, 1));
  // The hub serves both fuels: they are lost together, in one month of the year.
  if (month % 12 === Math.floor(inHome(11, 0) * 12)) {
    runs.push(
      run(
        "lost",
        on(18 + Math.floor(inHome(12, month) * 3)),
        Math.floor(inHome(13, month) * 40),
        TWO_DAYS_AND_A_HALF_HOUR,
      ),
    );
  }
  return runs;
}

function run(
  fault: Fault,
  date: LondonDate,
  fromIndex: number,
  slotCount: number,
  mendedAfterDays?: number,
): FaultyRun {
  const mendedOn = mendedAfterDays === undefined ? null : addDays(date, mendedAfterDays);
  return { fault, firstSlot: settlementDay(date).firstSlot + fromIndex, slotCount, mendedOn };
}

/** The half hour from 23:30 UTC: the one that real gas downloads most often lack. */
function lastHalfHourOfUtcDay(date: LondonDate): FaultyRun {
  return {
    fault: "missing",
    firstSlot: dayNumberOf(date) * 48 + LAST_OF_UTC_DAY,
    slotCount: 1,
    mendedOn: null,
  };
}

/** Months since year 0. */
function monthNumber(date: LondonDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function dateInMonth(month: number, dayOfMonth: number): LondonDate {
  const inYear = String((month % 12) + 1).padStart(2, "0");
  return `${Math.floor(month / 12)}-${inYear}-${String(dayOfMonth).padStart(2, "0")}`;
}
