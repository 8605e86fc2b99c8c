import type { Database, Queryable, Row } from "@halfhourly/database";
import type { ExportJob } from "@halfhourly/contracts";
import { isoSeconds } from "../actions/show-meters.js";

export interface ExportRow extends Row {
  readonly id: string;
  readonly household: string;
  readonly state: ExportJob["state"];
  readonly asked_at: Date;
  readonly ready_at: Date | null;
  readonly ends_at: Date;
  readonly attempts: number;
  readonly percent: number;
  readonly readings: number;
  /** Of the ZIP, as it is sent. */
  readonly bytes: string;
  readonly pieces: number;
}

const shown = "id, household, state, asked_at, ready_at, ends_at, attempts, percent, readings, bytes, pieces";

/** What has passed its end is shown as expired from that instant, whenever its bytes are wiped. */
export function presentExport(row: ExportRow, nowMs: number): ExportJob {
  const ended = row.state === "ready" && row.ends_at.getTime() <= nowMs;
  return {
    id: row.id,
    state: ended ? "expired" : row.state,
    askedAt: isoSeconds(row.asked_at.getTime()),
    readyAt: row.ready_at === null ? null : isoSeconds(row.ready_at.getTime()),
    endsAt: isoSeconds(row.ends_at.getTime()),
    bytes: Number(row.bytes),
    readings: row.readings,
    percent: row.percent,
  };
}

/** The newest first. */
export function exportsOf(database: Queryable, household: string, most: number): Promise<ExportRow[]> {
  return database.query<ExportRow>(
    `select ${shown} from consumer_api.export_job where household = $1 order by position desc limit $2`,
    [household, most],
  );
}

export async function findExport(
  database: Queryable,
  household: string,
  id: string,
): Promise<ExportRow | null> {
  const rows = await database.query<ExportRow>(
    `select ${shown} from consumer_api.export_job where household = $1 and id = $2`,
    [household, id],
  );
  return rows[0] ?? null;
}

/** The household's export that is not made yet, or null. */
export async function openExportOf(tx: Queryable, household: string): Promise<ExportRow | null> {
  const rows = await tx.query<ExportRow>(
    `select ${shown} from consumer_api.export_job where household = $1 and state in ('waiting', 'making')`,
    [household],
  );
  return rows[0] ?? null;
}

export interface ExportCounts {
  /** Of every household, not made yet. */
  readonly open: number;
  /** Of this household, asked for since the given instant; failed ones do not count. */
  readonly asked: number;
}

export async function countExports(tx: Queryable, household: string, since: Date): Promise<ExportCounts> {
  const rows = await tx.query<{ open: number; asked: number }>(
    `select (select count(*)::int from consumer_api.export_job where state in ('waiting', 'making')) as open,
            (select count(*)::int from consumer_api.export_job
              where household = $1 and asked_at > $2 and state <> 'failed') as asked`,
    [household, since],
  );
  return rows[0]!;
}

export async function insertExport(
  tx: Queryable,
  job: { readonly id: string; readonly household: string; readonly askedAt: Date; readonly endsAt: Date },
): Promise<ExportRow> {
  const rows = await tx.query<ExportRow>(
    `insert into consumer_api.export_job (id, household, asked_at, ends_at) values ($1, $2, $3, $4) returning ${shown}`,
    [job.id, job.household, job.askedAt, job.endsAt],
  );
  return rows[0]!;
}

/** Takes the oldest job that nobody works on, or whose worker has gone. The database's clock decides. */
export async function claimExport(
  database: Database,
  worker: string,
  claimSeconds: number,
): Promise<ExportRow | null> {
  const rows = await database.query<ExportRow>(
    `update consumer_api.export_job
        set claimed_by = $1, claimed_until = now() + make_interval(secs => $2), attempts = attempts + 1,
            state = 'making', percent = 0
      where id = (select id from consumer_api.export_job
                   where state in ('waiting', 'making') and (claimed_until is null or claimed_until < now())
                   order by position limit 1 for update skip locked)
      returning ${shown}`,
    [worker, claimSeconds],
  );
  return rows[0] ?? null;
}

/** False where the claim was lost: another worker has the job, or it was erased. */
export async function keepExportClaim(
  database: Queryable,
  id: string,
  worker: string,
  claimSeconds: number,
  percent: number,
): Promise<boolean> {
  const rows = await database.query(
    `update consumer_api.export_job set claimed_until = now() + make_interval(secs => $3), percent = $4
      where id = $1 and claimed_by = $2 and state = 'making' returning id`,
    [id, worker, claimSeconds, percent],
  );
  return rows.length > 0;
}

/** Lets the next worker begin at once. */
export async function releaseExport(database: Queryable, id: string, worker: string): Promise<void> {
  await database.query(
    `update consumer_api.export_job set claimed_by = null, claimed_until = null, state = 'waiting', percent = 0
      where id = $1 and claimed_by = $2 and state = 'making'`,
    [id, worker],
  );
}

export interface MadeExport {
  readonly readings: number;
  readonly bytes: number;
  readonly pieces: number;
}

/** False where the claim was lost. */
export async function finishExport(
  database: Queryable,
  id: string,
  worker: string,
  made: MadeExport,
  times: { readonly readyAt: Date; readonly endsAt: Date },
): Promise<boolean> {
  const rows = await database.query(
    `update consumer_api.export_job
        set state = 'ready', percent = 100, readings = $3, bytes = $4, pieces = $5, ready_at = $6, ends_at = $7,
            claimed_by = null, claimed_until = null
      where id = $1 and claimed_by = $2 and state = 'making' returning id`,
    [id, worker, made.readings, made.bytes, made.pieces, times.readyAt, times.endsAt],
  );
  return rows.length > 0;
}

/** Ends a job that cannot be made and wipes what there was of it. */
export async function failExport(database: Database, id: string, worker: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(
      `update consumer_api.export_job set state = 'failed', claimed_by = null, claimed_until = null
        where id = $1 and claimed_by = $2 and state = 'making'`,
      [id, worker],
    );
    await tx.query(
      `delete from consumer_api.export_piece p using consumer_api.export_job j
        where p.export_id = $1 and j.id = p.export_id and j.state = 'failed'`,
      [id],
    );
  });
}

/** Wipes what has passed its end, and forgets jobs that were asked for long ago. @returns how many of each. */
export async function sweepExports(
  database: Database,
  now: Date,
  askedBefore: Date,
): Promise<{ readonly wiped: number; readonly forgotten: number }> {
  return database.transaction(async (tx) => {
    const wiped = await tx.query(
      `with ended as (
         update consumer_api.export_job set state = 'expired' where state = 'ready' and ends_at <= $1 returning id)
       delete from consumer_api.export_piece where export_id in (select id from ended) returning number`,
      [now],
    );
    const forgotten = await tx.query(
      "delete from consumer_api.export_job where asked_at < $1 and state in ('taken', 'expired', 'failed') returning id",
      [askedBefore],
    );
    return { wiped: wiped.length, forgotten: forgotten.length };
  });
}
