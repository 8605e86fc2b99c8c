import { Problem } from "@halfhourly/service-kit";
import type { Inspection } from "@halfhourly/contracts";
import { monthBatches } from "../actions/month-batches.js";
import { readImport } from "../actions/read-import.js";
import { inspectionPlace, taskPlace } from "../actions/show-import.js";
import { ClaimLost, storeBatch } from "../actions/store-batch.js";
import type { Parts } from "../parts.js";
import { appendAudit } from "../store/audit.js";
import { endJob, markReading, markStoring, readTask, type JobRow } from "../store/import-jobs.js";
import { packInspection, unpackTask } from "../store/import-task.js";

/** A job that brings its process down each time must not do so for ever. */
const MOST_ATTEMPTS = 5;

export interface RunOptions {
  readonly worker: string;
  /** Asked between batches: true leaves the rest for the next start. */
  readonly shouldStop: () => boolean;
}

/**
 * Reads a job's file and stores its readings, batch after batch, from where the last attempt stopped. The file is wiped
 * with the job's end. Faults that the household can do something about end the job as failed; others are thrown, and the
 * job is tried again.
 */
export async function runImport(
  parts: Parts,
  job: JobRow,
  { worker, shouldStop }: RunOptions,
): Promise<"ended" | "stopped"> {
  const end = (problem: Problem | null, inspection: Inspection | null = null) =>
    endImport(parts, job, worker, problem, inspection);
  if (job.attempts > MOST_ATTEMPTS) {
    return end(
      new Problem(
        500,
        "import-failed",
        "Reading this file failed on our side several times. Nothing half-written is left; please report it.",
      ),
    );
  }
  await markReading(parts.database, job.id, worker);
  const sealed = await readTask(parts.database, job.id);
  if (sealed === null) throw new ClaimLost("the job ended elsewhere");
  const { meterPoint, flags, bytes } = unpackTask(
    await parts.sealing.unseal(job.household, sealed, taskPlace(job.id)),
  );
  const read = await readImport(bytes, flags, { fuel: job.fuel, meterPoint });
  if (!read.ok) return end(new Problem(422, read.code, read.message), read.inspection);
  const batches = monthBatches(read.registers);
  const inspection = await parts.sealing.seal(
    job.household,
    packInspection(read.inspection),
    inspectionPlace(job.id),
  );
  const daysTotal = batches.reduce((sum, { days }) => sum + days, 0);
  await markStoring(parts.database, job.id, worker, {
    daysTotal,
    heldForReview: read.heldForReview,
    inspection,
  });
  for (const [index, batch] of batches.entries()) {
    if (index < job.batches_done) continue;
    if (shouldStop()) return "stopped";
    try {
      await storeBatch(parts, batch, { job, worker, meterPoint, number: index + 1, of: batches.length });
    } catch (fault) {
      if (fault instanceof Problem && fault.status < 500) return end(fault);
      throw fault;
    }
  }
  return end(null);
}

async function endImport(
  parts: Parts,
  job: JobRow,
  worker: string,
  problem: Problem | null,
  inspection: Inspection | null,
): Promise<"ended"> {
  const sealed =
    inspection === null
      ? null
      : await parts.sealing.seal(job.household, packInspection(inspection), inspectionPlace(job.id));
  const atMs = parts.now();
  await parts.database.transaction(async (tx) => {
    const told = problem === null ? null : { code: problem.code, message: problem.detail };
    const state = problem === null ? "done" : "failed";
    if (!(await endJob(tx, job.id, worker, { state, at: new Date(atMs), problem: told, inspection: sealed })))
      throw new ClaimLost("claim lost");
    const result = problem === null ? "done: file wiped" : `refused: ${problem.code}`;
    await appendAudit(
      tx,
      {
        household: job.household,
        what: "import.end",
        about: job.id,
        where: "ingestion import worker",
        why: "file import",
        result,
      },
      atMs,
    );
  });
  parts.log.info({ importId: job.id, problem: problem?.code }, "import ended");
  return "ended";
}
