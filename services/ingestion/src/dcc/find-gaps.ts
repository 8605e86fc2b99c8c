import { londonDateAt, slotContaining, type Direction, type Grant } from "@halfhourly/domain";
import type { DccConfig } from "./config.js";
import { missingInRegister } from "./missing-slots.js";
import { openHome } from "./open-home.js";
import type { ExchangeParts } from "./parts.js";
import { planDailyLog } from "./plan-daily-log.js";
import { directionsOf, READ_VARIANT } from "./plan-requests.js";
import type { SlotRun } from "./slot-runs.js";
import { stopUnconsented } from "./stop-collection.js";
import type { CollectionRow } from "./store/collections.js";
import { claimGapLook, finishGapLook, readAsked, type AskedRange } from "./store/gaps.js";
import { planRequest } from "./store/requests.js";
import { hasOpenSchedule, schedulesOf } from "./store/schedules.js";
import type { TaskMeter } from "./task.js";
import { isPast, nextTurnMs } from "./windows.js";

const SLOTS_A_DAY = 48;
/** What the network may still bring in by itself, or on a second asking. */
const LOOK_BACK_DAYS = 35;
const AFTER_SCHEDULES_MINUTES = 120;

/**
 * Once a day a home, when its schedules' answers should have come: asks for half hours that are missing, in hours of low
 * traffic, and makes schedules anew that the DCC has removed. The whole history is looked at once, then the last 35 days.
 * @returns homes looked at
 */
export async function findGaps(parts: ExchangeParts, shouldStop: () => boolean): Promise<number> {
  const { database, config, now } = parts;
  if (!isPast(config.scheduleWindow, AFTER_SCHEDULES_MINUTES, now())) return 0;
  for (let looked = 0; ; looked++) {
    const collection = shouldStop() ? null : await claimGapLook(database, londonDateAt(now()));
    if (collection === null) return looked;
    await lookAt(parts, collection);
  }
}

async function lookAt(parts: ExchangeParts, collection: CollectionRow): Promise<void> {
  const { database, now } = parts;
  const home = await openHome(parts, collection.id);
  if (home === null) return;
  const { grant, task } = home;
  const { meter } = task;
  if (grant === null) return stopUnconsented(parts, collection.id);
  if (meter === null) return;
  await ensureSchedules(parts, collection, meter);
  const wanted: WantedGap[] = [];
  let notHeld = 0;
  for (const direction of directionsOf(meter)) {
    const found = await gapsOf(parts, collection, grant, direction);
    wanted.push(...found.wanted.map((slots) => ({ direction, slots })));
    notHeld += found.notHeld;
  }
  const newestFirst = wanted.toSorted((a, b) => b.slots.last - a.slots.last);
  const planned = newestFirst.slice(0, parts.config.gapRequestsADay);
  const notBefore = new Date(nextTurnMs(parts.config.lowTraffic, collection.meter_point_hash, now()));
  await database.transaction(async (tx) => {
    for (const { direction, slots } of planned) {
      const variant = READ_VARIANT[direction];
      await planRequest(tx, {
        collectionId: collection.id,
        variant,
        why: "gap",
        notBefore,
        direction,
        slots,
      });
    }
    await planDailyLog(tx, parts, collection, meter, notBefore);
    await finishGapLook(tx, collection.id, { notHeld, wholeLooked: planned.length === wanted.length });
  });
}

interface WantedGap {
  readonly direction: Direction;
  readonly slots: SlotRun;
}

async function gapsOf(
  parts: ExchangeParts,
  collection: CollectionRow,
  grant: Grant,
  direction: Direction,
): Promise<{ readonly wanted: readonly SlotRun[]; readonly notHeld: number }> {
  const { readingStore, database, config, now } = parts;
  // Up to the last whole UTC day, which is what a schedule brings.
  const last = Math.floor(slotContaining(now()) / SLOTS_A_DAY) * SLOTS_A_DAY - 1;
  const recent = last + 1 - LOOK_BACK_DAYS * SLOTS_A_DAY;
  const oldest = Number(collection.first_slot ?? last + 1);
  const first = collection.whole_looked ? Math.max(recent, oldest) : oldest;
  if (first > last) return { wanted: [], notHeld: 0 };
  const missing = await missingInRegister(readingStore, grant, direction, { first, last });
  const asked = await readAsked(database, collection.id, direction);
  return sortGaps(missing, asked, recent, config);
}

/** Pure: which missing slots are worth asking for, as ranges, and how many the meter says it does not hold. */
export function sortGaps(
  missing: readonly number[],
  asked: readonly AskedRange[],
  recent: number,
  { gapTries, longestRangeDays }: Pick<DccConfig, "gapTries" | "longestRangeDays">,
): { readonly wanted: readonly SlotRun[]; readonly notHeld: number } {
  const wanted: number[] = [];
  let notHeld = 0;
  for (const slot of missing) {
    const covering = asked.filter(({ first, last }) => slot >= first && slot <= last);
    if (covering.some(({ isOpen }) => isOpen)) continue;
    const tries = covering.filter(({ why }) => why === "gap").length;
    const saidNotFound = covering.some(({ code }) => code === "not-found");
    // What is older does not come in any more: the meter's first word on it is its last.
    if (saidNotFound && (tries >= gapTries || slot < recent)) notHeld++;
    else if (tries < gapTries) wanted.push(slot);
  }
  return { wanted: rangesOf(wanted, longestRangeDays * SLOTS_A_DAY), notHeld };
}

/** Slots less than a day apart are asked for together, in ranges that the meter answers. */
function rangesOf(slots: readonly number[], longest: number): SlotRun[] {
  const ranges: { first: number; last: number }[] = [];
  for (const slot of slots) {
    const open = ranges.at(-1);
    if (open !== undefined && slot - open.last <= SLOTS_A_DAY && slot - open.first < longest)
      open.last = slot;
    else ranges.push({ first: slot, last: slot });
  }
  return ranges;
}

async function ensureSchedules(
  { database, config, now }: ExchangeParts,
  collection: CollectionRow,
  meter: TaskMeter,
): Promise<void> {
  const held = new Set((await schedulesOf(database, collection.id)).map(({ direction }) => direction));
  const notBefore = new Date(nextTurnMs(config.lowTraffic, collection.meter_point_hash, now()));
  for (const direction of directionsOf(meter)) {
    if (held.has(direction) || (await hasOpenSchedule(database, collection.id, direction))) continue;
    await planRequest(database, {
      collectionId: collection.id,
      variant: "5.1",
      why: "schedule",
      notBefore,
      direction,
    });
  }
}
