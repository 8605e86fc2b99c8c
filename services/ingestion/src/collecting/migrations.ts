import type { Migration } from "@halfhourly/database";

/**
 * Collecting from suppliers and intermediaries. What lets us in stands once an account, sealed with the household's key;
 * so do the meter point and whatever a source says of it. A link is a meter of a household and the one source that
 * collects it now; it stays through a change of supplier.
 */
export const collectingMigrations: readonly Migration[] = [
  {
    id: "ingestion/3001-collecting-from-sources",
    sql: `
create table ingestion.source_access (
  id text primary key,
  household text not null,
  source text not null,
  access bytea not null,
  found bytea,
  ticket_hash text unique,
  ticket_ends_at timestamptz,
  claimed_by text,
  claimed_until timestamptz,
  created_at timestamptz not null,
  check ((ticket_hash is null) = (found is null)),
  check ((ticket_hash is null) = (ticket_ends_at is null))
);
create index source_access_household on ingestion.source_access (household);

create table ingestion.source_sign_in (
  state_hash text primary key,
  household text not null,
  session_hash text not null,
  source text not null,
  verifier bytea not null,
  ends_at timestamptz not null
);
create index source_sign_in_household on ingestion.source_sign_in (household);

create table ingestion.source_link (
  id text primary key,
  household text not null,
  meter_id text not null,
  meter_point_hash text not null,
  fuel text not null check (fuel in ('electricity', 'gas')),
  source text not null,
  access_id text references ingestion.source_access on delete restrict,
  proof text not null check (proof in ('supplier-account', 'manual-review')),
  state text not null check (state in ('waiting-for-review', 'collecting', 'refused', 'stopped')),
  problem text,
  task bytea not null,
  moved_in date,
  begun_at timestamptz not null,
  from_date date,
  to_date date,
  half_hours_stored bigint not null default 0,
  newest_slot bigint,
  last_answer_at timestamptz,
  look_at timestamptz,
  looks_failed int not null default 0,
  balance_due_at timestamptz,
  balance_asked_at timestamptz,
  balance bytea,
  live_due_at timestamptz,
  live_wanted_until timestamptz,
  live_asked_at timestamptz,
  live bytea,
  unique (household, meter_id),
  check ((state in ('waiting-for-review', 'collecting')) <= (access_id is not null))
);
create index source_link_meter on ingestion.source_link (household, meter_point_hash, fuel);
create index source_link_access on ingestion.source_link (access_id);
create index source_link_look on ingestion.source_link (source, look_at) where state = 'collecting';
create index source_link_balance on ingestion.source_link (source, balance_due_at) where balance_due_at is not null;
create index source_link_live on ingestion.source_link (source, live_due_at) where live_due_at is not null;

create table ingestion.source_fetch (
  id bigint generated always as identity primary key,
  link_id text not null references ingestion.source_link on delete cascade,
  source text not null,
  first_slot bigint not null,
  before_slot bigint not null,
  why text not null check (why in ('link', 'gap')),
  state text not null default 'planned' check (state in ('planned', 'answered', 'failed', 'cancelled')),
  attempt int not null default 1,
  due_at timestamptz not null,
  code text,
  half_hours int not null default 0,
  rejected jsonb,
  ended_at timestamptz,
  check (first_slot < before_slot),
  check ((state = 'planned') = (ended_at is null))
);
create index source_fetch_due on ingestion.source_fetch (source, due_at) where state = 'planned';
create index source_fetch_link on ingestion.source_fetch (link_id, first_slot);
create index source_fetch_ended on ingestion.source_fetch (ended_at) where ended_at is not null;

create table ingestion.day_try (
  link_id text not null references ingestion.source_link on delete cascade,
  on_date date not null,
  tries int not null,
  next_on date not null,
  primary key (link_id, on_date)
);

create table ingestion.dead_letter (
  id text primary key,
  link_id text references ingestion.source_link on delete cascade,
  household text,
  source text not null,
  stage text not null check (stage in ('fetch', 'store', 'balance', 'live')),
  reason text not null,
  attempts int not null,
  at timestamptz not null,
  fetch_id bigint references ingestion.source_fetch on delete cascade,
  record_key text,
  detail bytea not null,
  check ((link_id is null) = (household is null)),
  check ((link_id is null) = (record_key is not null))
);
create index dead_letter_source on ingestion.dead_letter (source, at);
create index dead_letter_link on ingestion.dead_letter (link_id);

create table ingestion.begin_turn (
  household text not null,
  meter_id text not null,
  until timestamptz not null,
  primary key (household, meter_id)
);
`,
  },
  {
    id: "ingestion/3002-tickets-that-end",
    sql: `create index source_access_ticket on ingestion.source_access (ticket_ends_at) where ticket_ends_at is not null;`,
  },
];
