import type { BalanceCapability, IntervalCapability, LiveCapability } from "@halfhourly/contracts";
import type { Direction, Fuel, LondonDate, Slot, SourceUnit } from "@halfhourly/domain";
import type { ReadRegister } from "../files/read-register.js";
import type { RejectedRow } from "../files/row-fault.js";
import type { HttpCall } from "./http-call.js";

/** What a household offers so that its supplier, or an intermediary, lets us in. Used for one exchange; a password in it is never kept. */
export type AccessOffered =
  | { readonly kind: "api-key"; readonly apiKey: string; readonly accountNumber: string }
  | {
      readonly kind: "password";
      readonly login: string;
      readonly password: string;
      readonly accountNumber: string | null;
    }
  | {
      readonly kind: "authorisation-code";
      readonly code: string;
      readonly codeVerifier: string;
      readonly redirectUri: string;
    }
  /** The intermediary lets whoever runs this copy in, by a key of their own; the household says which home is theirs. */
  | { readonly kind: "operator"; readonly meterPoint: string; readonly deviceId: string | null };

/** What is kept of it, sealed with the household's key: keys and tokens, never a password. */
export interface KeptAccess {
  readonly apiKey: string | null;
  readonly accountNumber: string | null;
  readonly accessToken: string | null;
  readonly refreshToken: string | null;
  /** UTC milliseconds; null where the token does not end by itself. */
  readonly accessEndsAtMs: number | null;
}

/** A meter point as the source itself describes it. What it does not state is null and is never guessed. */
export interface SourceMeter {
  readonly meterPoint: string;
  readonly fuel: Fuel;
  readonly direction: Direction;
  /** Every meter that stands, or stood, on this meter point: history goes on through an exchange. */
  readonly serialNumbers: readonly string[];
  /** The source's own statement for this meter; null where it makes none, and then nothing of it is stored. */
  readonly unit: SourceUnit | null;
  readonly generation: "SMETS1" | "SMETS2" | null;
  readonly payment: "credit" | "prepayment" | null;
  readonly postcode: string | null;
  /** From when the account holder has this home, as the source says. */
  readonly occupiedFrom: LondonDate | null;
  /** Until when; null while they still have it. */
  readonly occupiedTo: LondonDate | null;
  /** What live readings are asked by; null where there is no such device. */
  readonly liveDeviceId: string | null;
  /** Whatever else the adapter needs to ask for this meter again, by names of its own. */
  readonly handles: Readonly<Record<string, string>>;
}

/** Half hours from `first` up to, but not including, `before`. */
export interface SlotRange {
  readonly first: Slot;
  readonly before: Slot;
}

/** One answer of a source, turned into readings once: `registers` as far as it holds any, the rest named. */
export interface ReadPage {
  readonly registers: readonly ReadRegister[];
  readonly rejected: readonly RejectedRow[];
}

/** What is left on a prepayment meter. Amounts are whole 10^-10 £; below zero where it is owed. */
export interface Balance {
  readonly atMs: number;
  readonly credit: bigint;
  /** What may still be used after the credit is gone, and how much of it is used; null where the source does not say. */
  readonly emergencyCredit: { readonly limit: bigint; readonly used: bigint } | null;
  readonly debt: bigint | null;
  /** What is taken off the credit for the debt, by the week. */
  readonly debtRecoveryPerWeek: bigint | null;
  /** Newest first, six months at most. */
  readonly topUps: readonly { readonly atMs: number; readonly amount: bigint }[];
}

/** What is being used now. */
export interface LivePower {
  readonly atMs: number;
  /** Whole watts; below zero where the home gives to the grid. */
  readonly powerW: number;
}

/** One call's means: HTTP with a limit on time and size, and an end. */
export interface SourceCall {
  readonly http: HttpCall;
  readonly signal: AbortSignal;
  /** UTC milliseconds. */
  readonly nowMs: number;
  /** Called with what replaces the kept access, as soon as a token was renewed: it is stored before it is used. */
  renewed(access: KeptAccess): Promise<void>;
}

/**
 * A source that is asked: one adapter a kind, one instance a base URL. Each port that it does not have is null, and the
 * app does not offer it. Every method throws SourceFault, and nothing else, for what the source does.
 */
export interface SupplierSource {
  /** As in settings, routes and lineage, for example `octopus`. */
  readonly name: string;
  /** Rises whenever the adapter's reading of the source changes: the conversion's version in the lineage. */
  readonly conversion: number;
  readonly accepts: readonly AccessOffered["kind"][];
  readonly intervalCapability: IntervalCapability | null;
  readonly balanceCapability: BalanceCapability | null;
  readonly liveCapability: LiveCapability | null;
  /** Exchanges what was offered for what is kept. Faults `access-refused`, `account-unknown`. */
  open(call: SourceCall, offered: AccessOffered): Promise<KeptAccess>;
  /** The meter points of the account, electricity before gas, import before export. */
  meters(call: SourceCall, access: KeptAccess): Promise<readonly SourceMeter[]>;
  /** Pages in the source's own order; the caller stores each before it asks for the next. */
  readonly intervals:
    | ((
        call: SourceCall,
        access: KeptAccess,
        meter: SourceMeter,
        range: SlotRange,
      ) => AsyncIterable<ReadPage>)
    | null;
  readonly balance: ((call: SourceCall, access: KeptAccess, meter: SourceMeter) => Promise<Balance>) | null;
  /** Half hours so far as a device in the home measured them (`source: "live"`), and the power now where it says it. */
  readonly live:
    | ((
        call: SourceCall,
        access: KeptAccess,
        meter: SourceMeter,
        range: SlotRange,
      ) => Promise<ReadPage & { readonly power: LivePower | null }>)
    | null;
}
