import { londonDateAt, settlementDay, slotContaining } from "@halfhourly/domain";
import { StreamFull } from "@halfhourly/stream";
import { SourceFault } from "../suppliers/source-fault.js";
import { giveUp, shutOut, verdictOf } from "./meet-fault.js";
import type { CollectingParts } from "./parts.js";
import { sealColumn } from "./sealed.js";
import { fromSource } from "./source-problems.js";
import { removeAnswered } from "./store/dead-letters.js";
import { changeLink, lockAsked } from "./store/links.js";
import type { OpenLink } from "./work-account.js";

/** What may still change behind the newest half hour: two hours. */
const LOOK_BACK_SLOTS = 4;

/**
 * Asks what a device in the home measures, as long as somebody looks: the power, and the half hours of today so far, which
 * are provisional until the source has its own. Those of a simulator are not kept: nothing would replace them.
 */
export async function askLiveOf(parts: CollectingParts, open: OpenLink): Promise<void> {
  const { account, link, task } = open;
  const { adapter, guard, simulated } = account.source;
  const [meter] = task.meters;
  const isWanted = (link.live_wanted_until?.getTime() ?? 0) > parts.now();
  if (!isWanted || adapter.live === null || meter === undefined || meter.liveDeviceId === null)
    return changeLink(parts.database, link.id, { live_due_at: null });
  const nextAt = new Date(parts.now() + parts.config.liveEveryMs);
  const before = slotContaining(parts.now()) + 1;
  const { firstSlot } = settlementDay(londonDateAt(parts.now()));
  const askedToday = (link.live_asked_at?.getTime() ?? 0) > parts.now() - LOOK_BACK_SLOTS * 1_800_000;
  const range = { first: askedToday ? Math.max(firstSlot, before - LOOK_BACK_SLOTS) : firstSlot, before };
  try {
    const answer = await fromSource(adapter.live(account.call(), account.access(), meter, range));
    if (!simulated) await append(parts, open, answer.registers);
    await parts.database.transaction(async (tx) => {
      if ((await lockAsked(tx, link)) === null) return;
      await changeLink(tx, link.id, {
        live: sealColumn(account.seal, "live", link.id, answer.power),
        live_asked_at: new Date(parts.now()),
        live_due_at: nextAt,
      });
      await removeAnswered(tx, link.id, "live", null);
    });
  } catch (fault) {
    if (fault instanceof StreamFull) return changeLink(parts.database, link.id, { live_due_at: nextAt });
    if (!(fault instanceof SourceFault)) throw fault;
    guard.note(fault);
    const verdict = verdictOf(parts, fault, 1);
    await parts.database.transaction(async (tx) => {
      if ((await lockAsked(tx, link)) === null) return;
      // Its device is gone, which says nothing about the meter's half hours.
      if (fault.code === "account-unknown") return changeLink(tx, link.id, { live_due_at: null });
      if (verdict.kind === "shut-out") return shutOut(tx, link, verdict.problem, new Date(parts.now()));
      await changeLink(tx, link.id, { live_due_at: nextAt });
      if (fault.code !== "not-understood") return;
      const about = { stage: "live", reason: fault.code, attempts: 1, fetchId: null } as const;
      await giveUp(tx, parts, link, account.seal, { ...about, message: fault.message });
    });
  }

  async function append(
    { arrivals, now }: CollectingParts,
    { link: { id, household, source } }: OpenLink,
    registers: Awaited<ReturnType<NonNullable<typeof adapter.live>>>["registers"],
  ): Promise<void> {
    await arrivals.append(
      registers.map((register) => ({
        household,
        meterPoint: task.meterPoint,
        linkId: id,
        register,
        readings: register.readings.filter(({ slot }) => slot >= range.first && slot < range.before),
        source,
        conversion: adapter.conversion,
        receivedAtMs: now(),
      })),
    );
  }
}
