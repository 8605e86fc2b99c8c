import { defaultLimits, type HalfHourRun, type Reading } from "@halfhourly/domain";
import type { IntervalDocument } from "@halfhourly/contracts";
import {
  MOST_BYTES,
  readIntervalDocument,
  readingsOfDocument,
  type DocumentFault,
  type RejectValue,
} from "./read-interval-document.js";
import { scanIntervalDocument, type ScannedDocument } from "./scan-interval-document.js";

export type DocumentHalfHours =
  | {
      readonly ok: true;
      readonly register: Pick<IntervalDocument, "meterPoint" | "fuel" | "direction" | "element" | "unit">;
      /** Together where all of them are of one quality. */
      readonly halfHours: HalfHourRun | readonly Reading[];
    }
  | { readonly ok: false; readonly fault: DocumentFault };

/**
 * The half hours of one interval document (contract `open-supply`) from its bytes: what `readIntervalDocument` and
 * `readingsOfDocument` find, at a fraction of the cost where the document is written as the contract asks for and no
 * value of it is suspect.
 */
export function halfHoursOfDocument(bytes: Buffer, reject: RejectValue): DocumentHalfHours {
  const scanned = bytes.length > MOST_BYTES ? null : scanIntervalDocument(bytes);
  if (scanned !== null && isBelievable(scanned)) {
    const { meterPoint, fuel, direction, element, unit, firstSlot, values, quality } = scanned;
    const register = { meterPoint, fuel, direction, element, unit };
    return { ok: true, register, halfHours: { firstSlot, values, quality, source: "supplier" } };
  }
  const read = readIntervalDocument(bytes);
  if (!read.ok) return read;
  const { meterPoint, fuel, direction, element, unit } = read.document;
  const halfHours = readingsOfDocument(read.document, read.firstSlot, reject);
  return { ok: true, register: { meterPoint, fuel, direction, element, unit }, halfHours };
}

/** No value is one that a home cannot have used, and so none is a marker: those lie far above. */
function isBelievable({ values, unit, fuel }: ScannedDocument): boolean {
  const { suspectAbove } = defaultLimits(unit, fuel);
  for (const value of values) if (value !== null && value > suspectAbove) return false;
  return true;
}
