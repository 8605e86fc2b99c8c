import type { Row } from "@halfhourly/database";
import type { AuditEntry } from "./port.js";

export interface EntryRow extends Row {
  readonly chain: string;
  readonly position: string;
  readonly at_ms: string;
  readonly who: string;
  readonly what: string;
  readonly about: string;
  readonly place: string;
  readonly why: string;
  readonly result: string;
  readonly previous_hash: string;
  readonly hash: string;
}

export interface HeadRow extends Row {
  readonly chain: string;
  readonly position: string;
  readonly hash: string;
  readonly anchored_position: string;
  readonly anchored_hash: string | null;
  readonly anchored_by: string | null;
  readonly anchored_at_ms: string | null;
}

export function entryOf(row: EntryRow): AuditEntry {
  const { chain, who, what, about, why, result, hash } = row;
  return {
    chain,
    position: Number(row.position),
    atMs: Number(row.at_ms),
    who,
    what,
    about,
    where: row.place,
    why,
    result,
    previousHash: row.previous_hash,
    hash,
  };
}
