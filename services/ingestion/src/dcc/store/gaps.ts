import type { Queryable, Row } from "@halfhourly/database";
import type { Direction, LondonDate } from "@halfhourly/domain";
import { readCollection, type CollectionRow } from "./collections.js";

/** A collection whose history has come in and that nobody has looked at today; it is looked at once a day. */
export async function claimGapLook(database: Queryable, today: LondonDate): Promise<CollectionRow | null> {
  const rows = await database.query<{ id: string }>(
    `update ingestion.dcc_collection set gaps_looked_on = $1
     where id = (
       select c.id from ingestion.dcc_collection c
       where c.state = 'collecting' and (c.gaps_looked_on is null or c.gaps_looked_on < $1) and not exists (
         select from ingestion.dcc_request r
         where r.collection_id = c.id and r.why = 'link' and r.state in ('planned', 'sent', 'acknowledged'))
       order by c.gaps_looked_on nulls first limit 1 for update skip locked)
     returning id`,
    [today],
  );
  const [row] = rows;
  return row === undefined ? null : readCollection(database, row.id);
}

export async function finishGapLook(
  tx: Queryable,
  collectionId: string,
  { notHeld, wholeLooked }: { readonly notHeld: number; readonly wholeLooked: boolean },
): Promise<void> {
  await tx.query(
    `update ingestion.dcc_collection
     set half_hours_not_held = $2, whole_looked = whole_looked or $3 where id = $1`,
    [collectionId, notHeld, wholeLooked],
  );
}

export interface AskedRange {
  readonly first: number;
  readonly last: number;
  readonly why: string;
  readonly code: string | null;
  readonly isOpen: boolean;
}

interface AskedRow extends Row {
  readonly first_slot: string;
  readonly last_slot: string;
  readonly why: string;
  readonly code: string | null;
  readonly is_open: boolean;
}

/** What was asked for of a register, one row for each request however often it was sent. */
export async function readAsked(
  database: Queryable,
  collectionId: string,
  direction: Direction,
): Promise<AskedRange[]> {
  const rows = await database.query<AskedRow>(
    `select first_slot, last_slot, why, code, state in ('planned', 'sent', 'acknowledged') as is_open
     from ingestion.dcc_request
     where collection_id = $1 and direction = $2 and first_slot is not null and superseded_by is null
       and state <> 'cancelled'`,
    [collectionId, direction],
  );
  return rows.map((row) => ({
    first: Number(row.first_slot),
    last: Number(row.last_slot),
    why: row.why,
    code: row.code,
    isOpen: row.is_open,
  }));
}
