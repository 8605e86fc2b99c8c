import type { Queryable } from "@halfhourly/database";

const tables = ["audit_entry", "audit_head", "audit_anchor", "audit_retired"];

/** Which of a schema's audit tables are not there; all four where none of its migrations was ever applied. */
export async function missingAuditTables(database: Queryable, schema: string): Promise<readonly string[]> {
  const names = tables.map((table) => `${schema}.${table}`);
  const rows = await database.query<{ name: string }>(
    "select name from unnest($1::text[]) name where to_regclass(name) is null",
    [names],
  );
  return rows.map(({ name }) => name);
}
