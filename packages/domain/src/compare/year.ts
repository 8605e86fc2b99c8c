import { energyFactors, factorAt, type GasConversion } from "../gas/gas-energy.js";
import type { Direction, Fuel, RegisterUnit } from "../meters/register.js";
import type { DayBlock } from "../readings/day-block.js";
import { vatRateOn } from "../tariffs/vat.js";
import { addDays, datesFrom, isLondonDate, monthOf, weekdayOf, type LondonDate } from "../time/calendar.js";
import { settlementDay } from "../time/settlement-day.js";
import type { Slot } from "../time/slot.js";

/** The dates whose use is priced, and the year to come whose VAT it bears. */
export interface Year {
  readonly from: LondonDate;
  readonly to: LondonDate;
  /** The day from which the year to come is counted. */
  readonly today: LondonDate;
}

/** The year's half hours one after another, as every home and tariff has them. */
export interface YearGrid {
  readonly year: Year;
  readonly dates: readonly LondonDate[];
  readonly firstSlot: Slot;
  readonly slotCount: number;
  /** By date: the place of its first half hour; one more at the end. */
  readonly dayStarts: Int32Array;
  /**
   * By date: its kind, such that days of one kind have the same weekday, the same length and the same clock: what a tariff
   * says of the hours of the week, it says of both. By kind: a date of it.
   */
  readonly kindOfDay: Uint8Array;
  readonly dayOfKind: readonly number[];
  /** By date: which month of the year it lies in, from 0. */
  readonly monthOfDay: Uint8Array;
  /** What is exported bears no VAT. */
  readonly vat: Readonly<Record<Fuel | "export", VatClasses>>;
}

export function yearGrid(year: Year): YearGrid {
  const dates = datesFrom(year.from, year.to);
  const dayStarts = new Int32Array(dates.length + 1);
  dates.forEach((date, i) => (dayStarts[i + 1] = dayStarts[i]! + settlementDay(date).slotCount));
  const { firstSlot } = settlementDay(year.from);
  const kinds = numbered(dates.map(kindOf));
  const months = numbered(dates.map(monthOf));
  return {
    year,
    dates,
    firstSlot,
    slotCount: dayStarts.at(-1)!,
    dayStarts,
    kindOfDay: kinds.places,
    dayOfKind: kinds.firsts,
    monthOfDay: months.places,
    vat: {
      electricity: vatClasses(dates.map((date) => vatRateOn("electricity", comingDate(year, date)))),
      gas: vatClasses(dates.map((date) => vatRateOn("gas", comingDate(year, date)))),
      export: vatClasses(dates.map(() => 0)),
    },
  };
}

function kindOf(date: LondonDate): string {
  const { slotCount, firstSlot: first } = settlementDay(date);
  return `${weekdayOf(date)} ${slotCount} ${first % 48}`;
}

/** Each text by its number, in order of first appearance, and where each number appears first. */
function numbered(texts: readonly string[]): { readonly places: Uint8Array; readonly firsts: number[] } {
  const known = new Map<string, number>();
  const firsts: number[] = [];
  const places = Uint8Array.from(texts, (text, i) => {
    const number = known.get(text) ?? known.size;
    if (number === known.size) firsts.push(i);
    known.set(text, number);
    return number;
  });
  return { places, firsts };
}

/** The same day in the year that begins today: 29 February's use is 28 February's where there is none. */
export function comingDate({ today }: Year, date: LondonDate): LondonDate {
  const thisYear = inYear(today.slice(0, 4), date);
  return thisYear >= today ? thisYear : inYear(String(Number(today.slice(0, 4)) + 1), date);
}

function inYear(year: string, date: LondonDate): LondonDate {
  const same = `${year}${date.slice(4)}`;
  return isLondonDate(same) ? same : addDays(`${year}-03-01`, -1);
}

/** A year's dates by the rate of VAT that they bear. */
export interface VatClasses {
  readonly perMille: readonly number[];
  /** By date: its place in `perMille`. */
  readonly ofDay: Uint8Array;
  /** By class: how many dates. */
  readonly days: readonly number[];
}

function vatClasses(rates: readonly number[]): VatClasses {
  const perMille = [...new Set(rates)];
  return {
    perMille,
    ofDay: Uint8Array.from(rates, (rate) => perMille.indexOf(rate)),
    days: perMille.map((rate) => rates.filter((one) => one === rate).length),
  };
}

/** What one register used in the year. */
export interface RegisterYear {
  readonly fuel: Fuel;
  readonly direction: Direction;
  readonly unit: RegisterUnit;
  readonly gas: GasConversion | undefined;
  /** Whole quantities times their energy factor (`energyFactors`), half hour by half hour of the grid. */
  readonly quantities: Float64Array;
  readonly total: number;
}

/**
 * Lays a register's days out on the grid. Null where a half hour of the year holds nothing or a suspect value: whoever
 * asks fills them first (`fillMissing`).
 */
export function registerYear(
  grid: YearGrid,
  days: readonly DayBlock[],
  of: { readonly fuel: Fuel; readonly direction: Direction; readonly gas?: GasConversion },
): RegisterYear | null {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const quantities = new Float64Array(grid.slotCount);
  const unit = days[0]?.unit ?? "Wh";
  let [at, total] = [0, 0];
  for (const date of grid.dates) {
    const day = byDate.get(date);
    if (day === undefined || day.unit !== unit) return null;
    const factors = energyFactors(date, day.slots.length, unit, of.gas);
    for (let i = 0; i < day.slots.length; i++) {
      const held = day.slots[i];
      if (held === null || held === undefined || held.quality === "suspect") return null;
      const quantity = held.value * factorAt(factors, i);
      quantities[at++] = quantity;
      total += quantity;
    }
  }
  return { fuel: of.fuel, direction: of.direction, gas: of.gas, unit, quantities, total };
}
