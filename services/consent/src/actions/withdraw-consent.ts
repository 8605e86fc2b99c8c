import type { ConsentScope } from "@halfhourly/contracts";
import { nextConsentState } from "@halfhourly/domain";
import { appendAudit } from "../audit.js";
import { readConsent, writeConsent, type HeldConsent } from "../consent-store.js";
import { checkedReason, type Parts } from "./parts.js";

/**
 * Ends a consent. It waits for writes under way on that meter point, which hold the consent, and none starts after it.
 * Withdrawing what is not granted changes nothing.
 */
export async function withdrawConsent(parts: Parts, scope: ConsentScope, why: string): Promise<void> {
  const reason = checkedReason(why);
  await parts.database.transaction(async (tx) => {
    const before = await readConsent(tx, scope, "change");
    if (before === null || nextConsentState(before.state, "withdraw") !== "withdrawn") return;
    const held: HeldConsent = { ...before, state: "withdrawn", atMs: parts.now() };
    await writeConsent(tx, held, parts.ids(), reason);
    const facts = {
      who: scope.household,
      what: "consent.withdraw",
      about: held.id,
      why: reason,
      result: "done",
    };
    await appendAudit(tx, facts, held.atMs);
  });
}
