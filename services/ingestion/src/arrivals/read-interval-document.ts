import { IntervalDocumentSchema, type IntervalDocument } from "@halfhourly/contracts";
import { markerOf, readWholeValue, slotAt, type Quality, type Reading, type Slot } from "@halfhourly/domain";
import { Compile } from "typebox/compile";
import { VALUE_FAULTS, type RowFaultCode } from "../files/row-fault.js";
import { instantOf } from "../suppliers/open-supply/instant.js";

/** Where a document is wrong, by its members: never a value of it. */
export interface DocumentFault {
  readonly at: string;
  readonly message: string;
}

export type ReadIntervalDocument =
  | { readonly ok: true; readonly document: IntervalDocument; readonly firstSlot: Slot }
  | { readonly ok: false; readonly fault: DocumentFault };

/** A month of 1,490 half hours with all its exceptions takes less. */
export const MOST_BYTES = 200_000;
const schema = Compile(IntervalDocumentSchema);
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** One interval document (contract `open-supply`) from its bytes, held against its schema. */
export function readIntervalDocument(bytes: Uint8Array): ReadIntervalDocument {
  if (bytes.length > MOST_BYTES)
    return refuse("", `The document is longer than ${MOST_BYTES} bytes: send it in parts.`);
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    return refuse("", "The document is not JSON in UTF-8: send it as the contract says.");
  }
  if (!schema.Check(value))
    return refuse(placeOf(schema.Errors(value)[0]?.instancePath), "Not in the form of the contract.");
  const startMs = instantOf(value.start);
  if (Number.isNaN(startMs)) return refuse("/start", "There is no such half hour.");
  const outside = value.exceptions.findIndex(({ from, to }) => from > to || to >= value.values.length);
  if (outside !== -1)
    return refuse(`/exceptions/${outside}`, "It names values that the document does not hold.");
  return { ok: true, document: value, firstSlot: slotAt(startMs) };
}

/** Told of a value that cannot be kept: its place among the values, from 0. */
export type RejectValue = (at: number, code: RowFaultCode) => void;

/** The document's half hours from slot `first` up to, but not including, `before`; a null is no reading. */
export function readingsOfDocument(
  { values, unit, fuel, quality, exceptions }: IntervalDocument,
  firstSlot: Slot,
  reject: RejectValue,
  first = -Infinity,
  before = Infinity,
): Reading[] {
  const readings: Reading[] = [];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? null;
    const slot = firstSlot + at;
    if (value === null || slot < first || slot >= before) continue;
    const stated: Quality =
      exceptions.length === 0
        ? quality
        : (exceptions.find(({ from, to }) => at >= from && at <= to)?.quality ?? quality);
    const read = markerOf(value, unit) === null ? readWholeValue(value, unit, fuel) : null;
    if (read === null) reject(at, "invalid-marker");
    else if (!read.ok) reject(at, VALUE_FAULTS[read.code]);
    else
      readings.push({
        slot,
        value: read.value,
        quality: read.suspect ? "suspect" : stated,
        source: "supplier",
      });
  }
  return readings;
}

function refuse(at: string, message: string): ReadIntervalDocument {
  return { ok: false, fault: { at: at === "" ? "its top level" : at, message } };
}

/** The contract's own words and positions; words of the sender are not repeated. */
function placeOf(path: string | undefined): string {
  return path !== undefined && /^(\/[A-Za-z]{1,40}|\/\d{1,9})+$/.test(path) ? path : "";
}
