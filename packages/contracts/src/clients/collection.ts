import type { Fuel, Grant, LondonDate, Slot } from "@halfhourly/domain";
import type { SourceCapabilities, SourceName } from "./sources.js";

/** What the occupant says, to be held against what the source knows. */
export type ProofOffered =
  /** The id printed on the display in the home (an EUI-64, with or without hyphens). */
  | { readonly kind: "display-id"; readonly displayId: string }
  /** A number is sent to the meter's own screen; the occupant types it with `confirm`. */
  | { readonly kind: "cin" };

export interface CollectionWanted {
  readonly household: string;
  readonly meterId: string;
  readonly meterPoint: string;
  readonly fuel: Fuel;
  readonly source: SourceName;
  readonly proof: ProofOffered;
}

/**
 *     proving --display id matches----------------> collecting --13 months asked and answered--> running
 *     proving --cin sent--> waiting-for-number --number matches--> collecting
 *     waiting-for-number --differs, the first two times--> waiting-for-number, with `number-differs`
 *     proving, waiting-for-number --differs, no such meter, too late--> refused
 *     any --consent ended, ended by the household or the operator--> stopped
 */
export type CollectionState =
  "proving" | "waiting-for-number" | "collecting" | "running" | "refused" | "stopped";

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
  | "consent-ended";

export interface Collection {
  readonly meterId: string;
  readonly source: SourceName;
  readonly state: CollectionState;
  readonly problem: CollectionProblem | null;
  readonly proof: ProofOffered["kind"];
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
}

/** How consumer-api has a home's readings collected. Nothing here waits for a source: asking is written down, and done after. */
export interface CollectionClient {
  /** Of every source that this copy is configured with; empty where there is none. */
  sources(): readonly SourceCapabilities[];
  /**
   * Begins, or begins again after a refusal. Throws Problem `consent-required`, `collection-running`,
   * `display-id-invalid`, `too-many-attempts` (5 proofs a day for a household, 10 for a meter point), `source-unknown`.
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
