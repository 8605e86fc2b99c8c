import { registerUnitOf, type Fuel, type RegisterUnit, type SourceUnit } from "@halfhourly/domain";
import type { FileFlags } from "@halfhourly/contracts";
import type { Habit, RegisterWords, SourceFile } from "../sources/source.js";
import { Refusal } from "./file-fault.js";
import type { Zone } from "./local-clock.js";
import type { ClockHabit, Stamp } from "./row-clock.js";

export interface RegisterFacts {
  readonly fuel: Fuel;
  /** What the file's values are in. */
  readonly sourceUnit: SourceUnit;
  /** What they are kept in. */
  readonly unit: RegisterUnit;
}

/**
 * The fuel and unit of a register, from what the file states, then the flags, then the source's documentation. Null where
 * the flags ask for the other fuel. Throws Refusal naming the flag to add, or the flag that contradicts.
 */
export function settleRegister(words: RegisterWords, flags: FileFlags): RegisterFacts | null {
  const statedFuel = words.fuel ?? fuelOfVolume(words.unit);
  if (statedFuel !== null && flags.fuel !== undefined && flags.fuel !== statedFuel) return null;
  const fuel = statedFuel ?? flags.fuel ?? fuelOfVolume(flags.unit ?? null);
  if (fuel === null) throw fuelNeeded(words);
  const sourceUnit = settleUnit(words, fuel, flags);
  if (fuel === "electricity" && fuelOfVolume(sourceUnit) === "gas") throw volumeOfElectricity(words);
  return { fuel, sourceUnit, unit: registerUnitOf(sourceUnit) };
}

function settleUnit(words: RegisterWords, fuel: Fuel, flags: FileFlags): SourceUnit {
  const known = words.unit ?? words.unitOf?.[fuel] ?? null;
  if (known !== null && flags.unit !== undefined && flags.unit !== known) {
    throw new Refusal(
      "flag-contradicts-file",
      `The values are in ${known}, and --unit says ${flags.unit}: leave --unit out.`,
    );
  }
  const unit = known ?? flags.unit;
  if (unit !== undefined) return unit;
  const choices =
    fuel === "gas"
      ? "--unit m3 or --unit kWh (the bill or the app that the file came from tells)"
      : "--unit kWh or --unit Wh";
  throw new Refusal("unit-needed", `The file does not state its unit: add ${choices}.`);
}

function fuelNeeded(words: RegisterWords): Refusal {
  const also =
    words.unit === null && words.unitOf?.gas === undefined ? ", and for gas --unit m3 or --unit kWh" : "";
  return new Refusal(
    "fuel-needed",
    `The file holds half-hourly readings and does not state their fuel: add --fuel electricity or --fuel gas${also}.`,
  );
}

function volumeOfElectricity(words: RegisterWords): Refusal {
  const message = "Electricity is not measured in m3: correct --fuel or --unit.";
  return new Refusal(
    words.fuel === null && words.unit === null ? "flags-contradict" : "flag-contradicts-file",
    message,
  );
}

function fuelOfVolume(unit: SourceUnit | null): Fuel | null {
  return unit === "m3" || unit === "dm3" ? "gas" : null;
}

export interface SettledClock {
  readonly habit: ClockHabit;
  /** What was taken on trust, to be told as a warning. */
  readonly stampRemark: Remark | null;
  /** To be told only where a label without an offset comes. */
  readonly zoneRemark: Remark | null;
}

export interface Remark {
  readonly code: string;
  readonly message: string;
}

/** How the file's labels are read, from what it states, the flags and the source's documentation. Throws Refusal. */
export function settleClock(file: SourceFile, flags: FileFlags): SettledClock {
  const zoneByFlag =
    flags.zone === undefined ? null : flags.zone === "Europe/London" ? "Europe/London" : "UTC";
  const stamp = settleHabit<Stamp>(file.stamp, flags.stamp ?? null, "stamp");
  if (stamp === null) {
    throw new Refusal(
      "stamp-needed",
      "The file does not state which end of the half hour its times name: add --stamp start or --stamp end.",
    );
  }
  const zone = settleHabit<Zone>(file.zone, zoneByFlag, "zone");
  return {
    habit: { stamp, zone, zoneByFlag },
    stampRemark: remarkOn("stamp", file.stamp, stamp),
    zoneRemark: remarkOn("zone", file.zone, zone),
  };
}

function settleHabit<T extends string>(
  habit: Habit<T> | null,
  byFlag: T | null,
  flag: "stamp" | "zone",
): T | null {
  if (habit?.basis === "stated" && byFlag !== null && byFlag !== habit.value) {
    throw new Refusal(
      "flag-contradicts-file",
      `The file itself says ${habit.value}, and --${flag} says ${byFlag}: leave --${flag} out.`,
    );
  }
  return byFlag ?? habit?.value ?? null;
}

function remarkOn<T extends string>(
  flag: "stamp" | "zone",
  habit: Habit<T> | null,
  used: T | null,
): Remark | null {
  if (habit === null || habit.basis === "stated") return null;
  const named = flag === "stamp" ? `the ${used} of the half hour` : `the clock of ${used}`;
  if (used !== habit.value) {
    if (habit.basis === "assumed") return null;
    return {
      code: `${flag}-overrules-documentation`,
      message: `This source documents --${flag} ${habit.value}; the times were read as ${named}, as the flag says.`,
    };
  }
  if (habit.basis === "documented") return null;
  const other =
    flag === "stamp" ? (used === "end" ? "start" : "end") : used === "UTC" ? "Europe/London" : "GMT";
  return {
    code: `${flag}-assumed`,
    message: `The source does not document it, so the times were taken as ${named}: add --${flag} ${other} where you know otherwise.`,
  };
}
