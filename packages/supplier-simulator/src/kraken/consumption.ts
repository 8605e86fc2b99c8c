import { londonClock, slotStartMs, type Slot, SLOT_MS } from "@halfhourly/domain";
import { json, type FakeAnswer, type FakeRequest } from "../fake-service.js";
import type { SupplierMeter, SupplierMeterPoint } from "../world/supplier-home.js";

const DAY_MS = 86_400_000;
const DEFAULT_PAGE_SIZE = 100;
const LARGEST_PAGE_SIZE = 25_000;

/** One page of a meter's consumption: newest first unless asked otherwise, what is unknown left out. */
export function consumptionAnswer(
  request: FakeRequest,
  meterPoint: SupplierMeterPoint,
  meter: SupplierMeter,
): FakeAnswer {
  const { query, nowMs } = request;
  const fromMs = instantOf(query.get("period_from")) ?? nowMs - 30 * DAY_MS;
  const toMs = instantOf(query.get("period_to")) ?? nowMs;
  const size = Number(query.get("page_size") ?? DEFAULT_PAGE_SIZE);
  const page = Number(query.get("page") ?? 1);
  if (Number.isNaN(fromMs) || Number.isNaN(toMs))
    return json(400, { period_from: ["Not a valid datetime."] });
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE_SIZE)
    return json(400, { page_size: ["Not a valid page size."] });
  const first = Math.max(Math.ceil(fromMs / SLOT_MS), meter.firstSlot ?? -Infinity);
  const before = Math.min(Math.ceil(toMs / SLOT_MS), meter.beforeSlot ?? Infinity);
  const told = meterPoint.halfHours(first, before, nowMs).flatMap(({ slot, value }) =>
    value === null
      ? []
      : [
          {
            consumption: value / 1000,
            interval_start: localIso(slot),
            interval_end: localIso(slot + 1),
          },
        ],
  );
  if (query.get("order_by") !== "period") told.reverse();
  const pages = Math.max(1, Math.ceil(told.length / size));
  if (!Number.isInteger(page) || page < 1 || page > pages) return json(404, { detail: "Invalid page." });
  const link = (to: number): string | null =>
    to < 1 || to > pages ? null : `${request.baseUrl}${request.path}?${withPage(query, to)}`;
  return json(200, {
    count: told.length,
    next: link(page + 1),
    previous: link(page - 1),
    results: told.slice((page - 1) * size, page * size),
  });
}

function withPage(query: URLSearchParams, page: number): string {
  const changed = new URLSearchParams(query);
  changed.set("page", String(page));
  return changed.toString();
}

/** Null where it is not given, NaN where it is no instant. */
export function instantOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}

/** As London's clock shows it, with its offset: `Z` in winter. */
export function localIso(slot: Slot): string {
  const { offsetMinutes } = londonClock(slot);
  const shown = new Date(slotStartMs(slot) + offsetMinutes * 60_000).toISOString().slice(0, 19);
  return `${shown}${offsetMinutes === 0 ? "Z" : "+01:00"}`;
}
