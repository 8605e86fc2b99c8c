import { Rounds, withKeptClaim } from "@halfhourly/service-kit";
import { ClaimLost } from "../actions/store-batch.js";
import type { Parts } from "../parts.js";
import { claimJob, keepClaim, releaseClaim, type JobRow } from "../store/import-jobs.js";
import { runImport } from "./run-import.js";

/** A worker that dies is noticed after this long at most. */
const CLAIM_SECONDS = 15;
/** For jobs that another process queued, and for claims that ran out. */
const LOOK_AGAIN_MS = 5_000;

/** Works through the queue, one job at a time. */
export class ImportWorker {
  readonly #rounds: Rounds;
  readonly #worker: string;

  constructor(readonly parts: Parts) {
    this.#worker = parts.ids();
    this.#rounds = new Rounds({
      everyMs: LOOK_AGAIN_MS,
      round: () => this.#workThroughQueue(),
      onFault: (fault) => parts.log.warn({ err: fault }, "the import queue could not be read"),
    });
  }

  /** Begins with what an earlier process left behind. Migrations must be applied. */
  start(): void {
    this.#rounds.start();
  }

  /** Waits for the batch under way; what is left of its job goes on at the next start. */
  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  wake(): void {
    this.#rounds.wake();
  }

  async #workThroughQueue(): Promise<void> {
    for (let job = await this.#claim(); job !== null; job = await this.#claim()) await this.#work(job);
  }

  async #claim(): Promise<JobRow | null> {
    return this.#rounds.isStopping ? null : claimJob(this.parts.database, this.#worker, CLAIM_SECONDS);
  }

  async #work(job: JobRow): Promise<void> {
    const { database, log } = this.parts;
    const worker = this.#worker;
    const keep = () => keepClaim(database, job.id, worker, CLAIM_SECONDS);
    try {
      const outcome = await withKeptClaim(keep, (isLost) =>
        runImport(this.parts, job, {
          worker,
          shouldStop: () => this.#rounds.isStopping || isLost(),
        }),
      );
      if (outcome === "stopped") await releaseClaim(database, job.id, worker);
    } catch (fault) {
      if (fault instanceof ClaimLost) return;
      // Not released: the claim runs out and the job is tried again, not in a tight circle.
      log.error({ err: fault, importId: job.id, attempt: job.attempts }, "an import attempt failed");
    }
  }
}
