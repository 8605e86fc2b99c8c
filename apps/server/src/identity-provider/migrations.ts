import type { Migration } from "@halfhourly/database";

export const identityMigrations: readonly Migration[] = [
  {
    id: "identity/0001-entries",
    sql: `
create schema if not exists identity;

-- What the OpenID provider keeps between requests: sign-in pages under way, codes, short sessions. Nothing lives for long.
create table identity.entry (
  model text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  consumed_at timestamptz,
  expires_at timestamptz not null,
  primary key (model, id)
);
create index entry_of_grant on identity.entry (grant_id) where grant_id is not null;
create index entry_by_uid on identity.entry (uid) where uid is not null;
create index entry_expires_at on identity.entry (expires_at);
`,
  },
  {
    id: "identity/0002-persons",
    sql: `
-- Everything that says who somebody is lies sealed under the person's own data key; the email is found by its keyed hash.
create table identity.person (
  id text primary key,
  email_sealed bytea not null,
  email_hash text not null unique,
  email_verified boolean not null,
  display_name_sealed bytea not null,
  password_hash text not null,
  totp_sealed bytea,
  -- The last half minute that a code was taken for: no code counts twice.
  totp_last_step bigint not null default 0,
  roles text[] not null default '{}',
  demonstration boolean not null default false,
  language text not null default 'en' check (language in ('en', 'cy')),
  created_at timestamptz not null
);

-- HMAC under the person's data key; a used one stays, so that the number left is known.
create table identity.recovery_code (
  person text not null references identity.person (id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person, code_hash)
);

-- Browsers that a person has fully signed in with: the hash of a cookie.
create table identity.known_device (
  person text not null references identity.person (id) on delete cascade,
  token_hash bytea not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (person, token_hash)
);

-- One code at a time for each sign-in page under way.
create table identity.email_code (
  page text primary key,
  code_hash bytea not null,
  tries integer not null default 0,
  expires_at timestamptz not null
);
create index email_code_expires_at on identity.email_code (expires_at);

-- How often something failed; keys are keyed hashes of what was tried and from where.
create table identity.attempt (
  key_hash bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  forget_at timestamptz not null
);
create index attempt_forget_at on identity.attempt (forget_at);

-- What was typed so far on the pages of one sign-in, sealed under a key of the provider.
create table identity.page (
  uid text primary key,
  sealed bytea not null,
  expires_at timestamptz not null
);
create index page_expires_at on identity.page (expires_at);

alter table identity.entry add column subject text;
create index entry_of_subject on identity.entry (subject) where subject is not null;

-- Persons of the first slice, for the moment until they are sealed (people/adopt.ts). Its account table is read here and nowhere else.
create table identity.person_to_adopt (
  id text primary key,
  email text not null,
  password_hash text not null,
  display_name text not null,
  demonstration boolean not null,
  language text not null
);
do $$ begin
  if exists (
    select from information_schema.columns
    where table_schema = 'consumer_api' and table_name = 'account' and column_name = 'password_hash'
  ) then
    insert into identity.person_to_adopt
      select id, email, password_hash, display_name, demonstration, language from consumer_api.account;
  end if;
end $$;
`,
  },
  {
    id: "identity/0003-changes-of-a-sign-in",
    sql: `
-- Counts changes of password, email and authenticator: a sign-in that was under way when one was made begins again.
alter table identity.person add column changes integer not null default 0;
`,
  },
  {
    id: "identity/0004-telephones",
    sql: `
-- Of a person whose second factor is a text message in place of an app.
alter table identity.person add column phone_sealed bytea;
`,
  },
];
