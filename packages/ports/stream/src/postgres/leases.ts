import type { Database, Queryable } from "@halfhourly/database";

/** A process of a group. */
export interface Member {
  readonly group: string;
  /** A UUID that no other process has. */
  readonly id: string;
}

export interface Lease {
  readonly group: string;
  readonly partition: number;
  /** The fencing number, of a bigint. */
  readonly lease: string;
  readonly nextOffset: bigint;
}

export interface Holding {
  /** All that this member holds now. */
  readonly held: readonly Lease[];
  /** Which of them it should give up, because another member is to have them. */
  readonly surplus: readonly number[];
}

type PlaceRow = Readonly<{ partition: number; lease: string; next_offset: string }>;

/**
 * One beat of a member: says that it is alive, keeps what it holds and, where it is claiming, takes what is free of its share. Members in the
 * order of their ids take partitions in turn, so that each knows its share without asking another. All times are the
 * database's.
 */
export async function beat(
  database: Database,
  { group, id }: Member,
  { leaseMs, claiming }: { readonly leaseMs: number; readonly claiming: boolean },
): Promise<Holding> {
  return database.transaction(async (tx) => {
    // Members of one group take turns, in one order of rows: none waits for another in a circle.
    await tx.query("select from stream.place where group_name = $1 order by partition for update", [group]);
    const share = await shareOf(tx, { group, id }, leaseMs);
    const held = await tx.query<PlaceRow>(
      `update stream.place set
         lease = case when holder = $2 then lease else lease + 1 end, holder = $2,
         held_until = now() + $3 * interval '1 millisecond'
       where group_name = $1 and (holder = $2 or (holder is null or held_until < now())
         and $6 and partition % $4 = $5)
       returning partition, lease, next_offset`,
      [group, id, leaseMs, share.members, share.turn, claiming],
    );
    return {
      held: held.map((row) => ({
        group,
        partition: row.partition,
        lease: row.lease,
        nextOffset: BigInt(row.next_offset),
      })),
      surplus: held
        .map(({ partition }) => partition)
        .filter((partition) => partition % share.members !== share.turn),
    };
  });
}

async function shareOf(tx: Queryable, { group, id }: Member, leaseMs: number) {
  await tx.query(
    `insert into stream.member (group_name, member, alive_until) values ($1, $2, now() + $3 * interval '1 millisecond')
     on conflict (group_name, member) do update set alive_until = excluded.alive_until`,
    [group, id, leaseMs],
  );
  await tx.query("delete from stream.member where group_name = $1 and alive_until < now()", [group]);
  const alive = await tx.query<{ member: string }>(
    "select member from stream.member where group_name = $1 order by member",
    [group],
  );
  return { members: alive.length, turn: alive.findIndex(({ member }) => member === id) };
}

/** Lets others have all that the member still holds. */
export async function leave(database: Database, { group, id }: Member): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query("select from stream.place where group_name = $1 order by partition for update", [group]);
    await tx.query(
      "update stream.place set holder = null, held_until = null where group_name = $1 and holder = $2",
      [group, id],
    );
    await tx.query("delete from stream.member where group_name = $1 and member = $2", [group, id]);
  });
}

/** Lets another member take the partition at once. */
export async function release(database: Queryable, { group, partition, lease }: Lease): Promise<void> {
  await database.query(
    "update stream.place set holder = null, held_until = null where group_name = $1 and partition = $2 and lease = $3",
    [group, partition, lease],
  );
}
