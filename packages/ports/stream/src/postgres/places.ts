import type { Database, Queryable } from "@halfhourly/database";
import type { ReceivedRecord } from "../port.js";
import { unpackBatch } from "./record-batch.js";

/** Whoever registers a group and whoever trims take turns: what a new group is to get must not be removed beneath it. */
const registerAndTrim = 4_848_505;
/** What one read brings at most, unless a single batch is larger. */
const mostBytesARead = 4_000_000;
const mostRowsARead = 1000;

/** A group's places, at the oldest that is kept, unless it has places already. */
export async function registerGroup(database: Database, group: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [registerAndTrim]);
    await tx.query(
      `insert into stream.place (group_name, partition, next_offset)
       select $1, partition, ${firstKept} from stream.partition
       on conflict do nothing`,
      [group],
    );
  });
}

const firstKept = `coalesce(
  (select last_offset - records + 1 from stream.batch where batch.partition = partition.partition
   order by last_offset limit 1), next_offset)`;

/** Records of a partition from `from` on, in order; empty where there are none yet. Reads at least `atLeast` where they are there. */
export async function readRecords(
  database: Queryable,
  partition: number,
  from: bigint,
  atLeast: number,
): Promise<readonly ReceivedRecord[]> {
  const rows = await database.query<{ last_offset: string; records: number; payload: Buffer }>(
    `select last_offset, records, payload from (
       select *, sum(octet_length(payload)) over earlier as bytes_before, sum(records) over earlier as records_before
       from (select * from stream.batch where partition = $1 and last_offset >= $2 order by last_offset limit ${mostRowsARead}) as next
       window earlier as (order by last_offset rows between unbounded preceding and 1 preceding)
     ) as counted
     where coalesce(bytes_before, 0) < ${mostBytesARead} and coalesce(records_before, 0) < $3 order by last_offset`,
    [partition, String(from), atLeast],
  );
  return rows
    .flatMap((row) =>
      unpackBatch(row.payload, BigInt(row.last_offset) - BigInt(row.records) + 1n, row.records),
    )
    .filter(({ offset }) => offset >= from);
}

/** What every group has passed is removed in pieces; nothing is while there is no group. @returns rows removed. */
export async function trim(database: Database, mostRows: number): Promise<number> {
  return database.transaction(async (tx) => {
    const [turn] = await tx.query<{ mine: boolean }>("select pg_try_advisory_xact_lock($1) as mine", [
      registerAndTrim,
    ]);
    if (turn?.mine !== true) return 0;
    const removed = await tx.query(
      `with passed as (select partition, min(next_offset) as offset_of_all from stream.place group by partition),
            old as (select key.partition, key.last_offset from passed cross join lateral (
              select partition, last_offset from stream.batch
              where batch.partition = passed.partition and last_offset < offset_of_all
              order by last_offset limit $1) as key limit $1)
       delete from stream.batch using old
       where batch.partition = old.partition and batch.last_offset = old.last_offset returning 1`,
      [mostRows],
    );
    return removed.length;
  });
}
