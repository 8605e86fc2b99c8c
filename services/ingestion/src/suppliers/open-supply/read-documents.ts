import type { IntervalDocument } from "@halfhourly/contracts";
import { slotAt, type Reading } from "@halfhourly/domain";
import { readingsOfDocument } from "../../arrivals/read-interval-document.js";
import type { ReadRegister } from "../../files/read-register.js";
import { ROW_FAULTS, rejectRow, type RejectedRow, type RowFaultCode } from "../../files/row-fault.js";
import type { ReadPage, SlotRange, SourceMeter } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { instantOf } from "./instant.js";

/**
 * Documents of one page as readings of the meter's registers, a register for each element; the half hours of the range
 * only. A rejected value's line is its place among the values of the page, from 1. Throws SourceFault `not-understood`
 * for a document of another meter point, fuel, direction or unit: it is nobody's here.
 */
export function readDocuments(
  documents: readonly IntervalDocument[],
  meter: SourceMeter,
  range: SlotRange,
): ReadPage {
  const rejected: RejectedRow[] = [];
  const byElement = new Map<1 | 2, Map<number, Reading>>();
  let valuesBefore = 0;
  documents.forEach((document, index) => {
    requireSame(document, meter, index);
    const readings = byElement.get(document.element) ?? new Map<number, Reading>();
    byElement.set(document.element, readings);
    const reject = (at: number, code: RowFaultCode) =>
      rejected.push(
        rejectRow(valuesBefore + at + 1, code, `Document ${index + 1}, value ${at + 1}: ${ROW_FAULTS[code]}`),
      );
    const firstSlot = slotAt(instantOf(document.start));
    for (const reading of readingsOfDocument(document, firstSlot, reject, range.first, range.before))
      readings.set(reading.slot, reading);
    valuesBefore += document.values.length;
  });
  const registers = [...byElement].map(([element, readings]): ReadRegister => ({
    id: meter.meterPoint,
    fuel: meter.fuel,
    direction: meter.direction,
    element,
    unit: meter.unit === "dm3" ? "dm3" : "Wh",
    readings: [...readings.values()].sort((a, b) => a.slot - b.slot),
  }));
  return { registers: registers.filter(({ readings }) => readings.length > 0), rejected };
}

function requireSame(document: IntervalDocument, meter: SourceMeter, index: number): void {
  const { meterPoint, fuel, direction, unit, start } = document;
  const wrong = (what: string) =>
    new SourceFault("not-understood", `Document ${index + 1} of the supplier's page has another ${what}.`);
  if (meterPoint !== meter.meterPoint) throw wrong("meter point than was asked for");
  if (fuel !== meter.fuel || direction !== meter.direction)
    throw wrong("fuel or direction than was asked for");
  if (unit !== meter.unit) throw wrong("unit than the meter point states");
  if (Number.isNaN(instantOf(start))) throw wrong("start than any half hour");
}
