import type { SourceStatus } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import { slotStartMs } from "@halfhourly/domain";
import type { CollectingParts, GuardedSource } from "./parts.js";

const HOUR_MS = 3_600_000;
const SLOT_MS = 1_800_000;

/** How each source does: figures of this process's calls, and of what stands in the tables. */
export async function sourcesStatus(
  parts: Pick<CollectingParts, "database" | "sources" | "now">,
): Promise<SourceStatus[]> {
  const all: SourceStatus[] = [];
  for (const source of parts.sources.values()) all.push(await statusOf(parts, source));
  return all;
}

async function statusOf(
  { database, now }: Pick<CollectingParts, "database" | "now">,
  { adapter, title, simulated, guard }: GuardedSource,
): Promise<SourceStatus> {
  const { opensAtMs, ...calls } = guard.state();
  const { next_at: nextAt, ...due } = await readDue(database, adapter.name, new Date(now()));
  const freshness = await readFreshness(database, adapter.name);
  const ageHours = (slot: number | null) =>
    slot === null
      ? null
      : Math.max(0, Math.round(((now() - slotStartMs(slot) - SLOT_MS) / HOUR_MS) * 10) / 10);
  return {
    source: adapter.name,
    title,
    simulated,
    collections: await countStates(database, adapter.name),
    ...calls,
    latencyP50Ms: whole(calls.latencyP50Ms),
    latencyP95Ms: whole(calls.latencyP95Ms),
    freshnessP50Hours: ageHours(freshness.middle),
    freshnessP95Hours: ageHours(freshness.stalest),
    backlog: due.backlog,
    backlogSinceMs: due.since?.getTime() ?? null,
    nextTryAtMs: opensAtMs ?? nextAt?.getTime() ?? null,
    deadLetters: due.letters,
  };
}

const whole = (value: number | null) => (value === null ? null : Math.round(value));

async function countStates(database: Queryable, source: string): Promise<Record<string, number>> {
  const rows = await database.query<{ state: string; held: number }>(
    `select case when state <> 'collecting' then state when problem is not null then problem
       when from_date is not null and not exists (
         select from ingestion.source_fetch f where f.link_id = l.id and f.state = 'planned') then 'running'
       else state end as state, count(*)::int as held
     from ingestion.source_link l where source = $1 group by 1 order by 1`,
    [source],
  );
  return Object.fromEntries(rows.map(({ state, held }) => [state, held]));
}

async function readDue(database: Queryable, source: string, now: Date) {
  const [row] = await database.query<{
    backlog: number;
    since: Date | null;
    next_at: Date | null;
    letters: number;
  }>(
    `select count(*) filter (where due_at <= $2)::int as backlog, min(due_at) filter (where due_at <= $2) as since,
       least(min(due_at), (select min(look_at) from ingestion.source_link where source = $1 and state = 'collecting')) as next_at,
       (select count(*)::int from ingestion.dead_letter where source = $1) as letters
     from ingestion.source_fetch where source = $1 and state = 'planned'`,
    [source, now],
  );
  return row ?? { backlog: 0, since: null, next_at: null, letters: 0 };
}

/** The newest half hours of running collections: the middle one, and that which 95 % are newer than. */
async function readFreshness(database: Queryable, source: string) {
  const [row] = await database.query<{ middle: string | null; stalest: string | null }>(
    `select percentile_disc(0.5) within group (order by newest_slot) as middle,
       percentile_disc(0.05) within group (order by newest_slot) as stalest
     from ingestion.source_link where source = $1 and state = 'collecting' and newest_slot is not null`,
    [source],
  );
  const slot = (text: string | null | undefined) =>
    text === null || text === undefined ? null : Number(text);
  return { middle: slot(row?.middle), stalest: slot(row?.stalest) };
}
