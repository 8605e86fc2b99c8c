import { createHash } from "node:crypto";
import type { Database, Migration, Queryable } from "./port.js";

export class MigrationRefused extends Error {
  override readonly name = "MigrationRefused";
}

/** Any constant does, so long as every process that migrates this database uses the same. */
const advisoryLock = 4_848_504;
const wellFormedId = /^[a-z][a-z_]*\/\d{4}-[a-z0-9-]+$/;

/**
 * Applies what is new, in order of id, all in one transaction: either every migration is applied or none.
 * Several processes may start at once; one migrates and the others wait.
 * @returns the ids applied now.
 * @throws MigrationRefused where the text of an applied migration has changed, or ids are malformed or doubled.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const ordered = inOrder(migrations);
  return database.transaction(async (tx) => {
    await tx.query("set local statement_timeout = 0");
    await tx.query("select pg_advisory_xact_lock($1)", [advisoryLock]);
    await tx.query(
      `create table if not exists public.migration
         (id text primary key, sha256 text not null, applied_at timestamptz not null default now())`,
    );
    const applied = await appliedMigrations(tx);
    const fresh = ordered.filter((migration) => !isApplied(migration, applied));
    for (const { id, sql } of fresh) {
      await tx.query(sql);
      await tx.query("insert into public.migration (id, sha256) values ($1, $2)", [id, sha256Of(sql)]);
    }
    return fresh.map(({ id }) => id);
  });
}

async function appliedMigrations(tx: Queryable): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; sha256: string }>("select id, sha256 from public.migration");
  return new Map(rows.map(({ id, sha256 }) => [id, sha256]));
}

function isApplied({ id, sql }: Migration, applied: ReadonlyMap<string, string>): boolean {
  const sha256 = applied.get(id);
  if (sha256 === undefined) return false;
  if (sha256 === sha256Of(sql)) return true;
  throw new MigrationRefused(
    `Migration ${id} was applied to this database with another text. Restore its text and put the change into a new migration.`,
  );
}

/** Whoever lists them, in whatever order: a schema's migrations are applied by their numbers. */
function inOrder(migrations: readonly Migration[]): readonly Migration[] {
  const ids = new Set<string>();
  for (const { id } of migrations) {
    if (!wellFormedId.test(id))
      throw new MigrationRefused(`Migration id "${id}" is not <schema>/<four digits>-<what>.`);
    if (ids.has(id))
      throw new MigrationRefused(`Two migrations are called ${id}. Give the newer one the next number.`);
    ids.add(id);
  }
  return migrations.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Line ends are made equal, because a checkout on Windows may change them. */
function sha256Of(sql: string): string {
  return createHash("sha256").update(sql.replaceAll("\r\n", "\n")).digest("hex");
}
