import type { Migration } from "@halfhourly/database";

/** Rows are added, never removed: what an old key signed stays verifiable. The newest (highest position) signs. */
export const signingKeysMigrations: readonly Migration[] = [
  {
    id: "keys/0003-signing-keys",
    sql: `
create table keys.signing_key (
  position bigint generated always as identity primary key,
  kid text not null unique,
  public_jwk jsonb not null,
  master_key_id text not null,
  wrapped bytea not null,
  created_at timestamptz not null
);
`,
  },
];
