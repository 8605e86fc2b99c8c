import { londonClock } from "../time/london.js";
import type { RegisterYear, YearGrid } from "./year.js";

const EVENING = { fromMinute: 16 * 60, toMinute: 19 * 60 };
const NIGHT = { fromMinute: 30, toMinute: 5 * 60 };

/**
 * What if a share of what is used from 16:00 to 19:00 were used from 00:30 to 05:00 of the same date instead, evenly? By the
 * clock on the wall; the day's energy stays what it was, to the unit. `percent` is a whole number from 0 to 100.
 */
export function moveEvening(grid: YearGrid, register: RegisterYear, percent: number): RegisterYear {
  if (percent === 0) return register;
  const quantities = register.quantities.slice();
  const { dayStarts, dates, firstSlot } = grid;
  for (let day = 0; day < dates.length; day++) {
    const places = Array.from(
      { length: dayStarts[day + 1]! - dayStarts[day]! },
      (_, i) => dayStarts[day]! + i,
    );
    const within = ({ fromMinute, toMinute }: typeof EVENING) =>
      places.filter((at) => {
        const { minute } = londonClock(firstSlot + at);
        return minute >= fromMinute && minute < toMinute;
      });
    const [evening, night] = [within(EVENING), within(NIGHT)];
    let moved = 0;
    for (const at of evening) {
      const part = Math.floor((quantities[at]! * percent) / 100);
      quantities[at]! -= part;
      moved += part;
    }
    const each = Math.floor(moved / night.length);
    night.forEach((at, i) => (quantities[at]! += each + (i < moved - each * night.length ? 1 : 0)));
  }
  return { ...register, quantities };
}
