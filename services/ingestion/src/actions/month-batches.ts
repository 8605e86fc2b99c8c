import { londonDateOf, type LondonDate, type Reading } from "@halfhourly/domain";
import type { ReadRegister } from "../files/read-register.js";

/** One register's readings of one London month: what is stored in one transaction. */
export interface MonthBatch {
  readonly register: ReadRegister;
  readonly readings: readonly Reading[];
  /** London dates in the batch. */
  readonly days: number;
}

/** In an order that is the same each time, so that a restarted job goes on where it stopped. */
export function monthBatches(registers: readonly ReadRegister[]): MonthBatch[] {
  return registers.flatMap((register) =>
    [...byMonth(register.readings)].map(([, month]) => ({ register, ...month })),
  );
}

interface Month {
  readonly readings: Reading[];
  days: number;
}

/** Readings come in order of slot, so a day is counted where its date first comes. */
function byMonth(readings: readonly Reading[]): Map<string, Month> {
  const months = new Map<string, Month>();
  let lastDate: LondonDate = "";
  for (const reading of readings) {
    const date = londonDateOf(reading.slot);
    const key = date.slice(0, 7);
    const month = months.get(key) ?? { readings: [], days: 0 };
    months.set(key, month);
    month.readings.push(reading);
    if (date !== lastDate) month.days++;
    lastDate = date;
  }
  return months;
}
