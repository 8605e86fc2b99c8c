import type { Database } from "./port.js";

/** Columns that earlier versions filled in the clear, and that are emptied for good. */
export interface PlainColumns {
  /** `schema.table`, whose primary key has its usual name. */
  readonly table: string;
  /** A check of that table, `not valid` as yet, that the columns are empty: from its migration on nothing new goes in. */
  readonly check: string;
  /** Seals or hashes one bounded batch and empties it. @returns how many rows that were; 0 once none is left. */
  next(): Promise<number>;
}

/**
 * Empties plain columns, then writes the table anew, because PostgreSQL leaves the old rows' bytes in its files, and
 * validates the check: the mark that all is done. Cut off anywhere, the next call goes on; done, it asks one question.
 * Others wait for the table while it is written anew. @returns rows emptied now.
 */
export async function emptyPlainColumns(database: Database, columns: PlainColumns): Promise<number> {
  if (await isValidated(database, columns)) return 0;
  let emptied = 0;
  for (let rows = await columns.next(); rows > 0; rows = await columns.next()) emptied += rows;
  await writeAnew(database, columns);
  return emptied;
}

async function isValidated(database: Database, { table, check }: PlainColumns): Promise<boolean> {
  const [row] = await database.query<{ done: boolean }>(
    "select convalidated as done from pg_constraint where conrelid = $1::regclass and conname = $2",
    [table, check],
  );
  if (row === undefined) throw new Error(`${table} has no check ${check}: apply the migrations first.`);
  return row.done;
}

async function writeAnew(database: Database, { table, check }: PlainColumns): Promise<void> {
  const key = `${table.slice(table.indexOf(".") + 1)}_pkey`;
  await database.transaction(async (tx) => {
    await tx.query("set local statement_timeout = 0");
    // Not `vacuum full`, which no transaction may hold; `cluster` writes a new file too.
    await tx.query(`cluster ${table} using ${key}`);
    await tx.query(`alter table ${table} set without cluster`);
    await tx.query(`alter table ${table} validate constraint ${check}`);
  });
}
