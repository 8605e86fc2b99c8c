import type { ClockWindow, ClockZone, Rates, TariffAgreement, Weekday } from "@halfhourly/domain";
import type { Implementation } from "../suite.js";
import { minuteOf } from "./time.js";

interface Window {
  readonly from: string;
  readonly to: string;
}

/** A tariff as people write it: pence as decimal text, times of day as HH:MM. */
export type WrittenRates =
  | { readonly kind: "flat"; readonly pencePerKwh: string }
  | {
      readonly kind: "two-rate";
      readonly dayPencePerKwh: string;
      readonly nightPencePerKwh: string;
      readonly night: readonly Window[];
      readonly clock: ClockZone;
    }
  | {
      readonly kind: "time-of-use";
      readonly otherPencePerKwh: string;
      readonly bands: readonly {
        readonly name: string;
        readonly pencePerKwh: string;
        readonly days: readonly Weekday[];
        readonly windows: readonly Window[];
      }[];
    }
  | {
      readonly kind: "half-hourly";
      readonly firstSlot: string;
      readonly pencePerKwh: readonly (string | null)[];
    };

export interface WrittenAgreement {
  readonly from: string;
  readonly to: string | null;
  readonly vat: "included" | "excluded";
  readonly standingPencePerDay: string;
  readonly rates: WrittenRates;
}

export function agreementOf(of: Implementation, written: WrittenAgreement): TariffAgreement {
  const { from, to, vat, standingPencePerDay, rates } = written;
  const standingCharge = of.parsePence(standingPencePerDay);
  return { from, to, tariff: { name: "case", vat, standingCharge, rates: ratesOf(of, rates) } };
}

function ratesOf(of: Implementation, written: WrittenRates): Rates {
  switch (written.kind) {
    case "flat":
      return { kind: "flat", rate: of.parsePence(written.pencePerKwh) };
    case "two-rate":
      return {
        kind: "two-rate",
        dayRate: of.parsePence(written.dayPencePerKwh),
        nightRate: of.parsePence(written.nightPencePerKwh),
        night: written.night.map(windowOf),
        clock: written.clock,
      };
    case "time-of-use":
      return {
        kind: "time-of-use",
        otherRate: of.parsePence(written.otherPencePerKwh),
        bands: written.bands.map(({ name, pencePerKwh, days, windows }) => ({
          name,
          rate: of.parsePence(pencePerKwh),
          days,
          windows: windows.map(windowOf),
        })),
      };
    case "half-hourly":
      return {
        kind: "half-hourly",
        firstSlot: of.slotAt(Date.parse(written.firstSlot)),
        rates: written.pencePerKwh.map((pence) => (pence === null ? null : of.parsePence(pence))),
      };
  }
}

function windowOf({ from, to }: Window): ClockWindow {
  return { fromMinute: minuteOf(from), toMinute: minuteOf(to) };
}
