import type { GbcsLog, Smets1Log } from "@halfhourly/dcc";
import type { Queryable } from "@halfhourly/database";
import { londonDateOf, slotContaining, type DayBlock, type Grant } from "@halfhourly/domain";
import type { HouseholdSeal } from "../store/sealing.js";
import {
  heldOf,
  judgeDay,
  logDaysOf,
  SLOTS_A_METER_DAY,
  totalOf,
  type DayVerdict,
  type LogDay,
} from "./daily-log.js";
import type { OpenedAnswer } from "./open-answer.js";
import type { OpenHome } from "./open-home.js";
import type { ExchangeParts } from "./parts.js";
import { READ_VARIANT } from "./plan-requests.js";
import { runsOf, type SlotRun } from "./slot-runs.js";
import type { AnswerRow } from "./store/answers.js";
import { lockCollection } from "./store/collections.js";
import { isAskedAgain, markLogDay, noteLogDay, readLogDays, removeLogDay } from "./store/log-days.js";
import { planRequest } from "./store/requests.js";
import type { TaskMeter } from "./task.js";
import { nextTurnMs } from "./windows.js";

/**
 * Holds a meter's own daily totals against the half hours that are stored. A day that differs is asked for once more; one
 * that still differs after that is marked. No reading is ever changed by it. Import only: meters keep no daily log of
 * export (4.17 is of import, DUIS 5.4).
 */
export async function reconcile(
  parts: ExchangeParts,
  home: OpenHome & { readonly grant: Grant },
  answer: AnswerRow,
  { log, stamp }: { readonly log: GbcsLog | Smets1Log; readonly stamp: OpenedAnswer["stamp"] },
): Promise<void> {
  const asked = { first: Number(answer.first_slot), last: Number(answer.last_slot) };
  const oldest = firstSlotOf(home.task.meter);
  const days = logDaysOf(log, stamp, asked).filter(({ firstSlot }) => firstSlot >= oldest);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return;
  const held = await readHeld(parts, home.grant, { first: first.firstSlot, last: last.firstSlot });
  await parts.database.transaction(async (tx) => {
    const collection = await lockCollection(tx, home.collection.id);
    if (collection?.state !== "collecting") return;
    await keepVerdicts(
      tx,
      parts,
      home,
      days.map((day) => judged(day, held)),
    );
  });
}

/** The first half hour that this device is known to have counted; a day of two meters is nobody's total. */
export function firstSlotOf(meter: TaskMeter | null): number {
  return meter?.sinceMs === undefined ? 0 : slotContaining(meter.sinceMs) + 1;
}

async function readHeld(
  { readingStore }: ExchangeParts,
  grant: Grant,
  { first, last }: SlotRun,
): Promise<readonly (readonly DayBlock[])[]> {
  const { meterPoint, fuel } = grant;
  const [from, to] = [londonDateOf(first), londonDateOf(last + SLOTS_A_METER_DAY - 1)];
  const elements: (readonly DayBlock[])[] = [];
  for (const element of [1, 2] as const)
    elements.push(
      await readingStore.days(grant, { meterPoint, fuel, direction: "import", element }, from, to),
    );
  return elements;
}

interface JudgedDay extends LogDay {
  readonly verdict: DayVerdict;
  /** What its half hours add up to, all elements together. */
  readonly held: number;
}

function judged(day: LogDay, elements: readonly (readonly DayBlock[])[]): JudgedDay {
  const held = heldOf(elements, day.firstSlot);
  return { ...day, verdict: judgeDay(day.counted, held), held: totalOf(held.flatMap((sum) => sum ?? [])) };
}

async function keepVerdicts(
  tx: Queryable,
  parts: ExchangeParts,
  { collection, seal }: OpenHome,
  days: readonly JudgedDay[],
): Promise<void> {
  const known = await readLogDays(tx, collection.id);
  const anew: JudgedDay[] = [];
  for (const day of days) {
    const row = known.get(day.firstSlot);
    if (day.verdict === "agrees") {
      if (row !== undefined) await removeLogDay(tx, collection.id, day.firstSlot);
    } else if (day.verdict === "differs" && row === undefined) anew.push(day);
    else if (day.verdict === "differs" && row?.state === "asked-again" && !row.isOpen)
      await markLogDay(tx, collection.id, day.firstSlot, new Date(parts.now()), sealTotals(seal, day));
  }
  await askOnceMore(tx, parts, { collection, seal }, anew);
}

/** The newest first, as many requests as gaps may have; the rest is found again with the next log. */
async function askOnceMore(
  tx: Queryable,
  { config, now }: ExchangeParts,
  { collection, seal }: Pick<OpenHome, "collection" | "seal">,
  days: readonly JudgedDay[],
): Promise<void> {
  const runs = runsOf(days.map(({ firstSlot }) => firstSlot / SLOTS_A_METER_DAY))
    .toReversed()
    .slice(0, config.gapRequestsADay)
    .map(({ first, last }) => ({
      first: first * SLOTS_A_METER_DAY,
      last: (last + 1) * SLOTS_A_METER_DAY - 1,
    }));
  const notBefore = new Date(nextTurnMs(config.lowTraffic, collection.meter_point_hash, now()));
  for (const slots of runs)
    await planRequest(tx, {
      collectionId: collection.id,
      variant: READ_VARIANT.import,
      why: "reconcile",
      direction: "import",
      notBefore,
      slots,
    });
  const asked = days.filter(({ firstSlot }) =>
    runs.some((run) => firstSlot >= run.first && firstSlot <= run.last),
  );
  for (const day of asked)
    await noteLogDay(tx, collection.id, day.firstSlot, new Date(now()), sealTotals(seal, day));
}

/** The day was asked for again and has come: its log is asked for again too, in the transaction that ends the answer. */
export async function askLogAgain(
  tx: Queryable,
  { now }: Pick<ExchangeParts, "now">,
  answer: AnswerRow,
): Promise<void> {
  if (answer.why !== "reconcile" || answer.variant === "4.17") return;
  const slots = { first: Number(answer.first_slot), last: Number(answer.last_slot) };
  const collectionId = answer.collection_id;
  if (!(await isAskedAgain(tx, collectionId, slots))) return;
  await planRequest(tx, {
    collectionId,
    variant: "4.17",
    why: "reconcile",
    notBefore: new Date(now()),
    slots,
  });
}

/** Both in the register's own unit. */
export interface DayTotals {
  readonly counted: number;
  readonly held: number;
}

function sealTotals(seal: HouseholdSeal, { firstSlot, counted, held }: JudgedDay): Uint8Array {
  const totals: DayTotals = { counted: totalOf(counted), held };
  return seal.seal(Buffer.from(JSON.stringify(totals)), totalsPlace(firstSlot));
}

export const totalsPlace = (firstSlot: number) => `dcc log day|${firstSlot}`;
