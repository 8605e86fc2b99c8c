import type {
  DayBlock,
  Grant,
  LondonDate,
  Reading,
  Register,
  RegisterUnit,
  ReplacedValue,
  Slot,
} from "@halfhourly/domain";
import type { FoldOptions, FoldOutcome } from "./fold-months.js";
import type { ReadingsToSeal, SealedReadings, Sealing, StoredReadings } from "./arrived.js";

export interface UpsertOutcome {
  /** Half hours that were new. */
  readonly stored: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly daysChanged: readonly LondonDate[];
}

export interface RegisterSummary {
  readonly register: Register;
  readonly unit: RegisterUnit;
  readonly firstDate: LondonDate | null;
  readonly lastDate: LondonDate | null;
  /** Rises with every change to any of the register's days: the ground of an ETag. */
  readonly revision: number;
}

/**
 * Where half hours are kept. Every call takes a live Grant for the register's meter point and fuel and throws
 * `GrantRefused` otherwise, before anything is read or written; writes check it again inside their transaction.
 */
export interface ReadingStore {
  /**
   * Merges readings into their settlement days by the domain's merge rule. Idempotent, safe from several processes at once,
   * durable when it returns. Throws `UnitDiffers` where the register is already kept in the other unit.
   */
  upsert(
    grant: Grant,
    register: Register,
    unit: RegisterUnit,
    readings: readonly Reading[],
  ): Promise<UpsertOutcome>;
  /**
   * Seals readings of many registers as day blocks, for the way through a stream: none of their values can be read there.
   * Registers that are new are made. @returns in the order of `items`; a refusal of one is no fault of the others.
   * Throws `GrantRefused` where a grant does not cover its register or has expired: then nothing is sealed.
   */
  seal(items: readonly ReadingsToSeal[]): Promise<readonly Sealing[]>;
  /**
   * Stores what `seal` made, whenever and in whichever process: holds the consents, merges by the domain's rule where
   * something is held, and drops, by reason, what no consent covers any more. Idempotent; durable when it returns. Of one
   * register only one call may be under way. @returns in the order of `arrived`
   */
  storeSealed(arrived: readonly SealedReadings[]): Promise<readonly StoredReadings[]>;
  /** Day blocks in date order, both dates inclusive, folded or not; days that hold nothing are absent. One range read. */
  days(grant: Grant, register: Register, from: LondonDate, to: LondonDate): Promise<readonly DayBlock[]>;
  /** Values that were replaced, oldest first, for slots from `from` up to but not including `before`. */
  replaced(grant: Grant, register: Register, from: Slot, before: Slot): Promise<readonly ReplacedValue[]>;
  /**
   * Folds days of months that have been over for three months into a denser form; what is read stays the same, and no
   * revision rises. For a job by night: resumable, safe beside writers and other folding processes and when killed.
   * Without a grant, because it shows nothing to anybody.
   */
  foldMonths(options?: FoldOptions): Promise<FoldOutcome>;
  /** The registers that hold something for the grant's meter point and fuel. */
  registers(grant: Grant): Promise<readonly RegisterSummary[]>;
  /**
   * Erases everything held of a household's meter point and fuel, replaced values included. The one call without a grant,
   * because it is only for where none can be had: throws `GrantRefused` while any consent for them is live. Idempotent.
   */
  eraseUnconsented(scope: ErasureScope): Promise<ErasedRows>;
  /** Erases everything held of a household, for when its account is closed. Idempotent. */
  eraseHousehold(household: string): Promise<ErasedRows>;
}

/** The meter point by its keyed hash, because whoever erases may not know the number any more. */
export interface ErasureScope extends Pick<Grant, "household" | "fuel"> {
  readonly meterPointHash: string;
}

/** What was erased, by table of the schema. */
export interface ErasedRows {
  readonly register: number;
  readonly day_block: number;
  readonly month_block: number;
  readonly replaced_value: number;
}

export class GrantRefused extends Error {
  override readonly name = "GrantRefused";
}
export class UnitDiffers extends Error {
  override readonly name = "UnitDiffers";
}
