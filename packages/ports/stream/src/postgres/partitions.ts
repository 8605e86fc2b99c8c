import type { Database } from "@halfhourly/database";
import type { Backlog } from "../port.js";

const defaultPartitions = 16;
const mostPartitions = 1024;

/**
 * The number of partitions of this database, made at the first call. A key's partition depends on it, so it stays.
 * @throws RangeError where another one is asked for than there is.
 */
export async function fixPartitions(database: Database, asked: number | undefined): Promise<number> {
  if (asked !== undefined && !(Number.isInteger(asked) && asked >= 1 && asked <= mostPartitions))
    throw new RangeError(`A stream has 1 to ${mostPartitions} partitions, not ${asked}.`);
  const found = await database.transaction(async (tx) => {
    await tx.query("lock table stream.partition in share row exclusive mode");
    await tx.query(
      `insert into stream.partition (partition) select generate_series(0, $1::int - 1)
       where not exists (select from stream.partition)`,
      [asked ?? defaultPartitions],
    );
    const [row] = await tx.query<{ found: number }>("select count(*)::int as found from stream.partition");
    return row?.found ?? 0;
  });
  if (asked !== undefined && asked !== found)
    throw new RangeError(
      `This database's stream has ${found} partitions and ${asked} are asked for: their number is fixed at the first start. Ask for ${found}.`,
    );
  return found;
}

/** A group that never subscribed is behind by all that is kept. */
export async function backlogOf(database: Database, group: string): Promise<Backlog> {
  const [row] = await database.query<{ behind: string | null; oldest: Date | null }>(
    `select sum(partition.next_offset - coalesce(place.next_offset, first.first_offset, partition.next_offset)) as behind,
            min(waiting.appended_at) as oldest
     from stream.partition
     left join stream.place on place.partition = partition.partition and group_name = $1
     left join lateral (
       select last_offset - records + 1 as first_offset from stream.batch
       where batch.partition = partition.partition order by last_offset limit 1
     ) as first on true
     left join lateral (
       select appended_at from stream.batch
       where batch.partition = partition.partition and last_offset >= coalesce(place.next_offset, 0)
       order by last_offset limit 1
     ) as waiting on true`,
    [group],
  );
  return { records: Number(row?.behind ?? 0), oldestAtMs: row?.oldest?.getTime() ?? null };
}

/**
 * Ends a group that will not come back: what only it had not passed is trimmed, and appending is no longer refused for
 * its sake. A member of it that still runs works on nothing.
 */
export async function forgetGroup(database: Database, group: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query("delete from stream.place where group_name = $1", [group]);
    await tx.query("delete from stream.member where group_name = $1", [group]);
  });
}
