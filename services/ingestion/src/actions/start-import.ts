import type { FileImport, ImportJob } from "@halfhourly/contracts";
import { covers, isLive, type Grant } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import { LARGEST_FILE_BYTES } from "../files/bytes-to-text.js";
import type { Parts } from "../parts.js";
import { countOpenJobs, insertJob } from "../store/import-jobs.js";
import { packTask } from "../store/import-task.js";
import { presentJob, taskPlace } from "./show-import.js";

/** The queue is bounded: it holds whole files. */
const MOST_OPEN_JOBS = 100;
const MOST_OPEN_JOBS_OF_A_HOUSEHOLD = 5;

/**
 * Queues a file durably and answers at once. Throws Problem `consent-required` (no live grant for this meter point and
 * fuel), `file-too-large`, `too-many-imports`.
 */
export async function startImport(parts: Parts, grant: Grant, file: FileImport): Promise<ImportJob> {
  const { database, sealing, ids, now } = parts;
  refuseWithoutGrant(grant, file, now());
  if (file.bytes.length > LARGEST_FILE_BYTES) {
    throw new Problem(413, "file-too-large", "The file is over 64 MB: split it into smaller files.");
  }
  await refuseFullQueue(parts, file.household);
  const id = ids();
  const task = await sealing.seal(file.household, packTask(file), taskPlace(id));
  const { household, meterId, fuel } = file;
  const meterPointHash = parts.fieldHash.of("meter point", file.meterPoint);
  const row = await insertJob(database, {
    id,
    household,
    meterId,
    meterPointHash,
    fuel,
    createdAt: new Date(now()),
    task,
  });
  parts.log.info({ importId: id }, "file queued");
  return presentJob(row, null);
}

function refuseWithoutGrant(grant: Grant, file: FileImport, nowMs: number): void {
  if (grant.household === file.household && covers(grant, file) && isLive(grant, nowMs)) return;
  throw new Problem(
    403,
    "consent-required",
    "There is no live consent for this meter, so its readings cannot be taken in. Nothing was stored.",
  );
}

async function refuseFullQueue({ database }: Parts, household: string): Promise<void> {
  const open = await countOpenJobs(database, household);
  if (open.ofHousehold >= MOST_OPEN_JOBS_OF_A_HOUSEHOLD) {
    throw new Problem(
      429,
      "too-many-imports",
      `${open.ofHousehold} of your files are still waiting: send this one again when they are done.`,
    );
  }
  if (open.all >= MOST_OPEN_JOBS) {
    throw new Problem(503, "too-many-imports", "Many files are waiting already: try again in a few minutes.");
  }
}
