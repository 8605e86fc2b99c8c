import type { Database, Queryable, Row } from "@halfhourly/database";

export interface AccessRow extends Row {
  readonly id: string;
  readonly household: string;
  readonly source: string;
  readonly access: Buffer;
  readonly found: Buffer | null;
}

const SHOWN = "id, household, source, access, found";

export async function insertAccess(
  tx: Queryable,
  made: {
    readonly id: string;
    readonly household: string;
    readonly source: string;
    readonly access: Uint8Array;
    readonly found: Uint8Array;
    readonly ticketHash: string;
    readonly ticketEndsAt: Date;
    readonly createdAt: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into ingestion.source_access
       (id, household, source, access, found, ticket_hash, ticket_ends_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      made.id,
      made.household,
      made.source,
      made.access,
      made.found,
      made.ticketHash,
      made.ticketEndsAt,
      made.createdAt,
    ],
  );
}

/** What a ticket stands for, while it lasts. Another household's is as unknown as none. */
export async function accessOfTicket(
  database: Queryable,
  household: string,
  ticketHash: string,
  now: Date,
): Promise<AccessRow | null> {
  const rows = await database.query<AccessRow>(
    `select ${SHOWN} from ingestion.source_access
     where household = $1 and ticket_hash = $2 and ticket_ends_at > $3`,
    [household, ticketHash, now],
  );
  return rows[0] ?? null;
}

export async function readAccess(database: Queryable, id: string): Promise<AccessRow | null> {
  const rows = await database.query<AccessRow>(`select ${SHOWN} from ingestion.source_access where id = $1`, [
    id,
  ]);
  return rows[0] ?? null;
}

export async function setAccess(database: Queryable, id: string, access: Uint8Array): Promise<void> {
  await database.query("update ingestion.source_access set access = $2 where id = $1", [id, access]);
}

/** One account is asked by one worker at a time: a token that is renewed twice at once is lost. The database's clock decides. */
export async function keepAccessClaim(
  database: Queryable,
  id: string,
  worker: string,
  seconds: number,
): Promise<boolean> {
  const rows = await database.query(
    `update ingestion.source_access set claimed_until = now() + make_interval(secs => $3)
     where id = $1 and claimed_by = $2 returning 1`,
    [id, worker, seconds],
  );
  return rows.length === 1;
}

export async function releaseAccess(database: Queryable, id: string, worker: string): Promise<void> {
  await database.query(
    "update ingestion.source_access set claimed_by = null, claimed_until = null where id = $1 and claimed_by = $2",
    [id, worker],
  );
}

/** Tickets that have ended: what was found is forgotten, and the access too where no collection uses it. @returns those */
export async function forgetEnded(database: Database, now: Date): Promise<readonly AccessRow[]> {
  await database.query("delete from ingestion.source_sign_in where ends_at <= $1", [now]);
  await database.query("delete from ingestion.begin_turn where until <= $1", [now]);
  return database.transaction(async (tx) => {
    const ended = await tx.query<{ id: string }>(
      `update ingestion.source_access set found = null, ticket_hash = null, ticket_ends_at = null
       where ticket_ends_at <= $1 returning id`,
      [now],
    );
    return tx.query<AccessRow>(
      `delete from ingestion.source_access a where a.id = any($1)
         and not exists (select from ingestion.source_link l where l.access_id = a.id) returning ${SHOWN}`,
      [ended.map(({ id }) => id)],
    );
  });
}

/** Of one household: nobody else's accesses are looked at. @returns those removed, to be ended at their sources too */
export async function removeUnused(tx: Queryable, household: string): Promise<readonly AccessRow[]> {
  return tx.query<AccessRow>(
    `delete from ingestion.source_access a where a.household = $1 and a.ticket_hash is null
       and not exists (select from ingestion.source_link l where l.access_id = a.id) returning ${SHOWN}`,
    [household],
  );
}

export async function insertSignIn(
  tx: Queryable,
  made: {
    readonly stateHash: string;
    readonly household: string;
    readonly sessionHash: string;
    readonly source: string;
    readonly verifier: Uint8Array;
    readonly endsAt: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into ingestion.source_sign_in (state_hash, household, session_hash, source, verifier, ends_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [made.stateHash, made.household, made.sessionHash, made.source, made.verifier, made.endsAt],
  );
}

/** Once: whoever comes second finds none. */
export async function takeSignIn(
  tx: Queryable,
  by: {
    readonly stateHash: string;
    readonly household: string;
    readonly sessionHash: string;
    readonly source: string;
  },
  now: Date,
): Promise<Buffer | null> {
  const rows = await tx.query<{ verifier: Buffer }>(
    `delete from ingestion.source_sign_in
     where state_hash = $1 and household = $2 and session_hash = $3 and source = $4 and ends_at > $5
     returning verifier`,
    [by.stateHash, by.household, by.sessionHash, by.source, now],
  );
  return rows[0]?.verifier ?? null;
}
