import type {
  AccountClosing,
  ClosingState,
  ErasureCase,
  ErasureCaseRecord,
  ErasureCases,
  SignedDocument,
} from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import type { Context } from "../context.js";
import type { Parts } from "../parts.js";
import type { SignedIn } from "../session/session-store.js";
import { embeddedSubjectOf } from "./accounts.js";
import { metersOf } from "./meter-rows.js";
import { isoSeconds } from "./show-meters.js";

type ErasureParts = Pick<Parts, "database" | "keys" | "consent" | "erasure">;

export async function showCases(parts: ErasureParts, household: string): Promise<ErasureCases> {
  const names = await meterNames(parts, household);
  const cases = await parts.erasure.cases(household);
  return { cases: cases.map((record) => showCase(record, names.get(record.meterPointHash ?? ""))) };
}

/** Throws Problem `case-not-found`. */
export async function showOneCase(
  parts: ErasureParts,
  household: string,
  caseId: string,
): Promise<ErasureCase> {
  const record = await parts.erasure.case(household, caseId);
  if (record === null) throw new Problem(404, "case-not-found", "There is no such erasure on this account.");
  const names = await meterNames(parts, household);
  return showCase(record, names.get(record.meterPointHash ?? ""));
}

/** Throws Problem `certificate-not-found` until the case is closed. */
export async function showCertificate(
  parts: ErasureParts,
  household: string,
  caseId: string,
): Promise<SignedDocument> {
  const signed = await parts.erasure.certificate(household, caseId);
  if (signed === null) throw certificateNotFound();
  return signedDocument(parts, "erasure-certificate", signed);
}

/** Throws Problem `receipt-not-found`. */
export async function showReceipt(
  parts: Pick<Parts, "consent">,
  household: string,
  consentId: string,
): Promise<SignedDocument> {
  const signed = await parts.consent.receipt(household, consentId);
  if (signed === null)
    throw new Problem(404, "receipt-not-found", "There is no receipt of such a consent on this account.");
  return signedDocument(parts, "consent-receipt", signed);
}

/** What became of a closed account, by the key that was shown when it was closed. Throws Problem `certificate-not-found`. */
export async function showClosing(parts: ErasureParts, certificateKey: string): Promise<ClosingState> {
  const closing = await parts.erasure.closing(certificateKey);
  if (closing === null) throw certificateNotFound();
  const state = showCase(closing.case);
  if (closing.certificate === null) return { case: state };
  return {
    case: state,
    certificate: await signedDocument(parts, "erasure-certificate", closing.certificate),
  };
}

/**
 * Every consent ends and the erasure of everything begins; all the household's sessions end before the answer is given.
 * Throws Problem `account-closing`.
 */
export async function closeAccount(
  context: Pick<Context, "database" | "erasure" | "sessions">,
  session: SignedIn,
): Promise<AccountClosing> {
  const subject = await embeddedSubjectOf(context, session);
  const closed = await context.erasure.closeAccount(session.household, subject);
  await context.sessions.endAll(session.accountId);
  return { case: showCase(closed.case), certificateKey: closed.certificateKey };
}

export function showCase(record: ErasureCaseRecord, meterName?: string): ErasureCase {
  const { id, kind, fuel, purpose, state, ownersDone, ownersTotal, droppedInFlight } = record;
  return {
    id,
    kind,
    ...(fuel === null ? {} : { fuel }),
    ...(purpose === null ? {} : { purpose }),
    ...(meterName === undefined ? {} : { meterName }),
    state,
    openedAt: isoSeconds(record.openedAtMs),
    dueAt: isoSeconds(record.dueAtMs),
    closedAt: record.closedAtMs === null ? null : isoSeconds(record.closedAtMs),
    ownersDone,
    ownersTotal,
    droppedInFlight,
  };
}

async function signedDocument(
  { consent }: Pick<Parts, "consent">,
  kind: SignedDocument["kind"],
  signed: string,
): Promise<SignedDocument> {
  const { keys } = await consent.publishedKeys();
  return { kind, signed, keys: keys.map((key) => ({ ...key })) };
}

/** Of meters that are still linked: an ended link has left its name nowhere. */
async function meterNames(parts: ErasureParts, household: string): Promise<ReadonlyMap<string, string>> {
  const meters = await metersOf(parts, household);
  return new Map(meters.map(({ meterPointHash, name }) => [meterPointHash, name]));
}

function certificateNotFound(): Problem {
  return new Problem(
    404,
    "certificate-not-found",
    "There is no certificate here. It is made once everything was erased: look again in a few minutes, and check the key.",
  );
}
