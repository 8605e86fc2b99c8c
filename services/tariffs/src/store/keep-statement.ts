import type { Database, Queryable } from "@halfhourly/database";
import type { LondonDate, MarketTariff } from "@halfhourly/domain";
import { mergeHistory } from "../history/merge-history.js";
import { judgeStatement } from "../sources/judge-statement.js";
import type { Statement } from "../sources/port.js";
import { digestOf, digestOfTariff, storedTariff, tariffStored } from "./stored-tariff.js";

export interface Keeping {
  readonly source: string;
  readonly worker: string;
  readonly now: Date;
  /** London dates: of `now`, and before which history is let go. */
  readonly today: LondonDate;
  readonly horizon: LondonDate;
  /** When the source is asked next. */
  readonly dueAt: Date;
}

type HeldRow = {
  readonly id: string;
  readonly digest: string;
  readonly stated_digest: string;
  readonly withdrawn_on: LondonDate | null;
};

/**
 * A source's whole statement in one transaction: all of it holds, or nothing has changed. Throws StatementFault where the
 * statement as a whole is not to be taken.
 * @returns false where another worker has taken the source over: then nothing has changed either
 */
export async function keepStatement(
  database: Database,
  statement: Statement,
  keeping: Keeping,
): Promise<boolean> {
  return database.transaction(async (tx) => {
    const { source, worker } = keeping;
    const [state] = await tx.query<{ as_of: Date | null }>(
      "select as_of from tariffs.source where name = $1 and claimed_by = $2 for update",
      [source, worker],
    );
    if (state === undefined) return false;
    const rows = await tx.query<HeldRow>(
      "select id, digest, stated_digest, withdrawn_on from tariffs.tariff where source = $1",
      [source],
    );
    const stated = rows.filter(({ withdrawn_on: date }) => date === null).map(({ id }) => id);
    judgeStatement(statement, {
      statedIds: stated,
      asOfMs: state.as_of?.getTime() ?? null,
      nowMs: keeping.now.getTime(),
    });
    const held = new Map(rows.map((row) => [row.id, row]));
    for (const tariff of statement.tariffs)
      await keepTariff(tx, tariff, held.get(tariff.id) ?? null, keeping);
    await endOthers(tx, statement, state.as_of, keeping);
    await finish(tx, statement, keeping);
    return true;
  });
}

async function keepTariff(
  tx: Queryable,
  tariff: MarketTariff,
  row: HeldRow | null,
  { source, now, today, horizon }: Keeping,
): Promise<void> {
  // With the horizon: what has become too old goes once a month, though the statement is the same.
  const statedDigest = digestOf(`${horizon} ${digestOfTariff(tariff)}`);
  if (row !== null && row.stated_digest === statedDigest && row.withdrawn_on === null) {
    await tx.query(
      "update tariffs.tariff set as_of = null where source = $1 and id = $2 and as_of is not null",
      [source, tariff.id],
    );
    return;
  }
  const held = row === null ? null : await readHeld(tx, source, tariff.id);
  const { document, digest } = await storedTariff(mergeHistory(held, tariff, { today, horizon }));
  await tx.query(
    `insert into tariffs.tariff (source, id, document, digest, stated_digest, first_stated_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (source, id) do update set document = excluded.document, digest = excluded.digest,
       stated_digest = excluded.stated_digest, as_of = null, withdrawn_on = null`,
    [source, tariff.id, document, digest, statedDigest, now],
  );
}

/** Null too where what is held has faults by today's rules: it is stated anew. */
export async function readHeld(
  database: Queryable,
  source: string,
  id: string,
): Promise<MarketTariff | null> {
  const [row] = await database.query<{ document: Buffer }>(
    "select document from tariffs.tariff where source = $1 and id = $2",
    [source, id],
  );
  if (row === undefined) return null;
  const read = await tariffStored(row.document);
  return read.ok ? read.tariff : null;
}

/** What is not stated rightly now stays as of when it was; what is not stated at all is withdrawn, and goes after 24 months. */
async function endOthers(
  tx: Queryable,
  { tariffs, refused }: Statement,
  asOf: Date | null,
  { source, now, today, horizon }: Keeping,
): Promise<void> {
  const right = tariffs.map(({ id }) => id);
  const wrong = refused.flatMap(({ id }) => id ?? []);
  await tx.query(
    "update tariffs.tariff set as_of = coalesce(as_of, $3, $4) where source = $1 and id <> all($2::text[])",
    [source, right, asOf, now],
  );
  await tx.query(
    `update tariffs.tariff set withdrawn_on = $3
     where source = $1 and id <> all($2::text[]) and withdrawn_on is null`,
    [source, [...right, ...wrong], today],
  );
  await tx.query("delete from tariffs.tariff where source = $1 and withdrawn_on < $2", [source, horizon]);
}

async function finish(
  tx: Queryable,
  { asOfMs, refused }: Statement,
  { source, now, dueAt }: Keeping,
): Promise<void> {
  const unpriceable = JSON.stringify(refused);
  const rows = await tx.query<HeldRow>(
    "select id, digest, withdrawn_on from tariffs.tariff where source = $1",
    [source],
  );
  const lines = rows.map(({ id, digest, withdrawn_on: date }) => JSON.stringify([id, digest, date])).sort();
  await tx.query(
    `update tariffs.source set tries = 0, fault_code = null, fault_message = null, last_good_at = $2, as_of = $3,
       due_at = $4, content_digest = $5, unpriceable = $6, claimed_by = null, claimed_until = null
     where name = $1`,
    [
      source,
      now,
      asOfMs === null ? now : new Date(asOfMs),
      dueAt,
      digestOf([...lines, unpriceable].join("\n")),
      unpriceable,
    ],
  );
}
