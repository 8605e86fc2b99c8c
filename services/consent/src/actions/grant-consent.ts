import type { ConsentRecord, ConsentScope } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import { nextConsentState } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import { appendAudit } from "../audit.js";
import { readConsent, recordOf, writeConsent, type HeldConsent } from "../consent-store.js";
import { purposes } from "../purposes.js";
import { checkedReason, type Parts } from "./parts.js";

const what = "consent.grant";

/**
 * Records a consent with its audit link in one transaction. Granting again under the same notice changes nothing.
 * @throws Problem `notice-out-of-date` or `purpose-not-offered`; the refusal is audited too.
 */
export async function grantConsent(
  parts: Parts,
  scope: ConsentScope,
  noticeVersion: string,
  why: string,
): Promise<ConsentRecord> {
  const reason = checkedReason(why);
  const refusal = refusalOf(scope, noticeVersion);
  if (refusal !== null) {
    const facts = {
      who: scope.household,
      what,
      about: scope.purpose,
      why: reason,
      result: `refused: ${refusal.code}`,
    };
    await parts.database.transaction((tx) => appendAudit(tx, facts, parts.now()));
    throw refusal;
  }
  return parts.database.transaction(async (tx) => {
    await serialise(tx, scope);
    const before = await readConsent(tx, scope, "change");
    if (before?.state === "granted" && before.noticeVersion === noticeVersion) return recordOf(before);
    const state = nextConsentState(before?.state ?? "none", "grant");
    if (state !== "granted") throw new Error("The state table leads from every state to granted.");
    const held: HeldConsent = {
      ...scope,
      id: before?.id ?? parts.ids(),
      state,
      noticeVersion,
      atMs: parts.now(),
    };
    await writeConsent(tx, held, parts.ids(), reason);
    await appendAudit(
      tx,
      { who: scope.household, what, about: held.id, why: reason, result: "done" },
      held.atMs,
    );
    return recordOf(held);
  });
}

/** A scope that has no row yet offers no row to lock: two first grants at once are put in order by the household instead. */
async function serialise(tx: Queryable, { household }: ConsentScope): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('consent ' || $1, 0))", [household]);
}

function refusalOf({ purpose }: ConsentScope, noticeVersion: string): Problem | null {
  const notice = purposes[purpose];
  if (notice === null)
    return new Problem(422, "purpose-not-offered", `Consent for ${purpose} cannot be given yet.`);
  if (notice.version === noticeVersion) return null;
  return new Problem(
    409,
    "notice-out-of-date",
    `The notice has changed since it was shown: read ${notice.version}, then decide again.`,
  );
}
