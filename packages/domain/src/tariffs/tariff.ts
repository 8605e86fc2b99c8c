import type { LondonDate, Weekday } from "../time/calendar.js";
import type { Slot } from "../time/slot.js";

/** A unit rate in 10^-7 £ a kWh (five decimals of a penny): 24.5 p/kWh is 2_450_000. May be negative. */
export type UnitRate = number;

/** A standing charge in 10^-7 £ a day: 57.19 p/day is 5_719_000. */
export type StandingCharge = number;

/** A daily window of local clock time, in minutes after London midnight; `to` may be 1440, and from > to wraps past midnight. */
export interface ClockWindow {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/**
 * Whose clock the windows of a two-rate meter follow. Many meters switch by GMT all year ("utc"); others by the clock on
 * the wall ("london"). A switch off the half hour makes the cost a range, not a figure.
 */
export type ClockZone = "utc" | "london";

export type Rates =
  | { readonly kind: "flat"; readonly rate: UnitRate }
  | {
      readonly kind: "two-rate";
      readonly dayRate: UnitRate;
      readonly nightRate: UnitRate;
      readonly night: readonly ClockWindow[];
      readonly clock: ClockZone;
    }
  | {
      readonly kind: "time-of-use";
      readonly otherRate: UnitRate;
      /** What the time outside the bands is called; "other" unless said. */
      readonly otherName?: string;
      /** First match wins; anything unmatched is at `otherRate`. */
      readonly bands: readonly Band[];
      /** "london" unless said. */
      readonly clock?: ClockZone;
    }
  | {
      readonly kind: "half-hourly";
      /** One price a slot from `firstSlot`; null where no price is known: those half hours are not priced. */
      readonly firstSlot: Slot;
      readonly rates: readonly (UnitRate | null)[];
      /** No half hour costs more, whatever its price. */
      readonly highestRate?: UnitRate;
      /** What prices are called that have names, as "high" and "low" of a dynamic tariff. */
      readonly names?: readonly { readonly name: string; readonly rate: UnitRate }[];
    }
  | {
      readonly kind: "daily";
      /** One price a London date from `firstDate`, as a tracker has; null where none is known. */
      readonly firstDate: LondonDate;
      readonly rates: readonly (UnitRate | null)[];
      readonly highestRate?: UnitRate;
    }
  | {
      readonly kind: "block";
      /** Whether each day's use fills the blocks anew, or a calendar month's use those of all its days together. */
      readonly pool: BlockPool;
      /** In rising order; what is above the last is at `aboveRate`. */
      readonly blocks: readonly Block[];
      readonly aboveRate: UnitRate;
    };

export type BlockPool = "day" | "month";

export interface Block {
  readonly upToWhPerDay: number;
  readonly rate: UnitRate;
}

export interface Band {
  readonly name: string;
  readonly rate: UnitRate;
  readonly days: readonly Weekday[];
  readonly windows: readonly ClockWindow[];
  /** Only on these dates of each year; all year where left out. */
  readonly season?: Season;
}

/**
 * When the registers of a meter with several rates count. The first register of the tariff counts whenever none of these
 * does.
 */
export interface SwitchTable {
  readonly clock: ClockZone;
  readonly registers: readonly { readonly name: string; readonly windows: readonly ClockWindow[] }[];
}

/** Dates of each year as `MM-DD`, both included; `from` after `to` runs over New Year. */
export interface Season {
  readonly from: string;
  readonly to: string;
}

export interface Tariff {
  readonly name: string;
  readonly rates: Rates;
  readonly standingCharge: StandingCharge;
  /** Whether the rates and the standing charge already hold VAT. */
  readonly vat: "included" | "excluded";
}

/** Which tariff a register was on, from one London date up to and including another (null: still running). */
export interface TariffAgreement {
  readonly tariff: Tariff;
  readonly from: LondonDate;
  readonly to: LondonDate | null;
  /** Prices that hold VAT hold that of this day; of `from` unless said. */
  readonly statedOn?: LondonDate;
}
