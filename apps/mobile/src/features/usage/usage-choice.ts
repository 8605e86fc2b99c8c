import { isLondonDate, type Fuel, type LondonDate } from "@halfhourly/domain";
import type { Home, PeriodKind } from "../../data/answers.js";
import { MEASURES, type Measure } from "./measure.js";

/** What the address says: which period is looked at and how. Never what was used in it. */
export interface UsageChoice {
  readonly period: PeriodKind;
  /** Any date of the period; null: the newest. */
  readonly date: LondonDate | null;
  /** null: all that the home has. */
  readonly fuel: Fuel | "both" | null;
  /** null: money where it can be said, else energy. */
  readonly measure: Measure | null;
}

export const PERIODS = ["day", "week", "month", "year"] as const;
const FUELS = ["electricity", "gas", "both"] as const;

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the address; whatever it does not say, or says wrongly, is left open. */
export function choiceFrom(parameters: Parameters): UsageChoice {
  const date = parameters["date"];
  return {
    period: oneOf(PERIODS, parameters["period"]) ?? "day",
    date: typeof date === "string" && isLondonDate(date) ? date : null,
    fuel: oneOf(FUELS, parameters["fuel"]),
    measure: oneOf(MEASURES, parameters["show"]),
  };
}

/** The address of a choice, for links. */
export function usageHref({ period, date, fuel }: Pick<UsageChoice, "period" | "date" | "fuel">): string {
  const said = Object.entries({ period, date, fuel }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return `/usage?${new URLSearchParams(said).toString()}`;
}

function oneOf<T extends string>(
  known: readonly T[],
  said: string | readonly string[] | undefined,
): T | null {
  return known.find((value) => value === said) ?? null;
}

/** The fuels that this home has readings of. */
export function fuelsOf({ rows }: Pick<Home, "rows">): Fuel[] {
  return (["electricity", "gas"] as const).filter((fuel) =>
    rows.some(({ byFuel }) => byFuel.some((part) => part.fuel === fuel)),
  );
}

/** The fuel asked for where the home has it, else all that it has. */
export function fuelInForce(asked: UsageChoice["fuel"], fuels: readonly Fuel[]): Fuel | "both" {
  if (fuels.length > 1) return asked ?? "both";
  return fuels[0] ?? "electricity";
}
