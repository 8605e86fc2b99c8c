import type { GbcsTariff, TariffDay, TariffSeason } from "@halfhourly/dcc";
import type { ClockWindow, SwitchTable } from "@halfhourly/domain";

const MINUTES_A_DAY = 1440;
const SUMMER_MINUTES = 60;

/**
 * When the second rate of a meter counts, from the table that the meter holds (4.11.1): its cheaper register is the night's.
 * Null where the table says more than that: other than two registers by time of use, or other times on other days. A table in
 * UTC whose summer season lies an hour earlier follows the clock on the wall.
 */
export function switchTableOf({ switching, timeOfUsePrices }: GbcsTariff): SwitchTable | null {
  const { seasons, weeks, days, clock } = switching;
  const ofSeason = seasons.map((season) => {
    const numbers = weeks.find(({ week }) => week === season.week)?.days ?? [];
    const profiles = [...new Set(numbers)].map((number) => days.find(({ day }) => day === number));
    return { season, windows: same(profiles.map((profile) => nightOf(profile, timeOfUsePrices))) };
  });
  const [first] = ofSeason;
  if (first === undefined || ofSeason.some(({ windows }) => windows === null)) return null;
  const all = same(ofSeason.map(({ windows }) => windows));
  if (all !== null) return tableOf(clock === "local" ? "london" : "utc", all);
  if (clock === "local" || ofSeason.length !== 2) return null;
  const summer = ofSeason.find(({ season }) => beginsSummer(season));
  const winter = ofSeason.find((one) => one !== summer);
  if (summer === undefined || winter === undefined) return null;
  const shifted = (winter.windows ?? []).map((window) => earlier(window, SUMMER_MINUTES));
  return same([summer.windows, shifted]) === null ? null : tableOf("london", winter.windows ?? []);
}

function beginsSummer({ from }: TariffSeason): boolean {
  return from.month === "summer-time-begins" || from.month === 3;
}

function tableOf(clock: SwitchTable["clock"], windows: readonly ClockWindow[]): SwitchTable {
  return { clock, registers: [{ name: "night", windows }] };
}

/** The windows of the cheaper of two registers on one day; null where it is not just two of them by time of use. */
function nightOf(day: TariffDay | undefined, prices: readonly number[]): readonly ClockWindow[] | null {
  if (day === undefined || day.switches.some(({ by }) => by !== "time-of-use")) return null;
  const registers = [...new Set(day.switches.map(({ register }) => register))];
  const priceOf = (register: number) => prices[register - 1] ?? 0;
  const [a, b] = registers;
  if (a === undefined || b === undefined || registers.length !== 2 || priceOf(a) === priceOf(b)) return null;
  const night = priceOf(a) < priceOf(b) ? a : b;
  const switches = day.switches.toSorted((one, other) => one.secondOfDay - other.secondOfDay);
  if (switches.some(({ secondOfDay }) => secondOfDay % 60 !== 0)) return null;
  // What counts at the end of a day counts on until the next one's first switch.
  const isNight = Array.from({ length: MINUTES_A_DAY }, (_, minute) => {
    const last = switches.findLast(({ secondOfDay }) => secondOfDay <= minute * 60) ?? switches.at(-1);
    return last?.register === night;
  });
  const begins = isNight.flatMap((now, minute) => (now && isNight.at(minute - 1) === false ? [minute] : []));
  return begins.map((fromMinute) => {
    const after = Array.from({ length: MINUTES_A_DAY }, (_, i) => (fromMinute + i) % MINUTES_A_DAY);
    const end = after.find((minute) => isNight[minute] === false) ?? fromMinute;
    return { fromMinute, toMinute: end === 0 ? MINUTES_A_DAY : end };
  });
}

function earlier({ fromMinute, toMinute }: ClockWindow, minutes: number): ClockWindow {
  const wrapped = (minute: number) => (minute - minutes + MINUTES_A_DAY) % MINUTES_A_DAY;
  return { fromMinute: wrapped(fromMinute), toMinute: wrapped(toMinute) || MINUTES_A_DAY };
}

/** The one that all of them are, or null. */
function same(all: readonly (readonly ClockWindow[] | null)[]): readonly ClockWindow[] | null {
  const [first = null] = all;
  const text = JSON.stringify(first);
  return all.every((one) => JSON.stringify(one) === text) ? first : null;
}
