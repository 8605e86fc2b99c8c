import type { NewAgreement } from "@halfhourly/contracts";
import { parsePence, slotAt, type ClockWindow, type Rates, type TariffAgreement } from "@halfhourly/domain";

type NewRates = NewAgreement["rates"];
interface WindowText {
  readonly from: string;
  readonly to: string;
}

/**
 * An agreement as sent (pence as exact text, clock times) in the domain's whole numbers.
 * Throws RangeError, whose message may be shown, where a price or an instant cannot be taken exactly.
 */
export function parseAgreement({
  name,
  rates,
  standingChargePencePerDay,
  vat,
  from,
  to,
}: NewAgreement): TariffAgreement {
  const tariff = {
    name,
    rates: parseRates(rates),
    standingCharge: parsePence(standingChargePencePerDay),
    vat,
  };
  return { tariff, from, to };
}

function parseRates(rates: NewRates): Rates {
  switch (rates.kind) {
    case "flat":
      return { kind: "flat", rate: parsePence(rates.pencePerKwh) };
    case "two-rate":
      return {
        kind: "two-rate",
        dayRate: parsePence(rates.dayPencePerKwh),
        nightRate: parsePence(rates.nightPencePerKwh),
        night: rates.night.map(parseWindow),
        clock: rates.clock,
      };
    case "time-of-use":
      return {
        kind: "time-of-use",
        otherRate: parsePence(rates.otherPencePerKwh),
        bands: rates.bands.map(({ name, pencePerKwh, days, windows }) => ({
          name,
          rate: parsePence(pencePerKwh),
          days,
          windows: windows.map(parseWindow),
        })),
      };
    case "half-hourly":
      return {
        kind: "half-hourly",
        firstSlot: slotAt(Date.parse(rates.firstSlot)),
        rates: rates.pencePerKwh.map((pence) => (pence === null ? null : parsePence(pence))),
      };
  }
}

/** `23:30` to minutes after midnight; `24:00` is the end of the day. */
function parseWindow({ from, to }: WindowText): ClockWindow {
  return { fromMinute: minuteOf(from), toMinute: minuteOf(to) };
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
