import type { Migration } from "@halfhourly/database";

/**
 * The exchange with the DCC. A device's id names a home, so it stands nowhere in the clear: it is sealed in a collection's
 * task and stands in the ledger by its keyed hash. All of a home's rows go with its collection; what alone outlives it is
 * a schedule's number, until the DCC has deleted the schedule.
 */
export const dccMigrations: readonly Migration[] = [
  {
    id: "ingestion/2001-dcc-exchange",
    sql: `
create table ingestion.dcc_collection (
  id text primary key,
  household text not null,
  meter_id text not null,
  meter_point_hash text not null,
  fuel text not null check (fuel in ('electricity', 'gas')),
  proof text not null check (proof in ('display-id', 'cin')),
  state text not null check (state in ('proving', 'waiting-for-number', 'collecting', 'refused', 'stopped')),
  problem text,
  task bytea not null,
  tariff bytea,
  begun_at timestamptz not null,
  number_shown_at timestamptz,
  first_slot bigint,
  last_slot bigint,
  half_hours_stored bigint not null default 0,
  half_hours_not_held int not null default 0,
  last_answer_at timestamptz,
  gaps_looked_on date,
  whole_looked boolean not null default false,
  decoding_until timestamptz,
  unique (household, meter_id)
);
create index dcc_collection_meter on ingestion.dcc_collection (household, meter_point_hash, fuel);
create index dcc_collection_collecting on ingestion.dcc_collection (gaps_looked_on) where state = 'collecting';

create table ingestion.dcc_schedule (
  schedule_id text primary key,
  collection_id text not null references ingestion.dcc_collection on delete cascade,
  direction text not null check (direction in ('import', 'export')),
  created_at timestamptz not null
);
create index dcc_schedule_collection on ingestion.dcc_schedule (collection_id);

create table ingestion.dcc_request (
  id bigint generated always as identity primary key,
  collection_id text references ingestion.dcc_collection on delete cascade,
  schedule_id text,
  variant text not null check (variant in ('4.8.1', '4.8.3', '4.11.1', '5.1', '5.3', '8.2', '9.1')),
  why text not null check (why in ('link', 'gap', 'schedule', 'inventory', 'tariff', 'proof')),
  direction text check (direction in ('import', 'export')),
  first_slot bigint,
  last_slot bigint,
  state text not null default 'planned'
    check (state in ('planned', 'sent', 'acknowledged', 'answered', 'refused', 'expired', 'cancelled')),
  attempt int not null default 1,
  superseded_by bigint,
  not_before timestamptz not null,
  claimed_until timestamptz,
  originator text,
  counter bigint,
  target_hash text,
  sent_at timestamptz,
  deadline timestamptz,
  code text,
  answer_digest text,
  ended_at timestamptz,
  unique (originator, counter),
  check ((variant = '5.3') = (schedule_id is not null)),
  check (variant = '5.3' or collection_id is not null)
);
create index dcc_request_due on ingestion.dcc_request (not_before) where state = 'planned';
create index dcc_request_waiting on ingestion.dcc_request (deadline) where state in ('sent', 'acknowledged');
create index dcc_request_collection on ingestion.dcc_request (collection_id);
create unique index dcc_request_one_deletion on ingestion.dcc_request (schedule_id)
  where variant = '5.3' and state in ('planned', 'sent', 'acknowledged');

create table ingestion.dcc_originator (
  originator text primary key,
  counter bigint not null default 0,
  tokens double precision not null,
  tokens_at_ms bigint not null,
  stopped_at timestamptz,
  stopped_code text
);

create table ingestion.dcc_answer (
  id text primary key,
  collection_id text not null references ingestion.dcc_collection on delete cascade,
  request_id bigint references ingestion.dcc_request on delete set null,
  schedule_id text,
  digest text not null,
  form text not null check (form in ('gbcs', 'smets1')),
  first_slot bigint not null,
  last_slot bigint not null,
  answered_at timestamptz not null,
  received_at timestamptz not null,
  decode_attempts int not null default 0,
  decode_after timestamptz not null,
  decoded_at timestamptz,
  fault text,
  rejected jsonb,
  payload bytea
);
create unique index dcc_answer_once on ingestion.dcc_answer (collection_id, digest);
create index dcc_answer_waiting on ingestion.dcc_answer (decode_after) where decoded_at is null;
create index dcc_answer_received on ingestion.dcc_answer (received_at);

create table ingestion.dcc_answer_slots (
  answer_id text not null references ingestion.dcc_answer on delete cascade,
  direction text not null,
  element smallint not null,
  slots int8multirange not null,
  primary key (answer_id, direction, element)
);

create table ingestion.dcc_device_certificate (
  collection_id text primary key references ingestion.dcc_collection on delete cascade,
  certificates bytea not null,
  fetched_at timestamptz not null
);

create table ingestion.dcc_proof_try (
  whose text not null,
  on_date date not null,
  tries int not null,
  primary key (whose, on_date)
);
`,
  },
  {
    id: "ingestion/2002-dcc-answers-of-a-request",
    sql: `
-- Two requests may be answered with the same words ("nothing held"): each is an answer of its own. A request that is
-- answered is known by its row; of a schedule's answers each comes once.
drop index ingestion.dcc_answer_once;
create unique index dcc_answer_of_request on ingestion.dcc_answer (request_id) where request_id is not null;
create unique index dcc_answer_of_schedule on ingestion.dcc_answer (schedule_id, digest) where schedule_id is not null;
create index dcc_answer_collection on ingestion.dcc_answer (collection_id, answered_at);
`,
  },
  {
    id: "ingestion/2003-dcc-one-request-at-a-time",
    sql: `
-- A device takes counters in rising order only: two senders must not have requests to one home on the way at once.
alter table ingestion.dcc_collection add column sending_until timestamptz;
`,
  },
  {
    id: "ingestion/2004-dcc-requests-not-reached",
    sql: `
-- How often the network could not be reached counts apart from how often nobody answered.
alter table ingestion.dcc_request add column unreached int not null default 0;
`,
  },
  {
    id: "ingestion/2005-dcc-requests-by-device",
    sql: `
create index dcc_request_target on ingestion.dcc_request (target_hash) where target_hash is not null;
`,
  },
  {
    id: "ingestion/2006-dcc-daily-log",
    sql: `
alter table ingestion.dcc_request drop constraint dcc_request_variant_check;
alter table ingestion.dcc_request add constraint dcc_request_variant_check
  check (variant in ('4.8.1', '4.8.3', '4.11.1', '4.17', '5.1', '5.3', '8.2', '9.1'));
alter table ingestion.dcc_request drop constraint dcc_request_why_check;
alter table ingestion.dcc_request add constraint dcc_request_why_check
  check (why in ('link', 'gap', 'schedule', 'inventory', 'tariff', 'proof', 'daily-log', 'reconcile'));
-- Days whose half hours do not add up to what the meter itself counted; both totals sealed.
create table ingestion.dcc_log_day (
  collection_id text not null references ingestion.dcc_collection on delete cascade,
  first_slot bigint not null,
  state text not null check (state in ('asked-again', 'differs')),
  noted_at timestamptz not null,
  totals bytea not null,
  primary key (collection_id, first_slot)
);
create index dcc_log_day_marked on ingestion.dcc_log_day (state) where state = 'differs';
`,
  },
];
