import type { Migration } from "@halfhourly/database";

/**
 * Written by ingestion only. The meter point's number is nowhere in these tables, only its keyed hash. A register is the household's, not the meter point's alone: after a change of tenant the new
 * household has rows of its own and no grant of it leads to the former one's.
 * `payload` is sealed with the household's key and bound to its own row (see sealed-rows.ts).
 */
export const readingStoreMigrations: readonly Migration[] = [
  {
    id: "ingestion/0001-day-blocks",
    sql: `
create schema if not exists ingestion;

create table ingestion.register (
  id bigint generated always as identity primary key,
  household text not null,
  meter_point text not null,
  fuel text not null check (fuel in ('electricity', 'gas')),
  direction text not null check (direction in ('import', 'export')),
  element smallint not null check (element in (1, 2)),
  unit text not null check (unit in ('Wh', 'dm3')),
  first_date date,
  last_date date,
  revision bigint not null default 0,
  unique (household, meter_point, fuel, direction, element)
);

create table ingestion.day_block (
  register_id bigint not null references ingestion.register,
  settlement_date date not null,
  revision int not null,
  payload bytea not null,
  primary key (register_id, settlement_date)
);
alter table ingestion.day_block alter payload set storage plain;

create table ingestion.replaced_value (
  register_id bigint not null references ingestion.register,
  settlement_date date not null,
  revision int not null,
  payload bytea not null,
  primary key (register_id, settlement_date, revision)
);

create function ingestion.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name;
end $$;
create trigger append_only before update on ingestion.replaced_value
  for each statement execute function ingestion.refuse_change();
`,
  },
  {
    id: "ingestion/0002-registers-by-keyed-hash",
    sql: `
-- hash-plain-registers.ts fills the column for rows of earlier versions, empties theirs and validates the check.
alter table ingestion.register
  add column meter_point_hash text,
  alter column meter_point drop not null,
  drop constraint register_household_meter_point_fuel_direction_element_key,
  add constraint meter_point_only_hashed check (meter_point is null and meter_point_hash is not null) not valid;
create unique index one_register_a_household on ingestion.register (household, meter_point_hash, fuel, direction, element);
`,
  },
  {
    id: "ingestion/0003-arrivals",
    sql: `
-- Whose words became readings, a row a batch of many meters: nothing in it is of any household.
create table ingestion.arrival (
  id bigint generated always as identity primary key,
  source text not null,
  conversion int not null check (conversion > 0),
  received_at timestamptz not null,
  detail text
);
`,
  },
  {
    id: "ingestion/0004-month-blocks",
    sql: `
-- A month of one register, folded from its day rows once it is three months old; a day row stands before it.
create table ingestion.month_block (
  register_id bigint not null references ingestion.register,
  month date not null check (extract(day from month) = 1),
  payload bytea not null,
  primary key (register_id, month)
);
-- Sealed bytes do not compress, and a month of 2 kB in the row saves a second read and a third of the space.
alter table ingestion.month_block alter payload set storage external;
alter table ingestion.month_block set (toast_tuple_target = 8160);
-- Not "plain" any more: so a payload under 127 bytes has one byte before it, not four and what aligns them.
alter table ingestion.day_block alter payload set storage external;
`,
  },
];
