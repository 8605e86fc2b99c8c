import type { DuisResponse } from "@halfhourly/dcc";
import { slotContaining } from "@halfhourly/domain";
import type { AboutAnswer } from "./with-request.js";
import { storeAnswer, type MeterAnswer } from "./keep-answer.js";
import { openHome } from "./open-home.js";
import type { ExchangeParts } from "./parts.js";
import { planDeletion } from "./plan-requests.js";
import { lockCollection } from "./store/collections.js";
import { findSchedule, insertSchedule } from "./store/schedules.js";
import { unknownRequest, type Taken } from "./unknown-request.js";

/** Of a collection that was stopped meanwhile, the schedule is deleted again. */
export async function takeScheduleCreated(
  { tx, parts, row, collection }: AboutAnswer,
  scheduleId: string,
): Promise<"kept"> {
  const at = new Date(parts.now());
  if (collection.state === "stopped") await planDeletion(tx, scheduleId, at);
  else
    await insertSchedule(
      tx,
      { scheduleId, collectionId: collection.id, direction: row.direction ?? "import" },
      at,
    );
  return "kept";
}

/** A day's log covers the two UTC days before its answer at most; what else it holds was not asked for. */
const SLOTS_A_DAY_REACHES_BACK = 96;

/**
 * A schedule's daily answer: it has no request of ours, and any number of them may come. The very same one again changes
 * nothing. Of a schedule that nobody has any more (its home was erased, its deletion is under way) nothing is kept, and it
 * is deleted once more.
 */
export async function takeScheduled(
  parts: ExchangeParts,
  { atMs }: Pick<DuisResponse, "atMs">,
  body: MeterAnswer,
  scheduleId: string,
  digest: string,
): Promise<Taken> {
  const schedule = await findSchedule(parts.database, scheduleId);
  if (schedule === null) {
    await planDeletion(parts.database, scheduleId, new Date(parts.now()));
    throw unknownRequest();
  }
  const home = await openHome(parts, schedule.collection_id);
  if (home === null) throw unknownRequest();
  const last = slotContaining(Math.min(atMs, parts.now())) - 1;
  return parts.database.transaction(async (tx) => {
    const collection = await lockCollection(tx, schedule.collection_id);
    if (collection === null) throw unknownRequest();
    const asked = { first: last - SLOTS_A_DAY_REACHES_BACK + 1, last };
    return storeAnswer(
      { tx, parts, collection, home },
      { atMs, body, digest, asked, scheduleId, requestId: null },
    );
  });
}
