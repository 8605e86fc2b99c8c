import type { Migration } from "@halfhourly/database";

/**
 * Which generations of the master key may wrap; the highest number does. The references make the database itself refuse
 * both to forget a generation that still wraps a key and to store a key under one that was forgotten, whichever process
 * asks and however old its view is. A destroyed key has no generation: nothing of it is left to be wrapped.
 * `rewrapped_at` says when the rotation to a generation had passed over every key; until then it is under way.
 */
export const masterKeyMigrations: readonly Migration[] = [
  {
    id: "keys/0004-master-key-generations",
    sql: `
create table keys.master_key (
  id text primary key,
  number integer not null unique check (number > 0),
  registered_at timestamptz not null default now(),
  rewrapped_at timestamptz
);
insert into keys.master_key (id, number)
  select master_key_id, row_number() over (order by master_key_id) from (
    select master_key_id from keys.household_key where wrapped is not null
    union select master_key_id from keys.signing_key
    union select master_key_id from keys.field_hash_key) held;
alter table keys.household_key alter master_key_id drop not null;
update keys.household_key set master_key_id = null where wrapped is null;
alter table keys.household_key
  add foreign key (master_key_id) references keys.master_key (id),
  add check ((wrapped is null) = (master_key_id is null));
alter table keys.signing_key add foreign key (master_key_id) references keys.master_key (id);
alter table keys.field_hash_key add foreign key (master_key_id) references keys.master_key (id);
create index household_key_by_generation on keys.household_key (master_key_id, household);
`,
  },
];
