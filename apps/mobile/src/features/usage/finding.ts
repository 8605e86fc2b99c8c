import type { LondonDate } from "@halfhourly/domain";
import type { usage } from "../../words/en/usage.js";
import type { Measure } from "./measure.js";

/** A value of a sentence before it has words: its kind says how each language writes it. */
export type FindingValue =
  /** 10^-10 £ for "cost", Wh for "energy", g CO2e for "carbon". */
  | { readonly as: "amount"; readonly measure: Measure; readonly value: number }
  /** To the last unit that the meter counts. */
  | { readonly as: "exactEnergy"; readonly energyWh: number }
  | { readonly as: "exactVolume"; readonly dm3: number }
  | { readonly as: "volume"; readonly dm3: number }
  /** "0.42 → 0.39 kWh", to the last unit that the meter counts. */
  | { readonly as: "exactChange"; readonly unit: "Wh" | "dm3"; readonly from: number; readonly to: number }
  /** "3 May": the London date of a UTC instant. */
  | { readonly as: "dayOf"; readonly instant: string }
  /** Its size, without its sign. */
  | { readonly as: "percent"; readonly percent: number }
  | { readonly as: "number"; readonly number: number }
  /** "Saturday 21 November"; `onDate` is the form after "on" (Welsh "ddydd Sadwrn"). */
  | { readonly as: "date" | "onDate" | "weekday" | "month" | "year"; readonly date: LondonDate }
  | { readonly as: "span"; readonly from: LondonDate; readonly to: LondonDate }
  /** "17:30 to 18:00" by the London clock, with BST or GMT in the hour that comes twice; UTC instants. */
  | { readonly as: "times"; readonly start: string; readonly end: string }
  | { readonly as: "phrase"; readonly phrase: Finding }
  | { readonly as: "nothing" };

/** One fact for a reader: a sentence of the catalogue and what fills it. */
export interface Finding {
  readonly key: FindingKey;
  readonly values?: Readonly<Record<string, FindingValue>>;
  /** Chooses the plural form, and fills `{{count}}`. */
  readonly count?: number;
}

type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T &
  string];
type WithoutPluralForm<K extends string> = K extends `${infer Base}_${"one" | "other"}` ? Base : K;

/** A sentence below `usage:finding` in the catalogue. */
export type FindingKey = WithoutPluralForm<Leaves<(typeof usage)["finding"]>>;
