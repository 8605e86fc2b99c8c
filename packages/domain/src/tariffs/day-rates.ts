import { weekdayOf, type Weekday } from "../time/calendar.js";
import { londonClock } from "../time/london.js";
import type { SettlementDay } from "../time/settlement-day.js";
import type { Slot } from "../time/slot.js";
import type { ClockWindow, Rates, UnitRate } from "./tariff.js";

/**
 * The price of one half hour. Where a switch lies inside it, nobody can tell from the half hour's total how much was used
 * before and after: `low` and `high` are the bounds, and the figure takes use as even over the 30 minutes.
 */
export interface SlotRate {
  readonly low: UnitRate;
  readonly high: UnitRate;
  /** The sum of the rates of the 30 minutes: 30 x the even rate, kept whole. */
  readonly thirtyMinutes: number;
}

type HalfHourlyRates = Extract<Rates, { kind: "half-hourly" }>;
type ClockRates = Exclude<Rates, HalfHourlyRates>;
type DayRates = readonly (SlotRate | null)[];

const MINUTES = 30;
const YESTERDAY: Readonly<Record<Weekday, Weekday>> = {
  mon: "sun",
  tue: "mon",
  wed: "tue",
  thu: "wed",
  fri: "thu",
  sat: "fri",
  sun: "sat",
};

/** Prices one tariff's days; keep one over a period, as it remembers the few kinds of day there are. */
export class RateTable {
  readonly #rates: Rates;
  readonly #kindsOfDay = new Map<string, DayRates>();
  readonly #exactRates = new Map<UnitRate, SlotRate>();

  constructor(rates: Rates) {
    this.#rates = rates;
  }

  /** The price of each slot of the day in order, null where none is known. Equal exact prices are one object. */
  ratesOf(day: SettlementDay): DayRates {
    const rates = this.#rates;
    if (rates.kind === "half-hourly") return this.#halfHourly(rates, day);
    // Within one tariff two days differ only by weekday, by length and by whether they begin at BST or GMT.
    const kind =
      rates.kind === "flat"
        ? `${day.slotCount}`
        : `${weekdayOf(day.date)} ${day.slotCount} ${day.firstSlot % 48}`;
    const known = this.#kindsOfDay.get(kind) ?? this.#byClock(rates, day);
    this.#kindsOfDay.set(kind, known);
    return known;
  }

  #halfHourly(rates: HalfHourlyRates, day: SettlementDay): DayRates {
    return Array.from({ length: day.slotCount }, (_, i) => {
      const rate = rates.rates[day.firstSlot + i - rates.firstSlot] ?? null;
      return rate === null ? null : this.#exactly(rate);
    });
  }

  #byClock(rates: ClockRates, day: SettlementDay): DayRates {
    return Array.from({ length: day.slotCount }, (_, i) => {
      const rate = priceOf(day.firstSlot + i, rates);
      return rate.low === rate.high ? this.#exactly(rate.low) : rate;
    });
  }

  #exactly(rate: UnitRate): SlotRate {
    const known = this.#exactRates.get(rate);
    if (known !== undefined) return known;
    const made = { low: rate, high: rate, thirtyMinutes: MINUTES * rate };
    this.#exactRates.set(rate, made);
    return made;
  }
}

function priceOf(slot: Slot, rates: ClockRates): SlotRate {
  const { date, minute } = londonClock(slot);
  const weekday = weekdayOf(date);
  const utcMinute = (((slot % 48) + 48) % 48) * MINUTES;
  let low = Infinity;
  let high = -Infinity;
  let thirtyMinutes = 0;
  for (let m = 0; m < MINUTES; m++) {
    const rate = rateAt(rates, weekday, minute + m, utcMinute + m);
    low = Math.min(low, rate);
    high = Math.max(high, rate);
    thirtyMinutes += rate;
  }
  return { low, high, thirtyMinutes };
}

function rateAt(rates: ClockRates, weekday: Weekday, london: number, utc: number): UnitRate {
  if (rates.kind === "flat") return rates.rate;
  if (rates.kind === "two-rate") {
    const minute = rates.clock === "utc" ? utc : london;
    return rates.night.some((window) => holds(window, minute)) ? rates.nightRate : rates.dayRate;
  }
  const band = rates.bands.find(({ days, windows }) =>
    windows.some((window) => holdsOn(window, days, weekday, london)),
  );
  return band?.rate ?? rates.otherRate;
}

function holds({ fromMinute, toMinute }: ClockWindow, minute: number): boolean {
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute;
  return minute >= fromMinute || minute < toMinute;
}

/** A window past midnight belongs to the day on which it begins: Friday 23:00 to 05:00 ends on Saturday morning. */
function holdsOn(window: ClockWindow, days: readonly Weekday[], weekday: Weekday, minute: number): boolean {
  if (!holds(window, minute)) return false;
  const beganYesterday = window.fromMinute > window.toMinute && minute < window.toMinute;
  return days.includes(beganYesterday ? YESTERDAY[weekday] : weekday);
}
