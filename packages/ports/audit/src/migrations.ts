import type { Migration } from "@halfhourly/database";

/**
 * The tables of a schema's audit chains, and the one function that appends. `number` is the migration's four digits.
 * An older chain of the whole schema (`audit_entry` without a `chain`) is carried over entry by entry, in its order and
 * with its times: whose deed it was becomes its chain.
 */
export function auditMigrations(schema: string, number: string): readonly Migration[] {
  return [{ id: `${schema}/${number}-audit-chains`, sql: chainsIn(schema) }];
}

const chainsIn = (schema: string) => `
create schema if not exists ${schema};

do $$ begin
  if to_regclass('${schema}.audit_entry') is not null then
    alter table ${schema}.audit_entry rename to audit_entry_of_one_chain;
    alter table ${schema}.audit_head rename to audit_head_of_one_chain;
  end if;
end $$;

create table ${schema}.audit_head (
  chain text primary key,
  position bigint not null,
  hash text not null,
  anchored_position bigint not null default 0,
  anchored_hash text,
  anchored_by bigint,
  anchored_at_ms bigint
);
create index audit_head_not_anchored on ${schema}.audit_head (chain) where position > anchored_position;

create table ${schema}.audit_entry (
  chain text not null,
  position bigint not null,
  at_ms bigint not null,
  who text not null,
  what text not null,
  about text not null,
  place text not null,
  why text not null,
  result text not null,
  previous_hash text not null,
  hash text not null,
  primary key (chain, position)
);

create table ${schema}.audit_anchor (
  number bigint primary key,
  at_ms bigint not null,
  digest text not null
);

-- Whole chains that outlived their retention period; the next anchor says so.
create table ${schema}.audit_retired (
  chain text primary key,
  position bigint not null,
  hash text not null,
  anchored_by bigint
);

create function ${schema}.refuse_audit_edit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and coalesce(current_setting('halfhourly.retiring_chains', true), '') = 'yes' then
    return null;
  end if;
  raise exception 'rows of % are never changed or removed', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on ${schema}.audit_entry
  for each statement execute function ${schema}.refuse_audit_edit();

-- The text that is hashed is auditEntryText of the domain.
create function ${schema}.append_audit(
  of_chain text, at bigint, by_whom text, what_done text, about_what text, at_place text, why_done text, how_ended text
) returns bigint language plpgsql as $$
declare
  head record;
  next_position bigint;
  entry_hash text;
begin
  select position, hash into head from ${schema}.audit_head where chain = of_chain for update;
  if not found then
    insert into ${schema}.audit_head (chain, position, hash) values (of_chain, 0, '') on conflict do nothing;
    select position, hash into head from ${schema}.audit_head where chain = of_chain for update;
  end if;
  next_position := head.position + 1;
  entry_hash := encode(sha256(convert_to(concat_ws(e'\\n',
    'halfhourly-audit-1', of_chain, next_position, at, by_whom, what_done, about_what, at_place, why_done, how_ended, head.hash
  ), 'UTF8')), 'hex');
  insert into ${schema}.audit_entry (chain, position, at_ms, who, what, about, place, why, result, previous_hash, hash)
    values (of_chain, next_position, at, by_whom, what_done, about_what, at_place, why_done, how_ended, head.hash, entry_hash);
  update ${schema}.audit_head set position = next_position, hash = entry_hash where chain = of_chain;
  return next_position;
end $$;

do $$ declare entry record;
begin
  if to_regclass('${schema}.audit_entry_of_one_chain') is not null then
    for entry in execute 'select * from ${schema}.audit_entry_of_one_chain order by position' loop
      -- A line end inside an old reason would be none of the new form's.
      perform ${schema}.append_audit(entry.who, (extract(epoch from entry.recorded_at) * 1000)::bigint,
        entry.who, entry.what, entry.about, '${schema}', regexp_replace(entry.why, '[\\x01-\\x1f\\x7f]', ' ', 'g'), entry.result);
    end loop;
    drop table ${schema}.audit_entry_of_one_chain, ${schema}.audit_head_of_one_chain;
  end if;
end $$;
`;
