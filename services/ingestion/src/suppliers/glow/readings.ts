import { SLOT_MS, slotContaining, slotStartIso, type Slot } from "@halfhourly/domain";
import { JsonNumber } from "../../files/json-document.js";
import { rejectRow, type RejectedRow } from "../../files/row-fault.js";
import { decimalTextOf } from "../../sources/json-members.js";
import type { RegisterWords, SourceFile, SourceRow } from "../../sources/source.js";
import { unitOfWord } from "../../sources/unit-words.js";
import type { Found } from "../found.js";
import { halfHoursOfRows } from "../half-hours-of-rows.js";
import type { KeptAccess, ReadPage, SlotRange, SourceCall, SourceMeter } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { askGlow, type GlowAddress } from "./ask.js";

/** The longest range of one question at half hours: ten days. */
const MOST_SLOTS = 480;

/**
 * Half hours of a resource, ten days a page, UTC start stamps. With nulls=1 a missing half hour is null; without it, it would
 * be 0. So half hours that have not begun are asked first: where the source has values for them, it does not honour nulls, and
 * no zero of it is believed. Throws SourceFault.
 */
export async function* askReadings(
  call: SourceCall,
  address: GlowAddress,
  access: KeptAccess,
  meter: SourceMeter,
  range: SlotRange,
): AsyncIterable<ReadPage> {
  const next = slotContaining(call.nowMs) + 1;
  const future = { first: next, before: next + 4 };
  const honoursNulls = !tellsValues(await askPage(call, address, access, meter, future));
  const before = Math.min(range.before, next);
  for (let first = range.first; first < before; first += MOST_SLOTS) {
    const part = { first, before: Math.min(before, first + MOST_SLOTS) };
    yield readReadings(await askPage(call, address, access, meter, part), meter, part, honoursNulls);
  }
}

function askPage(
  call: SourceCall,
  address: GlowAddress,
  access: KeptAccess,
  { handles }: SourceMeter,
  { first, before }: SlotRange,
): Promise<Found> {
  const { resource } = handles;
  if (resource === undefined)
    throw new SourceFault("account-unknown", "The source has no resource for this meter.");
  const query = new URLSearchParams({
    from: slotStartIso(first).slice(0, 19),
    // The end is included.
    to: `${slotStartIso(before - 1).slice(0, 14)}${(before - 1) % 2 === 0 ? "29" : "59"}:59`,
    period: "PT30M",
    function: "sum",
    nulls: "1",
    offset: "0",
  });
  return askGlow(call, address, access, `resource/${resource}/readings?${query.toString()}`, "the readings");
}

/** True where any of the entries has a value. */
function tellsValues(answer: Found): boolean {
  return entriesOf(answer).some(({ value }) => value !== null);
}

/** One answer: `honoursNulls` says whether its zeros are zeros. Throws SourceFault `not-understood`. */
export function readReadings(
  answer: Found,
  meter: SourceMeter,
  range: SlotRange,
  honoursNulls: boolean,
): ReadPage {
  const unit = unitOfWord(answer.at("units").textOrNull() ?? "");
  if (unit === null || unit === "other")
    throw answer.at("units").fault("a unit of energy or volume is needed");
  if (meter.unit !== unit)
    throw answer.at("units").fault("the unit of the resource's own baseUnit is needed");
  const entries = entriesOf(answer);
  const asked = { fuel: meter.fuel, direction: meter.direction, unit };
  const words: RegisterWords = { id: null, direction: meter.direction, element: 1, fuel: meter.fuel, unit };
  const rows: SourceFile = {
    format: "glow",
    stamp: { value: "start", basis: "documented" },
    zone: { value: "UTC", basis: "documented" },
    stepsTellLength: false,
    *rows() {
      for (const entry of entries) if (entry.value !== null) yield rowOf(entry, words, honoursNulls);
    },
  };
  return halfHoursOfRows(rows, asked, range, "supplier");
}

interface Entry {
  /** Counted from 1: the answer is one line. */
  readonly number: number;
  readonly atSeconds: number;
  readonly value: string | null;
}

/** Pairs of UTC seconds and a value or null, in the shape that was asked for. */
function entriesOf(answer: Found): Entry[] {
  const status = answer.at("status").textOrNull();
  if (status !== null && status !== "OK") throw answer.at("status").fault("OK is needed");
  checkAsked(answer.at("query"));
  const data = answer.at("data");
  if (data.isMissing) throw data.fault("a list is needed");
  return data.items().map((entry, index) => {
    const pair = Array.isArray(entry.value) ? entry.value : [];
    const [at, value] = pair;
    if (pair.length !== 2 || !(at instanceof JsonNumber) || !/^\d{1,12}$/.test(at.text))
      throw entry.fault("a time in seconds and a value are needed");
    return { number: index + 1, atSeconds: Number(at.text), value: decimalTextOf(value) };
  });
}

/** Where the answer says what was asked, it is sums of half hours: daily sums, or averages, would pass for them. */
function checkAsked(query: Found): void {
  if (query.isMissing) return;
  const [period, made] = [query.at("period"), query.at("function")];
  if ((period.textOrNull() ?? "PT30M") !== "PT30M") throw period.fault("PT30M is needed");
  if ((made.textOrNull() ?? "sum") !== "sum") throw made.fault("sum is needed");
}

function rowOf(
  { number, atSeconds, value }: Entry,
  register: RegisterWords,
  honoursNulls: boolean,
): SourceRow | RejectedRow {
  const slot: Slot = (atSeconds * 1000) / SLOT_MS;
  if (!Number.isInteger(slot)) return rejectRow(number, "not-half-hourly");
  if (!honoursNulls && Number(value) === 0) return rejectRow(number, "missing-value", UNTRUSTED_ZERO);
  return { line: number, register, time: slot, endTime: null, value, quality: "actual" };
}

const UNTRUSTED_ZERO =
  "The source writes 0 also where it has nothing (it has values for half hours to come), so this zero is not believed.";
