import type { Fuel, Grant, LondonDate, Slot } from "@halfhourly/domain";
import type { SourceCapabilities, SourceName } from "./sources.js";

/** What the occupant says, to be held against what the source knows. */
export type ProofOffered =
  /** The id printed on the display in the home (an EUI-64, with or without hyphens). */
  | { readonly kind: "display-id"; readonly displayId: string }
  /** A number is sent to the meter's own screen; the occupant types it with `confirm`. */
  | { readonly kind: "cin" }
  /** The account at the supplier, as `SupplierAccounts.find` found it: the ticket stands for it. */
  | { readonly kind: "supplier-account" }
  /** Whoever runs the service looks at papers, such as a bill, and decides. */
  | { readonly kind: "manual-review" };

export interface CollectionWanted {
  readonly household: string;
  readonly meterId: string;
  readonly meterPoint: string;
  readonly fuel: Fuel;
  readonly source: SourceName;
  readonly proof: ProofOffered;
  /** Nothing before it is asked for or stored. Null: the last 13 months, which is also the most. */
  readonly movedInOn: LondonDate | null;
  /** As `SupplierAccounts.find` gave it; null for a source without accounts. */
  readonly ticket: string | null;
}

/**
 *     proving --display id matches----------------> collecting --13 months asked and answered--> running
 *     proving --cin sent--> waiting-for-number --number matches--> collecting
 *     waiting-for-number --differs, the first two times--> waiting-for-number, with `number-differs`
 *     proving, waiting-for-number --differs, no such meter, too late--> refused
 *     proving --manual review--> waiting-for-review --approved--> collecting, --refused--> refused
 *     any --consent ended, ended by the household or the operator--> stopped
 */
export type CollectionState =
  "proving" | "waiting-for-number" | "waiting-for-review" | "collecting" | "running" | "refused" | "stopped";

/** Why a collection is refused, stopped or not getting on. */
export type CollectionProblem =
  /** The source knows no such meter point. */
  | "meter-not-known"
  /** The home has no device with that id. */
  | "display-id-differs"
  | "number-differs"
  /** The meter's screen could not be reached, or nobody typed the number in time. */
  | "number-not-shown"
  | "too-many-attempts"
  /** The source does not answer for the time being: it is asked again. */
  | "source-not-answering"
  /** The source refused us; an operator has to look. */
  | "source-refused"
  /** The supplier takes our access no more: sign in there again, and it goes on where it stopped. */
  | "access-ended"
  /** The source knows the account no more. */
  | "account-unknown"
  /** The account has no such meter (any more): after a switch another supplier has it. */
  | "meter-not-in-account"
  /** The source does not state the unit of a gas meter, so nothing of it is stored. */
  | "unit-not-stated"
  /** The meter's readings are kept in the other unit of gas. */
  | "unit-differs"
  /** Whoever looked at the papers was not convinced. */
  | "review-refused"
  | "consent-ended";

export interface Collection {
  readonly meterId: string;
  readonly source: SourceName;
  readonly state: CollectionState;
  readonly problem: CollectionProblem | null;
  readonly proof: ProofOffered["kind"];
  readonly movedInOn: LondonDate | null;
  /** What to name when papers are sent in; null unless it waits for a review. */
  readonly reviewCode: string | null;
  /** UTC milliseconds. */
  readonly begunAtMs: number;
  /** Of the 13 months: how many requests were asked for, and how many of them are answered (also with "not held"). */
  readonly requestsTotal: number;
  readonly requestsDone: number;
  readonly halfHoursStored: number;
  /** London dates that the first collection asks for; null before the proof is accepted. */
  readonly from: LondonDate | null;
  readonly to: LondonDate | null;
  readonly lastAnswerAtMs: number | null;
  /** When a source that does not answer is asked again; null where that is not known. */
  readonly nextTryAtMs: number | null;
  /** Oldest first; absent where the source tells no totals of days. */
  readonly daysThatDiffer?: readonly DayThatDiffers[];
}

/** A day whose half hours do not add up to what the meter itself counted, also after they were asked for once more. */
export interface DayThatDiffers {
  /** The meter's day, from midnight to midnight UTC: its start, UTC milliseconds. */
  readonly startsAtMs: number;
  /** The meter's own total and the sum of the half hours held, in the register's unit (Wh or dm3). */
  readonly counted: number;
  readonly held: number;
}

/** One answer of a source that brought a half hour. */
export interface ReadingOrigin {
  readonly answerId: string;
  readonly source: SourceName;
  readonly receivedAtMs: number;
  /** Whether the raw answer is still kept and can be decoded again. */
  readonly isKept: boolean;
}

/** For whoever runs the service: counts, and nothing of any household. */
export interface CollectionStatus {
  readonly source: SourceName;
  readonly simulated: boolean;
  /** Set where nothing is sent until an operator has looked: a request was quarantined, or we are not authorised. */
  readonly stopped: { readonly atMs: number; readonly code: string } | null;
  /** Collections and requests by their state, answers that wait to be decoded. */
  readonly collections: Readonly<Record<string, number>>;
  readonly requests: Readonly<Record<string, number>>;
  readonly answersWaiting: number;
  /** Days whose half hours do not add up to the meter's own total; absent where the source tells none. */
  readonly daysThatDiffer?: number;
}

/** How consumer-api has a home's readings collected. Nothing here waits for a source: asking is written down, and done after. */
export interface CollectionClient {
  /** Of every source that this copy is configured with; empty where there is none. */
  sources(): readonly SourceCapabilities[];
  /**
   * Begins, or begins again after a refusal. Where another source collects the meter, that one ends and its readings stay.
   * Throws Problem `consent-required`, `collection-running`,
   * `display-id-invalid`, `too-many-attempts` (5 proofs a day for a household, 10 for a meter point), `source-unknown`,
   * `proof-not-taken`, `ticket-ended`, `meter-not-in-account`, `moved-in-date` (after today), `begun-elsewhere`.
   */
  begin(grant: Grant, wanted: CollectionWanted): Promise<Collection>;
  /** The number as read off the meter. Throws Problem `collection-not-found`, `number-not-asked`, `too-many-attempts`. */
  confirm(household: string, meterId: string, number: string): Promise<Collection>;
  /** Null where none was ever begun. */
  state(household: string, meterId: string): Promise<Collection | null>;
  /** Stops: schedules are deleted, requests that wait are cancelled. What was stored stays. Idempotent. */
  end(household: string, meterId: string, why: string): Promise<void>;
  status(): Promise<CollectionStatus>;
  /** An operator has looked: requests go out again. @returns whether there was a stop */
  resume(): Promise<boolean>;
  /**
   * Raw answers that are kept and came since then are decoded anew, as after a fault of ours was mended: what comes out
   * differently is a correction. @returns how many wait now
   */
  decodeAgain(receivedSinceMs: number): Promise<number>;
  /** The answers that brought a half hour, newest first; empty where it came another way. */
  origins(household: string, meterId: string, slot: Slot): Promise<readonly ReadingOrigin[]>;
}
