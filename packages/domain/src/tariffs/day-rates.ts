import {
  addDays,
  dateOfDayNumber,
  daysBetween,
  monthOf,
  weekdayOf,
  type LondonDate,
} from "../time/calendar.js";
import { londonClock } from "../time/london.js";
import type { SettlementDay } from "../time/settlement-day.js";
import type { Slot } from "../time/slot.js";
import type { Band, ClockWindow, Rates, Season, UnitRate } from "./tariff.js";

/**
 * The price of one half hour. Where a switch lies inside it, nobody can tell from the half hour's total how much was used
 * before and after: `low` and `high` are the bounds, and the figure takes use as even over the 30 minutes.
 */
export interface SlotRate {
  readonly low: UnitRate;
  readonly high: UnitRate;
  /** The sum of the rates of the 30 minutes: 30 x the even rate, kept whole. */
  readonly thirtyMinutes: number;
  /** Where the price depends on how much is used in all: all half hours that fill the same blocks have one object. */
  readonly blocks?: Pick<BlockRates, "blocks" | "aboveRate">;
}

type RatesOf<Kind extends Rates["kind"]> = Extract<Rates, { kind: Kind }>;
type BlockRates = RatesOf<"block">;
type ClockRates = RatesOf<"flat" | "two-rate" | "time-of-use">;
type DayRates = readonly (SlotRate | null)[];

const MINUTES = 30;
/** Prices one tariff's days; keep one over a period, as it remembers the few kinds of day there are. */
export class RateTable {
  readonly #rates: Rates;
  readonly #kindsOfDay = new Map<string, DayRates>();
  readonly #slotRates = new Map<string | UnitRate, SlotRate>();

  constructor(rates: Rates) {
    this.#rates = rates;
  }

  /** The price of each slot of the day in order, null where none is known. Equal prices are one object. */
  ratesOf(day: SettlementDay): DayRates {
    const rates = this.#rates;
    switch (rates.kind) {
      case "half-hourly":
        return Array.from({ length: day.slotCount }, (_, i) =>
          this.#known(rates.rates[day.firstSlot + i - rates.firstSlot], rates.highestRate),
        );
      case "daily": {
        const rate = rates.rates[daysBetween(rates.firstDate, day.date)];
        return allDay(day, this.#known(rate, rates.highestRate));
      }
      case "block":
        return allDay(day, this.#pool(rates, rates.pool === "day" ? day.date : monthOf(day.date)));
      default: {
        const kind = kindOfDay(rates, day);
        const known = this.#kindsOfDay.get(kind) ?? this.#byClock(rates, day);
        this.#kindsOfDay.set(kind, known);
        return known;
      }
    }
  }

  #byClock(rates: ClockRates, day: SettlementDay): DayRates {
    return Array.from({ length: day.slotCount }, (_, i) => {
      const rate = priceOf(day.firstSlot + i, rates);
      return rate.low === rate.high
        ? this.#exactly(rate.low)
        : this.#interned(`${rate.low} ${rate.high} ${rate.thirtyMinutes}`, () => rate);
    });
  }

  #known(rate: UnitRate | null | undefined, highest: UnitRate = Infinity): SlotRate | null {
    return rate === null || rate === undefined ? null : this.#exactly(Math.min(rate, highest));
  }

  #exactly(rate: UnitRate): SlotRate {
    return this.#interned(rate, () => ({ low: rate, high: rate, thirtyMinutes: MINUTES * rate }));
  }

  #pool({ blocks, aboveRate }: BlockRates, name: string): SlotRate {
    const rates = [...blocks.map(({ rate }) => rate), aboveRate];
    const [low, high] = [Math.min(...rates), Math.max(...rates)];
    return this.#interned(name, () => ({
      low,
      high,
      thirtyMinutes: MINUTES * rates[0]!,
      blocks: { blocks, aboveRate },
    }));
  }

  #interned(key: string | UnitRate, make: () => SlotRate): SlotRate {
    const known = this.#slotRates.get(key) ?? make();
    this.#slotRates.set(key, known);
    return known;
  }
}

function allDay({ slotCount }: SettlementDay, rate: SlotRate | null): DayRates {
  return Array.from({ length: slotCount }, () => rate);
}

/** Within one tariff two days differ only by weekday, length, whether they begin at BST or GMT, and the bands in season. */
function kindOfDay(rates: ClockRates, { date, slotCount, firstSlot }: SettlementDay): string {
  if (rates.kind === "flat") return `${slotCount}`;
  const seasons = rates.kind === "time-of-use" ? rates.bands.flatMap(({ season }) => season ?? []) : [];
  // By GMT a summer's day begins yesterday, and a window over midnight the day before that.
  const inSeason = seasons.flatMap((season) =>
    [0, -1, -2].map((days) => Number(isInSeason(addDays(date, days), season))),
  );
  return `${weekdayOf(date)} ${slotCount} ${firstSlot % 48} ${inSeason.join("")}`;
}

function priceOf(slot: Slot, rates: ClockRates): SlotRate {
  const { date, minute } = clockOf(slot, rates);
  let low = Infinity;
  let high = -Infinity;
  let thirtyMinutes = 0;
  for (let m = 0; m < MINUTES; m++) {
    const rate = rateAt(rates, date, minute + m);
    low = Math.min(low, rate);
    high = Math.max(high, rate);
    thirtyMinutes += rate;
  }
  return { low, high, thirtyMinutes };
}

/** What the clock that the windows follow shows as the slot starts. */
function clockOf(slot: Slot, rates: ClockRates): { readonly date: LondonDate; readonly minute: number } {
  if (rates.kind === "flat" || rates.clock !== "utc") return londonClock(slot);
  const dayNumber = Math.floor(slot / 48);
  return { date: dateOfDayNumber(dayNumber), minute: (slot - dayNumber * 48) * MINUTES };
}

function rateAt(rates: ClockRates, date: LondonDate, minute: number): UnitRate {
  if (rates.kind === "flat") return rates.rate;
  if (rates.kind === "two-rate")
    return rates.night.some((window) => holds(window, minute)) ? rates.nightRate : rates.dayRate;
  const band = rates.bands.find((one) =>
    one.windows.some((window) => holds(window, minute) && isOn(one, beginOf(window, date, minute))),
  );
  return band?.rate ?? rates.otherRate;
}

function holds({ fromMinute, toMinute }: ClockWindow, minute: number): boolean {
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute;
  return minute >= fromMinute || minute < toMinute;
}

/** A window past midnight belongs to the day on which it begins: Friday 23:00 to 05:00 ends on Saturday morning. */
function beginOf({ fromMinute, toMinute }: ClockWindow, date: LondonDate, minute: number): LondonDate {
  return fromMinute > toMinute && minute < toMinute ? addDays(date, -1) : date;
}

function isOn({ days, season }: Band, date: LondonDate): boolean {
  return days.includes(weekdayOf(date)) && isInSeason(date, season);
}

/** Whether a date lies in a season of each year; every date where there is none. */
export function isInSeason(date: LondonDate, season: Season | undefined): boolean {
  if (season === undefined) return true;
  const day = date.slice(5);
  const { from, to } = season;
  return from <= to ? day >= from && day <= to : day >= from || day <= to;
}
