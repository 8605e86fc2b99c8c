import type { Queryable } from "@halfhourly/database";

/** So many due accounts are looked at for one that nobody works on; workers of one source are far fewer. */
const MOST_LOOKED_AT = 200;

/**
 * Takes an account of a source for which something is due, whatever waits longest first; live goes before all, because
 * somebody looks. The account is taken whole: its token may be renewed by one worker only. @returns its access id
 */
export async function claimAccount(
  database: Queryable,
  source: string,
  worker: string,
  now: Date,
  seconds: number,
): Promise<string | null> {
  const rows = await database.query<{ id: string }>(
    `with due as (
       (select access_id, 0 as rank, live_due_at as at from ingestion.source_link
        where source = $1 and state = 'collecting' and live_due_at <= $3 order by live_due_at limit ${MOST_LOOKED_AT})
       union all
       (select access_id, 1, look_at from ingestion.source_link
        where source = $1 and state = 'collecting' and look_at <= $3 order by look_at limit ${MOST_LOOKED_AT})
       union all
       (select l.access_id, 1, f.due_at from ingestion.source_fetch f join ingestion.source_link l on l.id = f.link_id
        where f.source = $1 and f.state = 'planned' and f.due_at <= $3 and l.state = 'collecting'
        order by f.due_at limit ${MOST_LOOKED_AT})
       union all
       (select access_id, 1, balance_due_at from ingestion.source_link
        where source = $1 and state = 'collecting' and balance_due_at <= $3 order by balance_due_at limit ${MOST_LOOKED_AT}))
     update ingestion.source_access set claimed_by = $2, claimed_until = now() + make_interval(secs => $4)
     where id = (
       select a.id from ingestion.source_access a join due on due.access_id = a.id
       where a.claimed_until is null or a.claimed_until < now()
       order by due.rank, due.at limit 1 for update of a skip locked)
     returning id`,
    [source, worker, now, seconds],
  );
  return rows[0]?.id ?? null;
}

export interface DueLink {
  readonly id: string;
  readonly live: boolean;
  readonly look: boolean;
  readonly fetch: boolean;
  readonly balance: boolean;
}

/** What is due for an account. */
export async function dueOfAccount(database: Queryable, accessId: string, now: Date): Promise<DueLink[]> {
  const rows = await database.query<{
    id: string;
    live: boolean;
    look: boolean;
    fetch: boolean;
    balance: boolean;
  }>(
    `select l.id, coalesce(live_due_at <= $2, false) as live, coalesce(look_at <= $2, false) as look,
       coalesce(balance_due_at <= $2, false) as balance,
       exists (select from ingestion.source_fetch f
         where f.link_id = l.id and f.state = 'planned' and f.due_at <= $2) as fetch
     from ingestion.source_link l where l.access_id = $1 and l.state = 'collecting' order by l.id`,
    [accessId, now],
  );
  return rows.filter((row) => row.live || row.look || row.fetch || row.balance);
}
