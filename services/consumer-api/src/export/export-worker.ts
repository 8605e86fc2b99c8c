import { KeyDestroyed } from "@halfhourly/keys";
import { Rounds, withKeptClaim } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";
import { exportLivesMs } from "./ask-export.js";
import {
  claimExport,
  failExport,
  finishExport,
  keepExportClaim,
  releaseExport,
  sweepExports,
  type ExportRow,
} from "./export-jobs.js";
import { ExportClaimLost } from "./export-pieces.js";
import { ExportStopped, makeExport } from "./make-export.js";
import { PlanChanged } from "./readings-plan.js";

/** A worker that dies is noticed after this long at most. */
const claimSeconds = 15;
/** For jobs that another process queued, and for claims that ran out. */
const lookAgainMs = 5_000;
/** A job that brings its process down each time must not do so for ever. */
const mostAttempts = 5;
const dayMs = 24 * 3_600_000;
export const keepJobsDays = 90;

/** Makes the exports that were asked for, one at a time, and wipes those that have passed their end. */
export class ExportWorker {
  readonly #rounds: Rounds;
  readonly #worker: string;

  constructor(readonly parts: Parts) {
    this.#worker = parts.ids();
    this.#rounds = new Rounds({
      everyMs: lookAgainMs,
      round: () => this.#workThroughQueue(),
      onFault: (fault) => parts.logger.warn({ err: fault }, "the queue of exports could not be read"),
    });
  }

  /** Begins with what an earlier process left behind. Migrations must be applied. */
  start(): void {
    this.#rounds.start();
  }

  /** What is under way is cut off and made again at the next start. */
  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  wake(): void {
    this.#rounds.wake();
  }

  async #workThroughQueue(): Promise<void> {
    const { database, now } = this.parts;
    await sweepExports(database, new Date(now()), new Date(now() - keepJobsDays * dayMs));
    for (let job = await this.#claim(); job !== null; job = await this.#claim()) await this.#work(job);
  }

  async #claim(): Promise<ExportRow | null> {
    return this.#rounds.isStopping ? null : claimExport(this.parts.database, this.#worker, claimSeconds);
  }

  async #work(job: ExportRow): Promise<void> {
    const { database } = this.parts;
    if (job.attempts > mostAttempts) return failExport(database, job.id, this.#worker);
    let percent = 0;
    const keep = () => keepExportClaim(database, job.id, this.#worker, claimSeconds, percent);
    await withKeptClaim(keep, (isLost) =>
      this.#make(job, {
        shouldStop: () => this.#rounds.isStopping || isLost(),
        progress: (now) => (percent = now),
      }).catch((fault: unknown) => this.#settle(job, fault)),
    );
  }

  async #make(job: ExportRow, making: Parameters<typeof makeExport>[2]): Promise<void> {
    const { database, now, logger } = this.parts;
    const { id, household } = job;
    const made = await makeExport(this.parts, { id, household, worker: this.#worker }, making);
    const readyAt = new Date(now());
    const endsAt = new Date(readyAt.getTime() + exportLivesMs);
    if (!(await finishExport(database, id, this.#worker, made, { readyAt, endsAt })))
      throw new ExportClaimLost("claim lost");
    logger.info({ exportId: id, bytes: made.bytes, readings: made.readings }, "export made");
  }

  async #settle(job: ExportRow, fault: unknown): Promise<void> {
    const { database, logger } = this.parts;
    if (fault instanceof ExportClaimLost) return;
    // The household was erased while its export was made.
    if (fault instanceof KeyDestroyed) return failExport(database, job.id, this.#worker);
    if (fault instanceof ExportStopped || fault instanceof PlanChanged)
      return releaseExport(database, job.id, this.#worker);
    // Not released: the claim runs out and the job is tried again, not in a tight circle.
    logger.error(
      { err: fault, exportId: job.id, attempt: job.attempts },
      "an attempt to make an export failed",
    );
  }
}
