import type { Database, Queryable, Row } from "@halfhourly/database";
import type { Fuel } from "@halfhourly/domain";
import type { ImportJob } from "@halfhourly/contracts";

export interface JobRow extends Row {
  readonly id: string;
  readonly household: string;
  readonly meter_id: string;
  readonly fuel: Fuel;
  readonly state: ImportJob["state"];
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly attempts: number;
  readonly batches_done: number;
  readonly days_stored: number;
  readonly days_total: number;
  readonly stored: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly held_for_review: number;
  readonly problem_code: string | null;
  readonly problem_message: string | null;
  readonly inspection: Buffer | null;
}

/** Everything but the file: a status question must not carry 64 MB. */
const SHOWN = `id, household, meter_id, fuel, state, created_at, finished_at, attempts, batches_done, days_stored, days_total,
  stored, replaced, unchanged, held_for_review, problem_code, problem_message, inspection`;

export interface NewJob {
  readonly id: string;
  readonly household: string;
  readonly meterId: string;
  readonly meterPointHash: string;
  readonly fuel: Fuel;
  readonly createdAt: Date;
  readonly task: Uint8Array;
}

export interface OpenJobs {
  readonly all: number;
  readonly ofHousehold: number;
}

export async function countOpenJobs(database: Queryable, household: string): Promise<OpenJobs> {
  const [row] = await database.query<{ all: string; of_household: string }>(
    `select count(*) as all, count(*) filter (where household = $1) as of_household
     from ingestion.import_job where finished_at is null`,
    [household],
  );
  return { all: Number(row?.all ?? 0), ofHousehold: Number(row?.of_household ?? 0) };
}

export async function insertJob(database: Queryable, job: NewJob): Promise<JobRow> {
  const rows = await database.query<JobRow>(
    `insert into ingestion.import_job (id, household, meter_id, fuel, created_at, task, meter_point_hash)
     values ($1, $2, $3, $4, $5, $6, $7) returning ${SHOWN}`,
    [job.id, job.household, job.meterId, job.fuel, job.createdAt, job.task, job.meterPointHash],
  );
  return oneOf(rows);
}

export async function findJob(database: Queryable, household: string, id: string): Promise<JobRow | null> {
  const rows = await database.query<JobRow>(
    `select ${SHOWN} from ingestion.import_job where id = $1 and household = $2`,
    [id, household],
  );
  return rows[0] ?? null;
}

/** Oldest first. */
export async function jobsOfHousehold(database: Queryable, household: string): Promise<JobRow[]> {
  return database.query<JobRow>(
    `select ${SHOWN} from ingestion.import_job where household = $1 order by position`,
    [household],
  );
}

/**
 * Takes the oldest job that nobody works on: a waiting one, or one whose worker has gone (its claim ran out). A worker
 * keeps its claim alive; the database's clock decides, so workers need not agree on theirs.
 */
export async function claimJob(
  database: Database,
  worker: string,
  claimSeconds: number,
): Promise<JobRow | null> {
  const rows = await database.query<JobRow>(
    `update ingestion.import_job
     set claimed_by = $1, claimed_until = now() + make_interval(secs => $2), attempts = attempts + 1
     where id = (
       select id from ingestion.import_job
       where finished_at is null and (claimed_until is null or claimed_until < now())
       order by position limit 1 for update skip locked)
     returning ${SHOWN}`,
    [worker, claimSeconds],
  );
  return rows[0] ?? null;
}

/** False where the claim was lost: another worker has the job. */
export async function keepClaim(
  database: Queryable,
  id: string,
  worker: string,
  claimSeconds: number,
): Promise<boolean> {
  const rows = await database.query(
    `update ingestion.import_job set claimed_until = now() + make_interval(secs => $3)
     where id = $1 and claimed_by = $2 and finished_at is null returning id`,
    [id, worker, claimSeconds],
  );
  return rows.length === 1;
}

/** Lets the next worker go on at once. */
export async function releaseClaim(database: Queryable, id: string, worker: string): Promise<void> {
  await database.query(
    "update ingestion.import_job set claimed_by = null, claimed_until = null where id = $1 and claimed_by = $2",
    [id, worker],
  );
}

export async function readTask(database: Queryable, id: string): Promise<Buffer | null> {
  const rows = await database.query<{ task: Buffer | null }>(
    "select task from ingestion.import_job where id = $1",
    [id],
  );
  return rows[0]?.task ?? null;
}

export async function markReading(database: Queryable, id: string, worker: string): Promise<void> {
  await database.query(
    "update ingestion.import_job set state = 'reading' where id = $1 and claimed_by = $2 and state = 'waiting'",
    [id, worker],
  );
}

export interface StoringFacts {
  readonly daysTotal: number;
  readonly heldForReview: number;
  readonly inspection: Uint8Array;
}

export async function markStoring(
  database: Queryable,
  id: string,
  worker: string,
  facts: StoringFacts,
): Promise<void> {
  await database.query(
    `update ingestion.import_job set state = 'storing', days_total = $3, held_for_review = $4, inspection = $5
     where id = $1 and claimed_by = $2 and finished_at is null`,
    [id, worker, facts.daysTotal, facts.heldForReview, facts.inspection],
  );
}

export interface BatchOutcome {
  readonly days: number;
  readonly stored: number;
  readonly replaced: number;
  readonly unchanged: number;
}

/** False where the claim was lost: then nothing is counted. */
export async function countBatch(
  tx: Queryable,
  id: string,
  worker: string,
  batch: number,
  outcome: BatchOutcome,
): Promise<boolean> {
  const rows = await tx.query(
    `update ingestion.import_job
     set batches_done = $3, days_stored = days_stored + $4, stored = stored + $5, replaced = replaced + $6, unchanged = unchanged + $7
     where id = $1 and claimed_by = $2 and finished_at is null and batches_done = $3 - 1 returning id`,
    [id, worker, batch, outcome.days, outcome.stored, outcome.replaced, outcome.unchanged],
  );
  return rows.length === 1;
}

export interface JobEnd {
  readonly state: "done" | "failed";
  readonly at: Date;
  readonly problem: ImportJob["problem"];
  /** Given where the file was read and could not be stored; null leaves what is there. */
  readonly inspection: Uint8Array | null;
}

/** Ends the job and wipes the file in one statement. */
export async function endJob(tx: Queryable, id: string, worker: string, end: JobEnd): Promise<boolean> {
  const rows = await tx.query(
    `update ingestion.import_job
     set state = $3, finished_at = $4, problem_code = $5, problem_message = $6, inspection = coalesce($7, inspection),
       task = null, claimed_by = null, claimed_until = null
     where id = $1 and claimed_by = $2 and finished_at is null returning id`,
    [id, worker, end.state, end.at, end.problem?.code ?? null, end.problem?.message ?? null, end.inspection],
  );
  return rows.length === 1;
}

/** The audit chain keeps that an import was; what it found in the file is not kept for ever. */
export async function removeOldJobs(database: Queryable, finishedBefore: Date): Promise<number> {
  const rows = await database.query("delete from ingestion.import_job where finished_at < $1 returning 1", [
    finishedBefore,
  ]);
  return rows.length;
}

function oneOf<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("A statement that always answers one row answered none.");
  return row;
}

/**
 * Removes a household's imports, files that wait included: those for a meter point and fuel, or all. A worker that has one
 * in hand finds its claim gone at its next step and leaves it.
 */
export async function removeImports(
  tx: Queryable,
  household: string,
  only: { readonly meterPointHash: string; readonly fuel: Fuel } | null,
): Promise<{ readonly removed: number; readonly open: number }> {
  const rows = await tx.query<{ open: boolean }>(
    `delete from ingestion.import_job where household = $1
       and ($2::text is null or (fuel = $2 and coalesce(meter_point_hash, $3) = $3))
     returning finished_at is null as open`,
    [household, only?.fuel ?? null, only?.meterPointHash ?? null],
  );
  return { removed: rows.length, open: rows.filter(({ open }) => open).length };
}
