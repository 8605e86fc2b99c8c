import type { ErasureReceipt } from "@halfhourly/contracts";
import type { Queryable, Row } from "@halfhourly/database";

/** What one owner was asked, and answered. */
export interface StepRow extends Row {
  readonly owner: string;
  readonly attempts: number;
  readonly last_fault: string | null;
  readonly done_at: Date | null;
  readonly removed: Readonly<Record<string, number>> | null;
}

/** One step an owner; owners that came with a newer version are added to a case under way. */
export async function ensureSteps(
  database: Queryable,
  caseId: string,
  owners: readonly string[],
): Promise<readonly StepRow[]> {
  await database.query(
    `insert into consent.erasure_step (case_id, owner) select $1, unnest($2::text[]) on conflict do nothing`,
    [caseId, owners],
  );
  return readSteps(database, caseId);
}

export async function readSteps(queryable: Queryable, caseId: string): Promise<readonly StepRow[]> {
  return queryable.query<StepRow>(
    `select owner, attempts, last_fault, done_at, removed from consent.erasure_step where case_id = $1 order by owner`,
    [caseId],
  );
}

/** Stores an owner's receipt with the work that it dropped; answered twice, the first answer stays. */
export async function finishStep(
  tx: Queryable,
  caseId: string,
  { owner, atMs, removed, dropped = 0 }: ErasureReceipt,
): Promise<void> {
  const rows = await tx.query(
    `update consent.erasure_step set done_at = $3, removed = $4, attempts = attempts + 1, last_fault = null
     where case_id = $1 and owner = $2 and done_at is null returning owner`,
    [caseId, owner, new Date(atMs), JSON.stringify(removed)],
  );
  if (rows.length === 0 || dropped === 0) return;
  await tx.query("update consent.erasure_case set dropped_in_flight = dropped_in_flight + $2 where id = $1", [
    caseId,
    dropped,
  ]);
}

export async function failStep(
  database: Queryable,
  caseId: string,
  owner: string,
  fault: string,
): Promise<void> {
  await database.query(
    "update consent.erasure_step set attempts = attempts + 1, last_fault = $3 where case_id = $1 and owner = $2",
    [caseId, owner, fault],
  );
}
