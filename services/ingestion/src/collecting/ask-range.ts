import type { Reading } from "@halfhourly/domain";
import { StreamFull } from "@halfhourly/stream";
import type { ReadPage, SlotRange, SourceMeter } from "../suppliers/port.js";
import { SourceFault } from "../suppliers/source-fault.js";
import { giveUp, shutOut, verdictOf } from "./meet-fault.js";
import type { CollectingParts } from "./parts.js";
import { fromSource } from "./source-problems.js";
import { stopUnconsented } from "./stop-link.js";
import { removeAnswered } from "./store/dead-letters.js";
import { countFetched, delayFetch, endFetch, type FetchRow } from "./store/fetches.js";
import { addStored, changeLink, lockAsked, lockLink } from "./store/links.js";
import type { OpenLink } from "./work-account.js";

/** While storing is too far behind, nothing more is asked for. */
const STREAM_FULL_PAUSE_MS = 10_000;

/** Fetches one range, page by page: each is on the stream before the next is asked for. */
export async function askRange(parts: CollectingParts, open: OpenLink, row: FetchRow): Promise<void> {
  const { database, now } = parts;
  const { link, account, task } = open;
  const range = { first: Number(row.first_slot), before: Number(row.before_slot) };
  const rejected: Record<string, number> = {};
  try {
    for (const meter of task.meters) await askMeter(parts, open, row, meter, range, rejected);
  } catch (fault) {
    if (fault instanceof ConsentEnded) return stopUnconsented(parts, link.id);
    if (fault instanceof SourceFault) return meetFault(parts, open, row, fault);
    if (!(fault instanceof StreamFull)) throw fault;
    const dueAt = new Date(now() + STREAM_FULL_PAUSE_MS);
    return delayFetch(database, row.id, dueAt, "stream-full", false);
  }
  await database.transaction(async (tx) => {
    const held = await lockLink(tx, link.id);
    const at = new Date(now());
    const end = { state: "answered", code: null, rejected: isEmpty(rejected) ? null : rejected, at } as const;
    if (!(await endFetch(tx, row.id, end))) return;
    await removeAnswered(tx, link.id, "fetch", range);
    const isBack = held?.problem === "source-not-answering";
    await changeLink(tx, link.id, { last_answer_at: at, ...(isBack && { problem: null }) });
  });
  parts.log.debug({ source: account.source.adapter.name, fetchId: row.id }, "a range was fetched");
}

async function askMeter(
  parts: CollectingParts,
  { account, link, task, grant }: OpenLink,
  row: FetchRow,
  meter: SourceMeter,
  range: SlotRange,
  rejected: Record<string, number>,
): Promise<void> {
  const { adapter, simulated } = account.source;
  if (adapter.intervals === null) throw new SourceFault("not-understood", "The source gives no half hours.");
  const pages = adapter.intervals(account.call(), account.access(), meter, range)[Symbol.asyncIterator]();
  for (;;) {
    const next: IteratorResult<ReadPage> = await fromSource(pages.next());
    if (next.done === true) return;
    const receivedAtMs = parts.now();
    for (const { code } of next.value.rejected) rejected[code] = (rejected[code] ?? 0) + 1;
    const arrived = next.value.registers
      .map((register) => ({ register, readings: within(register.readings, range, simulated) }))
      .filter(({ readings }) => readings.length > 0);
    // Asked again right before anything goes on: a consent may end between two pages.
    const stillGranted = await parts.consent.mint({ ...grant });
    if (stillGranted === null) throw new ConsentEnded();
    await parts.arrivals.append(
      arrived.map(({ register, readings }) => ({
        household: link.household,
        meterPoint: task.meterPoint,
        linkId: link.id,
        register: {
          fuel: link.fuel,
          direction: meter.direction,
          element: register.element,
          unit: register.unit,
        },
        readings,
        source: link.source,
        conversion: adapter.conversion,
        receivedAtMs,
      })),
    );
    const slots = arrived.flatMap(({ readings }) => readings.map(({ slot }) => slot));
    await countFetched(parts.database, row.id, slots.length);
    if (slots.length > 0) await addStored(parts.database, link.id, 0, Math.max(...slots));
  }
}

/** A source may send more than it was asked for: what lies before the move-in date is nobody's of this household. */
function within(readings: readonly Reading[], { first, before }: SlotRange, simulated: boolean): Reading[] {
  const asked = readings.filter(({ slot }) => slot >= first && slot < before);
  return simulated ? asked.map((reading) => ({ ...reading, source: "generated" })) : asked;
}

function isEmpty(counts: Readonly<Record<string, number>>): boolean {
  return Object.keys(counts).length === 0;
}

class ConsentEnded extends Error {}

async function meetFault(
  parts: CollectingParts,
  { account, link }: OpenLink,
  row: FetchRow,
  fault: SourceFault,
): Promise<void> {
  account.source.guard.note(fault);
  const verdict = verdictOf(parts, fault, row.attempt);
  const at = new Date(parts.now());
  await parts.database.transaction(async (tx) => {
    if ((await lockAsked(tx, link)) === null) return;
    if (verdict.kind === "shut-out") return shutOut(tx, link, verdict.problem, at);
    if (verdict.kind === "again") {
      await delayFetch(tx, row.id, verdict.at, fault.code, verdict.asTry);
      if (row.attempt > 1) await changeLink(tx, link.id, { problem: "source-not-answering" });
      return;
    }
    const ended = { state: "failed", code: fault.code, rejected: null, at } as const;
    if (!(await endFetch(tx, row.id, ended))) return;
    const about = { stage: "fetch", reason: fault.code, attempts: row.attempt, fetchId: row.id } as const;
    await giveUp(tx, parts, link, account.seal, { ...about, message: fault.message });
    await changeLink(tx, link.id, { problem: "source-not-answering" });
  });
}
