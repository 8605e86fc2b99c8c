import type { Direction, Fuel, LondonDate, SwitchTable } from "@halfhourly/domain";
import type { ProofKind, SourceName, AccessKind } from "./sources.js";

/** What a household offers so that its supplier lets us in. A password is used once and never kept. */
export type AccessShown =
  | { readonly kind: "api-key"; readonly apiKey: string; readonly accountNumber: string }
  | {
      readonly kind: "password";
      readonly login: string;
      readonly password: string;
      readonly accountNumber: string | null;
    }
  /** What the source sent the browser back with; `state` is what `authorise` put into its address. */
  | { readonly kind: "authorisation-code"; readonly code: string; readonly state: string }
  | { readonly kind: "operator"; readonly meterPoint: string; readonly deviceId: string | null };

export interface AccountWanted {
  readonly household: string;
  readonly source: SourceName;
  readonly access: AccessShown;
  /** As typed. It must be the one that the source states. */
  readonly postcode: string;
  /** Opaque: the session that asks, which must be the one that was sent to the source. */
  readonly session: string;
}

/** A meter point of an account, as the source states it. */
export interface FoundMeter {
  readonly meterPoint: string;
  readonly fuel: Fuel;
  readonly direction: Direction;
  readonly payment: "credit" | "prepayment" | null;
  readonly occupiedFrom: LondonDate | null;
  readonly halfHours: boolean;
  readonly live: boolean;
  readonly balance: boolean;
  /** Why its half hours cannot be collected; null where they can. */
  readonly whyNot: WhyNotFound | null;
}

export type WhyNotFound =
  /** The source does not state whether it counts m3 or kWh. */
  | "unit-not-stated"
  /** The account holder has left that home. */
  | "moved-out"
  /** The source gives no half hours of it. */
  | "no-half-hours";

export interface FoundAccount {
  readonly source: SourceName;
  /** Stands for the account in `begin`. */
  readonly ticket: string;
  readonly ticketEndsAtMs: number;
  /** How the account proves that the meters are this household's. */
  readonly proofs: readonly ProofKind[];
  readonly meters: readonly FoundMeter[];
}

/** Accounts at suppliers and intermediaries. */
export interface SupplierAccounts {
  /**
   * Looks up an account, within 10 seconds. Nothing is kept but the access, sealed, for 15 minutes. Throws Problem
   * `source-unknown`, `access-not-taken`, `access-refused`, `account-unknown`, `account-empty`, `postcode-differs`,
   * `sign-in-ended`, `source-not-answering`, `too-many-attempts`.
   */
  find(wanted: AccountWanted): Promise<FoundAccount>;
  /** Where to send the browser to, so that the source asks its customer. Throws Problem `source-unknown`, `access-not-taken`. */
  authorise(asked: {
    readonly household: string;
    readonly session: string;
    readonly source: SourceName;
  }): Promise<{ readonly url: string; readonly endsAtMs: number }>;
}

export type Wanted = "half-hours" | "live" | "balance" | "meter-tariff";

/** Why a home cannot have something. */
export type WhyNotPossible =
  /** No source that is configured here gives it. */
  | "no-source"
  /** Only a prepayment meter has a balance. */
  | "not-prepayment"
  /** A device in the home that measures now is needed, such as a Home Mini. */
  | "needs-device"
  /** Only the source that collects this meter could give it, and it does not. */
  | "source-does-not-give-it";

export interface Way {
  readonly source: SourceName;
  readonly title: string;
  readonly simulated: boolean;
  readonly accepts: readonly AccessKind[];
  readonly proofs: readonly ProofKind[];
  /** Whether this source collects the meter now. */
  readonly inUse: boolean;
}

/** What a home can have, and the ways to it, the best first; `whyNot` is null where there is one. */
export interface Possibility {
  readonly what: Wanted;
  readonly ways: readonly Way[];
  readonly whyNot: WhyNotPossible | null;
}

/** What is left on a prepayment meter. Amounts are whole 10^-10 £; below zero where it is owed. */
export interface HeldBalance {
  readonly source: SourceName;
  readonly simulated: boolean;
  /** When it was so, as the source says; when we asked. UTC milliseconds. */
  readonly atMs: number;
  readonly askedAtMs: number;
  readonly credit: bigint;
  readonly emergencyCredit: { readonly limit: bigint; readonly used: bigint } | null;
  readonly debt: bigint | null;
  readonly debtRecoveryPerWeek: bigint | null;
  /** Newest first, six months at most. */
  readonly topUps: readonly { readonly atMs: number; readonly amount: bigint }[];
}

/** What is being used now, as a device in the home says: provisional. */
export interface HeldLive {
  readonly source: SourceName;
  readonly simulated: boolean;
  readonly freshWithinSeconds: number;
  /** Null where the source gives half hours so far and no power. */
  readonly power: { readonly atMs: number; readonly powerW: number } | null;
  /** When the source was last asked; UTC milliseconds. */
  readonly askedAtMs: number;
}

/** Nothing yet, and why: it comes (`not-asked-yet`), or does not (`WhyNotPossible`, a collection's problem). */
export type OrWhyNot<Held> =
  | { readonly held: Held; readonly problem: string | null }
  | { readonly held: null; readonly problem: string };

/** What a home's sources give beside its half hours. */
export interface MeterViews {
  possibilities(meter: {
    readonly household: string;
    readonly meterId: string;
    readonly fuel: Fuel;
    readonly payment: "credit" | "prepayment";
  }): Promise<readonly Possibility[]>;
  /** The newest that is held. Reads our own rows. */
  balance(household: string, meterId: string): Promise<OrWhyNot<HeldBalance>>;
  /** When a second rate of the meter counts, as the meter itself said at linking; null where it did not, or has no second. */
  switchTable(household: string, meterId: string): Promise<SwitchTable | null>;
  /** The newest that is held; asking for it has the source asked for as long as somebody looks. */
  live(household: string, meterId: string): Promise<OrWhyNot<HeldLive>>;
}
