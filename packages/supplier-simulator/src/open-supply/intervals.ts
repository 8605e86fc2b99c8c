import { LONGEST_RANGE_DAYS, type IntervalDocument, type IntervalPage } from "@halfhourly/contracts";
import {
  dayNumberOf,
  londonDateOf,
  settlementDay,
  SLOT_MS,
  slotStartIso,
  type Slot,
} from "@halfhourly/domain";
import type { SupplierHome, SupplierMeterPoint } from "../world/supplier-home.js";
import { Problem } from "./answers.js";
import { idOf, unitOf } from "./meter-points.js";

const DOCUMENTS_A_PAGE = 30;
const FIRST_MS = Date.UTC(1991, 0, 1);
const LAST_MS = Date.UTC(2099, 0, 1);
/** Every so many days a supplier had to estimate three half hours. */
const ESTIMATED_EVERY_DAYS = 11;
const ESTIMATED = { from: 10, to: 12 } as const;

/** A page of documents, a settlement day each. Throws Problem `invalid-range`, `invalid-cursor`. */
export function intervalPage(
  home: SupplierHome,
  point: SupplierMeterPoint,
  query: URLSearchParams,
  nowMs: number,
): IntervalPage {
  const first = slotOf(query, "from");
  const before = slotOf(query, "before");
  if (first >= before) throw new Problem("invalid-range", "`from` has to be earlier than `before`.");
  if (before - first > LONGEST_RANGE_DAYS * 48)
    throw new Problem("invalid-range", `Ask for ${LONGEST_RANGE_DAYS} days at most.`);
  const range = `${idOf(point)} ${first} ${before}`;
  let from = placeOf(query.get("cursor"), range) ?? first;
  const documents: IntervalDocument[] = [];
  while (from < before && documents.length < DOCUMENTS_A_PAGE) {
    const day = settlementDay(londonDateOf(from));
    const end = Math.min(before, day.firstSlot + day.slotCount);
    documents.push(documentOf(home, point, from, end, nowMs));
    from = end;
  }
  return { documents, next: from < before ? cursor(range, from) : null };
}

function documentOf(
  home: SupplierHome,
  point: SupplierMeterPoint,
  first: Slot,
  before: Slot,
  nowMs: number,
): IntervalDocument {
  const date = londonDateOf(first);
  const values = point
    .halfHours(first, before, nowMs)
    .map(({ value }) => (date < home.movedIn ? null : value));
  const isPartlyEstimated =
    dayNumberOf(date) % ESTIMATED_EVERY_DAYS === 3 &&
    first === settlementDay(date).firstSlot &&
    values.length > ESTIMATED.to;
  return {
    meterPoint: point.meterPoint,
    fuel: point.fuel,
    direction: point.direction,
    element: 1,
    unit: unitOf(point),
    start: slotStartIso(first),
    intervalMinutes: 30,
    values,
    quality: "actual",
    exceptions: isPartlyEstimated ? [{ ...ESTIMATED, quality: "estimated" }] : [],
    revision: 1,
  };
}

function slotOf(query: URLSearchParams, name: "from" | "before"): Slot {
  const text = query.get(name) ?? "";
  const ms = /^\d{4}-\d{2}-\d{2}T\d{2}:(00|30):00Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!(ms >= FIRST_MS && ms <= LAST_MS) || slotStartIso(ms / SLOT_MS) !== text)
    throw new Problem(
      "invalid-range",
      `\`${name}\` has to be the UTC start of a half hour, such as 2026-03-29T00:30:00Z.`,
    );
  return ms / SLOT_MS;
}

function cursor(range: string, slot: Slot): string {
  return Buffer.from(`${range} ${slot}`).toString("base64url");
}

/** Null on the first page. */
function placeOf(text: string | null, range: string): Slot | null {
  if (text === null) return null;
  const told = Buffer.from(text, "base64url").toString("utf8");
  const slot = Number(told.slice(range.length + 1));
  if (told === `${range} ${slot}` && Number.isSafeInteger(slot)) return slot;
  throw new Problem("invalid-cursor", "This cursor is not one of this range: ask for its first page again.");
}
