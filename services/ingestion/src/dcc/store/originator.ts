import type { Queryable, Row } from "@halfhourly/database";
import type { DccConfig } from "../config.js";

export interface Turn {
  readonly counter: bigint;
}

type OriginatorLimits = Pick<DccConfig, "originator" | "requestsPerSecond" | "requestsAtOnce">;

/**
 * The next counter of our user id, with a token of its bucket: one statement on one row, so several processes never get
 * the same, and each is greater than every one before. Milliseconds keep counters rising even where the row is lost.
 * Null where the bucket is empty or the originator is stopped.
 */
export async function takeTurn(
  tx: Queryable,
  { originator, requestsPerSecond, requestsAtOnce }: OriginatorLimits,
  nowMs: number,
): Promise<Turn | null> {
  const rows = await tx.query<{ counter: string }>(
    `update ingestion.dcc_originator
     set counter = greatest(counter + 1, $2),
       tokens = ${TOKENS} - 1,
       tokens_at_ms = greatest(tokens_at_ms, $2)
     where originator = $1 and stopped_at is null and ${TOKENS} >= 1
     returning counter`,
    [originator, nowMs, requestsAtOnce, requestsPerSecond],
  );
  const [row] = rows;
  return row === undefined ? null : { counter: BigInt(row.counter) };
}

/** What the bucket holds at $2: it fills by $4 a second up to $3. Clocks of processes may differ by a little. */
const TOKENS = "least($3::float8, tokens + greatest($2::bigint - tokens_at_ms, 0) / 1000.0 * $4::float8)";

/** Makes the originator's row where there is none. */
export async function ensureOriginator(
  database: Queryable,
  { originator, requestsAtOnce }: OriginatorLimits,
  nowMs: number,
): Promise<void> {
  await database.query(
    `insert into ingestion.dcc_originator (originator, tokens, tokens_at_ms) values ($1, $2, $3)
     on conflict do nothing`,
    [originator, requestsAtOnce, nowMs],
  );
}

export interface Stop {
  readonly atMs: number;
  readonly code: string;
}

/** Null where requests may be sent. */
export async function stopOf(database: Queryable, originator: string): Promise<Stop | null> {
  const rows = await database.query<Row & { stopped_at: Date | null; stopped_code: string | null }>(
    "select stopped_at, stopped_code from ingestion.dcc_originator where originator = $1",
    [originator],
  );
  const stoppedAt = rows[0]?.stopped_at ?? null;
  return stoppedAt === null ? null : { atMs: stoppedAt.getTime(), code: rows[0]?.stopped_code ?? "" };
}

/** The first reason stays. @returns whether it was this call that stopped it */
export async function stopOriginator(
  tx: Queryable,
  originator: string,
  code: string,
  at: Date,
): Promise<boolean> {
  const rows = await tx.query(
    `update ingestion.dcc_originator set stopped_at = $2, stopped_code = $3
     where originator = $1 and stopped_at is null returning 1`,
    [originator, at, code],
  );
  return rows.length === 1;
}

/** For an operator only. @returns whether it was stopped */
export async function clearStop(tx: Queryable, originator: string): Promise<boolean> {
  const rows = await tx.query(
    `update ingestion.dcc_originator set stopped_at = null, stopped_code = null
     where originator = $1 and stopped_at is not null returning 1`,
    [originator],
  );
  return rows.length === 1;
}
