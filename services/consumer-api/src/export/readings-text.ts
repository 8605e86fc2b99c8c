import type { ExportDay, ExportReadingRow } from "@halfhourly/contracts";
import { exportReadingColumns } from "@halfhourly/contracts";
import {
  londonClock,
  settlementDay,
  slotStartIso,
  type DayBlock,
  type HeldValue,
  type Register,
  type Slot,
} from "@halfhourly/domain";
import { csvRow } from "./csv-row.js";

export const readingsHeader = csvRow(exportReadingColumns);

/** A settlement day as rows of the CSV, one a half hour, missing ones with an empty value. */
export function dayAsCsv(register: Register, { date, unit, slots }: DayBlock): string {
  const { firstSlot } = settlementDay(date);
  const { meterPoint, fuel, direction, element } = register;
  let text = "";
  slots.forEach((held, i) => {
    const slot = firstSlot + i;
    const row: { readonly [K in keyof ExportReadingRow]: string | number } = {
      "meter point": meterPoint,
      fuel,
      direction,
      element,
      "settlement date": date,
      "slot start UTC": slotStartIso(slot),
      "slot start London": londonIso(slot),
      value: held?.value ?? "",
      unit,
      quality: held?.quality ?? "missing",
      source: held?.source ?? "",
    };
    text += csvRow(exportReadingColumns.map((column) => row[column]));
  });
  return text;
}

/** A settlement day as readings.json holds it. */
export function dayAsJson({ date, slots }: DayBlock): ExportDay {
  return {
    date,
    firstSlot: slotStartIso(settlementDay(date).firstSlot),
    values: slots.map((held) => held?.value ?? null),
    kinds: runsOf(slots),
  };
}

function runsOf(slots: readonly (HeldValue | null)[]): ExportDay["kinds"] {
  const runs: ExportDay["kinds"] = [];
  for (const held of slots) {
    const quality = held?.quality ?? "missing";
    const source = held?.source ?? null;
    const last = runs.at(-1);
    if (last?.quality === quality && last.source === source) last.count += 1;
    else runs.push({ quality, source, count: 1 });
  }
  return runs;
}

/** What the clock in London shows when the slot starts, and how far it is ahead of UTC. */
function londonIso(slot: Slot): string {
  const { date, minute, offsetMinutes } = londonClock(slot);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00+${two(offsetMinutes / 60)}:00`;
}
