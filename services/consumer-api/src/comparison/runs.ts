import type { Database } from "@halfhourly/database";
import type { LondonDate } from "@halfhourly/domain";
import type { Outcome } from "./kept-comparison.js";

export interface ComparisonRun {
  readonly night: LondonDate;
  readonly afterHousehold: string;
}

/**
 * The night's run, claimed by this worker for so long, or null: it is over, or another worker has it. One that was cut off is
 * gone on with from where its last households were counted.
 */
export async function claimRun(
  database: Database,
  asked: {
    readonly night: LondonDate;
    readonly revision: string;
    readonly worker: string;
    readonly nowMs: number;
    readonly claimMs: number;
  },
): Promise<ComparisonRun | null> {
  const { night, revision, worker, nowMs, claimMs } = asked;
  const [row] = await database.query<{ after_household: string }>(
    `insert into consumer_api.comparison_run as run (night, market_revision, begun_at, claimed_by, claimed_until)
     values ($1, $2, $3, $4, $5)
     on conflict (night) do update set claimed_by = $4, claimed_until = $5
       where run.ended_at is null and (run.claimed_until < $3 or run.claimed_by = $4)
     returning after_household`,
    [night, revision, new Date(nowMs), worker, new Date(nowMs + claimMs)],
  );
  return row === undefined ? null : { night, afterHousehold: row.after_household };
}

/** The next households that have linked meters, in order. */
export async function nextHouseholds(
  database: Database,
  after: string,
  most: number,
): Promise<readonly string[]> {
  const rows = await database.query<{ household: string }>(
    `select distinct household from consumer_api.meter_link
     where state = 'active' and household > $1 order by household limit $2`,
    [after, most],
  );
  return rows.map(({ household }) => household);
}

export type Counts = Readonly<Record<Outcome | "failed", number>>;

/** Counts what was done and keeps the claim. @returns false where another worker has taken the run over */
export async function countOn(
  database: Database,
  run: ComparisonRun,
  done: {
    readonly worker: string;
    readonly after: string;
    readonly counts: Counts;
    readonly claimedUntilMs: number;
  },
): Promise<boolean> {
  const { worker, after, counts, claimedUntilMs } = done;
  const rows = await database.query(
    `update consumer_api.comparison_run set after_household = $3, compared = compared + $4, unchanged = unchanged + $5,
       not_ready = not_ready + $6, failed = failed + $7, claimed_until = $8
     where night = $1 and claimed_by = $2 and ended_at is null returning 1`,
    [
      run.night,
      worker,
      after,
      counts.compared,
      counts.unchanged,
      counts["not-ready"],
      counts.failed,
      new Date(claimedUntilMs),
    ],
  );
  return rows.length > 0;
}

export async function endRun(
  database: Database,
  night: LondonDate,
  worker: string,
  nowMs: number,
): Promise<void> {
  await database.query(
    `update consumer_api.comparison_run set ended_at = $3, claimed_until = null
     where night = $1 and claimed_by = $2 and ended_at is null`,
    [night, worker, new Date(nowMs)],
  );
}

/** Runs are counts of nobody; a year of them is enough. */
export async function forgetOldRuns(database: Database, before: LondonDate): Promise<void> {
  await database.query("delete from consumer_api.comparison_run where night < $1", [before]);
}
