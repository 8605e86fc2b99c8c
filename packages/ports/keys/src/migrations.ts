import type { Migration } from "@halfhourly/database";
import { masterKeyMigrations } from "./master-key-migrations.js";
import { signingKeysMigrations } from "./signing-keys-migrations.js";

/** A destroyed key stays as a row without key material, so that no second key is ever made for the household. */
export const keysMigrations: readonly Migration[] = [
  {
    id: "keys/0001-household-keys",
    sql: `
create schema keys;
create table keys.household_key (
  household text primary key,
  version smallint not null default 1,
  master_key_id text not null,
  wrapped bytea,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
);
`,
  },
  {
    id: "keys/0002-field-hash-key",
    sql: `
create table keys.field_hash_key (
  only_row boolean primary key default true check (only_row),
  master_key_id text not null,
  wrapped bytea not null,
  created_at timestamptz not null default now()
);
`,
  },
  ...signingKeysMigrations,
  ...masterKeyMigrations,
];
