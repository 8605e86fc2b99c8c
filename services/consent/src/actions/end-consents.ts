import type { ConsentScope, ErasureCaseRecord, MeterScope } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import { nextConsentState, type ConsentAct } from "@halfhourly/domain";
import { appendAudit } from "../audit.js";
import {
  isAnyGranted,
  lockGranted,
  readConsent,
  serialise,
  writeConsent,
  type StoredConsent,
  type StoredMeter,
} from "../consent-store.js";
import { openConsentCase } from "../erasure/case-store.js";
import { writeReceipt } from "../receipts/receipt-store.js";
import { checkedReason, type Parts } from "./parts.js";

export type EndingAct = Exclude<ConsentAct, "grant">;

export interface Ending {
  readonly act: EndingAct;
  readonly why: string;
  /** Whose deed it was: the household itself, or the service's job. */
  readonly who: string;
}

/**
 * Ends a consent and opens its erasure case in one transaction. It waits for writes under way on that meter point, which
 * hold the consent, and none starts after it. Withdrawing what is not granted changes nothing: null.
 */
export async function withdrawConsent(
  parts: Parts,
  { meterPoint, ...scope }: ConsentScope,
  why: string,
): Promise<ErasureCaseRecord | null> {
  const ending: Ending = { act: "withdraw", why: checkedReason(why), who: scope.household };
  const stored = { ...scope, meterPointHash: parts.fieldHash.of("meter point", meterPoint) };
  return parts.database.transaction(async (tx) => {
    await serialise(tx, scope.household);
    const before = await readConsent(tx, stored, "change");
    return before?.state === "granted" ? endWithCase(tx, parts, before, ending) : null;
  });
}

/** Ends every consent of a household for one meter point and fuel, in one transaction. Idempotent. */
export async function endAllOfMeter(
  parts: Parts,
  { meterPoint, household, fuel }: MeterScope,
  ending: Ending,
): Promise<readonly ErasureCaseRecord[]> {
  checkedReason(ending.why);
  const meter = { household, fuel, meterPointHash: parts.fieldHash.of("meter point", meterPoint) };
  return parts.database.transaction((tx) => endAllIn(tx, parts, meter, ending));
}

export async function endAllIn(
  tx: Queryable,
  parts: Parts,
  meter: StoredMeter,
  ending: Ending,
): Promise<readonly ErasureCaseRecord[]> {
  await serialise(tx, meter.household);
  const cases: ErasureCaseRecord[] = [];
  // One after another: only the last one finds no other purpose left, and its case erases the readings.
  for (const held of await lockGranted(tx, meter.household, meter))
    cases.push(await endWithCase(tx, parts, held, ending));
  return cases;
}

/** The caller holds the household's and the consent's lock. */
export async function endWithCase(
  tx: Queryable,
  parts: Parts,
  before: StoredConsent,
  ending: Ending,
): Promise<ErasureCaseRecord> {
  const held = await endConsent(tx, parts, before, ending);
  const lastPurpose = !(await isAnyGranted(tx, held));
  return openConsentCase(tx, parts, held, lastPurpose);
}

/** Writes the end with its receipt and audit entry; what is to be erased is the caller's to say. */
export async function endConsent(
  tx: Queryable,
  parts: Parts,
  before: StoredConsent,
  { act, why, who }: Ending,
): Promise<StoredConsent> {
  const state = nextConsentState(before.state, act);
  if (state === null || state === "none" || state === "granted")
    throw new Error(`A consent that is ${before.state} cannot ${act}.`);
  const held: StoredConsent = { ...before, state, atMs: parts.now(), renewBy: null, grantedSinceMs: null };
  const recordId = parts.ids();
  await writeConsent(tx, held, recordId, why);
  await writeReceipt(tx, parts.controller, held, recordId);
  await appendAudit(
    tx,
    { household: held.household, who, what: `consent.${act}`, about: held.consentId, why, result: "done" },
    held.atMs,
  );
  return held;
}
