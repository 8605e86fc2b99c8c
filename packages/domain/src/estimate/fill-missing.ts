import { multiplyThenDivideHalfUp } from "../exact/rounding.js";
import type { DayBlock, HeldValue } from "../readings/day-block.js";
import { emptyDay } from "../readings/merge-day.js";
import { addDays, datesFrom, weekdayOf, type LondonDate } from "../time/calendar.js";
import { londonClock } from "../time/london.js";
import { settlementDay } from "../time/settlement-day.js";
import { weightOfDay, type SeasonOf } from "./seasonal-weights.js";

/** The rule by which missing half hours are estimated; a change of it gets a new name. */
export const FILL_RULE = "same-half-hour-within-21-days-by-season-v1";

const DAYS_AROUND = 21;
const FEWEST_DAYS = 3;

export interface Filled {
  /** Every date of the period, in order; what was missing or suspect is estimated, where there is anything to go by. */
  readonly days: readonly DayBlock[];
  /** Half hours that were estimated here. */
  readonly filled: number;
}

/**
 * Fills what is missing or suspect between two dates. A half hour takes the mean of those that the clock shows at the same
 * time on days of its kind (Monday to Friday, or weekend) within 21 days; where fewer than three of them are held, on all
 * held days of its kind, else on any held days. Each day counts by its month's share of a year (`weightOfDay`), so that a
 * January filled from June is a January. `days` may reach beyond the period: they count too. Rounded once, half-up.
 */
export function fillMissing(
  days: readonly DayBlock[],
  period: { readonly from: LondonDate; readonly to: LondonDate },
  season: SeasonOf,
): Filled {
  const known = new KnownDays(days, season);
  const byDate = new Map(days.map((day) => [day.date, day]));
  const unit = days[0]?.unit ?? "Wh";
  let filled = 0;
  const whole = datesFrom(period.from, period.to).map((date) => {
    const day = byDate.get(date) ?? emptyDay(date, unit);
    const slots = filledSlots(day, known);
    filled += slots.filter((slot, i) => slot !== day.slots[i]).length;
    return slots === day.slots ? day : { ...day, slots };
  });
  return { days: whole, filled };
}

function filledSlots({ date, slots }: DayBlock, known: KnownDays): DayBlock["slots"] {
  if (slots.every(isKnown)) return slots;
  const { firstSlot } = settlementDay(date);
  return slots.map((held, i) => {
    if (isKnown(held)) return held;
    const value = known.estimate(date, londonClock(firstSlot + i).minute / 30);
    return value === null ? held : { value, quality: "estimated", source: "generated" };
  });
}

function isKnown(held: HeldValue | null): held is HeldValue {
  return held !== null && held.quality !== "suspect";
}

interface KnownDay {
  readonly weight: number;
  readonly isWeekend: boolean;
  /** By half hour of the clock; of an hour that comes twice the first counts. Null where nothing is known. */
  readonly values: readonly (number | null)[];
}

class KnownDays {
  readonly #byDate = new Map<LondonDate, KnownDay>();
  readonly #means = new Map<string, number | null>();
  #nearest: { readonly date: LondonDate; readonly days: readonly KnownDay[] } = { date: "", days: [] };

  constructor(
    days: readonly DayBlock[],
    readonly season: SeasonOf,
  ) {
    for (const day of days) {
      const values = clockValues(day);
      if (values.some((value) => value !== null))
        this.#byDate.set(day.date, {
          weight: weightOfDay(season, day.date),
          isWeekend: isWeekend(day.date),
          values,
        });
    }
  }

  estimate(date: LondonDate, halfHour: number): number | null {
    const weight = weightOfDay(this.season, date);
    const kind = isWeekend(date);
    const fromNear = meanBy(weight, halfHour, this.#near(date), FEWEST_DAYS);
    if (fromNear !== null) return fromNear;
    return this.#kept(`${kind} ${halfHour} ${weight}`, () => {
      const all = [...this.#byDate.values()];
      const ofKind = all.filter((day) => day.isWeekend === kind);
      return meanBy(weight, halfHour, ofKind, FEWEST_DAYS) ?? meanBy(weight, halfHour, all, 1);
    });
  }

  /** Days of the date's kind around it: all half hours of a missing day ask for the same. */
  #near(date: LondonDate): readonly KnownDay[] {
    if (this.#nearest.date === date) return this.#nearest.days;
    const around = datesFrom(addDays(date, -DAYS_AROUND), addDays(date, DAYS_AROUND));
    const kind = isWeekend(date);
    const days = around.flatMap((one) => this.#byDate.get(one) ?? []).filter((day) => day.isWeekend === kind);
    this.#nearest = { date, days };
    return days;
  }

  /** Whole missing months ask for the same again and again. */
  #kept(key: string, make: () => number | null): number | null {
    const kept = this.#means.get(key);
    if (kept !== undefined) return kept;
    const made = make();
    this.#means.set(key, made);
    return made;
  }
}

/** The mean of a half hour over days, each by its weight, as it would be on a day of `weight`. */
function meanBy(weight: number, halfHour: number, days: readonly KnownDay[], fewest: number): number | null {
  const held = days.filter(({ values }) => (values[halfHour] ?? null) !== null);
  if (held.length < fewest) return null;
  const sum = held.reduce((total, { values }) => total + (values[halfHour] ?? 0), 0);
  const weights = held.reduce((total, day) => total + day.weight, 0);
  return multiplyThenDivideHalfUp(sum, weight, weights);
}

function clockValues({ date, slots }: DayBlock): (number | null)[] {
  const { firstSlot } = settlementDay(date);
  const values: (number | null)[] = Array.from({ length: 48 }, () => null);
  slots.forEach((held, i) => {
    const halfHour = londonClock(firstSlot + i).minute / 30;
    if (isKnown(held)) values[halfHour] ??= held.value;
  });
  return values;
}

function isWeekend(date: LondonDate): boolean {
  const weekday = weekdayOf(date);
  return weekday === "sat" || weekday === "sun";
}
