import type { Queryable } from "@halfhourly/database";
import { slotContaining } from "@halfhourly/domain";
import { SLOTS_A_METER_DAY } from "./daily-log.js";
import type { ExchangeParts } from "./parts.js";
import { firstSlotOf } from "./reconcile.js";
import type { CollectionRow } from "./store/collections.js";
import { wasLogAsked } from "./store/log-days.js";
import { planRequest } from "./store/requests.js";
import type { TaskMeter } from "./task.js";

const DAY_MS = 86_400_000;

/**
 * Once a week a home: the meter's own totals of its last whole days (4.17), in hours of low traffic. Twice as many days as
 * a week has, so that a day whose half hours came late is looked at with the next log.
 */
export async function planDailyLog(
  tx: Queryable,
  { config, now }: Pick<ExchangeParts, "config" | "now">,
  collection: CollectionRow,
  meter: TaskMeter,
  notBefore: Date,
): Promise<void> {
  const after = Math.floor(slotContaining(now()) / SLOTS_A_METER_DAY) * SLOTS_A_METER_DAY;
  const oldest = Math.max(Number(collection.first_slot ?? after), firstSlotOf(meter));
  const firstWhole = Math.ceil(oldest / SLOTS_A_METER_DAY) * SLOTS_A_METER_DAY;
  const first = Math.max(firstWhole, after - config.logCoversDays * SLOTS_A_METER_DAY);
  if (first >= after) return;
  // A turn of the window may be some hours earlier than a week after the last one.
  const since = new Date(notBefore.getTime() - config.logEveryDays * DAY_MS + DAY_MS / 2);
  if (await wasLogAsked(tx, collection.id, since)) return;
  const slots = { first, last: after - 1 };
  await planRequest(tx, { collectionId: collection.id, variant: "4.17", why: "daily-log", notBefore, slots });
}
