import type { Migration } from "@halfhourly/database";
import { operatorAuditMigrations } from "./actions/operator-audit-migrations.js";
import { sessionMigrations } from "./session/session-migrations.js";

/** Every statement that reads or writes these tables names the household (or the account) it works for. */
export const migrations: readonly Migration[] = [
  {
    id: "consumer_api/0001-accounts-and-sessions",
    sql: `
create schema if not exists consumer_api;

create table consumer_api.account (
  id text primary key,
  household text not null unique,
  email text not null,
  -- The email in one spelling (NFKC, lower case), so that two spellings of one address cannot become two accounts.
  email_key text not null unique,
  password_hash text not null,
  display_name text not null,
  demonstration boolean not null default false,
  language text not null default 'en' check (language in ('en', 'cy')),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  created_at timestamptz not null,
  last_sign_in_at timestamptz
);

-- Tokens are held as SHA-256 only. "next" was handed out and not used yet; "previous" is honoured for a moment after it was.
create table consumer_api.session (
  id text primary key,
  account_id text not null references consumer_api.account (id) on delete cascade,
  token_sha256 bytea not null unique,
  token_since timestamptz not null,
  next_sha256 bytea unique,
  next_since timestamptz,
  previous_sha256 bytea unique,
  previous_until timestamptz,
  created_at timestamptz not null,
  used_at timestamptz not null
);
create index session_of_account on consumer_api.session (account_id);
create index session_used_at on consumer_api.session (used_at);
`,
  },
  {
    id: "consumer_api/0002-meters-and-agreements",
    sql: `
-- 'pending' until the consent is recorded: a crash in between leaves a row that nothing shows and that is cleared away later.
create table consumer_api.meter_link (
  id text primary key,
  household text not null references consumer_api.account (household) on delete cascade,
  fuel text not null check (fuel in ('electricity', 'gas')),
  meter_point text not null,
  name text not null,
  payment text not null check (payment in ('credit', 'prepayment')),
  region text,
  generated boolean not null default false,
  state text not null check (state in ('pending', 'active', 'ended')),
  notice_version text not null,
  granted_at timestamptz,
  created_at timestamptz not null,
  agreements_revision integer not null default 0
);
create unique index one_active_link_a_meter_point on consumer_api.meter_link (fuel, meter_point) where state <> 'ended';
create index meter_link_of_household on consumer_api.meter_link (household);

create table consumer_api.tariff_agreement (
  id text primary key,
  meter_id text not null references consumer_api.meter_link (id) on delete cascade,
  household text not null,
  direction text not null check (direction in ('import', 'export')),
  from_date date not null,
  to_date date,
  -- The agreement as it was sent (NewAgreementSchema): money stays exact decimal text.
  agreement jsonb not null,
  created_at timestamptz not null,
  check (to_date is null or to_date >= from_date)
);
create index tariff_agreement_of_meter on consumer_api.tariff_agreement (meter_id, from_date);
`,
  },
  {
    id: "consumer_api/0003-carbon-feedback-operator",
    sql: `
-- One row a region and London date: 46, 48 or 50 half hours in order as little-endian 16-bit g CO2 a kWh, 65535 where none is known.
create table consumer_api.carbon_intensity (
  region text not null,
  date date not null,
  grams_per_kwh bytea not null,
  primary key (region, date)
);
create table consumer_api.carbon_region (region text primary key, revision integer not null);

create table consumer_api.feedback (
  id text primary key,
  household text not null references consumer_api.account (household) on delete cascade,
  message text not null,
  app_version text not null,
  device text not null,
  screen text not null,
  created_at timestamptz not null
);

-- What the operator's token did. Rows are added, never changed; ids only, nothing about a person.
create table consumer_api.operator_audit (
  id text primary key,
  at timestamptz not null,
  action text not null,
  meter_id text not null,
  household text,
  import_id text,
  request_id text not null,
  result text not null
);
create index operator_audit_of_import on consumer_api.operator_audit (import_id) where import_id is not null;
create function consumer_api.refuse_change() returns trigger language plpgsql as
  $$ begin raise exception 'operator_audit only grows'; end $$;
create trigger operator_audit_only_grows before update or delete on consumer_api.operator_audit
  for each row execute function consumer_api.refuse_change();
`,
  },
  {
    id: "consumer_api/0006-exports",
    sql: `
create table consumer_api.export_job (
  id text primary key,
  position bigint generated always as identity,
  household text not null references consumer_api.account (household) on delete cascade,
  state text not null default 'waiting'
    check (state in ('waiting', 'making', 'ready', 'taken', 'expired', 'failed')),
  asked_at timestamptz not null,
  ready_at timestamptz,
  ends_at timestamptz not null,
  percent int not null default 0,
  readings int not null default 0,
  bytes bigint not null default 0,
  pieces int not null default 0,
  attempts int not null default 0,
  claimed_by text,
  claimed_until timestamptz,
  fetched_by text,
  fetched_until timestamptz
);
create unique index one_open_export_a_household on consumer_api.export_job (household) where state in ('waiting', 'making');
create index export_job_open on consumer_api.export_job (position) where state in ('waiting', 'making');
create index export_job_ready on consumer_api.export_job (ends_at) where state = 'ready';
create index export_job_of_household on consumer_api.export_job (household, position);

-- The finished ZIP, sealed piece by piece with the household's key; wiped when it was fetched, or after 24 hours.
create table consumer_api.export_piece (
  export_id text not null references consumer_api.export_job (id) on delete cascade,
  number int not null,
  sealed bytea not null,
  primary key (export_id, number)
);
`,
  },
  ...operatorAuditMigrations,
  {
    id: "consumer_api/0010-session-facts",
    sql: `
-- The kind of browser and system only, so that somebody knows their own devices; never the whole User-Agent.
alter table consumer_api.session
  add column device text not null default 'Unknown',
  add column second_factor boolean not null default false;
`,
  },
  {
    id: "consumer_api/0011-accounts-by-subject",
    sql: `
-- Whoever signs in is a subject of an issuer; an address is no identity. Email and name are sealed with the household's
-- key (actions/seal-accounts.ts takes them over from the columns that held them in the clear).
alter table consumer_api.account
  add column issuer text not null default 'embedded',
  add column subject text,
  add column role text not null default 'consumer' check (role in ('consumer', 'support', 'administrator')),
  add column email_sealed bytea,
  add column display_name_sealed bytea,
  alter column email drop not null,
  alter column email_key drop not null,
  alter column display_name drop not null,
  alter column password_hash drop not null;
update consumer_api.account set subject = id;
alter table consumer_api.account alter column subject set not null, alter column issuer drop default;
create unique index one_account_a_subject on consumer_api.account (issuer, subject);
create index account_to_seal on consumer_api.account (id) where display_name is not null;
`,
  },
  {
    id: "consumer_api/0012-meter-fields-sealed",
    sql: `
-- What was plain is sealed with the household's key (actions/seal-plain-rows.ts takes it over, empties it and validates
-- the checks); a meter point is found by its keyed hash.
alter table consumer_api.meter_link
  add column meter_point_hash text,
  add column meter_point_sealed bytea,
  add column name_sealed bytea,
  alter column meter_point drop not null,
  alter column name drop not null,
  add constraint meter_link_only_sealed check (meter_point is null and name is null and meter_point_hash is not null
    and meter_point_sealed is not null and name_sealed is not null) not valid;
drop index consumer_api.one_active_link_a_meter_point;
create unique index one_active_link_a_meter_point
  on consumer_api.meter_link (fuel, meter_point_hash) where state <> 'ended';
alter table consumer_api.tariff_agreement
  add column agreement_sealed bytea,
  alter column agreement drop not null,
  add constraint tariff_agreement_only_sealed check (agreement is null and agreement_sealed is not null) not valid;
alter table consumer_api.feedback
  add column message_sealed bytea,
  alter column message drop not null,
  add constraint feedback_only_sealed check (message is null and message_sealed is not null) not valid;
`,
  },
  {
    id: "consumer_api/0013-staff",
    sql: `
-- Whether the last sign-in proved a second factor.
alter table consumer_api.account add column second_factor boolean not null default false;

-- A household lets support see its account's metadata, for a while.
create table consumer_api.support_case (
  id text primary key,
  household text not null references consumer_api.account (household) on delete cascade,
  code text not null unique,
  about text not null check (about in ('sign-in', 'meter', 'readings', 'tariff', 'other')),
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  closed_at timestamptz,
  seen_at timestamptz
);
create index support_case_of_household on consumer_api.support_case (household, opened_at);
create index support_case_ends on consumer_api.support_case (ends_at);

-- An administrator asks to see an account, another one allows it.
create table consumer_api.access_request (
  id text primary key,
  household text not null references consumer_api.account (household) on delete cascade,
  account_id text not null,
  reason text not null check (reason in ('legal-request', 'security-incident', 'household-asked', 'data-quality')),
  reference text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  allowed_by text check (allowed_by <> asked_by),
  allowed_at timestamptz,
  ends_at timestamptz not null
);
create index access_request_of_household on consumer_api.access_request (household);
create index access_request_asked on consumer_api.access_request (asked_at);
`,
  },
  ...sessionMigrations,
  {
    id: "consumer_api/0015-accounts-only-sealed",
    sql: `
-- Not valid until the rows of earlier versions are sealed: then their bytes are out of the file too.
alter table consumer_api.account add constraint account_only_sealed
  check (coalesce(email, email_key, display_name, password_hash) is null) not valid;
`,
  },
  {
    id: "consumer_api/0016-comparisons",
    sql: `
-- The comparison that the last night worked out for a household, sealed, under the tag of all that it depends on.
create table consumer_api.kept_comparison (
  household text primary key references consumer_api.account (household) on delete cascade,
  tag text not null,
  made_at timestamptz not null,
  answer_sealed bytea not null
);

-- How far a night's comparing is: households in their order, up to and including after_household.
create table consumer_api.comparison_run (
  night date primary key,
  market_revision text not null,
  after_household text not null default '',
  compared int not null default 0,
  unchanged int not null default 0,
  not_ready int not null default 0,
  failed int not null default 0,
  begun_at timestamptz not null,
  ended_at timestamptz,
  claimed_by text,
  claimed_until timestamptz
);
`,
  },
];
