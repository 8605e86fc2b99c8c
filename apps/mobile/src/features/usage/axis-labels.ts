import { londonClock, slotAt, weekdayOf } from "@halfhourly/domain";
import { everyNth, hourLabels, type AxisLabel } from "../../chart/time-axis.js";
import type { PeriodKind } from "../../data/answers.js";
import { shortWeekdayAndDay, shortWeekdayName } from "../../words/format.js";
import type { Language } from "../../words/language.js";
import { dateOf, type UsageBar } from "./usage-bars.js";

const CLOCK_PX = 58;
const WEEKDAY_PX = 74;
const DAY_PX = 32;

/** The words under the bars of a day, a week or a month, as many as there is room for. */
export function axisLabels(
  bars: readonly UsageBar[],
  period: PeriodKind,
  language: Language,
  barPx: number,
  fontScale: number,
): AxisLabel[] {
  if (period === "day") {
    return hourLabels(
      bars.map(({ start }) => londonClock(slotAt(Date.parse(start)))),
      barPx,
      CLOCK_PX * fontScale,
    );
  }
  const dates = bars.map(dateOf);
  if (period === "week") {
    const text =
      barPx >= WEEKDAY_PX * fontScale
        ? shortWeekdayAndDay
        : (date: string) => shortWeekdayName(weekdayOf(date), language);
    return dates.map((date, index) => ({ index, at: "middle", text: text(date, language), row: 0 }));
  }
  return everyNth(bars.length, barPx, DAY_PX * fontScale).map((index) => ({
    index,
    at: "middle",
    text: String(Number((dates[index] ?? "").slice(8))),
    row: 0,
  }));
}
