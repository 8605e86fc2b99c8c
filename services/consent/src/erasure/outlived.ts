import type { Database } from "@halfhourly/database";

const dayMs = 86_400_000;
const yearMs = 365.25 * dayMs;
const removedAtOnce = 1_000;

interface Period {
  readonly table: string;
  readonly key: string;
  /** `$1` is the end of the period, `$2` how many at most. */
  readonly where: string;
  readonly keptForMs: number;
}

/** How long the service keeps what; README.md says why. */
const periods: readonly Period[] = [
  { table: "consent_record", key: "id", where: "recorded_at < $1", keptForMs: 6 * yearMs + dayMs },
  {
    table: "receipt",
    key: "record_id",
    where: "recorded_at < $1 and signed is not null",
    keptForMs: 6 * yearMs + dayMs,
  },
  {
    table: "erasure_case",
    key: "id",
    where: "closed_at < $1",
    keptForMs: 6 * yearMs + dayMs,
  },
  { table: "current_consent", key: "id", where: "state <> 'granted' and changed_at < $1", keptForMs: yearMs },
  {
    table: "tenancy_question",
    key: "(household, meter_point_hash, fuel)",
    where: "coalesce(answered_at, asked_at) < $1",
    keptForMs: yearMs,
  },
];

/** A refused write is counted on the case of its consent for a day after it closed; then the case leads to no meter. */
const meterKnownForMs = dayMs;

/** Removes what has outlived its period, in bounded batches. @returns removed rows by place. */
export async function removeOutlived(
  database: Database,
  nowMs: number,
): Promise<Readonly<Record<string, number>>> {
  const removed: Record<string, number> = {};
  for (const { table, key, where, keptForMs } of periods) {
    const values = [new Date(nowMs - keptForMs), removedAtOnce];
    let count = 0;
    for (;;) {
      const rows = await database.query(
        `delete from consent.${table} where ${key} in (select ${bare(key)} from consent.${table} where ${where} limit $2) returning 1`,
        values,
      );
      count += rows.length;
      if (rows.length < removedAtOnce) break;
    }
    removed[`table consent.${table}`] = count;
  }
  await database.query(
    "update consent.erasure_case set meter_point_hash = null where closed_at < $1 and meter_point_hash is not null",
    [new Date(nowMs - meterKnownForMs)],
  );
  return removed;
}

function bare(key: string): string {
  return key.replaceAll(/[()]/g, "");
}
