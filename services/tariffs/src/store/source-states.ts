import type { Queryable } from "@halfhourly/database";

/** Sources that are new are due at once. */
export async function registerSources(
  database: Queryable,
  names: readonly string[],
  now: Date,
): Promise<void> {
  for (const name of names)
    await database.query(
      "insert into tariffs.source (name, due_at) values ($1, $2) on conflict (name) do nothing",
      [name, now],
    );
}

/** Takes a source that is due and that no other process works on. @returns how often it failed since it was good; null: not now. */
export async function claimSource(
  database: Queryable,
  name: string,
  worker: string,
  now: Date,
  seconds: number,
): Promise<number | null> {
  const rows = await database.query<{ tries: number }>(
    `update tariffs.source set claimed_by = $2, claimed_until = now() + make_interval(secs => $4), last_tried_at = $3
     where name = $1 and due_at <= $3 and (claimed_until is null or claimed_until < now())
     returning tries`,
    [name, worker, now, seconds],
  );
  return rows[0]?.tries ?? null;
}

/** @returns whether it still is ours */
export async function keepSourceClaim(
  database: Queryable,
  name: string,
  worker: string,
  seconds: number,
): Promise<boolean> {
  const rows = await database.query(
    `update tariffs.source set claimed_until = now() + make_interval(secs => $3)
     where name = $1 and claimed_by = $2 returning name`,
    [name, worker, seconds],
  );
  return rows.length > 0;
}

/** After a try that changed nothing. Nothing happens where the claim was lost. */
export async function noteFault(
  database: Queryable,
  name: string,
  worker: string,
  fault: { readonly code: string; readonly message: string; readonly dueAt: Date },
): Promise<void> {
  await database.query(
    `update tariffs.source set tries = tries + 1, fault_code = $3, fault_message = $4, due_at = $5,
       claimed_by = null, claimed_until = null
     where name = $1 and claimed_by = $2`,
    [name, worker, fault.code, fault.message, fault.dueAt],
  );
}

/** Gives a source back as it was taken: what was begun is begun anew. */
export async function releaseSource(database: Queryable, name: string, worker: string): Promise<void> {
  await database.query(
    "update tariffs.source set claimed_by = null, claimed_until = null where name = $1 and claimed_by = $2",
    [name, worker],
  );
}
