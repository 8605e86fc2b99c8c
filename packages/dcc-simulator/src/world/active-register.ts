import type { TariffSwitching } from "@halfhourly/dcc";
import { londonClock, slotContaining } from "@halfhourly/domain";

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday: the fourth day of its week. */
const FIRST_WEEKDAY = 3;

/** The time-of-use register that counts at an instant, from 1, by a calendar of ours: one season, or summer and then winter. */
export function activeRegister({ seasons, weeks, days }: TariffSwitching, atMs: number): number {
  const isSummer = londonClock(slotContaining(atMs)).offsetMinutes === 60;
  const season = isSummer ? seasons[0] : seasons.at(-1);
  const week = weeks.find((one) => one.week === season?.week);
  const weekday = (Math.floor(atMs / DAY_MS) + FIRST_WEEKDAY) % 7;
  const day = days.find((one) => one.day === week?.days[weekday]);
  const second = (atMs % DAY_MS) / 1_000;
  return day?.switches.findLast(({ secondOfDay }) => secondOfDay <= second)?.register ?? 1;
}
