import { londonClock, slotStartMs, type Reading, type Slot } from "@halfhourly/domain";
import { inspectFile } from "@halfhourly/ingestion/files";
import { secondsOf } from "./at-once.js";
import { median, rounded } from "./figures.js";
import type { Figures } from "./report.js";

/** How fast a year's supplier download is read, against a bare split of the same bytes into numbers and times in the same run. */
export async function measureFileReading(readings: readonly Reading[], repeats: number): Promise<Figures> {
  const bytes = supplierDownload(readings);
  const inspected: number[] = [];
  const split: number[] = [];
  // The first reads are for the compiler.
  for (let repeat = -3; repeat < repeats; repeat += 1) {
    const inspectSeconds = await secondsOf(() => expectAll(inspect(bytes), readings.length));
    const splitSeconds = await secondsOf(() => expectAll(bareSplit(bytes), readings.length));
    if (repeat < 0) continue;
    inspected.push(inspectSeconds);
    split.push(splitSeconds);
  }
  const [seconds, splitSeconds] = [median(inspected), median(split)];
  return {
    format: "supplier-download",
    bytes: bytes.length,
    rows: readings.length,
    megabytesPerSecond: rounded(bytes.length / 1e6 / seconds),
    rowsPerSecond: Math.round(readings.length / seconds),
    bareSplitRowsPerSecond: Math.round(readings.length / splitSeconds),
    ratioToBareSplit: rounded(splitSeconds / seconds),
    repeats,
  };
}

function inspect(bytes: Uint8Array): number {
  const inspected = inspectFile(bytes, { fuel: "electricity" });
  if (!inspected.ok) throw new Error(`the generated file was refused: ${inspected.fault.message}`);
  return inspected.registers.reduce((count, { readings }) => count + readings.length, 0);
}

/** What any reader of such a file must do, and nothing else: no zone, no clock change, no fault is looked at. */
function bareSplit(bytes: Uint8Array): number {
  let count = 0;
  for (const line of new TextDecoder().decode(bytes).split("\n").slice(1)) {
    const [value = "", start = "", end = ""] = line.split(", ");
    if (Number(value) >= 0 && Date.parse(end) > Date.parse(start)) count += 1;
  }
  return count;
}

function expectAll(found: number, wanted: number): void {
  if (found !== wanted) throw new Error(`of ${wanted} rows ${found} were read`);
}

function supplierDownload(readings: readonly Reading[]): Buffer {
  const rows = readings.map(
    ({ slot, value }) => `${(value / 1000).toFixed(3)}, ${localStamp(slot)}, ${localStamp(slot + 1)}\n`,
  );
  return Buffer.from(`Consumption (kWh), Start, End\n${rows.join("")}`);
}

/** Local time with its offset, as suppliers write it. */
function localStamp(slot: Slot): string {
  const { offsetMinutes } = londonClock(slot);
  const local = new Date(slotStartMs(slot) + offsetMinutes * 60_000).toISOString().slice(0, 19);
  return `${local}${offsetMinutes === 0 ? "+00:00" : "+01:00"}`;
}
