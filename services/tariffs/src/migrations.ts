import type { Migration } from "@halfhourly/database";

/**
 * What the market states. A tariff stands once, with its price history, in its published form, compressed. `as_of` is null
 * while its source states it: then the source's own counts. `stated_digest` is of what came, `digest` of what is kept.
 */
export const tariffsMigrations: readonly Migration[] = [
  {
    id: "tariffs/0001-sources-and-tariffs",
    sql: `
create schema if not exists tariffs;

create table tariffs.source (
  name text primary key,
  due_at timestamptz not null,
  tries integer not null default 0,
  claimed_by text,
  claimed_until timestamptz,
  last_tried_at timestamptz,
  last_good_at timestamptz,
  as_of timestamptz,
  fault_code text,
  fault_message text,
  content_digest text not null default '',
  unpriceable text not null default '[]'
);

create table tariffs.tariff (
  source text not null references tariffs.source on delete cascade,
  id text not null,
  document bytea not null,
  digest text not null,
  stated_digest text not null,
  first_stated_at timestamptz not null,
  as_of timestamptz,
  withdrawn_on date,
  primary key (source, id)
);`,
  },
];
