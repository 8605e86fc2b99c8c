import type { Queryable } from "@halfhourly/database";

/** One deed. Everything is an opaque id or one of our own words: nothing personal, no reading, no address. */
export interface AuditFacts {
  /** Whose chain the entry goes on: a household's opaque id, or `operator` for deeds that touch no household. */
  readonly chain: string;
  /** Who did it: a household, a member of staff (account id), `service:<name>` or `operator`. */
  readonly who: string;
  /** What was done, for example `consent.grant`. */
  readonly what: string;
  /** The opaque id of the thing it was done to. */
  readonly about: string;
  /** Where: the service and its route or job, for example `consumer-api PUT /v1/consents`. */
  readonly where: string;
  /** Why: a few words of ours, with the correlation id where there is one. */
  readonly why: string;
  /** `done`, `done: <counts>` or `refused: <code>`. */
  readonly result: string;
}

export interface AuditEntry extends AuditFacts {
  /** Counted from 1 within its chain. */
  readonly position: number;
  /** UTC milliseconds. */
  readonly atMs: number;
  /** Hexadecimal SHA-256 of the entry before; empty for the first. */
  readonly previousHash: string;
  /** Hexadecimal SHA-256 over the canonical text of this entry (`auditEntryText` of the domain). */
  readonly hash: string;
}

/** What an anchor says of a chain: at this position it had this hash. */
export interface AnchoredHead {
  /** The anchor's number, counted from 1. */
  readonly anchor: number;
  readonly anchoredAtMs: number;
  readonly position: number;
  readonly hash: string;
}

export interface AuditSlice {
  readonly entries: readonly AuditEntry[];
  readonly head: { readonly position: number; readonly hash: string };
  /** The newest anchor that covers the chain, or null where none was written yet. */
  readonly anchored: AnchoredHead | null;
}

export interface AuditVerified {
  readonly ok: true;
  readonly entries: number;
  readonly chains: number;
  /** Anchor files, numbered from 1. */
  readonly anchors: number;
  /** UTC milliseconds; null where no anchor was written yet. */
  readonly lastAnchorAtMs: number | null;
  /** Entries younger than their chain's last anchor: chained, and to be anchored within the hour. */
  readonly notAnchored: number;
}

export interface AuditFault {
  readonly ok: false;
  /** The chain; the name of the file where an anchor itself is at fault, the table where that is. */
  readonly chain: string;
  /** The first entry that is not as it was written; an anchor's number; 0 for a table. */
  readonly position: number;
  readonly fault:
    | "changed"
    | "missing"
    | "inserted"
    | "cut off"
    | "anchor differs"
    | "anchor changed"
    | "anchor missing"
    | "table missing";
}

export type AuditVerdict = AuditVerified | AuditFault;

/** Told after each batch. */
export type VerifyProgress = (entriesRead: number, entriesTotal: number) => void;

/**
 * Append-only and hash-chained, one chain a service and household, so that a household can verify its own slice whole.
 * Heads are anchored to a blob store, so that rewriting a chain from end to end is found too.
 */
export interface AuditLog {
  /** Whose deeds it holds, for example `consent`. */
  readonly service: string;
  /** Adds an entry inside the caller's transaction: the deed and its entry are stored together or not at all. */
  append(tx: Queryable, facts: AuditFacts, atMs: number): Promise<void>;
  /** The entries of one chain after a position, oldest first. */
  slice(chain: string, afterPosition: number, most: number): Promise<AuditSlice>;
  /** The last entries of one chain up to its head, oldest first. */
  newest(chain: string, most: number): Promise<AuditSlice>;
  /** Writes the heads that moved since the last anchor to the blob store. @returns how many moved. */
  anchor(): Promise<number>;
  /** Recomputes every chain and holds it against every anchor. Names the first fault. */
  verify(onProgress?: VerifyProgress): Promise<AuditVerdict>;
}
