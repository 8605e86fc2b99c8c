import type { Element, Fuel } from "@halfhourly/domain";

/**
 * What the meter charges by (4.11.1; GBCS use cases ECS24, ECS24b, GCS21f), as the meter holds it. A price is a whole number of
 * 10^priceExponent of the currency a kWh: 9600 with -5 is £0.09600.
 */
export interface GbcsTariff {
  readonly kind: "tariff";
  readonly fuel: Fuel;
  /** 2: what the second element of a twin element meter is charged by. */
  readonly element: Element;
  readonly currency: "GBP" | "EUR" | null;
  readonly priceExponent: number;
  /** A kWh now; null where the meter does not say. */
  readonly activePrice: number | null;
  readonly activePriceExponent: number;
  /** A day. */
  readonly standingCharge: number | null;
  readonly standingChargeExponent: number;
  /** Of time-of-use register 1, 2, ... in turn (at most 48); 0 in those that are not in use. */
  readonly timeOfUsePrices: readonly number[];
  /** Of block tariff 1, 2, ... (at most 8; gas has one): the price below the first threshold, then above it, and so on. */
  readonly blockPrices: readonly (readonly number[])[];
  /** Of block tariff 1, 2, ... in turn, in ascending order; null for a threshold that is not in use. */
  readonly blockThresholds: readonly (readonly (number | null)[])[];
  readonly blockThresholdUnit: TariffThresholdUnit;
  readonly switching: TariffSwitching;
}

/** A threshold times multiplier / divisor is in the unit: of electricity that of the counter it is compared with, Wh. */
export interface TariffThresholdUnit {
  readonly unit: "Wh" | "kWh" | "m3";
  readonly multiplier: number;
  readonly divisor: number;
}

/** The year's seasons name a week, a week names its days, a day says what counts from when on. */
export interface TariffSwitching {
  /** What the times of day are in; null where the meter does not say (electricity: UTC by SMETS2 5.7.4). */
  readonly clock: "utc" | "local" | null;
  readonly seasons: readonly TariffSeason[];
  readonly weeks: readonly TariffWeek[];
  readonly days: readonly TariffDay[];
  /** Each takes the place of what its date would have. */
  readonly specialDays: readonly TariffSpecialDay[];
}

export interface TariffSeason {
  readonly name: string;
  readonly from: TariffDate;
  readonly week: number;
}

export interface TariffWeek {
  readonly week: number;
  /** Seven days by number, Monday first. */
  readonly days: readonly number[];
}

export interface TariffDay {
  readonly day: number;
  readonly switches: readonly TariffSwitch[];
}

/** From this time of day on this register counts. */
export interface TariffSwitch {
  readonly secondOfDay: number;
  readonly by: "time-of-use" | "block";
  /** Counted from 1: which of the time-of-use or block prices. */
  readonly register: number;
}

export interface TariffSpecialDay {
  readonly date: TariffDate;
  readonly day: number;
}

/** A date in which null stands for every year, month, day or weekday. */
export interface TariffDate {
  readonly year: number | null;
  readonly month: number | "summer-time-begins" | "summer-time-ends" | null;
  readonly day: number | "last" | "second-last" | null;
  /** 1 is Monday. */
  readonly weekday: number | null;
}
