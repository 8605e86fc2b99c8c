import { createHash } from "node:crypto";
import {
  type GasZone,
  periodBefore,
  periodContaining,
  slotContaining,
  type Fuel,
  type Grant,
  type LondonDate,
  type Period,
  type PeriodKind,
} from "@halfhourly/domain";
import type { RegisterSummary } from "@halfhourly/reading-store";
import { Problem } from "@halfhourly/service-kit";
import { meterNotFound } from "../actions/agreements.js";
import type { LinkedMeter } from "../actions/meter-rows.js";
import { householdMeters, revisionsOf, type ViewableMeter } from "../actions/show-meters.js";
import type { Context } from "../context.js";
import { entityTag } from "../http/conditional.js";
import { invalid } from "../http/problem-answers.js";
import { gasZoneOfMeters } from "./gas-conversion.js";

/** Raise it when a rule changes what an answer says of the same readings: callers then drop what they kept. */
const rulesVersion = 3;

export interface UsageQuestion {
  readonly period: PeriodKind;
  readonly date: LondonDate;
  readonly fuel: Fuel | "both";
  readonly meter?: string;
}

/** A register to be read, with the right to read it. */
export interface PlannedRegister {
  readonly meter: LinkedMeter;
  readonly grant: Grant;
  readonly summary: RegisterSummary;
  /** Of a meter's registers of one direction the first bears the standing charge. */
  readonly bearsStandingCharge: boolean;
  /** Whose calorific values its volumes are converted with; null where it is not known. */
  readonly gasZone: GasZone | null;
}

export interface Plan {
  readonly meters: readonly ViewableMeter[];
  readonly registers: readonly PlannedRegister[];
  /** The same as long as the answer would be. */
  readonly tag: string;
}

export interface UsagePlan extends Plan {
  readonly kind: PeriodKind;
  readonly fuel: Fuel | "both";
  readonly period: Period;
  readonly before: Period;
}

export interface HomePlan extends Plan {
  /** The newest London date that holds readings; null where none does. */
  readonly newestDate: LondonDate | null;
}

/** Which period of which registers. Reads meters, consents and register summaries, and no day. Throws Problem `meter-not-found`. */
export async function planUsage(
  context: Context,
  household: string,
  question: UsageQuestion,
): Promise<UsagePlan> {
  const period = periodOf(question);
  const meters = await householdMeters(context, household);
  if (question.meter !== undefined && !meters.some(({ linked }) => linked.id === question.meter))
    throw meterNotFound();
  const chosen = meters.filter(
    ({ linked }) =>
      (question.fuel === "both" || linked.fuel === question.fuel) &&
      (question.meter === undefined || linked.id === question.meter),
  );
  return {
    ...planOf(context, chosen, meters, ["usage", question]),
    kind: question.period,
    fuel: question.fuel,
    period,
    before: periodBefore(period),
  };
}

export async function planHome(context: Context, household: string, displayName: string): Promise<HomePlan> {
  const meters = await householdMeters(context, household);
  const plan = planOf(context, meters, meters, ["home", displayName]);
  const dates = plan.registers.flatMap(({ summary }) => summary.lastDate ?? []);
  return { ...plan, newestDate: dates.length === 0 ? null : dates.reduce((a, b) => (a > b ? a : b)) };
}

/** Throws Problem `consent-required`: asked for by name, a meter that may not be shown is no silent gap. */
export function requireGrant({ grant }: ViewableMeter): Grant {
  if (grant !== null) return grant;
  throw new Problem(
    403,
    "consent-required",
    "There is no live consent to show this meter's readings. Give it under You, or remove the meter.",
  );
}

function periodOf({ period, date }: UsageQuestion): Period {
  try {
    return periodContaining(period, date);
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    throw invalid([
      { field: "date", code: "no-such-date", message: "is not a date that exists between 1996 and 2039" },
    ]);
  }
}

const factorDigests = new WeakMap<object, string>();

/** Other factors make other answers of the same readings. */
function digestOf(factors: object): string {
  const held = factorDigests.get(factors);
  if (held !== undefined) return held;
  const made = createHash("sha256").update(JSON.stringify(factors)).digest("base64url");
  factorDigests.set(factors, made);
  return made;
}

function planOf(
  { now, carbonFactors, calorificValues }: Context,
  meters: readonly ViewableMeter[],
  allMeters: readonly ViewableMeter[],
  asked: readonly unknown[],
): Plan {
  const gasZone = gasZoneOfMeters(allMeters);
  const registers = meters.flatMap((meter) => plannedRegisters(meter, gasZone));
  const gasValues = [gasZone, calorificValues?.revision ?? "none"];
  return {
    meters,
    registers,
    tag: entityTag(
      rulesVersion,
      digestOf(carbonFactors),
      gasValues,
      asked,
      revisionsOf(meters),
      slotContaining(now()),
    ),
  };
}

function plannedRegisters(
  { linked, grant, registers }: ViewableMeter,
  gasZone: GasZone | null,
): PlannedRegister[] {
  if (grant === null) return [];
  const firstOf = (direction: string) =>
    Math.min(...registers.filter((r) => r.register.direction === direction).map((r) => r.register.element));
  return registers.map((summary) => ({
    meter: linked,
    grant,
    summary,
    gasZone,
    bearsStandingCharge: summary.register.element === firstOf(summary.register.direction),
  }));
}
