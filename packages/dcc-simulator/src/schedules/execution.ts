import type { CreateSchedule, LogPeriod } from "@halfhourly/dcc";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Where the user leaves the time to the DCC: early in the morning, spread by device. */
const EARLIEST_MINUTE = 60;
const SPREAD_MINUTES = 240;

/** The first execution after an instant, UTC milliseconds; null where there is none any more. */
export function nextExecutionMs(schedule: CreateSchedule, afterMs: number): number | null {
  const minuteMs = executionMinute(schedule) * MINUTE_MS;
  const startMs = Date.parse(`${schedule.startDate}T00:00:00Z`);
  const soonestMs = Math.floor(afterMs / DAY_MS) * DAY_MS;
  const candidate = Math.max(startMs, soonestMs) + minuteMs;
  const dueMs = candidate > afterMs ? candidate : candidate + DAY_MS;
  const endMs =
    schedule.endDate === undefined ? Infinity : Date.parse(`${schedule.endDate}T00:00:00Z`) + DAY_MS;
  return dueMs < endMs ? dueMs : null;
}

/** What an execution asks for: the offsets count from its UTC date. */
export function executedPeriod({ period }: CreateSchedule, dueMs: number): LogPeriod {
  const dateMs = Math.floor(dueMs / DAY_MS) * DAY_MS;
  return {
    fromMs: dateMs + period.fromDays * DAY_MS + period.fromMinute * MINUTE_MS,
    toMs: dateMs + period.toDays * DAY_MS + period.toMinute * MINUTE_MS,
  };
}

function executionMinute({ executionMinute: asked, device }: CreateSchedule): number {
  return asked ?? EARLIEST_MINUTE + (Number.parseInt(device.slice(8), 16) % SPREAD_MINUTES);
}
