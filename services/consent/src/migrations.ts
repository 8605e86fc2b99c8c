import type { Migration } from "@halfhourly/database";
import { consentAuditMigrations } from "./audit.js";
import { erasureMigrations } from "./erasure/migrations.js";

/**
 * Records and audit entries name a consent by its opaque id only: they outlive the account by years, and erasing the row
 * of `current_consent` makes them pseudonymous without touching the chain.
 */
export const consentMigrations: readonly Migration[] = [
  {
    id: "consent/0001-consent-and-audit",
    sql: `
create schema consent;

create table consent.current_consent (
  id text primary key,
  household text not null,
  meter_point text not null,
  fuel text not null check (fuel in ('electricity', 'gas')),
  purpose text not null check (purpose in ('viewing', 'recommendations', 'comparison', 'research')),
  state text not null check (state in ('granted', 'withdrawn')),
  notice_version text not null,
  changed_at timestamptz not null,
  unique (household, meter_point, fuel, purpose)
);

create table consent.consent_record (
  id text primary key,
  consent_id text not null,
  state text not null,
  notice_version text not null,
  why text not null,
  recorded_at timestamptz not null
);
create index on consent.consent_record (consent_id);

create table consent.audit_entry (
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

create table consent.audit_head (
  only_row boolean primary key default true check (only_row),
  position bigint not null,
  hash text not null
);
insert into consent.audit_head (position, hash) values (0, '');

create function consent.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on consent.consent_record
  for each statement execute function consent.refuse_change();
create trigger append_only before update or delete or truncate on consent.audit_entry
  for each statement execute function consent.refuse_change();
`,
  },
  ...erasureMigrations,
  ...consentAuditMigrations,
  {
    id: "consent/0004-meter-points-only-hashed",
    sql: `
-- Earlier versions' numbers are hashed when the service starts; from here on none can be written.
alter table consent.current_consent
  add constraint meter_point_only_hashed check (meter_point is null and meter_point_hash is not null) not valid;
`,
  },
];
