import type { ConsentRecord, ConsentScope } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import { hasLapsed, isRenewalDue, londonDateAt, nextConsentState, renewBy } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import { appendAudit } from "../audit.js";
import { heldOf, readConsent, serialise, writeConsent, type StoredConsent } from "../consent-store.js";
import { isAccountClosed } from "../erasure/case-store.js";
import { purposeTerms } from "../purposes.js";
import { writeReceipt } from "../receipts/receipt-store.js";
import { checkedReason, type Parts } from "./parts.js";

const what = "consent.grant";

/**
 * Records a consent with its receipt and audit entry in one transaction. Granting again under the same notice changes
 * nothing, save in the last 30 days, when it renews for a year from today.
 * @throws Problem `notice-out-of-date` or `account-closing`; the refusal is audited too.
 */
export async function grantConsent(
  parts: Parts,
  scope: ConsentScope,
  noticeVersion: string,
  why: string,
): Promise<ConsentRecord> {
  const reason = checkedReason(why);
  const refusal = refusalOf(scope, noticeVersion);
  if (refusal !== null) throw await audited(parts, scope, reason, refusal);
  const { meterPoint, ...rest } = scope;
  const stored = { ...rest, meterPointHash: parts.fieldHash.of("meter point", meterPoint) };
  const held = await parts.database.transaction(async (tx) => {
    await serialise(tx, scope.household);
    if (await isAccountClosed(tx, scope.household)) return null;
    const before = await readConsent(tx, stored, "change");
    const atMs = parts.now();
    if (before !== null && holdsAlready(before, noticeVersion, atMs)) return before;
    const state = nextConsentState(before?.state ?? "none", "grant");
    if (state !== "granted") throw new Error("The state table leads from every state to granted.");
    const granted: StoredConsent = {
      ...stored,
      consentId: before?.consentId ?? parts.ids(),
      state,
      noticeVersion,
      atMs,
      renewBy: renewBy(londonDateAt(atMs)),
      grantedSinceMs: unbrokenSinceMs(before, atMs) ?? atMs,
    };
    await record(tx, parts, granted, reason);
    return granted;
  });
  if (held === null) throw await audited(parts, scope, reason, accountClosing());
  return { ...heldOf(held, parts.now()), meterPoint };
}

/** A yes that comes after the last day, before the job that lets it lapse, is a new one: no older grant writes under it. */
function unbrokenSinceMs(before: StoredConsent | null, nowMs: number): number | null {
  if (before === null || before.renewBy === null) return null;
  return hasLapsed(before.renewBy, londonDateAt(nowMs)) ? null : before.grantedSinceMs;
}

function holdsAlready(before: StoredConsent, noticeVersion: string, nowMs: number): boolean {
  if (before.renewBy === null || before.noticeVersion !== noticeVersion) return false;
  return !isRenewalDue(before.renewBy, londonDateAt(nowMs));
}

async function record(tx: Queryable, parts: Parts, granted: StoredConsent, why: string): Promise<void> {
  const recordId = parts.ids();
  await writeConsent(tx, granted, recordId, why);
  await writeReceipt(tx, parts.controller, granted, recordId);
  const facts = { household: granted.household, what, about: granted.consentId, why, result: "done" };
  await appendAudit(tx, facts, granted.atMs);
}

async function audited(parts: Parts, scope: ConsentScope, why: string, refusal: Problem): Promise<Problem> {
  const result = `refused: ${refusal.code}`;
  const facts = { household: scope.household, what, about: scope.purpose, why, result };
  await parts.database.transaction((tx) => appendAudit(tx, facts, parts.now()));
  return refusal;
}

export function accountClosing(): Problem {
  return new Problem(
    409,
    "account-closing",
    "This account is being closed: nothing can be agreed to any more.",
  );
}

function refusalOf({ purpose }: ConsentScope, noticeVersion: string): Problem | null {
  const { notice } = purposeTerms[purpose];
  if (notice.version === noticeVersion) return null;
  return new Problem(
    409,
    "notice-out-of-date",
    `The notice has changed since it was shown: read ${notice.version}, then decide again.`,
  );
}
