import type { Fuel, Purpose } from "@halfhourly/domain";

/** An erasure that is under way or done. */
export interface ErasureCaseRecord {
  readonly id: string;
  readonly kind: "consent-ended" | "account-closed";
  readonly household: string;
  /** Of a consent that ended: what it was for. */
  readonly fuel: Fuel | null;
  readonly purpose: Purpose | null;
  /** The meter point's keyed hash; null for an account, and a day after the case was closed. */
  readonly meterPointHash: string | null;
  readonly state: "open" | "overdue" | "closed";
  /** UTC milliseconds, as the other times. */
  readonly openedAtMs: number;
  readonly dueAtMs: number;
  readonly closedAtMs: number | null;
  readonly ownersDone: number;
  readonly ownersTotal: number;
  readonly droppedInFlight: number;
}

export interface ClosedAccount {
  readonly case: ErasureCaseRecord;
  /** Given once: it opens the certificate when nobody can sign in any more. Only its hash is kept. */
  readonly certificateKey: string;
}

/** Erasure cases and their certificates (compact JWS; null until the case is closed). */
export interface ErasureClient {
  /** The newest first, at most 200. */
  cases(household: string): Promise<readonly ErasureCaseRecord[]>;
  /** Null where the household has no such case. */
  case(household: string, caseId: string): Promise<ErasureCaseRecord | null>;
  certificate(household: string, caseId: string): Promise<string | null>;
  /** Ends every consent of the household and opens the case that erases everything. Throws Problem `account-closing`. */
  closeAccount(household: string, subject: string): Promise<ClosedAccount>;
  /** What became of a closed account, by the key that was given when it was closed. Null for a key never given. */
  closing(
    certificateKey: string,
  ): Promise<{ readonly case: ErasureCaseRecord; readonly certificate: string | null } | null>;
}
