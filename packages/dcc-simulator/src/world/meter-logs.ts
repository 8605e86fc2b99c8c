import type { GbcsLog, GbcsLogEntry, LogPeriod } from "@halfhourly/dcc";
import type { MeterDay } from "@halfhourly/demonstration";
import {
  addDays,
  londonDateAt,
  settlementDay,
  slotStartMs,
  SLOT_MS,
  type Direction,
  type LondonDate,
} from "@halfhourly/domain";
import type { WorldMeter } from "./home.js";

const DAY_MS = 86_400_000;
/** 397 days: what a meter keeps, and the most that an answer has room for (MMC 5.4). */
const HALF_HOURS_HELD = 19_056;

/** Half hours of a meter whose ends lie in the period (both ends included), as the meter can tell them now; oldest first. */
export function halfHourLog(
  meter: WorldMeter,
  direction: Direction,
  period: LogPeriod,
  nowMs: number,
): GbcsLog {
  const entries: GbcsLogEntry[] = [];
  const firstHeldMs = (Math.floor(nowMs / SLOT_MS) - HALF_HOURS_HELD + 1) * SLOT_MS;
  eachDay(meter, period, nowMs, (day) => {
    const registers = day.registers.filter((one) => one.direction === direction);
    for (let i = 0; i < (registers[0]?.values.length ?? 0); i++) {
      const endMs = slotStartMs(day.firstSlot + i) + SLOT_MS;
      const values = registers.flatMap((one) => one.values[i] ?? []);
      const isTold = values.length === registers.length;
      if (isTold && endMs >= Math.max(period.fromMs, firstHeldMs) && endMs <= period.toMs && endMs <= nowMs)
        entries.push({ endMs, values });
    }
  });
  return log("half-hours", meter, direction, entries);
}

/** Totals of UTC days whose ends lie in the period; what was counted, whether or not its half hours can be told. */
export function dayLog(meter: WorldMeter, period: LogPeriod, nowMs: number): GbcsLog {
  const totals = new Map<number, number[]>();
  // A UTC day's first half hour may belong to the London date before, and its last to the one after.
  const wider = { fromMs: period.fromMs - DAY_MS, toMs: period.toMs };
  eachDay(meter, wider, nowMs, (day) => {
    const registers = day.registers.filter((one) => one.direction === "import");
    registers.forEach(({ counted }, element) =>
      counted.forEach((value, i) => {
        const endMs = (Math.floor(slotStartMs(day.firstSlot + i) / DAY_MS) + 1) * DAY_MS;
        const total = totals.get(endMs) ?? registers.map(() => 0);
        total[element]! += value;
        totals.set(endMs, total);
      }),
    );
  });
  const entries = [...totals]
    .filter(([endMs]) => endMs >= period.fromMs && endMs <= period.toMs && endMs <= nowMs)
    .sort(([a], [b]) => a - b)
    .map(([endMs, values]) => ({ endMs, values }));
  return log("days", meter, "import", entries);
}

/** The London dates that the period touches and the meter's memory reaches. */
function eachDay(
  meter: WorldMeter,
  { fromMs, toMs }: LogPeriod,
  nowMs: number,
  see: (day: MeterDay) => void,
): void {
  const today = londonDateAt(nowMs);
  const earliest = meter.earliestDate(today);
  // Any instant may be asked for; only those in the meter's memory have a London date here.
  const first = londonDateAt(Math.max(fromMs - SLOT_MS, slotStartMs(settlementDay(earliest).firstSlot)));
  const last = londonDateAt(Math.max(0, Math.min(toMs, nowMs)));
  // What comes late has come by the end of yesterday, as in the demonstration.
  const upTo = addDays(today, -1);
  for (let date: LondonDate = first > earliest ? first : earliest; date <= last; date = addDays(date, 1))
    see(meter.day(date, upTo));
}

function log(
  kind: GbcsLog["kind"],
  meter: WorldMeter,
  direction: Direction,
  entries: readonly GbcsLogEntry[],
): GbcsLog {
  const elements = direction === "import" ? meter.elements : 1;
  return { kind, fuel: meter.fuel, direction, unit: meter.fuel === "gas" ? "dm3" : "Wh", elements, entries };
}
