import { addDays, londonDateAt, settlementDay, SLOT_MS, slotStartIso, type Slot } from "@halfhourly/domain";
import { json, type FakeAnswer, type FakeRequest } from "../fake-service.js";
import type { SupplierMeterPoint } from "../world/supplier-home.js";

const CACHE_DAYS = 396;
const LONGEST_RANGE_MS = 90 * 86_400_000;

/** Ends of half hours, naive UTC, both ends of the range included; what is missing is left out. 206 where a part is not in the cache. */
export function readings(
  point: SupplierMeterPoint,
  type: string,
  head: object,
  { query, nowMs }: FakeRequest,
): FakeAnswer {
  const own = point.direction === "export" ? ["production", "export"] : ["consumption", "import"];
  if (!own.includes(type)) return json(404, { message: "The received MPxN has no such reading type." });
  const [startMs, endMs] = [instantOf(query.get("start")), instantOf(query.get("end"))];
  if (!(startMs <= endMs)) return bad("Parameters start and end must be dates, start before end.");
  if (endMs - startMs > LONGEST_RANGE_MS) return bad("The range must not be longer than 90 days.");
  if (query.get("granularity") !== "halfhour") return bad("Only halfhour is simulated.");
  const today = settlementDay(londonDateAt(nowMs)).firstSlot;
  const cache = { first: settlementDay(addDays(londonDateAt(nowMs), -CACHE_DAYS)).firstSlot, before: today };
  const asked = { first: Math.ceil(startMs / SLOT_MS) - 1, before: Math.floor(endMs / SLOT_MS) };
  const first = Math.max(asked.first, cache.first);
  const before = Math.min(asked.before, cache.before);
  const told = first < before ? point.halfHours(first, before, nowMs) : [];
  const devices = point.meters.map(({ deviceId, firstSlot, beforeSlot }) => ({
    deviceId,
    values: told.flatMap(({ slot, value }) =>
      value === null || slot < (firstSlot ?? slot) || slot >= (beforeSlot ?? Infinity)
        ? []
        : [{ primaryValue: value / 1000, timestamp: endOf(slot).slice(0, 16).replace("T", " ") }],
    ),
  }));
  const isPartial = first > asked.first || before < asked.before;
  return json(isPartial ? 206 : 200, {
    ...head,
    availableCacheRange: { start: stampOf(cache.first), end: stampOf(cache.before - 1) },
    start: query.get("start"),
    end: query.get("end"),
    granularity: "halfhour",
    unit: point.unit,
    devices,
  });
}

function endOf(slot: Slot): string {
  return slotStartIso(slot + 1);
}

function stampOf(slot: Slot): string {
  return endOf(slot)
    .replace(/[-:TZ]/g, "")
    .slice(0, 12);
}

/** 202205161100; NaN for anything else. */
function instantOf(text: string | null): number {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text ?? "") ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
}

function bad(message: string): FakeAnswer {
  return json(400, { errors: [{ code: 400, message }] });
}
