import type { Parts } from "../parts.js";
import { appendAudit } from "../store/audit.js";
import { countBatch, type JobRow } from "../store/import-jobs.js";
import type { MonthBatch } from "./month-batches.js";
import { storeReadings } from "./store-readings.js";

/** Another worker took the job over: this one leaves it alone. */
export class ClaimLost extends Error {
  override readonly name = "ClaimLost";
}

export interface BatchPlace {
  readonly job: JobRow;
  readonly worker: string;
  readonly meterPoint: string;
  /** Counted from 1. */
  readonly number: number;
  readonly of: number;
}

/**
 * Stores one batch under a grant minted for it, then counts and audits it in one transaction. Storing is idempotent: a
 * crash in between stores the batch again, which changes nothing. Throws Problem `consent-withdrawn` or `unit-differs`.
 */
export async function storeBatch(parts: Parts, batch: MonthBatch, place: BatchPlace): Promise<void> {
  const { job, worker, meterPoint, number } = place;
  const { household, fuel } = job;
  const { stored, replaced, unchanged } = await storeReadings(parts, batch, { household, meterPoint, fuel });
  await parts.database.transaction(async (tx) => {
    if (!(await countBatch(tx, job.id, worker, number, { days: batch.days, stored, replaced, unchanged })))
      throw new ClaimLost("claim lost");
    const why = `file import, batch ${number} of ${place.of}, attempt ${job.attempts}`;
    const result = `done: ${stored} stored, ${replaced} replaced, ${unchanged} unchanged`;
    await appendAudit(
      tx,
      { household, what: "readings.store", about: job.id, where: "ingestion import worker", why, result },
      parts.now(),
    );
  });
}
