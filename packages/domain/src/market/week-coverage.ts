import { isSeason } from "../tariffs/check-tariff.js";
import { isInSeason } from "../tariffs/day-rates.js";
import type { Band, ClockWindow } from "../tariffs/tariff.js";
import { addDays, type Weekday } from "../time/calendar.js";

const WEEK: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MINUTES_A_DAY = 1440;
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;
const UNCOVERED = -1;

/** A time of the week that two bands claim, or that none does. */
export interface CoverageFault {
  /** Places of the bands in the list: the second is the one that overlaps the first. */
  readonly bands: readonly number[];
  /** Such as `tue 16:00`. */
  readonly at: string;
}

/** The first time that a band claims though an earlier one has it already, for each such band. */
export function overlapsOfBands(bands: readonly Band[]): readonly CoverageFault[] {
  const found = new Map<number, CoverageFault>();
  for (const places of bandsTogether(bands))
    layOut(bands, places, (earlier, later, minute) => {
      if (!found.has(later)) found.set(later, { bands: [earlier, later], at: timeOf(minute) });
    });
  return [...found.values()];
}

/** The first time of a week at which no band holds, in some season; null where every minute of the year has its band. */
export function firstUncovered(bands: readonly Band[]): string | null {
  for (const places of bandsTogether(bands)) {
    const minute = layOut(bands, places, () => {}).indexOf(UNCOVERED);
    if (minute !== -1) return timeOf(minute);
  }
  return null;
}

/** Every set of bands whose seasons hold on the same day of the year, as their places in the list. */
function bandsTogether(bands: readonly Band[]): Iterable<readonly number[]> {
  const sets = datesOfSeasons(bands).map((date) =>
    bands.flatMap(({ season }, place) => (isInSeason(`2000-${date}`, season) ? [place] : [])),
  );
  return new Map(sets.map((places) => [places.join(), places])).values();
}

/** Days of the year (`MM-DD`) such that every set of seasons that hold together holds on one of them. */
function datesOfSeasons(bands: readonly Band[]): readonly string[] {
  const edges = bands.flatMap(({ season }) =>
    season === undefined || !isSeason(season) ? [] : [season.from, season.to, nextDay(season.to)],
  );
  return edges.length === 0 ? ["01-01"] : [...new Set(edges)];
}

function nextDay(day: string): string {
  return addDays(`2000-${day}`, 1).slice(5);
}

/** A week minute by minute: the place of the first band that holds, of those given. */
function layOut(
  bands: readonly Band[],
  places: readonly number[],
  overlap: (earlier: number, later: number, minute: number) => void,
): Int16Array {
  const week = new Int16Array(MINUTES_A_WEEK).fill(UNCOVERED);
  for (const place of places) {
    const { days, windows } = bands[place]!;
    for (const day of days)
      for (const window of windows) {
        const first = WEEK.indexOf(day) * MINUTES_A_DAY + window.fromMinute;
        const length = minutesIn(window);
        for (let i = 0; i < length; i++) {
          const minute = (first + i) % MINUTES_A_WEEK;
          const earlier = week[minute]!;
          if (earlier === UNCOVERED) week[minute] = place;
          else overlap(earlier, place, minute);
        }
      }
  }
  return week;
}

/** A window past midnight runs on into the next day. */
function minutesIn({ fromMinute, toMinute }: ClockWindow): number {
  return (toMinute - fromMinute + MINUTES_A_DAY) % MINUTES_A_DAY || MINUTES_A_DAY;
}

function timeOf(minute: number): string {
  const clock = minute % MINUTES_A_DAY;
  const two = (part: number) => String(part).padStart(2, "0");
  return `${WEEK[Math.floor(minute / MINUTES_A_DAY)]!} ${two(Math.floor(clock / 60))}:${two(clock % 60)}`;
}
