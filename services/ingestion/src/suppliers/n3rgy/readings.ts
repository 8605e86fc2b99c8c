import { n3rgyJson } from "../../sources/n3rgy/read-json.js";
import { unitOfWord } from "../../sources/unit-words.js";
import type { Found } from "../found.js";
import { halfHoursOfRows } from "../half-hours-of-rows.js";
import type { ReadPage, SlotRange, SourceCall, SourceMeter } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { askN3rgy, type N3rgyAddress } from "./ask.js";
import { readingsPath, slotOfStamp } from "./readings-path.js";

/** The longest range of one question: 90 days. */
export const LONGEST_RANGE_DAYS = 90;

/** 90 days a page, in rising order; what lies outside n3rgy's cache is not asked for again. Throws SourceFault. */
export async function* askReadings(
  call: SourceCall,
  address: N3rgyAddress,
  meter: SourceMeter,
  range: SlotRange,
): AsyncGenerator<ReadPage> {
  const { readingType } = meter.handles;
  if (readingType === undefined || !/^[a-z]{1,20}$/.test(readingType))
    throw new SourceFault(
      "account-unknown",
      "n3rgy has no readings of this meter: look its meters up again.",
    );
  let { first, before } = range;
  while (first < before) {
    const part = { first, before: Math.min(before, first + LONGEST_RANGE_DAYS * 48) };
    const path = readingsPath(meter.meterPoint, meter.fuel, readingType, part);
    const answer = await askN3rgy(call, address, path, "the readings");
    yield readReadings(answer, meter, part);
    const cache = cacheOf(answer);
    first = Math.max(part.before, cache?.first ?? part.before);
    before = Math.min(before, cache?.before ?? before);
  }
}

/** One answer, by the same reading of n3rgy's words as a file of it. Throws SourceFault `not-understood`. */
export function readReadings(answer: Found, meter: SourceMeter, range: SlotRange): ReadPage {
  const stated = answer.at("unit");
  const unit = unitOfWord(stated.textOrNull() ?? "");
  if (unit === "other") throw stated.fault("kWh or m3 is needed");
  if (meter.unit === null || (unit !== null && unit !== meter.unit))
    throw stated.fault("the unit that the meter was found with is needed");
  requireResource(answer.at("resource"), meter);
  const rows = n3rgyJson.recognise(answer.value ?? null);
  if (rows === null) throw answer.fault("a list of devices with values is needed");
  const asked = { fuel: meter.fuel, direction: meter.direction, unit: meter.unit };
  const page = halfHoursOfRows(rows, asked, range, "supplier");
  // Where nothing came, there is nothing to count in a unit.
  const isEmpty = page.registers.length === 0 && page.rejected.length === 0;
  if (unit === null && meter.fuel === "gas" && !isEmpty)
    throw stated.fault("the unit of gas has to be stated");
  return page;
}

/** The answer names what it is of: another meter point's is nobody's here. */
function requireResource(resource: Found, { meterPoint, fuel }: SourceMeter): void {
  const [, mpxn, utility] =
    /\/(\d{6,13})\/(?:utility\/)?(electricity|gas)\//i.exec(resource.textOrNull() ?? "") ?? [];
  if (mpxn !== meterPoint || utility?.toLowerCase() !== fuel)
    throw resource.fault("the meter point and fuel that were asked for are needed");
}

/** Null where it says nothing: then every part of the range is asked for. */
function cacheOf(answer: Found): SlotRange | null {
  const range = answer.at("availableCacheRange");
  if (range.isMissing) return null;
  const first = slotOfStamp(range.at("start").textOrNull() ?? "");
  const last = slotOfStamp(range.at("end").textOrNull() ?? "");
  return first === null || last === null ? null : { first, before: last + 1 };
}
