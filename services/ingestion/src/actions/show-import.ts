import type { ImportJob, Inspection } from "@halfhourly/contracts";
import { KeyDestroyed } from "@halfhourly/keys";
import type { Parts } from "../parts.js";
import { findJob, jobsOfHousehold, type JobRow } from "../store/import-jobs.js";
import { unpackInspection } from "../store/import-task.js";

/** Null where the job does not exist or is another household's. */
export async function showImport(
  parts: Parts,
  household: string,
  importId: string,
): Promise<ImportJob | null> {
  const row = await findJob(parts.database, household, importId);
  return row === null ? null : presentJob(row, await inspectionOf(parts, row));
}

/** Everything kept of the household's imports, oldest first. */
export async function showImports(parts: Parts, household: string): Promise<ImportJob[]> {
  const shown: ImportJob[] = [];
  // One after another: an inspection may be large, and nobody waits for this.
  for (const row of await jobsOfHousehold(parts.database, household))
    shown.push(presentJob(row, await inspectionOf(parts, row)));
  return shown;
}

export function presentJob(row: JobRow, inspection: Inspection | null): ImportJob {
  return {
    id: row.id,
    meterId: row.meter_id,
    state: row.state,
    createdAt: instant(row.created_at),
    finishedAt: row.finished_at === null ? null : instant(row.finished_at),
    daysStored: row.days_stored,
    daysTotal: row.days_total,
    inspection,
    stored: row.stored,
    replaced: row.replaced,
    unchanged: row.unchanged,
    heldForReview: row.held_for_review,
    problem:
      row.problem_code === null ? null : { code: row.problem_code, message: row.problem_message ?? "" },
  };
}

async function inspectionOf({ sealing }: Parts, row: JobRow): Promise<Inspection | null> {
  if (row.inspection === null) return null;
  try {
    return unpackInspection(await sealing.unseal(row.household, row.inspection, inspectionPlace(row.id)));
  } catch (fault) {
    // The household was erased: that an import was is all that is left of it.
    if (fault instanceof KeyDestroyed) return null;
    throw fault;
  }
}

/** Sealed bytes are bound to their own row and column. */
export function inspectionPlace(importId: string): string {
  return `import inspection|${importId}`;
}

export function taskPlace(importId: string): string {
  return `import task|${importId}`;
}

function instant(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}
