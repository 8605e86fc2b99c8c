import { addDays, isLondonDate, settlementDay, type Slot, type SourceUnit } from "@halfhourly/domain";
import { unitOfWord } from "../../sources/unit-words.js";
import type { ReadPage, SlotRange, SourceMeter } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { consumptionPages } from "./consumption-pages.js";
import { mergeMeters } from "./merge-meters.js";
import type { KrakenSession } from "./session.js";

/**
 * Half hours of a meter point by REST, start stamps with London's offset. One meter's pages are told as they come; where a
 * meter was exchanged, all its meters' together, as one history. Throws SourceFault.
 */
export async function* askConsumption(
  session: KrakenSession,
  meter: SourceMeter,
  range: SlotRange,
): AsyncIterable<ReadPage> {
  const unit = unitOf(meter);
  const parts = meter.serialNumbers.flatMap((serialNumber) => {
    const part = partOf(meter, serialNumber, unit, range);
    return part === null ? [] : [{ serialNumber, range: part }];
  });
  const asked = { fuel: meter.fuel, direction: meter.direction, unit };
  const pages = (part: (typeof parts)[number]): AsyncIterable<ReadPage> =>
    consumptionPages(session, meter.meterPoint, part.serialNumber, asked, part.range);
  const [only] = parts;
  if (only !== undefined && parts.length === 1) yield* pages(only);
  else if (parts.length > 1) {
    const histories: ReadPage[][] = [];
    for (const part of parts) histories.push(await allOf(pages(part)));
    yield mergeMeters(histories);
  }
}

function unitOf({ unit, fuel }: SourceMeter): SourceUnit {
  if (unit !== null) return unit;
  const why =
    fuel === "gas"
      ? "gas is in kWh from a first-generation meter and in m3 from a second-generation one, and the account does not say which (consumptionUnits)"
      : "the account states another unit than the documented kWh (consumptionUnits)";
  throw new SourceFault(
    "not-understood",
    `The source does not state the unit of this meter's values: ${why}.`,
  );
}

/** The half hours for which this serial number is asked; null where it never counted in them, or counted in another unit. */
function partOf(
  { handles, fuel, serialNumbers }: SourceMeter,
  serialNumber: string,
  unit: SourceUnit,
  { first, before }: SlotRange,
): SlotRange | null {
  const stated = unitOfWord(handles[`unit ${serialNumber}`] ?? "");
  // A removed gas meter may have counted in the other unit: without its own statement its values are not this register's.
  if (serialNumbers.length > 1 && fuel === "gas" && stated !== unit) return null;
  const from = firstSlotOf(handles[`from ${serialNumber}`]) ?? first;
  const to = firstSlotAfter(handles[`to ${serialNumber}`]) ?? before;
  const part = { first: Math.max(first, from), before: Math.min(before, to) };
  return part.first < part.before ? part : null;
}

function firstSlotOf(date: string | undefined): Slot | null {
  return date !== undefined && isLondonDate(date) ? settlementDay(date).firstSlot : null;
}

function firstSlotAfter(date: string | undefined): Slot | null {
  return date !== undefined && isLondonDate(date) ? settlementDay(addDays(date, 1)).firstSlot : null;
}

async function allOf(pages: AsyncIterable<ReadPage>): Promise<ReadPage[]> {
  const all: ReadPage[] = [];
  for await (const page of pages) all.push(page);
  return all;
}
