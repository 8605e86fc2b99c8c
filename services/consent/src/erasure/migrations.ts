import type { Migration } from "@halfhourly/database";

/**
 * A meter point is held by its keyed hash only; numbers that were stored plainly are hashed when the service starts.
 * Records may be removed once they are six years old, and never changed.
 */
export const erasureMigrations: readonly Migration[] = [
  {
    id: "consent/0002-states-receipts-erasure",
    sql: `
alter table consent.current_consent
  add column meter_point_hash text,
  add column renew_by date,
  add column granted_since timestamptz,
  alter meter_point drop not null,
  drop constraint current_consent_household_meter_point_fuel_purpose_key,
  drop constraint current_consent_state_check;
update consent.current_consent set granted_since = changed_at,
  renew_by = ((changed_at at time zone 'Europe/London')::date + interval '1 year')::date where state = 'granted';
alter table consent.current_consent
  add constraint one_consent unique (household, meter_point_hash, fuel, purpose),
  add constraint known_state check (state in ('granted', 'withdrawn', 'lapsed', 'ended')),
  add constraint granted_has_its_dates check ((state = 'granted') = (renew_by is not null and granted_since is not null)),
  add constraint number_or_hash check ((meter_point is null) <> (meter_point_hash is null));
create index consent_of_meter on consent.current_consent (meter_point_hash, fuel) where state = 'granted';
create index consent_to_lapse on consent.current_consent (renew_by) where state = 'granted';

drop trigger append_only on consent.consent_record;
create function consent.keep_six_years() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.recorded_at < now() - interval '6 years' then return old; end if;
  raise exception 'rows of % are never changed or removed', tg_table_name;
end $$;
create trigger append_only before update or delete on consent.consent_record
  for each row execute function consent.keep_six_years();
create trigger never_emptied before truncate on consent.consent_record
  for each statement execute function consent.refuse_change();

-- Written with its record; signed a moment later, because signing takes a connection of its own.
create table consent.receipt (
  record_id text primary key,
  position bigint generated always as identity,
  consent_id text not null,
  household text not null,
  payload json not null,
  signed text,
  recorded_at timestamptz not null
);
create index receipt_of_consent on consent.receipt (consent_id, position);
create index receipt_to_sign on consent.receipt (position) where signed is null;

create table consent.tenancy_question (
  household text not null,
  meter_point_hash text not null,
  fuel text not null check (fuel in ('electricity', 'gas')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  primary key (household, meter_point_hash, fuel)
);

create table consent.erasure_case (
  id text primary key,
  position bigint generated always as identity,
  kind text not null check (kind in ('consent-ended', 'account-closed')),
  household text not null,
  -- Of an account: how the issuer knows the person; wiped when the case closes.
  subject text,
  meter_point_hash text,
  fuel text,
  purpose text,
  last_purpose boolean not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  closed_at timestamptz,
  attempts int not null default 0,
  not_before timestamptz not null,
  claimed_by text,
  claimed_until timestamptz,
  dropped_in_flight int not null default 0,
  certificate text,
  certificate_key_sha256 text unique,
  check (kind = 'account-closed' or (fuel is not null and purpose is not null)),
  check ((closed_at is null) = (certificate is null)),
  check (closed_at is null or subject is null)
);
create unique index one_account_case on consent.erasure_case (household) where kind = 'account-closed';
create index erasure_case_of_household on consent.erasure_case (household, position);
create index erasure_case_open on consent.erasure_case (position) where closed_at is null;

create table consent.erasure_step (
  case_id text not null references consent.erasure_case on delete cascade,
  owner text not null,
  attempts int not null default 0,
  last_fault text,
  done_at timestamptz,
  removed json,
  primary key (case_id, owner),
  check ((done_at is null) = (removed is null))
);

create table consent.retention_run (owner text primary key, ran_at timestamptz not null, removed json);
`,
  },
];
