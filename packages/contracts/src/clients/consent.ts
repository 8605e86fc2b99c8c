import type { ConsentState, Fuel, Grant, LondonDate, Purpose } from "@halfhourly/domain";
import type { ErasureCaseRecord } from "./erasure.js";

export interface ConsentScope {
  readonly household: string;
  readonly meterPoint: string;
  readonly fuel: Fuel;
  readonly purpose: Purpose;
}

/** A meter point of one household, whatever the purpose. */
export type MeterScope = Omit<ConsentScope, "purpose">;

/** What is held of a consent that was answered at least once. */
export interface HeldConsent {
  /** Opaque: records, receipts and audit entries know the consent by it. */
  readonly consentId: string;
  readonly household: string;
  /** The meter point's keyed hash: equal for equal meter points, and no way back. */
  readonly meterPointHash: string;
  readonly fuel: Fuel;
  readonly purpose: Purpose;
  readonly state: Exclude<ConsentState, "none">;
  readonly noticeVersion: string;
  /** When it was last granted or ended, UTC milliseconds. */
  readonly atMs: number;
  /** The last London date on which it holds; null unless granted. */
  readonly renewBy: LondonDate | null;
  /** True from 30 days before `renewBy` on. */
  readonly renewSoon: boolean;
}

/** A consent as it was just granted, with the number of the meter point it was granted for. */
export type ConsentRecord = HeldConsent & ConsentScope;

export interface PurposeNotice {
  readonly purpose: Purpose;
  readonly version: string;
  /** London date from which it is shown. */
  readonly from: LondonDate;
}

/** How the other services reach the consent service. Nobody else can make a Grant. */
export interface ConsentClient {
  /** The notice in force for each purpose. */
  notices(): readonly PurposeNotice[];
  /**
   * Records a consent with its audit entry, in one transaction. Granting again under the same notice changes nothing,
   * save in the last 30 days before it lapses, when it renews. Throws Problem `notice-out-of-date` or `account-closing`.
   */
  grant(scope: ConsentScope, noticeVersion: string, why: string): Promise<ConsentRecord>;
  /** Ends a consent from the next instruction on and opens its erasure case. Idempotent: null where nothing was live. */
  withdraw(scope: ConsentScope, why: string): Promise<ErasureCaseRecord | null>;
  /** Withdraws every purpose of a meter, in one transaction. */
  withdrawAll(meter: MeterScope, why: string): Promise<readonly ErasureCaseRecord[]>;
  /** A grant that lives at most `forMs` (default 15 minutes), or null where no consent is live. */
  mint(scope: ConsentScope, forMs?: number): Promise<Grant | null>;
  /** The same for many at once, in their order and in one question. */
  mintMany(scopes: readonly ConsentScope[]): Promise<readonly (Grant | null)[]>;
  /** Everything a household answered, or what it answered for one meter. */
  current(
    household: string,
    meter?: Pick<MeterScope, "meterPoint" | "fuel">,
  ): Promise<readonly HeldConsent[]>;
  /** The newest receipt of a consent as a compact JWS, or null where the household has no such consent. */
  receipt(household: string, consentId: string): Promise<string | null>;
  /** Every key that ever signed a receipt or a certificate, newest first (RFC 7517). */
  publishedKeys(): Promise<{ readonly keys: readonly Readonly<Record<string, string>>[] }>;
}

/** Somebody tried to add a meter that a household has linked: its holder is asked whether they still live there. */
export interface TenancyQuestion {
  readonly meterPointHash: string;
  readonly fuel: Fuel;
  /** UTC milliseconds. */
  readonly askedAtMs: number;
}

/** What showed that a new household occupies the home. */
export interface OccupancyProof {
  /** How it was proved, such as `supplier change of tenancy`. */
  readonly method: string;
  /** A case number of whoever proved it; never a name or an address. */
  readonly reference: string;
}

/** Consents end with the tenancy, the same day. */
export interface TenancyClient {
  /** Ends every consent of the household for the meter. Idempotent. */
  endTenancy(meter: MeterScope, why: "moved out" | "new tenant"): Promise<readonly ErasureCaseRecord[]>;
  /** A new household has proved that it occupies the home: the consents of every other one for the meter end. */
  claimTenancy(
    meter: Pick<MeterScope, "meterPoint" | "fuel">,
    newHousehold: string,
    proof: OccupancyProof,
  ): Promise<readonly ErasureCaseRecord[]>;
  /** Records that `asking` tried to add the meter; its holder sees one question, however often it is asked. */
  askTenancy(meter: Pick<MeterScope, "meterPoint" | "fuel">, asking: string): Promise<void>;
  questions(household: string): Promise<readonly TenancyQuestion[]>;
  /** The holder still lives there: the question is answered. Idempotent. */
  stillMine(meter: MeterScope): Promise<void>;
}
