import type { Migration } from "@halfhourly/database";

/** The stream's tables and the two functions that write them from outside a subscription's own bookkeeping. */
export const streamMigrations: readonly Migration[] = [
  {
    id: "stream/0001-record-batches",
    sql: `
create schema if not exists stream;

-- One row a partition, made at the first start. Its lock is what gives offsets out: whoever appends holds it until the
-- commit, so offsets have no gaps and become visible in order. Room on the page for the new versions of so few rows.
create table stream.partition (
  partition smallint primary key,
  next_offset bigint not null default 0
) with (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- One row a partition and append: packed records, the last of which has this offset. A reader at a place inside the
-- row finds it by one range of the key.
create table stream.batch (
  partition smallint not null,
  last_offset bigint not null,
  records integer not null check (records > 0),
  appended_at timestamptz not null default now(),
  payload bytea not null,
  primary key (partition, last_offset)
) with (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
  autovacuum_vacuum_insert_threshold = -1,
  toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 50000,
  toast.autovacuum_vacuum_cost_delay = 0, toast.autovacuum_vacuum_insert_threshold = -1
);
-- Sealed bytes do not get smaller.
alter table stream.batch alter column payload set storage external;

-- A group's place in each partition, and who holds it until when. The lease's number rises with each holder: a holder
-- whose number is no longer the newest cannot move the place.
create table stream.place (
  group_name text not null,
  partition smallint not null references stream.partition,
  next_offset bigint not null,
  lease bigint not null default 0,
  holder uuid,
  held_until timestamptz,
  primary key (group_name, partition)
) with (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- The processes of a group that are alive.
create table stream.member (
  group_name text not null,
  member uuid not null,
  alive_until timestamptz not null,
  primary key (group_name, member)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- Appends batches, given in order of partition (so that two appends never wait for each other in a circle), whose
-- payloads follow one another in one value. Says where each lies (the offset of its last record), so that the process that
-- appended need not read it again; null, and nothing appended, where a group is behind by more than the bound.
create function stream.append_batches(
  most_behind bigint, given_partitions smallint[], given_counts integer[], given_bytes integer[], payloads bytea
) returns bigint[] language plpgsql as $$
declare
  appended_last bigint;
  all_last bigint[] := '{}';
  from_byte integer := 1;
begin
  if exists (
    select from stream.place join stream.partition using (partition)
    group by group_name having sum(partition.next_offset - place.next_offset) > most_behind
  ) then
    return null;
  end if;
  for i in 1 .. cardinality(given_partitions) loop
    update stream.partition set next_offset = next_offset + given_counts[i]
      where partition = given_partitions[i] returning next_offset - 1 into strict appended_last;
    insert into stream.batch (partition, last_offset, records, payload)
      values (given_partitions[i], appended_last, given_counts[i], substring(payloads from from_byte for given_bytes[i]));
    from_byte := from_byte + given_bytes[i];
    all_last := all_last || appended_last;
  end loop;
  return all_last;
end $$;

-- Moves a place behind what was handled; false where the lease is no longer this one. Not synced by itself: what a
-- crash of the server takes back is delivered again, and its log keeps the order, so nothing trimmed is asked for again.
create function stream.move_place(moved_group text, moved_partition smallint, held_lease bigint, new_offset bigint)
returns boolean language plpgsql as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  update stream.place set next_offset = new_offset
    where group_name = moved_group and partition = moved_partition and lease = held_lease and next_offset <= new_offset;
  return found;
end $$;
`,
  },
];
