import type { Parts } from "../actions/parts.js";
import { goalMs } from "../erasure/case-store.js";

const namedAtOnce = 100;

interface LateRow extends Record<string, unknown> {
  readonly id: string;
  readonly opened_at: Date;
  readonly due_at: Date;
  readonly waiting_for: readonly string[] | null;
}

/** Alarms the operator about every case that is open for over an hour (the goal) or past its 30 days (the bound). */
export async function watchOverdue({ database, now, log }: Parts): Promise<void> {
  const nowMs = now();
  const rows = await database.query<LateRow>(
    `select c.id, c.opened_at, c.due_at,
       (select array_agg(s.owner || coalesce(': ' || s.last_fault, '') order by s.owner)
          from consent.erasure_step s where s.case_id = c.id and s.done_at is null) as waiting_for
     from consent.erasure_case c where c.closed_at is null and c.opened_at < $1 order by c.position limit $2`,
    [new Date(nowMs - goalMs), namedAtOnce],
  );
  for (const { id: caseId, opened_at, due_at, waiting_for: waitingFor } of rows) {
    const openHours = Math.floor((nowMs - opened_at.getTime()) / 3_600_000);
    const overdue = due_at.getTime() < nowMs;
    log.error(
      { caseId, openHours, overdue, waitingFor },
      overdue ? "an erasure case is overdue" : "an erasure case is open for more than an hour",
    );
  }
}
