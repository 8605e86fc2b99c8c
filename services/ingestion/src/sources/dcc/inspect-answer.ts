import type { Inspection } from "@halfhourly/contracts";
import type { GbcsContent, GbcsLog, Smets1Content, Smets1Log } from "@halfhourly/dcc";
import type { Source } from "@halfhourly/domain";
import { describeInspection } from "../../files/describe-inspection.js";
import type { ReadRegister } from "../../files/read-register.js";
import { rejectRow, type RejectedRow } from "../../files/row-fault.js";
import type { Stamp } from "../../files/row-clock.js";
import { Warnings } from "../../files/warnings.js";
import { ElementRows } from "./element-rows.js";
import { placeEntry, type AskedSlots } from "./place-entries.js";

export interface AnswerHabit {
  /** `generated` for what a simulator made up; `meter` for all else. */
  readonly source: Extract<Source, "meter" | "generated">;
  /** Which end of the half hour an entry's time names: the end in GBCS, the start with many SMETS1 meters. */
  readonly stamp: Stamp;
  /** What was asked for; entries outside are left out and counted in a warning. All is taken where it is absent. */
  readonly asked?: AskedSlots;
  /**
   * For who looks into a message and stores nothing: values over 100 kWh a half hour, which storing would hold for review,
   * are kept as suspect.
   */
  readonly keepsHeld?: boolean;
}

export type ReadAnswer =
  | {
      readonly ok: true;
      readonly registers: readonly ReadRegister[];
      /** In the order of the entries. */
      readonly rejected: readonly RejectedRow[];
    }
  | { readonly ok: false; readonly fault: AnswerFault };

export type InspectedAnswer =
  | { readonly ok: true; readonly inspection: Inspection; readonly registers: readonly ReadRegister[] }
  | { readonly ok: false; readonly fault: AnswerFault };

export interface AnswerFault {
  /** `not-found`: the meter holds nothing for the period. `device-refused`: it could not or would not say. */
  readonly code: "not-found" | "device-refused" | "not-half-hours";
  readonly message: string;
}

/**
 * The registers of a meter's answer: one an element, each with a reading a slot, and every entry that cannot be kept named
 * with its number (counted from 1) and the reason. Pure, and the same shape as what a file is read into. Markers are
 * missing, what is over the ceiling is suspect, and over 100 kWh is held for review, as `readValue` of the domain says.
 */
export function readAnswer(content: GbcsContent | Smets1Content, habit: AnswerHabit): ReadAnswer {
  const log = logOf(content);
  if (!log.ok) return log;
  const { gathered, rejected } = gather(log.log, habit);
  return { ok: true, registers: gathered.map(({ register }) => register), rejected };
}

/** The same with all that `inspect` says of a file: for people who look. */
export function inspectAnswer(content: GbcsContent | Smets1Content, habit: AnswerHabit): InspectedAnswer {
  const log = logOf(content);
  if (!log.ok) return log;
  const { gathered, rejected, warnings } = gather(log.log, habit);
  return {
    ok: true,
    inspection: describeInspection("dcc", gathered, rejected, warnings),
    registers: gathered.map(({ register }) => register),
  };
}

type FoundLog =
  | { readonly ok: true; readonly log: GbcsLog | Smets1Log }
  | { readonly ok: false; readonly fault: AnswerFault };

function logOf(content: GbcsContent | Smets1Content): FoundLog {
  if (content.kind === "device-error") return { ok: false, fault: deviceFault(content) };
  if (content.kind !== "half-hours") return { ok: false, fault: OTHER_CONTENT };
  return content.entries.length === 0 ? { ok: false, fault: NOTHING_HELD } : { ok: true, log: content };
}

function gather(log: GbcsLog | Smets1Log, { source, stamp, asked, keepsHeld }: AnswerHabit) {
  const warnings = new Warnings();
  const rejected: RejectedRow[] = [];
  const elements = ([1, 2] as const)
    .slice(0, log.elements)
    .map((element) => new ElementRows(log, element, keepsHeld));
  for (const [index, entry] of log.entries.entries()) {
    const line = index + 1;
    const slot = placeEntry("stampMs" in entry ? entry.stampMs : entry.endMs, stamp, asked);
    if (slot === "not-half-hourly" || slot === "time-out-of-range") rejected.push(rejectRow(line, slot));
    else if (slot === "not-asked") noteNotAsked(warnings);
    else for (const rows of elements) rows.add(line, slot, entry.values[rows.element - 1], source, rejected);
  }
  if ("leftOut" in log && log.leftOut > 0) noteEmpty(warnings, log.leftOut);
  const gathered = elements.flatMap((rows) => rows.settle(rejected));
  rejected.sort((a, b) => a.line - b.line);
  return { gathered, rejected, warnings };
}

function noteNotAsked(warnings: Warnings): void {
  warnings.note("not-asked-left-out", "Entries outside the period that was asked for were left out.", 1);
}

function noteEmpty(warnings: Warnings, count: number): void {
  warnings.note("empty-left-out", "Entries without a time or a value were left out.", count);
}

const OTHER_CONTENT: AnswerFault = {
  code: "not-half-hours",
  message: "The message holds no half hours: it is a log of days, a tariff, an alert or a command.",
};

const NOTHING_HELD: AnswerFault = {
  code: "not-found",
  message: "The meter holds nothing for the period that was asked for.",
};

/** A SMETS1 provider's codes are its own: only an empty log says for certain that there is nothing. */
function deviceFault(error: Extract<GbcsContent | Smets1Content, { kind: "device-error" }>): AnswerFault {
  if ("cause" in error && error.cause === "not-found") return NOTHING_HELD;
  return {
    code: "device-refused",
    message: "The meter answered that it could not do what was asked: ask again later.",
  };
}
