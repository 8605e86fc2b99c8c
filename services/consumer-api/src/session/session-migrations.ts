import type { Migration } from "@halfhourly/database";

export const sessionMigrations: readonly Migration[] = [
  {
    id: "consumer_api/0014-session-proof",
    sql: `
-- When the issuer saw the person prove who they are; null where it did not say, and then nothing serious may be done.
alter table consumer_api.session add column proved_at timestamptz;
update consumer_api.session set proved_at = created_at;

-- Every token that a session has left behind: one that comes back is a copy in other hands. A session lives 12 hours and
-- changes its token every 5 minutes at most, so it has 144 at most.
create table consumer_api.retired_token (
  token_sha256 bytea primary key,
  session_id text not null references consumer_api.session (id) on delete cascade
);
create index retired_token_of_session on consumer_api.retired_token (session_id);

-- The issuer's access tokens that were exchanged for a session, by the SHA-256 of what the issuer signed; each works once.
create table consumer_api.exchanged_token (
  signed_sha256 bytea primary key,
  good_until timestamptz not null
);
create index exchanged_token_good_until on consumer_api.exchanged_token (good_until);
`,
  },
];
