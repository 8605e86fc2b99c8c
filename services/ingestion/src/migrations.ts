import type { Migration } from "@halfhourly/database";
import { collectingMigrations } from "./collecting/migrations.js";
import { dccMigrations } from "./dcc/migrations.js";
import { ingestionAuditMigrations } from "./store/audit.js";

/**
 * Beside the reading store's tables, in the same schema and by the same writer. `task` (the file, its flags, the meter
 * point) is sealed and wiped when the job ends; `inspection` is sealed. The audit chain names households and imports by
 * opaque ids only.
 */
export const ingestionMigrations: readonly Migration[] = [
  {
    id: "ingestion/1001-import-jobs-and-audit",
    sql: `
create schema if not exists ingestion;

create table ingestion.import_job (
  id text primary key,
  position bigint generated always as identity,
  household text not null,
  meter_id text not null,
  fuel text not null check (fuel in ('electricity', 'gas')),
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'storing', 'done', 'failed')),
  created_at timestamptz not null,
  finished_at timestamptz,
  attempts int not null default 0,
  claimed_by text,
  claimed_until timestamptz,
  batches_done int not null default 0,
  days_stored int not null default 0,
  days_total int not null default 0,
  stored int not null default 0,
  replaced int not null default 0,
  unchanged int not null default 0,
  held_for_review int not null default 0,
  problem_code text,
  problem_message text,
  task bytea,
  inspection bytea,
  check ((state in ('done', 'failed')) = (finished_at is not null)),
  check ((finished_at is null) = (task is not null))
);
create index import_job_open on ingestion.import_job (position) where finished_at is null;
create index import_job_household on ingestion.import_job (household);
create index import_job_finished on ingestion.import_job (finished_at) where finished_at is not null;

create table ingestion.audit_entry (
  position bigint primary key,
  recorded_at timestamptz not null,
  who text not null,
  what text not null,
  about text not null,
  why text not null,
  result text not null,
  previous_hash text not null,
  hash text not null
);

create table ingestion.audit_head (
  only_row boolean primary key default true check (only_row),
  position bigint not null,
  hash text not null
);
insert into ingestion.audit_head (position, hash) values (0, '');

create function ingestion.refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on ingestion.audit_entry
  for each statement execute function ingestion.refuse_audit_change();
`,
  },
  {
    id: "ingestion/1003-imports-know-their-meter",
    sql: `
-- The meter point's keyed hash; null for imports of earlier versions, which go with any meter of their household and fuel.
alter table ingestion.import_job add column meter_point_hash text;
`,
  },
  ...ingestionAuditMigrations,
  ...dccMigrations,
  ...collectingMigrations,
];
