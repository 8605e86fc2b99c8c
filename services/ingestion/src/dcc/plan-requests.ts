import type { Queryable } from "@halfhourly/database";
import { slotContaining, type Direction } from "@halfhourly/domain";
import { MOST_HALF_HOURS_HELD } from "../sources/dcc/index.js";
import type { DccConfig } from "./config.js";
import type { SlotRun } from "./slot-runs.js";
import { setHistory, setPhase, type CollectionRow } from "./store/collections.js";
import { planRequest, type RequestVariant } from "./store/requests.js";
import type { TaskMeter } from "./task.js";

export const READ_VARIANT: Readonly<Record<Direction, RequestVariant>> = { import: "4.8.1", export: "4.8.3" };

export function directionsOf({ countsExport }: Pick<TaskMeter, "countsExport">): readonly Direction[] {
  return countsExport ? ["import", "export"] : ["import"];
}

/**
 * The proof was accepted: one daily schedule a register, and the whole history of each, newest first, so that what a
 * household looks at first comes first; the meter's tariff last. All of it at once: somebody waits.
 */
export async function planCollection(
  tx: Queryable,
  collection: Pick<CollectionRow, "id">,
  meter: TaskMeter,
  config: Pick<DccConfig, "longestRangeDays">,
  nowMs: number,
): Promise<void> {
  const { id: collectionId } = collection;
  const notBefore = new Date(nowMs);
  const ranges = historyRanges(nowMs, config.longestRangeDays);
  await setPhase(tx, collectionId, "collecting", null);
  await setHistory(tx, collectionId, { first: ranges.at(-1)!.first, last: ranges[0]!.last });
  await planSchedules(tx, collectionId, meter, notBefore);
  for (const slots of ranges)
    for (const direction of directionsOf(meter)) {
      const variant = READ_VARIANT[direction];
      await planRequest(tx, { collectionId, variant, why: "link", notBefore, direction, slots });
    }
  await planRequest(tx, { collectionId, variant: "4.11.1", why: "tariff", notBefore });
}

export async function planSchedules(
  tx: Queryable,
  collectionId: string,
  meter: TaskMeter,
  notBefore: Date,
): Promise<void> {
  for (const direction of directionsOf(meter))
    await planRequest(tx, { collectionId, variant: "5.1", why: "schedule", notBefore, direction });
}

/** What a meter can hold up to the last whole half hour, in ranges of at most `longestRangeDays`, newest first. */
export function historyRanges(nowMs: number, longestRangeDays: number): [SlotRun, ...SlotRun[]] {
  const newest = slotContaining(nowMs) - 1;
  return rangesWithin({ first: newest - MOST_HALF_HOURS_HELD + 1, last: newest }, longestRangeDays);
}

/** Newest first; together exactly the run. */
export function rangesWithin(run: SlotRun, longestRangeDays: number): [SlotRun, ...SlotRun[]] {
  const most = longestRangeDays * 48;
  const startOf = (last: number) => Math.max(run.first, last - most + 1);
  const ranges: [SlotRun, ...SlotRun[]] = [{ first: startOf(run.last), last: run.last }];
  for (let last = run.last - most; last >= run.first; last -= most)
    ranges.push({ first: startOf(last), last });
  return ranges;
}

/** Once for each schedule, however often it is asked for. It belongs to no home: it must outlive the home's rows. */
export async function planDeletion(tx: Queryable, scheduleId: string, notBefore: Date): Promise<void> {
  await planRequest(tx, { collectionId: null, variant: "5.3", why: "schedule", scheduleId, notBefore });
}
