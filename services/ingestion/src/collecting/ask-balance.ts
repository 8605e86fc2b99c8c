import { SourceFault } from "../suppliers/source-fault.js";
import { giveUp, shutOut, verdictOf } from "./meet-fault.js";
import type { CollectingParts } from "./parts.js";
import { sealColumn } from "./sealed.js";
import { fromSource } from "./source-problems.js";
import { removeAnswered } from "./store/dead-letters.js";
import { changeLink, lockAsked } from "./store/links.js";
import type { OpenLink } from "./work-account.js";

/** Asks what is left on a prepayment meter, and keeps the newest answer, sealed. */
export async function askBalanceOf(parts: CollectingParts, { account, link, task }: OpenLink): Promise<void> {
  const { adapter, guard } = account.source;
  const [meter] = task.meters;
  const nextAt = new Date(parts.now() + parts.config.balanceEveryMs);
  if (adapter.balance === null || meter === undefined || meter.payment !== "prepayment")
    return changeLink(parts.database, link.id, { balance_due_at: null });
  try {
    const balance = await fromSource(adapter.balance(account.call(), account.access(), meter));
    await parts.database.transaction(async (tx) => {
      if ((await lockAsked(tx, link)) === null) return;
      await changeLink(tx, link.id, {
        balance: sealColumn(account.seal, "balance", link.id, balance),
        balance_asked_at: new Date(parts.now()),
        balance_due_at: nextAt,
      });
      await removeAnswered(tx, link.id, "balance", null);
    });
  } catch (fault) {
    if (!(fault instanceof SourceFault)) throw fault;
    guard.note(fault);
    // A balance is asked for again soon in any case: the number of tries is the same each time.
    const verdict = verdictOf(parts, fault, 1);
    await parts.database.transaction(async (tx) => {
      if ((await lockAsked(tx, link)) === null) return;
      // It has no balance for this meter, which says nothing about the meter's half hours.
      if (fault.code === "account-unknown") return changeLink(tx, link.id, { balance_due_at: null });
      if (verdict.kind === "shut-out") return shutOut(tx, link, verdict.problem, new Date(parts.now()));
      await changeLink(tx, link.id, { balance_due_at: nextAt });
      if (fault.code !== "not-understood") return;
      const about = { stage: "balance", reason: fault.code, attempts: 1, fetchId: null } as const;
      await giveUp(tx, parts, link, account.seal, { ...about, message: fault.message });
    });
  }
}
