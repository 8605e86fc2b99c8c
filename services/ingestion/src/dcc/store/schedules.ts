import type { Queryable, Row } from "@halfhourly/database";
import type { Direction } from "@halfhourly/domain";

export interface ScheduleRow extends Row {
  readonly schedule_id: string;
  readonly collection_id: string;
  readonly direction: Direction;
}

export async function insertSchedule(
  tx: Queryable,
  schedule: { readonly scheduleId: string; readonly collectionId: string; readonly direction: Direction },
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into ingestion.dcc_schedule (schedule_id, collection_id, direction, created_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [schedule.scheduleId, schedule.collectionId, schedule.direction, at],
  );
}

export async function findSchedule(database: Queryable, scheduleId: string): Promise<ScheduleRow | null> {
  const rows = await database.query<ScheduleRow>(
    "select schedule_id, collection_id, direction from ingestion.dcc_schedule where schedule_id = $1",
    [scheduleId],
  );
  return rows[0] ?? null;
}

export async function schedulesOf(database: Queryable, collectionId: string): Promise<ScheduleRow[]> {
  return database.query<ScheduleRow>(
    "select schedule_id, collection_id, direction from ingestion.dcc_schedule where collection_id = $1",
    [collectionId],
  );
}

export async function removeSchedule(tx: Queryable, scheduleId: string): Promise<void> {
  await tx.query("delete from ingestion.dcc_schedule where schedule_id = $1", [scheduleId]);
}

/** Whether its creation is under way. */
export async function hasOpenSchedule(
  database: Queryable,
  collectionId: string,
  direction: Direction,
): Promise<boolean> {
  const rows = await database.query(
    `select 1 from ingestion.dcc_request
     where collection_id = $1 and variant = '5.1' and direction = $2 and state in ('planned', 'sent', 'acknowledged')`,
    [collectionId, direction],
  );
  return rows.length > 0;
}
