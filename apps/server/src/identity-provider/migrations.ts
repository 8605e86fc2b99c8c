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
];
