import type { Database, Queryable } from "@halfhourly/database";
import type { CaseRow } from "./case-store.js";

/** A worker that dies is noticed after this long at most. */
export const claimSeconds = 15;

/**
 * Takes the oldest open case that nobody works on: a new one, one whose pause is over, or one whose worker has gone. The
 * database's clock decides over claims, so workers need not agree on theirs; the service's over pauses. An account waits
 * for the cases of its household that were opened before it: they need the key that it destroys.
 */
export async function claimCase(database: Database, worker: string, nowMs: number): Promise<CaseRow | null> {
  const rows = await database.query<CaseRow>(
    `update consent.erasure_case set claimed_by = $1, claimed_until = now() + make_interval(secs => $2)
     where id = (
       select c.id from consent.erasure_case c
       where c.closed_at is null and c.not_before <= $3 and (c.claimed_until is null or c.claimed_until < now())
         and (c.kind = 'consent-ended' or not exists (
           select 1 from consent.erasure_case earlier
           where earlier.household = c.household and earlier.closed_at is null and earlier.position < c.position))
       order by c.position limit 1 for update skip locked)
     returning *`,
    [worker, claimSeconds, new Date(nowMs)],
  );
  return rows[0] ?? null;
}

/** False where the claim was lost: another worker has the case. */
export async function keepClaim(queryable: Queryable, id: string, worker: string): Promise<boolean> {
  const rows = await queryable.query(
    `update consent.erasure_case set claimed_until = now() + make_interval(secs => $3)
     where id = $1 and claimed_by = $2 and closed_at is null returning id`,
    [id, worker, claimSeconds],
  );
  return rows.length === 1;
}

/** Lets the next worker go on at once. */
export async function releaseClaim(database: Queryable, id: string, worker: string): Promise<void> {
  await database.query(
    "update consent.erasure_case set claimed_by = null, claimed_until = null where id = $1 and claimed_by = $2",
    [id, worker],
  );
}

/** Puts a case aside until a failed owner is asked again. */
export async function pauseCase(
  database: Queryable,
  id: string,
  worker: string,
  notBeforeMs: number,
): Promise<void> {
  await database.query(
    `update consent.erasure_case set claimed_by = null, claimed_until = null, attempts = attempts + 1, not_before = $3
     where id = $1 and claimed_by = $2`,
    [id, worker, new Date(notBeforeMs)],
  );
}
