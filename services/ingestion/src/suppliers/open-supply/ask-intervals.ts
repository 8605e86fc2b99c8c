import { LONGEST_RANGE_DAYS } from "@halfhourly/contracts";
import { addDays, settlementDay, slotStartIso } from "@halfhourly/domain";
import type { ReadPage, SlotRange, SourceMeter } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { readIntervalPage } from "./read-answer.js";
import { readDocuments } from "./read-documents.js";
import type { Session } from "./session.js";

const LONGEST_RANGE_SLOTS = LONGEST_RANGE_DAYS * 48;
/** A page may hold as little as a day of one element. */
const MOST_PAGES = 2 * LONGEST_RANGE_DAYS + 2;

/** A page at a time, in rising order; nothing from before the account holder had the home, or after. */
export async function* askIntervals(
  session: Session,
  meter: SourceMeter,
  range: SlotRange,
): AsyncGenerator<ReadPage> {
  const { first, before } = withinOccupation(meter, range);
  for (let from = first; from < before; from += LONGEST_RANGE_SLOTS)
    yield* pagesOf(session, meter, { first: from, before: Math.min(before, from + LONGEST_RANGE_SLOTS) });
}

async function* pagesOf(session: Session, meter: SourceMeter, range: SlotRange): AsyncGenerator<ReadPage> {
  const asked = new URLSearchParams({ from: slotStartIso(range.first), before: slotStartIso(range.before) });
  const path = `/v1/meter-points/${handleOf(meter)}/interval-readings`;
  const seen = new Set<string>();
  for (;;) {
    const page = readIntervalPage(await session.get(`${path}?${asked}`, "half hours"));
    yield readDocuments(page.documents, meter, range);
    if (page.next === null) return;
    if (seen.has(page.next) || seen.size >= MOST_PAGES)
      throw new SourceFault(
        "not-understood",
        "The supplier's pages of half hours have no end: a cursor comes again.",
      );
    seen.add(page.next);
    asked.set("cursor", page.next);
  }
}

/** The supplier's id of a meter point. Throws SourceFault where the meter is another adapter's. */
export function handleOf({ handles }: SourceMeter): string {
  const { id } = handles;
  if (id === undefined || !/^[A-Za-z0-9_-]{1,64}$/.test(id))
    throw new SourceFault(
      "account-unknown",
      "This meter has no id with the supplier: look its meters up again.",
    );
  return id;
}

function withinOccupation(
  { occupiedFrom, occupiedTo }: SourceMeter,
  { first, before }: SlotRange,
): SlotRange {
  return {
    first: occupiedFrom === null ? first : Math.max(first, settlementDay(occupiedFrom).firstSlot),
    before: occupiedTo === null ? before : Math.min(before, settlementDay(addDays(occupiedTo, 1)).firstSlot),
  };
}
