import type { Parts } from "../parts.js";
import type { RefusedTariff } from "../sources/port.js";

/** A source as the store knows it. Times in UTC milliseconds. */
export interface SourceRow {
  readonly dueAtMs: number;
  readonly lastTriedAtMs: number | null;
  readonly lastGoodAtMs: number | null;
  readonly asOfMs: number | null;
  readonly fault: { readonly code: string; readonly message: string } | null;
  readonly contentDigest: string;
  readonly unpriceable: readonly RefusedTariff[];
}

/** Those that are configured, in order of name; one that was never looked at is left out. */
export async function readSources({
  database,
  sources,
}: Pick<Parts, "database" | "sources">): Promise<ReadonlyMap<string, SourceRow>> {
  const rows = await database.query<{
    name: string;
    due_at: Date;
    last_tried_at: Date | null;
    last_good_at: Date | null;
    as_of: Date | null;
    fault_code: string | null;
    fault_message: string | null;
    content_digest: string;
    unpriceable: string;
  }>("select * from tariffs.source where name = any($1::text[])", [[...sources.keys()]]);
  const read = rows.map((row): [string, SourceRow] => {
    // Of this service's own writing (keep-statement.ts).
    const unpriceable: readonly RefusedTariff[] = JSON.parse(row.unpriceable);
    return [
      row.name,
      {
        dueAtMs: row.due_at.getTime(),
        lastTriedAtMs: row.last_tried_at?.getTime() ?? null,
        lastGoodAtMs: row.last_good_at?.getTime() ?? null,
        asOfMs: row.as_of?.getTime() ?? null,
        fault: row.fault_code === null ? null : { code: row.fault_code, message: row.fault_message ?? "" },
        contentDigest: row.content_digest,
        unpriceable,
      },
    ];
  });
  return new Map(read.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export interface TariffCounts {
  readonly stated: number;
  readonly withdrawn: number;
}

/** By source; one without a tariff is left out. */
export async function countTariffs({
  database,
}: Pick<Parts, "database">): Promise<ReadonlyMap<string, TariffCounts>> {
  const rows = await database.query<{ source: string; stated: number; withdrawn: number }>(
    `select source, count(*) filter (where withdrawn_on is null)::int as stated, count(withdrawn_on)::int as withdrawn
     from tariffs.tariff group by source`,
  );
  return new Map(rows.map(({ source, stated, withdrawn }) => [source, { stated, withdrawn }]));
}
